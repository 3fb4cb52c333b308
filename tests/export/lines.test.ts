import fc from "fast-check";
import { expect, test } from "vitest";
import type { Cell, Column, Rows } from "../../src/export/column.ts";
import { textFormat } from "../../src/export/text/index.ts";
import { Bytes } from "../../src/text/bytes.ts";

const WIDTH = 7;
const columns = Array.from({ length: WIDTH }, (_, i): Column => {
  return { name: `c${i}`, label: "列", description: "", type: "string" };
});
const TABLE = { name: "t", label: "表", description: "", columns, key: ["c0"] };
const FIXED: readonly Cell[][] = [
  ["甲", 1],
  ["乙", null],
  ['"', "a,b"],
];

const cell: fc.Arbitrary<Cell> = fc.constantFrom(null, 0, 1, 1.5, -3, "", "a", "公开", 'q"', "a,b", "=1", "l\nf");
const rowsOf = (from: number) => fc.array(fc.array(cell, { minLength: WIDTH - from, maxLength: WIDTH - from }));
const shared = fc.array(cell, { minLength: 2, maxLength: 2 });
/** Reports one after the other, as one table gets them: with rows that have fixed cells, and without. */
const reports = fc.array(
  fc.oneof(
    fc.record({ shared, rows: rowsOf(2) }),
    fc.record({ shared, rows: rowsOf(4) }).map(({ shared: head, rows }): Rows => {
      return { shared: head, rows, fixed: rows.map((_, i) => FIXED[i % FIXED.length] as Cell[]) };
    }),
  ),
);

const written = (format: "csv" | "jsonl", reportsOfTable: readonly Rows[]): string => {
  const lines = textFormat({ format, bom: false })?.lines(TABLE);
  const bytes = new Bytes();
  for (const rows of reportsOfTable) lines?.(rows, bytes);
  return Buffer.from(bytes.take()).toString("utf8");
};

const allCells = (reportsOfTable: readonly Rows[]): Cell[][] =>
  reportsOfTable.flatMap((report) =>
    report.rows.map((row, i) => [...report.shared, ...(report.fixed?.[i] ?? []), ...row]),
  );

test("a line of JSONL is what JSON.stringify makes of the row, whatever rows come before it", () => {
  fc.assert(
    fc.property(reports, (given) => {
      const expected = allCells(given).map(
        (row) => `${JSON.stringify(Object.fromEntries(columns.map(({ name }, i) => [name, row[i]])))}\n`,
      );
      expect(written("jsonl", given)).toBe(expected.join(""));
    }),
    { numRuns: 300 },
  );
});

test("a line of CSV is the same whatever rows come before it", () => {
  fc.assert(
    fc.property(reports, (given) => {
      const alone = allCells(given).map((row) => written("csv", [{ shared: [], rows: [row] }]));
      expect(written("csv", given)).toBe(alone.join(""));
    }),
    { numRuns: 300 },
  );
});

test("cells that stay as they were are written anew where they stand in other columns", () => {
  const row = (n: number): Cell[] => ["a", "b", n];
  const more = (n: number): Rows => ({ shared: ["s", 1], fixed: [FIXED[0] as Cell[]], rows: [row(n)] });
  const given: Rows[] = [1, 2, 3].map((n) => ({ shared: ["s", 1], rows: [[...row(n), "c", "d"]] }));
  const both = [...given, more(4), more(5), ...given];
  const expected = allCells(both).map((cells) => JSON.stringify(Object.fromEntries(cells.map((c, i) => [`c${i}`, c]))));
  expect(written("jsonl", both)).toBe(expected.map((line) => `${line}\n`).join(""));
});

test("what was taken is not changed by what is written after it, and a spare buffer is filled again", () => {
  const bytes = new Bytes();
  bytes.write("公开");
  const first = bytes.take();
  bytes.write("x".repeat(100_000));
  const spare = new ArrayBuffer(200_000);
  const second = bytes.take([new ArrayBuffer(10), spare]);
  bytes.write("three");
  const third = bytes.take();
  expect(Buffer.from(first).toString()).toBe("公开");
  expect(Buffer.from(second).toString()).toBe("x".repeat(100_000));
  expect(Buffer.from(third).toString()).toBe("three");
  expect(third.buffer).toBe(spare);
});
