import type { Cell, Column, Rows, TableForm } from "./column.ts";

/** The first column of a table that holds something else than it should, as `table.column`; null where none does. */
export function faultOf({ name, columns }: TableForm, { shared, rows }: Rows): string | null {
  const faulty = (cells: readonly Cell[], from: number): Column | undefined => {
    for (let i = 0; i < cells.length; i++) {
      const column = columns[from + i] as Column;
      if (!fits(column.type, cells[i])) return column;
    }
    return undefined;
  };
  let found = faulty(shared, 0);
  for (let i = 0; found === undefined && i < rows.length; i++)
    found = faulty(rows[i] as readonly Cell[], shared.length);
  return found === undefined ? null : `${name}.${found.name}`;
}

function fits(type: Column["type"], cell: unknown): boolean {
  if (cell === null) return true;
  if (type === "integer") return Number.isSafeInteger(cell);
  if (type === "number") return Number.isFinite(cell);
  return typeof cell === "string";
}
