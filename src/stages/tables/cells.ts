import type { TableForm } from "../../model/edition.ts";
import type { Grid } from "../../model/grid.ts";
import type { Anchor, Line } from "../../model/line.ts";
import { anchorOf } from "../../model/line.ts";
import type { CellReading } from "../../model/scan.ts";
import type { Vector } from "../../model/vector.ts";
import { fold } from "../../text/fold.ts";
import { hasCjk, makeToken } from "./token.ts";

/** One cell of a printed row, in order from the left. */
export interface RowCell {
  readonly text: string;
  readonly anchor: Anchor | null;
  /** Horizontal extent, NaN where unknown. */
  readonly left: number;
  readonly right: number;
  readonly reading?: CellReading;
  /** Columns of the source's table that it covers; absent for one. */
  readonly columns?: number;
}

export interface Row {
  readonly cells: readonly RowCell[];
  readonly lines: readonly number[];
}

const LABEL_DEBRIS = /\ufffd/u;
/** A figure some of whose digits were misread as letters that look alike: a value that can't be read, and no label. */
const DAMAGED_FIGURE = /^(?=.*\d)[\dlIoOQDSBZz|,.\s+-]+$|^[lIoOSB]{1,3}$/u;

/** Whether a cell is a label or another text, not a value: a value may hold Chinese (55（含自然失效29件）, 减3, 无), but reads as one. */
function isText(cell: RowCell, overprinted: boolean): boolean {
  // Recognition tells a figure from a label, even one that it can't read.
  if (cell.reading !== undefined && cell.reading.text !== "") return false;
  const token = makeToken(cell.text, null, Number.NaN, Number.NaN, overprinted);
  return token.printed.state === "unreadable" && !DAMAGED_FIGURE.test(cell.text.trim());
}

/** A row of cells as a labelled vector: the label is what stands before the values. Null for a row without a place for values (a header). */
export function vectorOfRow(row: Row): Vector | null {
  const overprinted = row.cells.some((cell) => LABEL_DEBRIS.test(cell.text));
  const last = overprinted
    ? row.cells.findIndex((cell) => !isText(cell, true)) - 1
    : row.cells.findLastIndex((cell) => isText(cell, false));
  // Behind an overprinted row stands what is left of its label.
  const values = row.cells.slice(last + 1).filter((cell) => !overprinted || !isText(cell, true));
  if (values.length === 0) return null;
  const label = row.cells
    .slice(0, last + 1)
    .map((cell) => fold(cell.text))
    .join("");
  const tokens = values.map((cell) => ({
    ...makeToken(cell.text, cell.anchor, cell.left, cell.right, overprinted),
    ...(cell.reading === undefined ? {} : { reading: cell.reading }),
    ...(cell.columns === undefined ? {} : { columns: cell.columns }),
  }));
  if (label === "" && tokens.every((token) => token.printed.state === "blank")) return null;
  return { label, around: "", tokens, mode: "cells", labelColumn: last, lines: row.lines };
}

/**
 * The one row of a form that is printed in parts, each a table of its own: rows without any words in them, blank ones too, that
 * have as many cells in all. Null where some row is whole, or the parts do not make one.
 */
export function joinedParts(rows: readonly Row[], form: TableForm): Vector | null {
  const [whole, more] = form.printed ?? [];
  if (whole === undefined || more !== undefined) return null;
  const parts = rows.filter((row) => row.cells.length > 0 && row.cells.every((cell) => !isText(cell, false)));
  const cells = parts.flatMap((row) => row.cells);
  if (parts.length < 2 || cells.length !== whole.columns.length) return null;
  return vectorOfRow({ cells, lines: [...new Set(parts.flatMap((row) => row.lines))] });
}

/** The one cell of a row that holds nothing but a text: it names the rows below it. Null for other rows. */
function nameIn(row: Row): RowCell | null {
  const [only, ...more] = row.cells.filter((cell) => cell.text !== "");
  return only !== undefined && more.length === 0 && isText(only, false) && row.cells.at(-1) === only ? only : null;
}

/** The rows of a declared table as vectors; values without a label of their own take the name that stands above them. */
export function vectorsOfGrid(rows: readonly Row[]): Vector[] {
  let name: RowCell | null = null;
  return rows.flatMap((row) => {
    const given = nameIn(row);
    if (given !== null) name = given;
    const bare = name !== null && row.cells.length > 0 && row.cells.every((cell) => !isText(cell, false));
    const vector = vectorOfRow(bare && name !== null ? { ...row, cells: [name, ...row.cells] } : row);
    if (vector !== null && vector.label !== "") name = null;
    return vector === null ? [] : [vector];
  });
}

/**
 * The rows of a table whose cells are known, each with the cells that begin in it. A table that its source declares has a
 * line for each row; of such a one only the rows on the lines asked for are given.
 */
export function rowsOfGrid(grid: Grid, within: ReadonlySet<number> | null = null): Row[] {
  const rows: RowCell[][] = Array.from({ length: grid.rows }, () => []);
  const ordered = [...grid.cells].sort((a, b) => a.row - b.row || a.col - b.col);
  for (const cell of ordered) {
    const anchor = cell.anchors[0] ?? null;
    const [left, right] =
      anchor !== null && "bbox" in anchor ? [anchor.bbox[0], anchor.bbox[2]] : [Number.NaN, Number.NaN];
    const reading = cell.reading === undefined ? {} : { reading: cell.reading };
    const columns = grid.origin === "declared" ? { columns: cell.colSpan } : {};
    rows[cell.row]?.push({ text: cell.text, anchor, left, right, ...columns, ...reading });
  }
  if (grid.origin !== "declared") return rows.map((cells) => ({ cells, lines: grid.lines }));
  return rows
    .map((cells, r) => ({ cells, lines: grid.lines.slice(r, r + 1) }))
    .filter(({ lines }) => within === null || lines.some((number) => within.has(number)));
}

const BOX_RULE = /[─━═┄┈╌┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛]/u;
const MARKDOWN_RULE = /^[\s|:+=_-]*$/u;
const PADDING = /^[\s\u00a0\u3000_]+|[\s\u00a0\u3000_]+$/gu;

/** What separates the cells of a line, null when nothing does. */
export function separatorOf(text: string): "\t" | "|" | "│" | null {
  if (text.includes("│") || text.includes("┃")) return "│";
  if (text.includes("|") || text.includes("｜")) return "|";
  return text.includes("\t") ? "\t" : null;
}

const SPLIT = { "\t": /\t/g, "|": /[|｜]/g, "│": /[│┃]/g } as const;

/** The cells of a line between its separators; a bar at the very end bounds no cell, nor, in a frame, one at the start. */
export function splitCells(line: Line, separator: keyof typeof SPLIT, frame = true): RowCell[] {
  const cells: RowCell[] = [];
  const push = (from: number, to: number): void => {
    const part = line.text.slice(from, to);
    const lead = part.length - part.replace(/^[\s\u00a0\u3000_]+/u, "").length;
    const text = part.replace(PADDING, "");
    const anchor = anchorOf(line, from + (text === "" ? 0 : lead), from + lead + text.length);
    cells.push({ text, anchor, left: Number.NaN, right: Number.NaN });
  };
  let from = 0;
  for (const m of line.text.matchAll(SPLIT[separator])) {
    push(from, m.index);
    from = m.index + 1;
  }
  push(from, line.text.length);
  if (separator === "\t") return cells;
  if (frame && cells[0]?.text === "") cells.shift();
  if (cells.at(-1)?.text === "") cells.pop();
  return cells;
}

const OPENING_BAR = /^[\s\u00a0\u3000]*[|｜│┃]/u;

/** Whether the rows begin with a bar; where most don't, one before the first word bounds an empty cell. */
function isFramed(lines: readonly Line[]): boolean {
  const barred = lines.filter((line) => /[|｜│┃]/u.test(line.text));
  return barred.filter((line) => OPENING_BAR.test(line.text)).length * 2 >= barred.length;
}

/** A line of more cells is no row of these tables. */
const MOST_CELLS = 200;

/** The rows of lines whose cells are separated by tabs, bars or drawn bars. Label lines of a boxed row that is several lines high are joined. */
export function rowsOfSeparatedLines(lines: readonly Line[]): Row[] {
  const rows: { cells: RowCell[]; lines: number[]; boxed: boolean }[] = [];
  let ruled = true;
  const frame = isFramed(lines);
  for (const line of lines) {
    const separator = separatorOf(line.text);
    const boxRule = BOX_RULE.test(line.text);
    if (boxRule || separator === null) {
      ruled = true;
      continue;
    }
    if (separator !== "\t" && MARKDOWN_RULE.test(line.text) && line.text.includes("-")) continue;
    const cells = splitCells(line, separator, frame);
    if (cells.length > MOST_CELLS) continue;
    const last = rows.at(-1);
    if (separator === "│" && !ruled && last?.boxed === true && last.cells.length === cells.length) {
      last.cells = last.cells.map((cell, i) => joinCells(cell, cells[i]));
      last.lines.push(line.number);
    } else {
      rows.push({ cells, lines: [line.number], boxed: separator === "│" });
    }
    ruled = false;
  }
  return rows;
}

function joinCells(a: RowCell, b: RowCell | undefined): RowCell {
  if (b === undefined || b.text === "") return a;
  if (a.text === "") return b;
  return { ...a, text: `${a.text}${hasCjk(b.text) ? "" : " "}${b.text}` };
}

/** A table with fewer cells in a row than this has no column for each kind of applicant. */
const WIDE = 8;

/** The cell at which the column of 自然人 begins, if the rows of the table have as many cells each; null where that is not so. */
export function firstColumnOf(rows: readonly Row[]): number | null {
  const wide = rows.filter((row) => row.cells.length >= WIDE);
  const width = wide[0]?.cells.length;
  if (width === undefined || wide.some((row) => row.cells.length !== width)) return null;
  const header = wide.find((row) => row.cells.some((cell) => fold(cell.text) === "自然人"));
  const at = header?.cells.findIndex((cell) => fold(cell.text) === "自然人") ?? -1;
  return at < 0 ? null : at;
}
