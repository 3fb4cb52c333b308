import { once } from "../model/once.ts";
import type { Run } from "./column.ts";

/** The same function of a run and the column in which it begins, remembering what it made for as long as the run is in use. */
export function byRun<T extends string | object | null>(
  make: (run: Run, from: number) => T,
): (run: Run, from: number) => T {
  const known: ((run: Run) => T)[] = [];
  return (run, from) => {
    known[from] ??= once((here) => make(here, from));
    return known[from](run);
  };
}
