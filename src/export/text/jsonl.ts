import type { Cell, Rows, TableForm } from "../column.ts";
import type { TextFormat } from "./format.ts";
import { memo } from "./memo.ts";

const text = memo((value) => JSON.stringify(value));

const cell = (value: Cell): string =>
  value === null ? "null" : typeof value === "number" ? String(value) : text(value);

/** One JSON object a line, every column in it. */
export const JSONL: TextFormat = {
  extension: "jsonl",
  header: () => "",
  lines: ({ columns }: TableForm) => {
    const names = columns.map(({ name }) => `${JSON.stringify(name)}:`);
    return (rows) => jsonLines(names, rows);
  },
};

function jsonLines(names: readonly string[], { shared, rows }: Rows): string {
  let head = "{";
  shared.forEach((value, i) => {
    head += `${names[i]}${cell(value)},`;
  });
  let lines = "";
  for (const row of rows) {
    let line = head;
    for (let i = 0; i < row.length; i++)
      line += `${i === 0 ? "" : ","}${names[shared.length + i]}${cell(row[i] as Cell)}`;
    lines += `${line}}\n`;
  }
  return lines;
}
