import type { Bytes } from "../../text/bytes.ts";
import type { Cell, Rows, TableForm } from "../column.ts";
import { type TextFormat, writeLines } from "./format.ts";
import { memo } from "./memo.ts";

const text = memo((value) => JSON.stringify(value));

const cell = (value: Cell): string =>
  value === null ? "null" : typeof value === "number" ? String(value) : text(value);

/** One JSON object a line, every column in it. */
export const JSONL: TextFormat = {
  extension: "jsonl",
  header: () => "",
  lines: ({ columns }: TableForm) => {
    const names = columns.map(({ name }, i) => `${i === 0 ? "{" : ","}${JSON.stringify(name)}:`);
    return (rows, bytes) => jsonLines(names, rows, bytes);
  },
};

function jsonLines(names: readonly string[], { shared, rows }: Rows, bytes: Bytes): void {
  const rest = (row: readonly Cell[], from: number): string => {
    let text = "";
    for (let i = 0; i < row.length; i++) text += (names[from + i] as string) + cell(row[i] as Cell);
    return text;
  };
  const head = rest(shared, 0);
  writeLines(rows.length, head, (i) => `${rest(rows[i] as readonly Cell[], shared.length)}}\n`, bytes);
}
