import { stringify } from "csv-stringify/sync";
import type { Bytes } from "../../text/bytes.ts";
import type { Cell, Rows, TableForm } from "../column.ts";
import { type TextFormat, writeLines } from "./format.ts";
import { memo } from "./memo.ts";

/**
 * Texts that a spreadsheet would take for a formula get an apostrophe before them; figures are numbers and are never altered.
 * Each text goes through the library once; the commas between cells are put here, because most cells are numbers and known words.
 */
const field = memo((text) => stringify([[text]], { escape_formulas: true, eof: false }));

const cell = (value: Cell): string => (value === null ? "" : typeof value === "number" ? String(value) : field(value));

const BOM = "\uFEFF";

export const csv = (bom: boolean): TextFormat => ({
  extension: "csv",
  header: ({ columns }: TableForm) => `${bom ? BOM : ""}${columns.map(({ name }) => name).join(",")}\n`,
  lines: () => csvLines,
});

function csvLines({ shared, rows }: Rows, bytes: Bytes): void {
  let head = "";
  for (const value of shared) head += `${cell(value)},`;
  writeLines(rows.length, head, (i) => restOf(rows[i] as readonly Cell[]), bytes);
}

function restOf(row: readonly Cell[]): string {
  let line = "";
  for (let i = 0; i < row.length; i++) line += i === 0 ? cell(row[i] as Cell) : `,${cell(row[i] as Cell)}`;
  return `${line}\n`;
}
