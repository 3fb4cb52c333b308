import type { Entry } from "./ledger.ts";

/** Inputs whose reports are of the same agency and year: a page and its attachment, or a report published twice. */
export interface Duplicates {
  readonly agency: string;
  readonly year: number;
  /** In order; at least two. */
  readonly paths: readonly string[];
}

/** The inputs of `entries`, each given once, that share agency and year with another. */
export function duplicatesAmong(entries: Iterable<Entry>): Duplicates[] {
  const first = new Map<string, string>();
  const groups = new Map<string, { agency: string; year: number; paths: string[] }>();
  for (const { path, agency, year } of entries) {
    if (agency == null || year == null) continue;
    const key = `${year} ${agency}`;
    const earlier = first.get(key);
    const group = groups.get(key);
    if (group !== undefined) group.paths.push(path);
    else if (earlier !== undefined) groups.set(key, { agency, year, paths: [earlier, path] });
    else first.set(key, path);
  }
  return [...groups.values()];
}
