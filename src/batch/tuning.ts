import { setFlagsFromString } from "node:v8";

/**
 * Lets V8 wait about seven times longer than usual before it optimises a function. Every thread compiles for itself, in the
 * background, on the cores that the other threads need: for 1,000 texts on two threads that was a quarter of all processor
 * time. Only for the V8 it was measured with, which is that of Node 20: the flag's meaning is V8's own affair.
 */
export function calmCompiler(): void {
  if (process.versions.v8.startsWith("11.")) setFlagsFromString("--interrupt-budget=1000000");
}
