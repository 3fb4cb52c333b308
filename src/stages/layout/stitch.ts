import { union } from "../../model/geometry.ts";
import type { Anchor } from "../../model/line.ts";
import { joinTexts } from "./chars.ts";
import { alignColumns, type Cut, isCarried, isCutRow, isLabel } from "./cut.ts";
import type { Part, PartCell } from "./parts.ts";
import { withoutRow } from "./slivers.ts";

/** A cell of a table that may go over several pages. `last` is its part on the last of them, or the cell itself. */
export interface DraftCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly text: string;
  readonly anchors: readonly Anchor[];
  readonly last: PartCell;
}

/** A table as far as it has been read. */
export interface Draft {
  readonly xs: readonly number[];
  readonly rows: number;
  readonly cells: readonly DraftCell[];
}

/** A table with its continuation; how many header rows were repeated there, and whether a row was cut by the page break. */
export interface Stitched {
  readonly draft: Draft;
  readonly repeated: number;
  readonly rejoined: boolean;
}

/** Where the text of a cell stands on a page, or the cell itself when it is empty. */
function anchorOf({ pieces, box }: PartCell, page: number): Anchor {
  const first = pieces[0];
  if (first === undefined) return { page, bbox: box };
  return { page, bbox: pieces.length === 1 ? first.box : (union(pieces.map((piece) => piece.box)) ?? box) };
}

/** The table of a single part. */
export function draftOf(part: Part, page: number): Draft {
  return {
    xs: part.xs,
    rows: part.ys.length - 1,
    cells: part.cells.map((cell) => ({
      row: cell.row,
      col: cell.col,
      rowSpan: cell.rowSpan,
      colSpan: cell.colSpan,
      text: cell.text,
      anchors: [anchorOf(cell, page)],
      last: cell,
    })),
  };
}

/** Gives cells the columns of the whole table. */
function toColumns<C extends { readonly col: number; readonly colSpan: number }>(
  cells: readonly C[],
  columns: readonly number[],
): C[] {
  if (columns.every((column, i) => column === i)) return [...cells];
  return cells.map((cell) => {
    const col = columns[cell.col] as number;
    return { ...cell, col, colSpan: (columns[cell.col + cell.colSpan] as number) - col };
  });
}

const signature = (cells: readonly (DraftCell | PartCell)[], row: number): string =>
  cells
    .filter((cell) => cell.row === row)
    .sort((a, b) => a.col - b.col)
    .map((cell) => `${cell.col},${cell.colSpan},${cell.text.replace(/\s+/gu, "")}`)
    .join("|");

/** How many rows at the top of the lower cells say again what the table's first rows say: words, no values, no cell cut off. */
function repeatedRows(
  upper: readonly DraftCell[],
  rows: number,
  lower: readonly PartCell[],
  lowerRows: number,
): number {
  let count = 0;
  let closed = 0;
  while (count < rows && count < lowerRows && count < 6) {
    const said = signature(lower, count);
    if (said !== signature(upper, count)) break;
    const printed = lower.filter((cell) => cell.row === count && cell.text !== "");
    if (printed.some((cell) => !isLabel(cell.text)) || (said !== "" && printed.length === 0)) break;
    count++;
    if (lower.every((cell) => cell.row >= count || cell.row + cell.rowSpan <= count)) closed = count;
  }
  return closed;
}

/** Continues a table with the part at the head of the next page; null when that is another table. */
export function append(draft: Draft, part: Part, page: number): Stitched | null {
  const columns = alignColumns(draft.xs, part.xs);
  if (columns === null) return null;
  const upper = toColumns(draft.cells, columns.upper);
  let lower = toColumns(part.cells, columns.lower);
  let rows = part.ys.length - 1;
  const repeated = repeatedRows(upper, draft.rows, lower, rows);
  for (let i = 0; i < repeated; i++) lower = withoutRow(lower, 0);
  rows -= repeated;
  const { xs } = columns;
  if (rows === 0) return { draft: { xs, rows: draft.rows, cells: upper }, repeated, rejoined: false };

  const cuts = cutsOf(upper, draft.rows, lower);
  const coversAll = cuts.reduce((sum, { lower: cell }) => sum + cell.colSpan, 0) === xs.length - 1;
  const openTop = part.openTop && repeated === 0;
  const labelsOf = (col: number) =>
    [...upper, ...lower].filter((cell) => cell.col === col && cell.rowSpan === 1).map((cell) => cell.text);
  const rejoined = coversAll && isCutRow(cuts, { openTop, rows }, labelsOf);
  const merged = rejoined ? cuts : carriedOver(cuts, upper, draft.rows, lower);

  const first = draft.rows - (rejoined ? 1 : 0);
  const continued = new Map<PartCell, Cut>(merged.map((cut) => [cut.lower, cut]));
  const grown = new Map<PartCell, PartCell>();
  const cells: DraftCell[] = [];
  for (const cell of lower) {
    const cut = continued.get(cell);
    if (cut === undefined) {
      const { row, col, rowSpan, colSpan, text } = cell;
      cells.push({ row: row + first, col, rowSpan, colSpan, text, anchors: [anchorOf(cell, page)], last: cell });
    } else grown.set(cut.upper, cell);
  }
  const before = upper.map((cell): DraftCell => {
    const more = grown.get(cell.last);
    if (more === undefined || cell.row + cell.rowSpan !== draft.rows) return cell;
    const again = more.text === cell.text && (!rejoined || cell.rowSpan > 1);
    return {
      ...cell,
      rowSpan: cell.rowSpan + more.rowSpan - (rejoined ? 1 : 0),
      text: again ? cell.text : joinTexts(cell.text, more.text),
      anchors: [...cell.anchors, anchorOf(more, page)],
      last: more,
    };
  });
  return { draft: { xs, rows: first + rows, cells: [...before, ...cells] }, repeated, rejoined };
}

/** The cells that meet at the page break, by columns: the last row above with the first row below. */
function cutsOf(upper: readonly DraftCell[], rows: number, lower: readonly PartCell[]): Cut[] {
  const ends = new Map<number, DraftCell>();
  for (const cell of upper) if (cell.row + cell.rowSpan === rows) ends.set(cell.col, cell);
  const cuts: Cut[] = [];
  for (const cell of lower) {
    const end = cell.row === 0 ? ends.get(cell.col) : undefined;
    if (end !== undefined && end.colSpan === cell.colSpan)
      cuts.push({ upper: end.last, lower: cell, upperText: end.text, upperSpan: end.rowSpan });
  }
  return cuts.sort((a, b) => a.lower.col - b.lower.col);
}

/** Group labels that go on below the break: the cells left of the label that each of the two rows has of its own. */
function carriedOver(
  cuts: readonly Cut[],
  upper: readonly DraftCell[],
  rows: number,
  lower: readonly PartCell[],
): Cut[] {
  const above = upper.filter((cell) => cell.row === rows - 1);
  const below = lower.filter((cell) => cell.row === 0);
  const own = Math.min(ownLabel(above), ownLabel(below));
  return cuts.filter((cut) => cut.lower.col < own && isCarried(cut));
}

/** Column of the last label in a row that is of this row alone, -1 for none. */
function ownLabel(row: readonly (DraftCell | PartCell)[]): number {
  let column = -1;
  for (const cell of row) if (cell.rowSpan === 1 && isLabel(cell.text) && cell.col > column) column = cell.col;
  return column;
}
