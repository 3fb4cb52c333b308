import { stringify } from "csv-stringify/sync";
import type { TableForm } from "../column.ts";
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
  lines: ({ columns }) => {
    const last = columns.length - 1;
    const text = byColumn(field);
    return lineWriter((cell, column) => {
      const written = typeof cell === "string" ? text(cell, column) : (cell ?? "");
      return `${column === 0 ? "" : ","}${written}${column === last ? "\n" : ""}`;
    });
  },
});
