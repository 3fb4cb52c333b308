import { reachOf, shinglesOf } from "../text/sketch.ts";
import type { Sentence, Unit } from "../text/units.ts";

/** How much of a text stands in another. */
export interface Repeated {
  /** Share of its characters in sentences that are repeated, those of stock wording left aside; 0 to 1. */
  readonly share: number;
  readonly characters: number;
  /** The longest sentence that is repeated, and where it comes from. */
  readonly sentence: Sentence | null;
  readonly source: Sentence | null;
}

/** Characters that must stand together in both texts to count. */
const RUN = 6;
/** A sentence is repeated when so much of it stands in the other text. */
const COVERED = 0.6;

/** Share of a sentence that stands in the other text in runs of `RUN` characters or more. */
function coverage(text: string, runs: ReadonlySet<string>): number {
  if (text.length < RUN) return 0;
  let covered = 0;
  let upTo = 0;
  for (let i = 0; i + RUN <= text.length; i++) {
    if (!runs.has(text.slice(i, i + RUN))) continue;
    covered += i + RUN - Math.max(upTo, i);
    upTo = i + RUN;
  }
  return covered / text.length;
}

function runsOf(text: string): Set<string> {
  const runs = new Set<string>();
  for (let i = 0; i + RUN <= text.length; i++) runs.add(text.slice(i, i + RUN));
  return runs;
}

/** The sentence that has most of `text`. */
function sourceOf(text: string, unit: Unit): Sentence | null {
  let best: { sentence: Sentence; share: number } | null = null;
  for (const sentence of unit.sentences) {
    const share = coverage(text, runsOf(sentence.text));
    if (share > (best?.share ?? 0)) best = { sentence, share };
  }
  return best?.sentence ?? null;
}

/** Whether a sentence is stock: most of its shingles that the sketch has a say about are. */
function isStock({ text }: Sentence, reach: number, stock: ReadonlySet<number>): boolean {
  let known = 0;
  let common = 0;
  for (const hash of shinglesOf(text)) {
    if (hash > reach) continue;
    known++;
    if (stock.has(hash)) common++;
  }
  return known > 0 && common * 2 > known;
}

/**
 * How much of `unit` repeats `other`, sentence by sentence. A sentence whose figures are new tells something new, and counts as told anew
 * even where its words are the same.
 */
export function repeatedIn(unit: Unit, other: Unit, sketch: Uint32Array, stock: ReadonlySet<number>): Repeated {
  const runs = runsOf(other.sentences.map(({ text }) => text).join(""));
  const reach = reachOf(sketch);
  let own = 0;
  let repeated = 0;
  let longest: Sentence | null = null;
  for (const sentence of unit.sentences) {
    if (isStock(sentence, reach, stock)) continue;
    own += sentence.text.length;
    if (coverage(sentence.text, runs) < COVERED) continue;
    if (sentence.figures !== "" && !other.sentences.some(({ figures }) => figures === sentence.figures)) continue;
    repeated += sentence.text.length;
    if (sentence.text.length > (longest?.text.length ?? 0)) longest = sentence;
  }
  return {
    share: own === 0 ? 0 : repeated / own,
    characters: repeated,
    sentence: longest,
    source: longest === null ? null : sourceOf(longest.text, other),
  };
}
