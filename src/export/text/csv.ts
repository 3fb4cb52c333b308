import { stringify } from "csv-stringify/sync";
import type { TableForm } from "../column.ts";
import { lineWriter, octetsOf, remembered, type TextFormat } from "./format.ts";

/**
 * Texts that a spreadsheet would take for a formula get an apostrophe before them; figures are numbers and are never altered.
 * Each text goes through the library once; the commas between cells are put here, because most cells are numbers and known words.
 */
const field = remembered((text) => octetsOf(stringify([[text]], { escape_formulas: true, eof: false })));

const BOM = "\uFEFF";

export const csv = (bom: boolean): TextFormat => ({
  extension: "csv",
  header: ({ columns }: TableForm) => `${bom ? BOM : ""}${columns.map(({ name }) => name).join(",")}\n`,
  lines: ({ columns }) => {
    const last = columns.length - 1;
    return lineWriter((cell, column) => {
      const written = typeof cell === "string" ? field(cell) : (cell ?? "");
      return `${column === 0 ? "" : ","}${written}${column === last ? "\n" : ""}`;
    });
  },
});
