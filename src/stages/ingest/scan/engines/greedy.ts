import { UNREAD } from "../../../../model/scan.ts";
import type { ReadChar } from "./engine.ts";

/** What the network says of one picture: `steps` rows of a probability for each class. */
export interface Output {
  readonly data: Float32Array;
  readonly from: number;
  readonly steps: number;
  readonly classes: number;
}

/** A character surer than this is not another one; as many others are kept of the rest, none of them less likely than the least. */
const SURE = 0.98;
const OTHERS = 6;
const LEAST_LIKELY = 0.002;

/** A mark that is seen, but more likely nothing, is one where there is room for it. */
const FAINT = 0.15;
const FAINT_MARK = /^[，、。；]$/u;
/** What it stands behind: digits that stand apart are not parted by one. */
const MARKED = /^[\u4e00-\u9fff%）》”]$/u;
const ROOM = 1.5;
const ROOM_AT_END = 0.7;

/** So is a digit that is half seen beside others, but what it is can't be told: a number that lacks one is another number. */
const FAINT_DIGIT = 0.25;
const ROOM_FOR_DIGIT = 0.75;
const OF_NUMBER = /^[\d+]$/u;

/** A character at the steps from `first` to `last`, surest at `peak`. */
interface Seen {
  readonly best: number;
  readonly first: number;
  readonly last: number;
  readonly peak: number;
  readonly confidence: number;
  /** There is one, but what it is can't be told. */
  readonly unread?: boolean;
}

/** The likeliest character at each step of a picture `wide` steps across, repeats and gaps taken out. */
export function charsOf(output: Output, characters: readonly string[], wide: number): ReadChar[] {
  const seen = seenIn(output);
  const faint = [...faintMarks(output, seen, characters), ...faintDigits(output, seen, characters)];
  const all = [...seen, ...faint].sort((a, b) => a.first - b.first);
  const share = (step: number): number => Math.min(1, step / wide);
  return all.map(({ best, first, last, peak, confidence, unread = false }) => ({
    text: unread ? UNREAD : (characters[best] ?? ""),
    from: share(first),
    to: share(last + 1),
    confidence,
    others: confidence < SURE ? othersAt(output, peak, best, characters) : [],
  }));
}

function seenIn(output: Output): Seen[] {
  const { data, from, steps, classes } = output;
  const seen: { best: number; first: number; last: number; peak: number; confidence: number }[] = [];
  let previous = 0;
  for (let t = 0; t < steps; t++) {
    const best = bestAt(output, t, 0);
    const confidence = data[from + t * classes + best] as number;
    const current = seen.at(-1);
    if (best !== 0 && best === previous && current !== undefined) {
      current.last = t;
      if (confidence > current.confidence) Object.assign(current, { confidence, peak: t });
    } else if (best !== 0) seen.push({ best, first: t, last: t, peak: t, confidence });
    previous = best;
  }
  return seen;
}

/** The likeliest class at a step, of those from `least` on. */
function bestAt({ data, from, classes }: Output, step: number, least: number): number {
  const at = from + step * classes;
  let best = least;
  for (let c = least + 1; c < classes; c++) if ((data[at + c] as number) > (data[at + best] as number)) best = c;
  return best;
}

/** Marks that the network half sees, where characters stand so far apart that there must be one, or behind the last. */
function faintMarks(output: Output, seen: readonly Seen[], characters: readonly string[]): Seen[] {
  const { steps } = output;
  const pitch = pitchOf(seen);
  if (pitch === null) return [];
  return seen.flatMap(({ best: before, first, last }, i): Seen[] => {
    const next = seen[i + 1];
    if (!MARKED.test(characters[before] ?? "")) return [];
    const end = next === undefined ? steps : next.first - 1;
    if (next !== undefined && next.first - first < ROOM * pitch) return [];
    const begin = Math.max(last + 2, next === undefined ? Math.ceil(first + ROOM_AT_END * pitch) : 0);
    const faint = likeliestOf(output, begin, end, FAINT, (best) => FAINT_MARK.test(characters[best] ?? ""));
    return faint === null ? [] : [faint];
  });
}

/** Digits that the network half sees beside what belongs to a number. */
function faintDigits(output: Output, seen: readonly Seen[], characters: readonly string[]): Seen[] {
  const pitch = pitchOf(seen);
  if (pitch === null) return [];
  return seen.slice(1).flatMap((next, i): Seen[] => {
    const { best, first, last } = seen[i] as Seen;
    if (!OF_NUMBER.test(characters[best] ?? "") && !OF_NUMBER.test(characters[next.best] ?? "")) return [];
    if (next.first - first < ROOM_FOR_DIGIT * pitch) return [];
    const isDigit = (other: number): boolean => /^\d$/u.test(characters[other] ?? "");
    const faint = likeliestOf(output, last + 2, next.first - 1, FAINT_DIGIT, isDigit);
    return faint === null ? [] : [{ ...faint, unread: true }];
  });
}

/** Steps from one character to the next, as most of them stand; null for fewer than two. */
function pitchOf(seen: readonly Seen[]): number | null {
  const ways = seen.slice(1).map(({ first }, i) => first - (seen[i] as Seen).first);
  return ways.sort((a, b) => a - b)[ways.length >> 1] ?? null;
}

/** The likeliest character of a kind from step `begin` up to `end` that is the likeliest there, none aside, and at least so likely. */
function likeliestOf(
  output: Output,
  begin: number,
  end: number,
  least: number,
  isWanted: (best: number) => boolean,
): Seen | null {
  const { data, from, classes } = output;
  let found: Seen | null = null;
  for (let t = begin; t < end; t++) {
    const best = bestAt(output, t, 1);
    const confidence = data[from + t * classes + best] as number;
    if (confidence >= Math.max(least, found?.confidence ?? 0) && isWanted(best))
      found = { best, first: t, last: t, peak: t, confidence };
  }
  return found;
}

function othersAt(
  { data, from, classes }: Output,
  step: number,
  best: number,
  characters: readonly string[],
): ReadChar["others"] {
  const at = from + step * classes;
  const others: { text: string; confidence: number }[] = [];
  for (let c = 1; c < classes; c++) {
    const confidence = data[at + c] as number;
    if (c !== best && confidence >= LEAST_LIKELY) others.push({ text: characters[c] ?? "", confidence });
  }
  return others.sort((a, b) => b.confidence - a.confidence).slice(0, OTHERS);
}
