import { REPORT } from "../model/report.ts";
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

/** Where a report breaks the contract, as a JSON Pointer; null where it keeps it. Takes longer than making its rows. */
export function breachOf(report: unknown): string | null {
  try {
    const issue = REPORT.safeParse(report).error?.issues[0];
    return issue === undefined ? null : issue.path.map((name) => `/${String(name)}`).join("");
  } catch (error) {
    // Sections within sections without end.
    if (error instanceof RangeError) return "/sections";
    throw error;
  }
}
