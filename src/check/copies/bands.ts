import { likeness, mix } from "../text/sketch.ts";
import { type Entry, lowerBound } from "./stock.ts";

/**
 * Which texts may be alike, without comparing each with each: locality-sensitive hashing of MinHash values in bands. Of texts with
 * three tenths of their own shingles in common 98 in 100 meet in one of the bands, of those with a hundredth 4 in 1,000.
 */
const BANDS = 40;
const ROWS = 2;

/** Fewest hashes of a sketch that are not stock, and their least share: below that a text has nothing of its own. */
const FEWEST = 12;
const LEAST = 0.25;
/** Fewest hashes of a sample. */
const SAMPLE = 8;

/** Texts of one bucket that a text is compared with, the first and the last before it; and how many of the likest are kept. */
const COMPARED = 12;
const KEPT = 4;

/** Texts less alike than this are not looked at again. */
const ALIKE = 0.2;

/** A text with what is its own: the hashes of its sketch that are not stock. */
export interface Own {
  readonly entry: Entry;
  readonly hashes: Uint32Array;
  /** Up to which hash they are all of the text's. */
  readonly reach: number;
}

export interface Candidate {
  readonly own: Own;
  readonly alike: number;
}

/** Null for a text that is stock. */
export function ownOf(entry: Entry, stock: ReadonlySet<number>, reach: number): Own | null {
  const others = entry.sketch.filter((hash) => !stock.has(hash));
  const hashes = others.length === entry.sketch.length ? entry.sketch : others;
  return hashes.length >= FEWEST && hashes.length >= LEAST * entry.sketch.length ? { entry, hashes, reach } : null;
}

/** The texts of `others` that are like `own`, the likest first. */
export function likest(own: Own, others: Iterable<Own>): Candidate[] {
  const alike = [...others].map((other): Candidate => ({ own: other, alike: likenessOf(own, other) }));
  return alike.filter((candidate) => candidate.alike >= ALIKE).sort(byLikeness);
}

const likenessOf = (a: Own, b: Own): number => likeness(a.hashes, b.hashes, Math.min(a.reach, b.reach));

const byLikeness = (a: Candidate, b: Candidate): number =>
  b.alike - a.alike || a.own.entry.file - b.own.entry.file || a.own.entry.unit - b.own.entry.unit;

/**
 * A text's own hashes up to a power of two, up to which its sketch is complete. Texts of different length are comparable only as far
 * as both sketches reach; so each is looked at as far as its own reaches, and half as far.
 */
interface Sample {
  readonly own: Own;
  readonly bits: number;
  readonly hashes: Uint32Array;
}

function samplesOf(own: Own): Sample[] {
  const most = Math.floor(Math.log2(own.reach + 1));
  return [most, most - 1].flatMap((bits): Sample[] => {
    // A part of the same memory, for they are ascending: a copy for each would be most of what is kept.
    const hashes = own.hashes.subarray(0, lowerBound(own.hashes, 2 ** bits));
    return hashes.length < SAMPLE ? [] : [{ own, bits, hashes }];
  });
}

/** The MinHash values of one band, and how far they reach, as one number. */
function keyIn(band: number, { bits, hashes }: Sample): number {
  let key = bits;
  for (let row = 0; row < ROWS; row++) {
    const salt = mix(band * ROWS + row + 1);
    let least = 0xffffffff;
    for (const hash of hashes) {
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

/**
 * For each text that may repeat one of before, the likest of those, the likest first. `owns` come in the order of year and file.
 * The work for a text is bounded, however many are alike.
 */
export function candidatesOf(owns: readonly Own[]): ReadonlyMap<Own, readonly Candidate[]> {
  const samples = owns.flatMap(samplesOf);
  const found = new Map<Own, Candidate[]>();
  for (let band = 0; band < BANDS; band++) meetIn(band, samples, found);
  return found;
}

/** Compares each text with those of before that have the same values in a band. */
function meetIn(band: number, samples: readonly Sample[], found: Map<Own, Candidate[]>): void {
  // Nearly all texts are alone in their bucket: no list for those.
  const first = new Map<number, Own>();
  const buckets = new Map<number, Own[]>();
  for (const sample of samples) {
    const key = keyIn(band, sample);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, sample.own);
      continue;
    }
    const bucket = buckets.get(key) ?? [before];
    const others =
      bucket.length <= COMPARED ? bucket : [...bucket.slice(0, COMPARED / 2), ...bucket.slice(-COMPARED / 2)];
    for (const other of others) note(sample.own, other, found);
    bucket.push(sample.own);
    buckets.set(key, bucket);
  }
}

function note(own: Own, other: Own, found: Map<Own, Candidate[]>): void {
  const known = found.get(own) ?? [];
  if (!mayPrecede(other.entry, own.entry) || known.some((candidate) => candidate.own === other)) return;
  const alike = likenessOf(own, other);
  if (alike < ALIKE) return;
  found.set(own, [...known, { own: other, alike }].sort(byLikeness).slice(0, KEPT));
}
