import type { Box } from "../../model/geometry.ts";
import { type Line, sliceLine } from "../../model/line.ts";
import type { OutlineLine, TableKey } from "../../model/outline.ts";
import { unifyIdeographs } from "../../text/ideographs.ts";
import { displayColumns } from "../../text/width.ts";

/** A printed line that is not blank, prepared for matching. */
export interface Row {
  readonly line: Line;
  readonly table: TableKey | "other" | null;
  /** `line.text` without blanks and markup, widths and ideographs unified. */
  readonly text: string;
  /** For each unit of `text` the unit of `line.text` it came from; one more entry holds the printed length. */
  readonly at: readonly number[];
  /** Edges of the print in columns: half the size of the body type on a page, a half-width character in a text. */
  readonly left: number;
  readonly right: number;
  /** A blank line, or a wide gap, stands before it. */
  readonly gap: boolean;
  /** It is the first row of a page: of a PDF, or after a form feed. */
  readonly top: boolean;
  /** Cut out of a longer line, where a new row starts for sure. */
  readonly cut: boolean;
  /** Marked as a heading (Markdown). */
  readonly marked: boolean;
}

const BLANK = /[\s\p{Cc}\p{Cf}]/u;
const LEADING_MARKUP = /^[\s#>•●◆■▪]+/;

const UNIFIED: Readonly<Record<string, string>> = {
  "(": "（",
  ")": "）",
  ",": "，",
  ":": "：",
  ";": "；",
  "．": ".",
  "﹒": ".",
  "｡": "。",
  "､": "、",
  // Markup of Markdown.
  "*": "",
  "\\": "",
};

const KEPT_WIDE = new Set("（），：；");

/** What one unit of print becomes: itself, its unified form, or "" for blanks and markup. */
function unify(unit: string, code: number): string {
  if (code >= 0x4e00 && code <= 0x9fff) return unit;
  if (code <= 0x20) return "";
  if ((code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)) return unit;
  const same = UNIFIED[unit];
  if (same !== undefined) return same;
  if (code < 0x7f || KEPT_WIDE.has(unit)) return unit;
  if (BLANK.test(unit)) return "";
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return unifyIdeographs(unit);
}

/** `printed` without blanks and markup, widths, brackets and ideographs unified, and the way back. */
export function squeeze(printed: string): { text: string; at: number[] } {
  const at: number[] = [];
  let text = "";
  const start = LEADING_MARKUP.exec(printed)?.[0].length ?? 0;
  for (let i = start; i < printed.length; i++) {
    const unified = unify(printed.charAt(i), printed.charCodeAt(i));
    for (let k = 0; k < unified.length; k++) at.push(i);
    text += unified;
  }
  at.push(printed.length);
  return { text, at };
}

/** The print behind units `from` to `to` of the row's text: blanks and markup gone, ideographs unified, all else as it stands. */
export function printedOf(row: Row, from = 0, to = row.text.length): string {
  let out = "";
  let last = -1;
  for (let i = from; i < to; i++) {
    const at = row.at[i] ?? -1;
    if (at !== last) out += row.line.text.charAt(at);
    last = at;
  }
  return unifyIdeographs(out);
}

/** Whether a blank is printed before unit `at` of the row's text. */
export const isParted = (row: Row, at: number): boolean => at > 0 && (row.at[at] ?? 0) > (row.at[at - 1] ?? 0) + 1;

/** The part of a row between two units of its text, as a row of its own. `cut` says whether it starts a new row for sure. */
export function sliceRow(row: Row, from: number, to: number, cut = true): Row {
  const begin = row.at[from] ?? row.line.text.length;
  const end = to >= row.text.length ? row.line.text.length : (row.at[to] ?? row.line.text.length);
  const line = sliceLine(row.line, begin, end);
  return { ...row, line, text: row.text.slice(from, to), at: row.at.slice(from, to + 1).map((x) => x - begin), cut };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/** The size of most characters outside tables. */
function bodySize(lines: readonly OutlineLine[]): number {
  const sizes: number[] = [];
  for (const { line, table } of lines) {
    if (table === null && line.size !== null && line.text.length > 12) sizes.push(line.size);
  }
  return median(sizes) ?? 12;
}

function edges(line: Line, size: number): readonly [left: number, right: number] {
  if (line.box !== null) return [line.box[0] / (size / 2), line.box[2] / (size / 2)];
  const printed = line.text.trimEnd();
  const columns = displayColumns(printed);
  const left = printed.length - printed.trimStart().length;
  return [columns[left] ?? 0, columns[printed.length] ?? 0];
}

const below = (a: Box, b: Box): number => b[1] - a[3];

/** Longer lines of a table hold no heading that strayed into it. */
const LONGEST_HEADING = 60;
const NOTHING = { text: "", at: [0] };

/** Lines that bear print, in order, with what later steps ask of them. Of long table lines only the place is kept. */
export function toRows(lines: readonly OutlineLine[]): Row[] {
  const rows: Row[] = [];
  const size = bodySize(lines);
  let blank = false;
  let feed = false;
  let previous: Line | null = null;
  for (const { line, table } of lines) {
    const place = table !== null && line.text.length > LONGEST_HEADING;
    const { text, at } = place ? NOTHING : squeeze(line.text);
    if (text === "" && !place) {
      blank = true;
      feed ||= line.text.includes("\f");
      continue;
    }
    const [left, right] = table === null ? edges(line, size) : [0, 0];
    const turned: boolean = previous !== null && line.page !== previous.page;
    const apart =
      previous?.box != null && line.box !== null && !turned
        ? below(previous.box, line.box) > 1.3 * size
        : previous !== null && line.page === null && line.number > previous.number + 1;
    rows.push({
      line,
      table,
      text,
      at,
      left,
      right,
      gap: blank || apart,
      top: turned || feed || /^\s*\f/.test(line.text),
      cut: previous !== null && line.page === null && line.number === previous.number,
      marked: /^\s*#/.test(line.text),
    });
    previous = line;
    blank = false;
    feed = false;
  }
  return rows;
}
