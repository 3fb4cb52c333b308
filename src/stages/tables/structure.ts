import type { TableForm } from "../../model/edition.ts";
import type { Grid } from "../../model/grid.ts";
import type { Line } from "../../model/line.ts";
import type { Reading, Vector } from "../../model/vector.ts";
import { rowsOfGrid, vectorOfRow } from "./cells.ts";
import type { TableWindow } from "./index.ts";

/** Fewest rows and values in a row of a ruled table that can only be table 2, and values of table 3's one row. */
const REQUEST_ROWS = 20;
const REQUEST_VALUES = 7;
const DISPUTE_VALUES = 15;

/**
 * Tables told by their shape alone, for pages whose font maps are broken: the figures are right and the labels are
 * nonsense. What is read so is always for review.
 */
export function windowsByStructure(
  lines: readonly Line[],
  grids: readonly Grid[],
  shapes: (table: TableWindow["table"]) => readonly TableForm[],
): TableWindow[] {
  const candidates = grids.map((grid) => ({
    grid,
    vectors: rowsOfGrid(grid)
      .map(vectorOfRow)
      .filter((vector): vector is Vector => vector !== null)
      .map((vector): Vector => ({ ...vector, label: "", around: "" })),
  }));
  const wide = (vectors: readonly Vector[], n: number): number => vectors.filter((v) => v.tokens.length === n).length;
  const requests = candidates.findIndex(({ vectors }) => wide(vectors, REQUEST_VALUES) >= REQUEST_ROWS);
  if (requests < 0) return [];
  const disputes = candidates.findIndex(({ vectors }, i) => i > requests && wide(vectors, DISPUTE_VALUES) > 0);
  const found: [TableWindow["table"], typeof candidates][] = [
    ["disclosure", candidates.slice(0, requests)],
    ["requests", candidates.slice(requests, requests + 1)],
    ["disputes", disputes < 0 ? [] : candidates.slice(disputes, disputes + 1)],
  ];
  return found.flatMap(([table, parts]) => {
    const inside = new Set(parts.flatMap(({ grid }) => grid.lines));
    const reading: Reading = { table, reader: "structure", vectors: parts.flatMap(({ vectors }) => vectors) };
    if (reading.vectors.length === 0) return [];
    return [
      { table, lines: lines.filter((line) => inside.has(line.number)), forms: shapes(table), readings: [reading] },
    ];
  });
}
