import type { Cell, TableForm } from "../column.ts";
import { lineWriter, octetsOf, type TextFormat } from "./format.ts";
import { memo } from "./memo.ts";

const text = memo((value) => octetsOf(JSON.stringify(value)));

const cell = (value: Cell): string =>
  value === null ? "null" : typeof value === "number" ? String(value) : text(value);

/** One JSON object a line, every column in it. */
export const JSONL: TextFormat = {
  extension: "jsonl",
  header: () => "",
  lines: ({ columns }: TableForm) => {
    const names = columns.map(({ name }, i) => `${i === 0 ? "{" : ","}${JSON.stringify(name)}:`);
    return lineWriter((cells, from) => {
      let part = "";
      for (let i = 0; i < cells.length; i++) part += (names[from + i] as string) + cell(cells[i] as Cell);
      return part;
    }, "}\n");
  },
};
