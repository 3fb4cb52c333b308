import type { Cell, TableForm } from "../column.ts";
import { lineWriter, octetsOf, type TextFormat } from "./format.ts";
import { byColumn, memo } from "./memo.ts";

const quoted = memo((value) => octetsOf(JSON.stringify(value)));

/** One JSON object a line, every column in it. */
export const JSONL: TextFormat = {
  extension: "jsonl",
  header: () => "",
  lines: ({ columns }: TableForm) => {
    const names = columns.map(({ name }, i) => `${i === 0 ? "{" : ","}${JSON.stringify(name)}:`);
    const text = byColumn(quoted);
    return lineWriter((cells, from) => {
      let part = "";
      for (let i = 0; i < cells.length; i++) {
        const cell = cells[i] as Cell;
        part += names[from + i] as string;
        part += typeof cell === "string" ? text(cell, from + i) : String(cell);
      }
      return part;
    }, "}\n");
  },
};
