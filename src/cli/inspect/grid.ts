import { drawTable } from "./draw.ts";
import { longPlace } from "./places.ts";
import { safe } from "./safe.ts";
import type { View } from "./show.ts";
import type { GridTrace } from "./trace.ts";

/** A table as the source draws it, whatever it is. */
export function showGrid(grid: GridTrace, { paint, columns }: View): string[] {
  const { rows, cols, origin, at } = grid;
  const cells = grid.cells.map((cell) => ({ ...cell, text: safe(cell.text), align: "left" as const }));
  return [
    `  ${rows} rows of ${cols}, told by ${origin}, ${longPlace(at)}`,
    ...drawTable({ rows, cols, cells }, columns - INDENT.length, paint).map((line) => INDENT + line),
  ];
}

const INDENT = "  ";
