import type { Cell } from "../column.ts";

/** What a line has for the cell of a column, as octets, with all that stands before it and, for the last, what ends the line. */
export type CellWriter = (cell: Cell, column: number) => string;

/** What a line has for cells that stand side by side, the first in column `from`: one flat string. */
export const pieceOf = (write: CellWriter, cells: readonly Cell[], from: number): string =>
  cells.map((cell, i) => write(cell, from + i)).join("");

/**
 * Writes the cells of row after row, the first of which stand in column `from`. Cells that are what they were in the row before are
 * written as one piece, which is kept for as long as they stay so: rows of a table are much alike.
 */
export function newRunWriter(write: CellWriter): (cells: readonly Cell[], from: number) => string {
  let last: readonly Cell[] = [];
  let lastFrom = 0;
  let row = 0;
  /** For each place of a row: the row in which its cell was last another; and, of the run that begins there, its piece, end and row. */
  const changed: number[] = [];
  const pieces: string[] = [];
  const ends: number[] = [];
  const made: number[] = [];

  function run(cells: readonly Cell[], start: number, end: number, latest: number, from: number): string {
    if (end - start === 1) return write(cells[start] as Cell, from + start);
    if (ends[start] !== end || (made[start] as number) < latest) {
      pieces[start] = pieceOf(write, cells.slice(start, end), from + start);
      ends[start] = end;
      made[start] = row;
    }
    return pieces[start] as string;
  }

  return (cells, from) => {
    row++;
    // The same place of a row is another column then.
    if (from !== lastFrom) last = [];
    lastFrom = from;
    let text = "";
    let start = 0;
    let latest = 0;
    for (let i = 0; i < cells.length; i++) {
      if (cells[i] === last[i]) {
        latest = Math.max(latest, changed[i] as number);
        continue;
      }
      changed[i] = row;
      if (i > start) text += run(cells, start, i, latest, from);
      text += write(cells[i] as Cell, from + i);
      start = i + 1;
      latest = 0;
    }
    if (start < cells.length) text += run(cells, start, cells.length, latest, from);
    last = cells;
    return text;
  };
}
