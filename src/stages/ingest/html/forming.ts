import type { Rope } from "./rope.ts";

/** A cell as the page declares it; row and column only where the page sets them itself. */
export interface RawCell {
  readonly content: Rope;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly at?: { readonly row: number; readonly col: number };
}

export interface RawRow {
  readonly cells: RawCell[];
  /** Number of the row group: no cell reaches into the next one. */
  readonly group: number;
}

export interface PlacedCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly content: Rope;
}

export interface Formed {
  readonly rows: number;
  readonly cols: number;
  readonly cells: readonly PlacedCell[];
}

/** No table of such a report has as many columns; wider spans only mean: to the end. */
export const MOST_COLUMNS = 100;

/**
 * Puts cells in rows and columns as browsers do: each in the first column that no cell from above reaches into. Cells that
 * would overlap end where the other begins; columns in which no cell begins are none.
 */
export function formTable(rows: readonly RawRow[]): Formed {
  const placed: PlacedCell[] = [];
  /** For each column the row up to which a cell from above covers it. */
  const covered = new Int32Array(MOST_COLUMNS);
  const lastOfGroup = groupEnds(rows);
  let cols = 1;
  rows.forEach((row, r) => {
    let col = 0;
    for (const cell of row.cells) {
      while (col < MOST_COLUMNS && (covered[col] ?? 0) > r) col++;
      if (col >= MOST_COLUMNS) break;
      const end = lastOfGroup[r] ?? rows.length;
      const rowSpan = cell.rowSpan === 0 ? end - r : Math.min(cell.rowSpan, end - r);
      let colSpan = 1;
      while (colSpan < cell.colSpan && col + colSpan < MOST_COLUMNS && (covered[col + colSpan] ?? 0) <= r) colSpan++;
      covered.fill(r + rowSpan, col, col + colSpan);
      placed.push({ row: r, col, rowSpan, colSpan, content: cell.content });
      cols = Math.max(cols, col + 1);
      col += colSpan;
    }
  });
  return { rows: rows.length, cols, cells: withinColumns(placed, cols) };
}

const withinColumns = (cells: readonly PlacedCell[], cols: number): PlacedCell[] =>
  cells.map((cell) => ({ ...cell, colSpan: Math.min(cell.colSpan, cols - cell.col) }));

/** For each row the row behind the last of its group. */
function groupEnds(rows: readonly RawRow[]): Int32Array {
  const ends = new Int32Array(rows.length);
  let end = rows.length;
  for (let r = rows.length - 1; r >= 0; r--) {
    if (rows[r]?.group !== rows[r + 1]?.group) end = r + 1;
    ends[r] = end;
  }
  return ends;
}

/** More rows than any such table has. */
const MOST_ROWS = 1000;

/** As `formTable` for cells that mostly say where they stand; the others go to the next free place, row by row. */
export function formGrid(cells: readonly RawCell[], columns: number): Formed {
  const placed: PlacedCell[] = [];
  const taken = new Set<number>();
  const free = (row: number, col: number): boolean => !taken.has(row * MOST_COLUMNS + col);
  let rows = 0;
  let cols = 1;
  let next = 0;
  for (const cell of cells) {
    const width = Math.max(1, columns);
    const fits = (place: number): boolean =>
      (place % width) + Math.min(cell.colSpan, width) <= width && free(Math.floor(place / width), place % width);
    if (cell.at === undefined) while (!fits(next) && next < MOST_ROWS * width) next++;
    const at = cell.at ?? { row: Math.floor(next / width), col: next % width };
    if (at.row >= MOST_ROWS || at.col >= MOST_COLUMNS || !free(at.row, at.col)) continue;
    let colSpan = 1;
    while (colSpan < cell.colSpan && at.col + colSpan < MOST_COLUMNS && free(at.row, at.col + colSpan)) colSpan++;
    const across = Array.from({ length: colSpan }, (_, k) => at.col + k);
    let rowSpan = 0;
    while (
      rowSpan < Math.max(1, cell.rowSpan) &&
      at.row + rowSpan < MOST_ROWS &&
      across.every((col) => free(at.row + rowSpan, col))
    ) {
      for (const col of across) taken.add((at.row + rowSpan) * MOST_COLUMNS + col);
      rowSpan++;
    }
    placed.push({ ...at, rowSpan, colSpan, content: cell.content });
    rows = Math.max(rows, at.row + 1);
    cols = Math.max(cols, at.col + 1);
  }
  placed.sort((a, b) => a.row - b.row || a.col - b.col);
  const within = placed.map((cell) => ({ ...cell, rowSpan: Math.min(cell.rowSpan, rows - cell.row) }));
  return { rows, cols, cells: withinColumns(within, cols) };
}
