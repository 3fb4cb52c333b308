import type { TableForm } from "../column.ts";
import { lineWriter, octetsOf, type TextFormat } from "./format.ts";
import { byColumn, memo } from "./memo.ts";

const quoted = memo((value) => octetsOf(JSON.stringify(value)));

/** One JSON object a line, every column in it. */
export const JSONL: TextFormat = {
  extension: "jsonl",
  header: () => "",
  lines: ({ columns }: TableForm) => {
    const names = columns.map(({ name }, i) => `${i === 0 ? "{" : ","}${JSON.stringify(name)}:`);
    const last = columns.length - 1;
    const text = byColumn(quoted);
    return lineWriter((cell, column) => {
      const written = typeof cell === "string" ? text(cell, column) : String(cell);
      return `${names[column]}${written}${column === last ? "}\n" : ""}`;
    });
  },
};
