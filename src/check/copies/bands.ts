import { likeness, mix } from "../text/sketch.ts";
import type { Entry } from "./stock.ts";

/**
 * Which texts may be alike, without comparing each with each: locality-sensitive hashing of MinHash values in bands. Of texts with
 * four tenths of their own shingles in common 99 in 100 meet in one of the bands, of those with a fiftieth 6 in 10,000.
 */
const BANDS = 80;
const ROWS = 3;

/** Fewest hashes of a sketch that are not stock, and their least share: below that a text has nothing of its own. */
const FEWEST = 12;
const LEAST = 0.25;

/** Texts of one bucket that a text is compared with, the nearest before it first; and how many of the likest are kept. */
const COMPARED = 12;
const KEPT = 4;

/** Texts less alike than this are not looked at again. */
export const ALIKE = 0.25;

const ownOf = (entry: Entry, stock: ReadonlySet<number>): Uint32Array | null => {
  const own = entry.sketch.filter((hash) => !stock.has(hash));
  return own.length >= FEWEST && own.length >= LEAST * entry.sketch.length ? own : null;
};

/** The MinHash values of one band as one number. */
function keyIn(band: number, own: Uint32Array): number {
  let key = 0;
  for (let row = 0; row < ROWS; row++) {
    const salt = mix(band * ROWS + row + 1);
    let least = 0xffffffff;
    for (const hash of own) {
      const value = mix(hash ^ salt);
      if (value < least) least = value;
    }
    key = key * 131 + least;
  }
  return key;
}

/** Whether `b` may be what `a` was copied from: earlier, or of another agency in the same year and before it. */
const mayPrecede = (b: Entry, a: Entry): boolean =>
  b.year < a.year || (b.year === a.year && b.agency !== a.agency && b.file < a.file);

interface Candidate {
  readonly entry: Entry;
  readonly alike: number;
}

/**
 * For each text that may repeat one of before, the likest of those, the likest first. `entries` come in the order of year and file.
 * The work for a text is bounded, however many are alike.
 */
export function candidatesOf(entries: readonly Entry[], stock: ReadonlySet<number>): Map<Entry, Candidate[]> {
  const owns = entries.map((entry) => ownOf(entry, stock));
  const met = new Map<number, Set<number>>();
  for (let band = 0; band < BANDS; band++) meetIn(band, owns, met);
  const found = new Map<Entry, Candidate[]>();
  for (const [at, others] of [...met].sort(([a], [b]) => a - b)) {
    const entry = entries[at] as Entry;
    const candidates = [...others].flatMap((index): Candidate[] => {
      const other = entries[index] as Entry;
      if (!mayPrecede(other, entry)) return [];
      const alike = likeness(entry.sketch, other.sketch, stock);
      return alike < ALIKE ? [] : [{ entry: other, alike }];
    });
    if (candidates.length > 0) found.set(entry, candidates.sort(byLikeness).slice(0, KEPT));
  }
  return found;
}

/** Notes for each text those of before that have the same values in a band. */
function meetIn(band: number, owns: readonly (Uint32Array | null)[], met: Map<number, Set<number>>): void {
  // Nearly all texts are alone in their bucket: a number for the first, a list only where there are more.
  const first = new Map<number, number>();
  const buckets = new Map<number, number[]>();
  owns.forEach((own, at) => {
    if (own === null) return;
    const key = keyIn(band, own);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, at);
      return;
    }
    const bucket = buckets.get(key) ?? [before];
    const seen = met.get(at) ?? new Set<number>();
    for (const other of bucket.slice(0, COMPARED / 2)) seen.add(other);
    for (const other of bucket.slice(-COMPARED / 2)) seen.add(other);
    met.set(at, seen);
    bucket.push(at);
    buckets.set(key, bucket);
  });
}

const byLikeness = (a: Candidate, b: Candidate): number =>
  b.alike - a.alike || a.entry.file - b.entry.file || a.entry.unit - b.entry.unit;

/** Whether a text has enough wording of its own to be anybody's copy. */
export const hasOwn = (entry: Entry, stock: ReadonlySet<number>): boolean => ownOf(entry, stock) !== null;
