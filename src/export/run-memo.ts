import type { Run } from "./column.ts";

/** The same function of a run and the column in which it begins, remembering what it made for as long as the run is in use. */
export function byRun<T extends string | object | null>(
  make: (run: Run, from: number) => T,
): (run: Run, from: number) => T {
  const known: WeakMap<Run, T>[] = [];
  return (run, from) => {
    known[from] ??= new WeakMap();
    const here = known[from];
    let made = here.get(run);
    if (made === undefined) {
      made = make(run, from);
      here.set(run, made);
    }
    return made;
  };
}
