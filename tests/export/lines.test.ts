import fc from "fast-check";
import { expect, test } from "vitest";
import { type Cell, type Column, cellsOf, type Part, type Rows, type Run } from "../../src/export/column.ts";
import { textFormat } from "../../src/export/text/index.ts";
import { Bytes } from "../../src/text/bytes.ts";

const WIDTH = 7;
const columns = Array.from({ length: WIDTH }, (_, i): Column => {
  return { name: `c${i}`, label: "列", description: "", type: "string" };
});
const TABLE = { name: "t", label: "表", description: "", columns, key: ["c0"] };
const RUNS: readonly Run[] = [["甲", 1], ["乙", null], ['"', "a,b"], [3]];

const cell: fc.Arbitrary<Cell> = fc.constantFrom(null, 0, 1, 1.5, -3, "", "a", "公开", 'q"', "a,b", "=1", "l\nf");
/** A row behind the shared cells: runs that come again in others, in whatever columns, and cells, as wide as the table. */
const row = fc.array(fc.oneof(cell, fc.constantFrom(...RUNS)), { minLength: WIDTH, maxLength: WIDTH }).map((parts) => {
  const fitting: Part[] = [];
  let width = 2;
  for (const part of parts) {
    const next = Array.isArray(part) && width + part.length > WIDTH ? null : part;
    if (width < WIDTH) fitting.push(next);
    width += Array.isArray(next) ? next.length : 1;
  }
  return fitting;
});
/** Reports one after the other, as one table gets them. */
const reports = fc.array(fc.record({ shared: fc.array(cell, { minLength: 2, maxLength: 2 }), rows: fc.array(row) }));

const written = (format: "csv" | "jsonl", reportsOfTable: readonly Rows[]): string => {
  const lines = textFormat({ format, bom: false })?.lines(TABLE);
  const bytes = new Bytes();
  for (const rows of reportsOfTable) lines?.(rows, bytes);
  return Buffer.from(bytes.take()).toString("utf8");
};

const allCells = (reportsOfTable: readonly Rows[]): Cell[][] =>
  reportsOfTable.flatMap((report) => report.rows.map((_, i) => cellsOf(report, i)));

test("a line of JSONL is what JSON.stringify makes of the row, whatever rows come before it", () => {
  fc.assert(
    fc.property(reports, (given) => {
      const expected = allCells(given).map(
        (cells) => `${JSON.stringify(Object.fromEntries(columns.map(({ name }, i) => [name, cells[i]])))}\n`,
      );
      expect(written("jsonl", given)).toBe(expected.join(""));
    }),
    { numRuns: 300 },
  );
});

test("a line of CSV is the same whatever rows come before it", () => {
  fc.assert(
    fc.property(reports, (given) => {
      const alone = allCells(given).map((cells) => written("csv", [{ shared: [], rows: [cells] }]));
      expect(written("csv", given)).toBe(alone.join(""));
    }),
    { numRuns: 300 },
  );
});

test("a run is written anew where it stands in another column", () => {
  const [run] = RUNS as [Run];
  const given: Rows = {
    shared: [0],
    rows: [
      [run, 1, 2, 3, 4],
      [1, run, 2, 3, 4],
      [run, 1, 2, run],
    ],
  };
  const lines = written("jsonl", [given, given]).trimEnd().split("\n");
  expect(lines.slice(3)).toEqual(lines.slice(0, 3));
  expect(lines.slice(0, 3).map((line) => Object.values(JSON.parse(line)))).toEqual([
    [0, "甲", 1, 1, 2, 3, 4],
    [0, 1, "甲", 1, 2, 3, 4],
    [0, "甲", 1, 1, 2, "甲", 1],
  ]);
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
