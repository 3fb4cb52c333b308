import type { Diagnostic } from "../../model/finding.ts";
import { openCells } from "./choose.ts";
import type { DecodedTable } from "./decode.ts";

/**
 * Compares the chosen reading with the others that stand on their own: found every cell, in plain sight, and hold all
 * identities. Where such a reading says another number, neither is certain.
 */
export function secondOpinion(best: DecodedTable, others: readonly DecodedTable[]): Diagnostic[] {
  const rivals = others.filter(
    (other) =>
      other.form === best.form &&
      other.reading.reader !== best.reading.reader &&
      other.plain &&
      openCells(other) === 0 &&
      other.violated.length <= best.violated.length,
  );
  for (const rival of rivals) {
    for (const [id, cell] of best.cells) {
      const other = rival.cells.get(id);
      if (
        cell.origin === "repaired" ||
        other === undefined ||
        cell.value === null ||
        other.value === null ||
        other.value === cell.value
      )
        continue;
      return [
        {
          code: "readings.differ",
          severity: "warning",
          message: `Read as ${cell.value} by ${best.reading.reader} and as ${other.value} by ${rival.reading.reader}.`,
          pointer: `/tables/${best.form.table}/${id}`,
        },
      ];
    }
  }
  return [];
}
