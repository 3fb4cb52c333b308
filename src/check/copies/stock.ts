import type { UnitSketch } from "../digest.ts";

/** A unit of text in the archive: whose it is, and when. */
export interface Entry {
  /** Number of the agency, and of the file in the run. */
  readonly agency: number;
  readonly year: number;
  readonly file: number;
  /** Number among the file's units. */
  readonly unit: number;
  readonly sketch: UnitSketch["sketch"];
}

/** Wording that so many agencies share is stock, and nobody's copy: a tenth of them, and five at least. */
const SHARE = 0.1;
const FEWEST = 5;

/** The hashes are gone through in so many parts, so that only one part of them is in memory twice. */
const PARTS = 16;
const AGENCIES = 2 ** 21;

/** The hashes that stand in the texts of so many agencies that they are stock. Exact, and the same in whatever order they come. */
export function stockOf(entries: readonly Entry[], agencies: number): Set<number> {
  const least = Math.max(FEWEST, Math.ceil(agencies * SHARE));
  const stock = new Set<number>();
  for (let part = 0; part < PARTS; part++) {
    const from = (part * 2 ** 32) / PARTS;
    const to = ((part + 1) * 2 ** 32) / PARTS;
    let size = 0;
    for (const { sketch } of entries) size += lowerBound(sketch, to) - lowerBound(sketch, from);
    // Hash and agency in one number: it is exact up to 2^53.
    const pairs = new Float64Array(size);
    let at = 0;
    for (const { sketch, agency } of entries)
      for (let i = lowerBound(sketch, from); i < sketch.length && (sketch[i] as number) < to; i++)
        pairs[at++] = (sketch[i] as number) * AGENCIES + (agency % AGENCIES);
    pairs.sort();
    let hash = -1;
    let count = 0;
    let last = -1;
    for (const pair of pairs) {
      if (pair === last) continue;
      last = pair;
      const of = Math.floor(pair / AGENCIES);
      count = of === hash ? count + 1 : 1;
      hash = of;
      if (count === least) stock.add(hash);
    }
  }
  return stock;
}

/** Index of the first hash that is not below `value`. */
export function lowerBound(sketch: Uint32Array, value: number): number {
  let low = 0;
  let high = sketch.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sketch[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
