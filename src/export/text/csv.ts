import { stringify } from "csv-stringify/sync";
import type { Cell, TableForm } from "../column.ts";
import { lineWriter, octetsOf, type TextFormat } from "./format.ts";
import { memo } from "./memo.ts";

/**
 * Texts that a spreadsheet would take for a formula get an apostrophe before them; figures are numbers and are never altered.
 * Each text goes through the library once; the commas between cells are put here, because most cells are numbers and known words.
 */
const field = memo((text) => octetsOf(stringify([[text]], { escape_formulas: true, eof: false })));

const cell = (value: Cell): string => (value === null ? "" : typeof value === "number" ? String(value) : field(value));

const BOM = "\uFEFF";

export const csv = (bom: boolean): TextFormat => ({
  extension: "csv",
  header: ({ columns }: TableForm) => `${bom ? BOM : ""}${columns.map(({ name }) => name).join(",")}\n`,
  lines: () => lineWriter(partOf, "\n"),
});

function partOf(cells: readonly Cell[], from: number): string {
  let part = "";
  for (let i = 0; i < cells.length; i++) part += from + i === 0 ? cell(cells[i] as Cell) : `,${cell(cells[i] as Cell)}`;
  return part;
}
