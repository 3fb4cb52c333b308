import { setFlagsFromString } from "node:v8";

/**
 * V8 compiles and collects garbage for every thread in the background, on the cores that the other threads need: over 1,000 short
 * documents on two threads that was a quarter of all processor time. So it waits about seven times longer than usual before it
 * optimises a function, and then draws fewer others into it; and each thread collects its short-lived garbage itself, in a space that
 * has its full size (MiB) from the start, so that a short batch takes the memory that a long one does. It is smaller than V8 would let
 * it grow: more of it stays in the core's own memory.
 */
const CALM = [
  "--interrupt-budget=1000000",
  "--max-inlined-bytecode-size-cumulative=100",
  "--no-parallel-scavenge",
  "--min-semi-space-size=12",
];

/** For threads that start later: each collects its short-lived garbage itself, and holds up no other thread for it. */
export const collectAlone = (): void => set(["--no-parallel-scavenge"]);

/** For threads that start later. */
export const calmHelpers = (): void => set(CALM);

/** For all threads that run: such spaces grow no more. Each thread says it, because V8 forgets it whenever another one starts. */
export const keepSpaces = (): void => set(["--semi-space-growth-factor=1"]);

/** Only with the V8 that the flags were measured with, that of Node 20: what they mean is V8's own affair. */
function set(flags: readonly string[]): void {
  if (process.versions.v8.startsWith("11.")) for (const flag of flags) setFlagsFromString(flag);
}
