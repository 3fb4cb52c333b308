import { stringify } from "csv-stringify/sync";
import type { Cell, TableForm } from "../column.ts";
import { lineWriter, octetsOf, type TextFormat } from "./format.ts";
import { byColumn, memo } from "./memo.ts";

/**
 * Texts that a spreadsheet would take for a formula get an apostrophe before them; figures are numbers and are never altered.
 * Each text goes through the library once; the commas between cells are put here, because most cells are numbers and known words.
 */
const field = memo((text) => octetsOf(stringify([[text]], { escape_formulas: true, eof: false })));

const BOM = "\uFEFF";

export const csv = (bom: boolean): TextFormat => ({
  extension: "csv",
  header: ({ columns }: TableForm) => `${bom ? BOM : ""}${columns.map(({ name }) => name).join(",")}\n`,
  lines: () => {
    const text = byColumn(field);
    return lineWriter((cells, from) => partOf(cells, from, text), "\n");
  },
});

function partOf(cells: readonly Cell[], from: number, text: (text: string, column: number) => string): string {
  let part = "";
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as Cell;
    if (from + i > 0) part += ",";
    if (typeof cell === "number") part += cell;
    else if (cell !== null) part += text(cell, from + i);
  }
  return part;
}
