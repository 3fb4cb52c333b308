import { cellIds } from "../../identities/equations.ts";
import type { DecodedTable } from "./decode.ts";

/**
 * What a row's total may be taken for: the figure printed, then the sum of its other cells where that differs or nothing
 * is printed. Empty when a cell is not settled, or the row holds nothing.
 */
export function rowTotals(table: DecodedTable, key: string): number[] {
  const row = table.form.rows.find((r) => r.key === key);
  if (row === undefined) return [];
  const totals: number[] = [];
  let sum = 0;
  let parts = false;
  const ids = cellIds(row);
  for (const [c, column] of row.columns.entries()) {
    const cell = table.cells.get(ids[c] ?? "");
    if (cell === undefined || cell.state === "ambiguous" || cell.state === "unreadable") return [];
    if (column.key === "total") {
      if (cell.value !== null) totals.push(cell.value);
    } else {
      sum += cell.value ?? 0;
      parts ||= cell.state !== "blank";
    }
  }
  if (parts && !totals.includes(sum)) totals.push(sum);
  return totals;
}
