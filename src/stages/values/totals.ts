import { cellId } from "../../identities/equations.ts";
import type { DecodedTable } from "./decode.ts";

/** A row's printed total, or where it is blank the sum of its other cells; null when a cell is not settled, or nothing is printed. */
export function rowTotal(table: DecodedTable, key: string): number | null {
  const row = table.form.rows.find((r) => r.key === key);
  if (row === undefined) return null;
  let sum = 0;
  let printed = false;
  for (const column of row.columns) {
    const cell = table.cells.get(cellId(key, column.key));
    if (cell === undefined || cell.state === "ambiguous" || cell.state === "unreadable") return null;
    if (column.key === "total" && cell.value !== null) return cell.value;
    sum += cell.value ?? 0;
    printed ||= cell.state !== "blank";
  }
  return printed ? sum : null;
}
