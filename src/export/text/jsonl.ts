import type { TableForm } from "../column.ts";
import { lineWriter, octetsOf, remembered, type TextFormat } from "./format.ts";

const quoted = remembered((value) => octetsOf(JSON.stringify(value)));

/** One JSON object a line, every column in it. */
export const JSONL: TextFormat = {
  extension: "jsonl",
  header: () => "",
  lines: ({ columns }: TableForm) => {
    const names = columns.map(({ name }, i) => `${i === 0 ? "{" : ","}${JSON.stringify(name)}:`);
    const last = columns.length - 1;
    return lineWriter((cell, column) => {
      const written = typeof cell === "string" ? quoted(cell) : String(cell);
      return `${names[column]}${written}${column === last ? "}\n" : ""}`;
    });
  },
};
