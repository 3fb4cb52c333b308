import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { FORMATS } from "../../src/export/job.ts";
import { variableOf } from "../../src/export/names.ts";
import { tablesOf } from "../../src/export/tables/index.ts";
import { SHAPES } from "../../src/export/tables/shape.ts";
import type { Report } from "../../src/index.ts";
import { FIGURES, readingsOf } from "../../src/stored/figures.ts";
import { exported, madeReports, store } from "./archive.ts";
import { type Row, readTable } from "./read.ts";

let reports: Map<string, Report>;
let root: string;

beforeAll(async () => {
  reports = await madeReports();
  root = store(reports);
});

describe.each(FORMATS)("%s", (format) => {
  test("the long shape has every figure and state of the JSON, and no other", async () => {
    const { out, result } = await exported(root, { format });
    expect(result).toMatchObject({ exported: 5, bad: 0, leftOut: 0 });
    const rows = await readTable(out, format, "figures");
    const found = new Map(rows.map((row) => [`${row.report} ${row.variable}`, row]));
    expect(found.size).toBe(rows.length);
    for (const [key, report] of reports) {
      for (const { figure, value, state, evidence } of readingsOf(report)) {
        const name = `${key} ${variableOf(figure)}`;
        const row = found.get(name);
        found.delete(name);
        const missing = state === "absent" || state === "noTable";
        if (row === undefined) {
          expect(missing && !figure.editions.some((id) => id === report.report.edition), name).toBe(true);
          continue;
        }
        expect(row, name).toMatchObject({
          ...{ value, state, value_read: value, state_read: state, review: null },
          ...{
            origin: evidence?.origin ?? null,
            page: evidence?.page ?? null,
            confidence: evidence?.confidence ?? null,
          },
          ...{ table_key: figure.table, row_key: figure.row, column_key: figure.column },
          ...{ sha256: report.source.sha256, agency: report.report.agency, year: report.report.year },
        });
      }
    }
    expect([...found.keys()]).toEqual([]);
  });

  test("the wide shape has every figure and state of the JSON", async () => {
    const { out } = await exported(root, { format, shape: "wide" });
    const rows = await readTable(out, format, "panel");
    expect(rows.map((row) => row.report).sort()).toEqual([...reports.keys()].sort());
    for (const row of rows) {
      const report = reports.get(row.report as string) as Report;
      for (const { figure, value, state } of readingsOf(report)) {
        const name = variableOf(figure);
        expect([name, row[name], row[`${name}_s`]]).toEqual([name, value, state]);
      }
    }
  });
});

test("all formats agree on every table", async () => {
  for (const shape of SHAPES) {
    const folders = await Promise.all(
      FORMATS.map(async (format) => ({ format, ...(await exported(root, { format, shape })) })),
    );
    for (const { name } of [...tablesOf(shape), { name: "codebook" }]) {
      const [first, ...others] = await Promise.all(folders.map(({ out, format }) => readTable(out, format, name)));
      for (const [i, other] of others.entries())
        expect(sorted(other), `${name} in ${FORMATS[i + 1]}`).toEqual(sorted(first as Row[]));
      if (name !== "decisions") expect(first?.length, name).toBeGreaterThan(0);
    }
  }
});

/** An empty text is a null in CSV and in Excel. */
const sorted = (rows: Row[]): string[] =>
  rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row)
          .map(([name, value]) => [name, value === "" ? null : value])
          .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
      ),
    )
    .sort();

test("the same input gives the same bytes, with any number of threads", async () => {
  for (const format of FORMATS) {
    const [once, again] = [await exported(root, { format }), await exported(root, { format }, 2)];
    expect(readdirSync(again.out)).toEqual(readdirSync(once.out));
    for (const name of readdirSync(once.out))
      expect(readFileSync(join(again.out, name)).equals(readFileSync(join(once.out, name))), name).toBe(true);
  }
});

test("further tables hold what the JSON holds", async () => {
  const { out } = await exported(root, {});
  const rows = async (table: string) => readTable(out, "csv", table);
  const all = [...reports.values()];
  const total = (of: (report: Report) => unknown[]) => all.reduce((sum, report) => sum + of(report).length, 0);
  expect(await rows("mentions")).toHaveLength(total((report) => report.mentions));
  expect(await rows("checks")).toHaveLength(total((report) => report.checks));
  expect(await rows("diagnostics")).toHaveLength(total((report) => report.diagnostics));
  const sections = await rows("sections");
  const [key, report] = [...reports][0] as [string, Report];
  const last = report.sections.at(-1);
  const pointer = `/sections/${report.sections.length - 1}`;
  expect(sections.find((row) => row.report === key && row.section === pointer)).toMatchObject({
    ...{ heading: last?.heading, body: last?.paragraphs.join("\n") || null, level: last?.level },
  });
  expect(FIGURES.length).toBeGreaterThan(200);
});
