import { setFlagsFromString } from "node:v8";

/**
 * V8 compiles and collects garbage for every thread in the background, on the cores that the other threads need: over 1,000 short
 * documents on two threads that was a quarter of all processor time. So it waits about seven times longer than usual before it
 * optimises a function, and then draws fewer others into it; and each thread collects its short-lived garbage itself, half as often.
 */
const CALM = [
  "--interrupt-budget=1000000",
  "--max-inlined-bytecode-size-cumulative=100",
  "--no-parallel-scavenge",
  "--max-semi-space-size=32",
];

/** For threads that start later. Only with the V8 it was measured with, that of Node 20: what the flags mean is V8's own affair. */
export function calmHelpers(): void {
  if (process.versions.v8.startsWith("11.")) for (const flag of CALM) setFlagsFromString(flag);
}
