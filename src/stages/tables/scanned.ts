import type { TableForm } from "../../model/edition.ts";
import type { Grid } from "../../model/grid.ts";
import type { Line } from "../../model/line.ts";
import type { Reading, Vector } from "../../model/vector.ts";
import { rowsOfGrid, vectorOfRow } from "./cells.ts";
import type { TableWindow } from "./index.ts";

type Table = TableWindow["table"];

/** Fewest rows of a table that is known by how many values each of its rows has. */
const TELLING = 4;

/**
 * Tables of scanned pages that are known by their shape: as many rows as the form has, in the same order, each with as many
 * values. Their labels may be read badly, or their headers not at all.
 */
export function scannedWindows(
  lines: readonly Line[],
  grids: readonly Grid[],
  shapes: (table: Table) => readonly TableForm[],
): TableWindow[] {
  const scanned = grids
    .filter((grid) => grid.cells.some((cell) => cell.reading !== undefined))
    .map((grid) => ({ grid, vectors: rowsOfGrid(grid).flatMap((row) => vectorOfRow(row) ?? []) }));
  const taken = new Set<Grid>();
  return (["requests", "disputes", "disclosure"] as const).flatMap((table): TableWindow[] => {
    const forms = shapes(table);
    for (let from = 0; from < scanned.length; from++)
      for (let to = from + 1; to <= scanned.length; to++) {
        const parts = scanned.slice(from, to);
        if (parts.some(({ grid }) => taken.has(grid))) break;
        const vectors = parts.flatMap((part) => part.vectors);
        const fitting = forms.filter((form) => fits(vectors, form));
        if (fitting.length === 0) continue;
        for (const { grid } of parts) taken.add(grid);
        const inside = new Set(parts.flatMap(({ grid }) => grid.lines));
        const reading: Reading = { table, reader: "rules", vectors };
        return [{ table, lines: lines.filter((line) => inside.has(line.number)), forms: fitting, readings: [reading] }];
      }
    return [];
  });
}

function fits(vectors: readonly Vector[], form: TableForm): boolean {
  const rows = form.printed ?? form.rows;
  const wide = Math.max(...rows.map((row) => row.columns.length));
  if (vectors.length !== rows.length || (rows.length < TELLING && wide < 2 * TELLING)) return false;
  return rows.every((row, i) => vectors[i]?.tokens.length === row.columns.length);
}
