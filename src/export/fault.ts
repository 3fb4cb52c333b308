import type { Problem } from "../stored/reports.ts";
import { type Cell, type Column, isRun, type Part, type Rows, type Run, type TableForm, widthOf } from "./column.ts";
import { byRun } from "./run-memo.ts";

/** A function that names the first column of a table that holds something else than it should, as `table.column`; null where none does. */
export function faultFinder({ name, columns }: TableForm): (rows: Rows) => string | null {
  const faultyCell = (cell: Cell, at: number): Column | null => {
    const column = columns[at] as Column;
    return fits(column.type, cell) ? null : column;
  };
  const inRun = (cells: Run, from: number): Column | null => {
    for (let i = 0; i < cells.length; i++) {
      const found = faultyCell(cells[i] as Cell, from + i);
      if (found !== null) return found;
    }
    return null;
  };
  const inKnownRun = byRun(inRun);
  const inRow = (parts: readonly Part[], from: number): Column | null => {
    let at = from;
    for (const part of parts) {
      const found = isRun(part) ? inKnownRun(part, at) : faultyCell(part, at);
      if (found !== null) return found;
      at += widthOf(part);
    }
    return null;
  };
  return ({ shared, rows }) => {
    let found = inRun(shared, 0);
    for (let i = 0; found === null && i < rows.length; i++) found = inRow(rows[i] as readonly Part[], shared.length);
    return found === null ? null : `${name}.${found.name}`;
  };
}

function fits(type: Column["type"], cell: unknown): boolean {
  if (cell === null) return true;
  if (type === "integer") return Number.isSafeInteger(cell);
  if (type === "number") return Number.isFinite(cell);
  return typeof cell === "string";
}

/** The problem of a stored file that holds at a place what a report does not. */
export const notAReport = (place: string): Problem => ({
  code: "not-a-report",
  message: `Its ${place} is not what a report has: convert its source again.`,
});
