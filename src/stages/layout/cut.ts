import type { PartCell } from "./parts.ts";
import { SETTINGS } from "./settings.ts";

/** Two cells of the same columns that meet at a page break, and what is known of the upper one from earlier pages. */
export interface Cut {
  readonly upper: PartCell;
  readonly lower: PartCell;
  /** What the whole cell above says, with what came before from earlier pages. */
  readonly upperText: string;
  readonly upperSpan: number;
}

const ENUMERATOR = /^(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．,，:：]|[①-⑳]|第.{1,4}条)/u;
const WORDS = /\p{L}/u;

/** A text that opens with a number of its own begins a new row or a new group; it continues none. */
export const startsNew = (text: string): boolean => ENUMERATOR.test(text.replace(/\s+/gu, ""));

/** Values in words: 无, a number with its sign, its unit or a note behind it. */
const WORDED_VALUE =
  /^(?:无|[-+增减]{0,2}\d[\d,.]*(?:万元|亿元|元|件次|人次|件|项|条|宗|份|个|次|人|例|起|部)?(?:[（(].*)?)$/u;

export const isLabel = (text: string): boolean => WORDS.test(text) && !WORDED_VALUE.test(text.replace(/\s+/gu, ""));

const isBlankRow = (cells: readonly PartCell[]): boolean => cells.every((cell) => cell.text === "");

/** Whether the last line of a cell goes on to its right border, as a line does that was broken there. */
function isFull({ pieces, box }: PartCell): boolean {
  const last = pieces[pieces.length - 1];
  if (last === undefined || last.vertical) return false;
  const room = 6 + 1.1 * last.size;
  return box[2] - last.box[2] <= room && last.box[0] - box[0] <= room;
}

/** Whether nearly all labels of one column open with a number: then one that does not is the rest of another. */
function countsItsRows(labels: readonly string[]): boolean {
  const printed = labels.filter(isLabel);
  return printed.length >= 3 && printed.filter(startsNew).length >= 0.7 * printed.length;
}

/** The values of a row whose label is not there, and a label whose values are not. */
const isValuesAlone = ([first, ...rest]: readonly PartCell[]): boolean =>
  first?.text === "" && rest.some((cell) => cell.text !== "") && !rest.some((cell) => isLabel(cell.text));
const isLabelAlone = ([first, ...rest]: readonly PartCell[]): boolean =>
  first !== undefined && isLabel(first.text) && rest.length > 0 && isBlankRow(rest);

/**
 * Whether the page break went through a row: the last row above it and the first below it are one.
 * `cuts` are the pairs of cells of that row, `labelsOf` the labels that stand in a column elsewhere in the table.
 * Numbers stand on one side only, and a label below goes on with the label above: neither side may be a row by itself.
 */
export function isCutRow(
  cuts: readonly Cut[],
  below: { readonly openTop: boolean; readonly rows: number },
  labelsOf: (col: number) => readonly string[],
): boolean {
  if (cuts.some(({ lower, upperText }) => upperText !== "" && lower.text !== upperText && startsNew(lower.text)))
    return false;
  const leaves = cuts.filter(({ lower, upperSpan }) => lower.rowSpan === 1 && upperSpan === 1);
  if (leaves.length === 0) return false;
  const uppers = leaves.map(({ upper }) => upper);
  const lowers = leaves.map(({ lower }) => lower);
  if (isBlankRow(uppers)) return true;
  // A blank row at the end, under a header, may be one of values; anywhere else it is what was left of the row above.
  if (isBlankRow(lowers)) return below.openTop || below.rows > 1 || !uppers.every((cell) => isLabel(cell.text));
  if (isValuesAlone(uppers) && isLabelAlone(lowers)) return true;
  if (lowers.some((cell) => startsNew(cell.text))) return false;
  const isValue = (cell: PartCell) => cell.text !== "" && !isLabel(cell.text);
  const valuesAbove = uppers.some(isValue);
  if (valuesAbove && lowers.some(isValue)) return false;
  const both = leaves.filter(({ upper, lower }) => upper.text !== "" && lower.text !== "");
  if (both.some(({ upper, lower }) => isValue(upper) || isValue(lower))) return false;
  if (both.length > 0) return both.some(({ upper }) => isFull(upper) || countsItsRows(labelsOf(upper.col)));
  const first = leaves[0] as Cut;
  return (
    isLabel(first.upper.text) && first.lower.text === "" && !valuesAbove && !lowers.some((cell) => isLabel(cell.text))
  );
}

/** Whether a cell that spans rows goes on below the page break: blank there, said again, or continued in the middle of its text. */
export function isCarried({ upper, lower, upperText, upperSpan }: Cut): boolean {
  if (lower.text === "" || upperText === "" || lower.text === upperText || lower.text === upper.text) return true;
  return (upperSpan > 1 || lower.rowSpan > 1) && !startsNew(lower.text);
}

/** Column edges of two pages made one list, and where each page's own edges are in it. Null when the tables are not one. */
export interface Columns {
  readonly xs: readonly number[];
  readonly upper: readonly number[];
  readonly lower: readonly number[];
}

/** Lays the edges of the lower part over those of the upper one, wherever on the page it stands. */
export function alignColumns(upper: readonly number[], lower: readonly number[]): Columns | null {
  const shift = (lower[0] as number) - (upper[0] as number);
  const wideUpper = (upper[upper.length - 1] as number) - (upper[0] as number);
  const wideLower = (lower[lower.length - 1] as number) - (lower[0] as number);
  if (Math.abs(wideUpper - wideLower) > 2 * SETTINGS.columnDrift) return null;
  const xs: number[] = [];
  const toUpper: number[] = [];
  const toLower: number[] = [];
  let shared = 0;
  for (let i = 0, j = 0; i < upper.length || j < lower.length; ) {
    const a = upper[i] ?? Number.POSITIVE_INFINITY;
    const b = lower[j] === undefined ? Number.POSITIVE_INFINITY : (lower[j] as number) - shift;
    const isLast = i === upper.length - 1 && j === lower.length - 1;
    const same = isLast || Math.abs(a - b) <= SETTINGS.columnDrift;
    if (same) shared++;
    if (same || a < b) toUpper[i++] = xs.length;
    if (same || b < a) toLower[j++] = xs.length;
    xs.push(same || a < b ? a : b);
  }
  const fewer = Math.min(upper.length, lower.length) - 2;
  return (shared - 2) * 2 >= fewer ? { xs, upper: toUpper, lower: toLower } : null;
}
