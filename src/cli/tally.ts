import type { Verdict } from "../batch/ledger.ts";

type Kind = Verdict["status"];

/** How many of each kind are kept to be named. */
const NAMED = 5;

/** Counts of a run, and the first files of each kind but `verified`; its size does not grow with the run. */
export class Tally {
  readonly counts: Record<Kind, number> = { verified: 0, inconsistent: 0, review: 0, failed: 0 };
  /** The first by path of each kind. */
  readonly first: Record<Exclude<Kind, "verified">, Verdict[]> = { inconsistent: [], review: [], failed: [] };
  /** Taken from the ledger without doing them again. */
  recorded = 0;
  done = 0;

  add(verdict: Verdict, fresh: boolean): void {
    this.done++;
    if (!fresh) this.recorded++;
    this.counts[verdict.status]++;
    if (verdict.status === "verified") return;
    const first = this.first[verdict.status];
    first.push(verdict);
    first.sort((a, b) => (a.path < b.path ? -1 : 1));
    first.length = Math.min(first.length, NAMED);
  }
}
