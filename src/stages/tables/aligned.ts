import type { Line } from "../../model/line.ts";
import type { Extent, Token, Vector } from "../../model/vector.ts";
import { fold } from "../../text/fold.ts";
import { readPrinted } from "../../text/printed.ts";
import { displayColumns } from "../../text/width.ts";
import { type Part, untangle } from "./entangled.ts";
import { extentOf, hasCjk, tokenOf, wordsOf } from "./token.ts";

/** How much label text above and below a line of values may belong to it, in folded characters. */
const AROUND = 80;

/** Column at which each UTF-16 unit of a line stands: programs count a Chinese character as two columns, or as one. */
export type Measure = (text: string) => readonly number[];

export const characterColumns: Measure = (text) => Array.from({ length: text.length + 1 }, (_, i) => i);

/** Of a line with tabs nobody knows how wide it was set: its columns tell nothing. */
const columnsOf = (line: Line, measure: Measure): readonly number[] =>
  line.text.includes("\t") ? [] : measure(line.text);

/** A label whose last characters run into the first value. */
const JOINED = /^(.*[\u3400-\u9fff）)])(?:0|[1-9]\d*)$/u;

/** A line of more words is no row of these tables. */
const MOST_WORDS = 200;

/** On a page no label ends with a figure: other print has come before a value. */
const DEBRIS = /^[\u3400-\u9fff]{1,2}\d{1,2}$/u;

interface ValueLine {
  readonly label: string;
  readonly tokens: readonly Token[];
}

/** Whether a word reads as a value, or as a damaged one. */
const isFigure = (word: string): boolean =>
  readPrinted(word).state !== "unreadable" || (/\d/.test(word) && !hasCjk(word));

/**
 * A line as a label with the values at its end. Values are the words at the right that read as figures or dashes;
 * null for a line without any.
 */
export function valuesOfLine(line: Line, measure: Measure = displayColumns): ValueLine | null {
  const words = wordsOf(line.text);
  if (words.length > MOST_WORDS) return null;
  let columns: readonly number[] | null = null;
  const tokens: Token[] = [];
  let i = words.length - 1;
  for (; i >= 0; i--) {
    const word = words[i];
    if (word === undefined) break;
    const debris = line.boxes !== null && tokens.length > 0 && DEBRIS.test(word.text);
    const label = tokens.length > 0 && !isFigure(word.text) && !debris ? JOINED.exec(word.text)?.[1] : undefined;
    if (label === undefined && !isFigure(word.text) && !debris) break;
    columns ??= line.boxes === null ? columnsOf(line, measure) : null;
    if (label !== undefined) {
      // No label of these tables ends in a figure: one that stands close behind is the first value.
      tokens.push(tokenOf(line, word.from + label.length, word.to, columns));
      words[i] = { ...word, text: label, to: word.from + label.length };
      break;
    }
    tokens.push(tokenOf(line, word.from, word.to, columns));
  }
  if (tokens.length === 0) return null;
  const label = words
    .slice(0, i + 1)
    .map((word) => fold(word.text))
    .join("");
  return { label, tokens: tokens.reverse() };
}

/** Two lines of a page that stand side by side rather than one below the other, and whose values don't overlap. */
function besideEachOther(a: Part, b: Part): boolean {
  const above = a.lines[0]?.box ?? null;
  const below = b.lines[0]?.box ?? null;
  if (above === null || below === null || a.values === null || b.values === null) return false;
  if (a.lines[0]?.page !== b.lines[0]?.page) return false;
  if (a.values.label !== "" && b.values.label !== "") return false;
  const shared = Math.min(above[3], below[3]) - Math.max(above[1], below[1]);
  if (shared < 0.5 * Math.min(above[3] - above[1], below[3] - below[1])) return false;
  const others = b.values.tokens;
  return a.values.tokens.every((s) => others.every((t) => s.right <= t.left || t.right <= s.left));
}

/** Joins, in flowing text, the lines of a row whose values run on without a label until the row is full. */
function joinBroken(parts: Part[], labels: ReadonlyMap<string, number>): void {
  const longest = Math.max(...labels.values());
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part?.values == null || part.values.label === "" || part.lines[0]?.box !== null) continue;
    const { label } = part.values;
    const own = [...labels].find(([known]) => label.endsWith(known));
    const due = own?.[1] ?? longest;
    let length = part.values.tokens.length;
    let next = i + 1;
    while (length < due && parts[next]?.values?.label === "") {
      length += parts[next]?.values?.tokens.length ?? 0;
      next++;
    }
    if (length !== due || next === i + 1) continue;
    const joined = parts.slice(i, next);
    const tokens = joined.flatMap((p) => p.values?.tokens ?? []);
    const folded = joined.map((p) => p.folded).join("");
    parts.splice(i, next - i, {
      lines: joined.flatMap((p) => p.lines),
      values: { label, tokens: withoutPlace(tokens) },
      folded,
    });
  }
}

/** Values of a broken row tell nothing of where columns stand. */
const withoutPlace = (tokens: readonly Token[]): Token[] =>
  tokens.map((token) => ({ ...token, left: Number.NaN, right: Number.NaN }));

/** Whether the nearest printed line above or below holds values without a label. */
function besideValues(parts: readonly Part[], i: number): boolean {
  const above = parts.slice(0, i).findLast((part) => part.folded !== "");
  const below = parts.slice(i + 1).find((part) => part.folded !== "");
  return [above, below].some((part) => part?.values?.label === "");
}

const sideBySide = (a: Part, b: Part): Part => ({
  lines: [...a.lines, ...b.lines],
  values: {
    label: (a.values?.label ?? "") + (b.values?.label ?? ""),
    tokens: [...(a.values?.tokens ?? []), ...(b.values?.tokens ?? [])].sort((s, t) => s.left - t.left),
  },
  folded: a.folded + b.folded,
});

/** A row drawn again where a page ends: the same values at the same places under the same label. */
const drawnAgain = (a: Vector | undefined, b: Vector): boolean =>
  a !== undefined &&
  a.label === b.label &&
  a.tokens.length === b.tokens.length &&
  a.tokens.every((token, i) => {
    const other = b.tokens[i];
    if (other === undefined || token.anchor === null || other.anchor === null) return false;
    if (!("page" in token.anchor) || !("page" in other.anchor) || token.anchor.page === other.anchor.page) return false;
    return token.text === other.text && Math.abs(token.left - other.left) < 1;
  });

/** The same in a text whose pages end with form feeds: the values and the beginning of the label stand again behind one. */
function printedAgain(a: Vector | undefined, b: Vector, pageEnds: readonly number[]): boolean {
  const above = a?.lines.at(-1);
  const below = b.lines[0];
  if (a === undefined || above === undefined || below === undefined) return false;
  if (!pageEnds.some((line) => line > above && line <= below)) return false;
  const labelOf = (vector: Vector): string => vector.around.slice(0, (vector.before ?? 0) + vector.label.length);
  const head = labelOf(b);
  return (
    head !== "" &&
    labelOf(a).endsWith(head) &&
    a.tokens.length === b.tokens.length &&
    a.tokens.every((token, i) => token.text === b.tokens[i]?.text)
  );
}

/**
 * Lines of aligned values as vectors, each with the label fragments that stand around it. A line that is a whole label of
 * the form without values is a row of blanks, unless the values stand on a line next to it. A labelled line and the lines
 * of values below it that complete its row are one. `labels`: the form's labels, folded, with the values of their rows.
 */
export function vectorsOfAlignedLines(
  lines: readonly Line[],
  labels: ReadonlyMap<string, number>,
  measure: Measure = displayColumns,
): Vector[] {
  let parts: Part[] = [];
  for (const line of lines) {
    const part: Part = { lines: [line], values: valuesOfLine(line, measure), folded: fold(line.text) };
    const last = parts.at(-1);
    if (last !== undefined && besideEachOther(last, part)) parts[parts.length - 1] = sideBySide(last, part);
    else parts.push(part);
  }
  if (lines[0]?.boxes === null) parts = untangle(parts, labels);
  joinBroken(parts, labels);
  const pageEnds = lines.filter((line) => line.text.includes("\f")).map((line) => line.number);
  const vectors: Vector[] = [];
  // Where most labels stand alone, labels and values stand apart: such a label says nothing of its values.
  const alone = parts.filter((part) => part.values === null && labels.has(part.folded)).length;
  const blankRows = alone * 2 <= parts.filter((part) => part.values !== null && part.values.label !== "").length;
  let before = "";
  parts.forEach(({ lines: on, values, folded }, i) => {
    if (values === null) {
      if (blankRows && labels.has(folded) && !besideValues(parts, i)) {
        const on = parts[i]?.lines.map((line) => line.number) ?? [];
        vectors.push({ label: folded, around: "", tokens: [], mode: "words", labelColumn: -1, lines: on });
        before = "";
      } else before = (before + folded).slice(-AROUND);
      return;
    }
    let after = "";
    for (let k = i + 1; k < parts.length && after.length < AROUND; k++) {
      const next = parts[k];
      if (next === undefined || next.values !== null) break;
      after += next.folded;
    }
    const vector: Vector = {
      label: values.label,
      around: `${before}${values.label}${after}`,
      before: before.length,
      tokens: values.tokens,
      mode: "words",
      labelColumn: -1,
      lines: on.map((line) => line.number),
    };
    const last = vectors.at(-1);
    if (!drawnAgain(last, vector) && !printedAgain(last, vector, pageEnds)) vectors.push(vector);
    before = "";
  });
  return vectors;
}

/** Headings that span several columns, and other text of the header. */
const SPANNING =
  /^(?:行政复议|行政诉讼|未经复议|直接起诉|复议后起诉|复议后|申请人情况|法人或其|其他组织|\(?本列|第[一三]|等于|之和|信息内容|第二十条)/u;

/** Words that stand one below the other are one heading. */
function stacked(words: readonly (readonly [number, number])[]): Extent[] {
  const groups: { left: number; right: number }[] = [];
  for (const [left, right] of [...words].sort((a, b) => a[0] - b[0])) {
    const last = groups.at(-1);
    if (last !== undefined && left < last.right) last.right = Math.max(last.right, right);
    else groups.push({ left, right });
  }
  return groups;
}

/**
 * Extents of the headings of single columns above the first values. `columns` are the headings of the form, folded, in
 * order: where words that are pieces of them make as many headings, it is these; else all words that span no columns.
 */
export function headingsOf(
  lines: readonly Line[],
  columns: readonly string[],
  measure: Measure = displayColumns,
): Extent[] {
  const first = lines.findIndex((line) => (valuesOfLine(line)?.tokens.length ?? 0) > 0);
  const words = lines.slice(0, Math.max(first, 0)).flatMap((line) => {
    const measured = line.boxes === null ? columnsOf(line, measure) : null;
    return wordsOf(line.text).map((word) => ({
      text: fold(word.text),
      extent: extentOf(line, word.from, word.to, measured),
    }));
  });
  const pieces = words.filter(({ text }) => columns.some((column) => column.includes(text)));
  const own = stacked(pieces.map(({ extent }) => extent));
  if (own.length === columns.length) return own;
  return stacked(words.filter(({ text }) => !SPANNING.test(text)).map(({ extent }) => extent));
}
