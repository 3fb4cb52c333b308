import type { Problem } from "../stored/reports.ts";
import type { Cell, Column, Rows, TableForm } from "./column.ts";

/** The first column of a table that holds something else than it should, as `table.column`; null where none does. */
export function faultOf({ name, columns }: TableForm, { shared, fixed, rows }: Rows): string | null {
  const faulty = (cells: readonly Cell[], from: number): Column | undefined => {
    for (let i = 0; i < cells.length; i++) {
      const column = columns[from + i] as Column;
      if (!fits(column.type, cells[i])) return column;
    }
    return undefined;
  };
  let found = faulty(shared, 0);
  for (let i = 0; found === undefined && i < rows.length; i++)
    found = faulty(rows[i] as readonly Cell[], shared.length + (fixed?.[i]?.length ?? 0));
  return found === undefined ? null : `${name}.${found.name}`;
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
