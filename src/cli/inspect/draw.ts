import { displayColumns, isWide } from "../../text/width.ts";
import type { Paint, Style } from "../print.ts";

/** A cell of a table to be drawn with characters; rows and columns from 0. */
export interface DrawnCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** Safe to print, one line. */
  readonly text: string;
  readonly align: "left" | "center" | "right";
  readonly style?: Style;
  /** Columns beyond which its text would rather be broken than make the table wider. */
  readonly breakAt?: number;
}

export interface DrawnTable {
  readonly rows: number;
  readonly cols: number;
  readonly cells: readonly DrawnCell[];
  /** Rows above which no line is drawn. */
  readonly open?: ReadonlySet<number>;
  /** What stands to the right of a row, outside the frame. */
  readonly notes?: ReadonlyMap<number, string>;
}

/** Columns on a terminal that a text takes. */
export const widthOf = (text: string): number => displayColumns(text).at(-1) ?? 0;

/** No column is wider than this before its text is broken. */
const WIDEST = 40;
/** Two ideographs beside each other. */
const LEAST_LABEL = 4;

/**
 * Draws a table with box characters, narrower than `width` columns if its longest words allow. Text is broken where it
 * must be: between ideographs, at blanks, and never within a number.
 */
export function drawTable(table: DrawnTable, width: number, paint: Paint): string[] {
  const noteWidth = Math.max(0, ...[...(table.notes?.values() ?? [])].map((note) => widthOf(note) + 1));
  const padding = 1;
  const columns = columnWidths(table, width - noteWidth - (table.cols + 1) - 2 * padding * table.cols);
  const lines = new Map(table.cells.map((cell) => [cell, wrap(cell.text, insideWidth(cell, columns, padding))]));
  const heights = rowHeights(table, lines);
  const lefts = edges(columns.map((column) => column + 2 * padding));
  const tops = edges(heights, (row) => (table.open?.has(row) ? 0 : 1));
  const canvas = new Canvas((lefts.at(-1) ?? 0) + 1, (tops.at(-1) ?? 0) + 1);
  drawFrame(canvas, table, lefts, tops);
  for (const cell of table.cells) {
    const [top, bottom] = [tops[cell.row] ?? 0, tops[cell.row + cell.rowSpan] ?? 0];
    const left = (lefts[cell.col] ?? 0) + 1 + padding;
    const room = insideWidth(cell, columns, padding);
    const text = lines.get(cell) ?? [];
    // Behind a row without a line above it the text begins on the row's own edge.
    const first = top + (table.open?.has(cell.row) ? 0 : 1);
    const spare = bottom - first - text.length;
    const from = first + (cell.rowSpan > 1 ? Math.max(0, Math.floor(spare / 2)) : 0);
    text.forEach((line, i) => {
      const gap = room - widthOf(line);
      const indent = cell.align === "left" ? 0 : cell.align === "right" ? gap : Math.floor(gap / 2);
      canvas.write(left + indent, from + i, line, cell.style);
    });
  }
  const notes = new Map(
    [...(table.notes ?? [])].map(([row, note]) => [(tops[row] ?? 0) + (table.open?.has(row) ? 0 : 1), note]),
  );
  return canvas.lines(paint).map((line, y) => (notes.has(y) ? `${line} ${paint("dim", notes.get(y) ?? "")}` : line));
}

/** Where each row or column begins, its line counted, and where the last one ends. */
function edges(sizes: readonly number[], line: (index: number) => number = () => 1): number[] {
  let at = 0;
  const starts = sizes.map((size, i) => {
    at += size + line(i);
    return at - size - line(i);
  });
  return [...starts, at];
}

const insideWidth = (cell: DrawnCell, columns: readonly number[], padding: number): number =>
  columns.slice(cell.col, cell.col + cell.colSpan).reduce((sum, column) => sum + column, 0) +
  (cell.colSpan - 1) * (2 * padding + 1);

/** Widths of the columns, padding apart: as wide as their text, then the widest made narrower until the table fits. */
function columnWidths({ cols, cells }: DrawnTable, room: number): number[] {
  const natural = Array.from({ length: cols }, () => 1);
  const least = Array.from({ length: cols }, () => 1);
  const ordered = [...cells].sort((a, b) => a.colSpan - b.colSpan);
  for (const cell of ordered) {
    widen(least, cell.col, cell.colSpan, longestWord(cell.text));
    widen(natural, cell.col, cell.colSpan, cell.colSpan === 1 ? wished(cell) : longestWord(cell.text));
  }
  const widths = natural.map((width, c) => Math.max(width, least[c] ?? 1));
  for (let over = widths.reduce((sum, width) => sum + width, 0) - room; over > 0; over--) {
    const spare = widths.map((width, c) => (width > (least[c] ?? 1) ? width : 0));
    const widest = spare.indexOf(Math.max(...spare));
    if ((spare[widest] ?? 0) === 0) break;
    widths[widest] = (widths[widest] ?? 1) - 1;
  }
  return widths;
}

/** A text that spans more than two rows goes down them. */
function wished({ rowSpan, text, breakAt = WIDEST }: DrawnCell): number {
  const width = widthOf(text);
  return Math.min(breakAt, rowSpan > 2 ? Math.max(LEAST_LABEL, Math.ceil(width / rowSpan) + 1) : width);
}

/** Makes the last of some columns wide enough for a text over all of them. */
function widen(widths: number[], from: number, count: number, needed: number): void {
  const have = widths.slice(from, from + count).reduce((sum, width) => sum + width, 0) + 3 * (count - 1);
  const last = from + count - 1;
  if (needed > have) widths[last] = (widths[last] ?? 0) + needed - have;
}

function rowHeights({ rows, cells, open }: DrawnTable, lines: ReadonlyMap<DrawnCell, readonly string[]>): number[] {
  const heights = Array.from({ length: rows }, () => 1);
  for (const cell of [...cells].sort((a, b) => a.rowSpan - b.rowSpan)) {
    const last = cell.row + cell.rowSpan - 1;
    let have = 0;
    for (let row = cell.row; row <= last; row++)
      have += (heights[row] ?? 0) + (row > cell.row && !open?.has(row) ? 1 : 0);
    const needed = lines.get(cell)?.length ?? 1;
    if (needed > have) heights[last] = (heights[last] ?? 0) + needed - have;
  }
  return heights;
}

/** Pieces that stay whole: each wide character, and each run of others between blanks. */
const piecesOf = (text: string): string[] => text.match(/ |[^ \u1100-\u{10ffff}]+|[^ ]/gu) ?? [];

const longestWord = (text: string): number => Math.max(1, ...piecesOf(text).map(widthOf));

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of piecesOf(text)) {
    if (line !== "" && widthOf(line) + widthOf(piece) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    if (line !== "" || piece !== " ") line += piece;
  }
  return line.trimEnd() === "" && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}

/** Box characters by the sides from which lines meet: 1 up, 2 right, 4 down, 8 left. */
const JUNCTIONS = " ╵╶└╷│┌├╴┘─┴┐┤┬┼";

function drawFrame(canvas: Canvas, table: DrawnTable, lefts: readonly number[], tops: readonly number[]): void {
  const owner = Array.from({ length: table.rows }, () => Array.from<number>({ length: table.cols }).fill(-1));
  table.cells.forEach((cell, i) => {
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++)
      for (let c = cell.col; c < cell.col + cell.colSpan; c++) {
        const row = owner[r];
        if (row !== undefined) row[c] = i;
      }
  });
  const at = (r: number, c: number): number => owner[r]?.[c] ?? -2;
  /** Whether a line runs above place (r, c), and left of it. */
  const above = (r: number, c: number): boolean =>
    c >= 0 && c < table.cols && at(r - 1, c) !== at(r, c) && !table.open?.has(r);
  const before = (r: number, c: number): boolean => r >= 0 && r < table.rows && at(r, c - 1) !== at(r, c);
  for (let r = 0; r <= table.rows; r++) {
    for (let c = 0; c <= table.cols; c++) {
      const [x, y] = [lefts[c] ?? 0, tops[r] ?? 0];
      if (c < table.cols && above(r, c)) for (let i = x + 1; i < (lefts[c + 1] ?? 0); i++) canvas.put(i, y, "─");
      const end = tops[r + 1] ?? y;
      if (before(r, c)) for (let i = y; i < end; i++) canvas.put(x, i, "│");
      if (table.open?.has(r)) continue;
      const sides =
        (before(r - 1, c) ? 1 : 0) + (above(r, c) ? 2 : 0) + (before(r, c) ? 4 : 0) + (above(r, c - 1) ? 8 : 0);
      if (sides > 0) canvas.put(x, y, JUNCTIONS[sides] ?? " ");
    }
  }
}

/** A field of display columns; a wide character takes two, of which the second is empty. */
class Canvas {
  readonly #cells: string[][];
  readonly #styles: (Style | undefined)[][];

  constructor(width: number, height: number) {
    this.#cells = Array.from({ length: height }, () => Array.from<string>({ length: width }).fill(" "));
    this.#styles = Array.from({ length: height }, () => []);
  }

  put(x: number, y: number, char: string, style?: Style): void {
    const row = this.#cells[y];
    if (row === undefined) return;
    row[x] = char;
    if (style !== undefined && this.#styles[y] !== undefined) this.#styles[y][x] = style;
  }

  write(x: number, y: number, text: string, style?: Style): void {
    let at = x;
    for (const char of text) {
      this.put(at++, y, char, style);
      if (char.length > 1 || isWide(char.charCodeAt(0))) this.put(at++, y, "", style);
    }
  }

  lines(paint: Paint): string[] {
    return this.#cells.map((row, y) => {
      let line = "";
      for (let from = 0; from < row.length; ) {
        const style = this.#styles[y]?.[from];
        let to = from + 1;
        while (to < row.length && this.#styles[y]?.[to] === style) to++;
        const run = row.slice(from, to).join("");
        line += style === undefined ? run : paint(style, run);
        from = to;
      }
      return line;
    });
  }
}
