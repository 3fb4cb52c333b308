import { readFileSync } from "node:fs";
import { join } from "node:path";
import sqlite from "node-sqlite3-wasm";
import { beforeAll, describe, expect, test } from "vitest";
import { CODEBOOK_TABLE, codebookRows } from "../../src/export/codebook.ts";
import { tablesOf } from "../../src/export/tables/index.ts";
import { SHAPES } from "../../src/export/tables/shape.ts";
import { openXlsx } from "../../src/export/writers/xlsx.ts";
import type { Report } from "../../src/index.ts";
import { exported, madeReports, store, temporary } from "./archive.ts";
import { openSqlite, readTable } from "./read.ts";

let reports: Map<string, Report>;
let root: string;

beforeAll(async () => {
  reports = await madeReports();
  root = store(reports);
});

describe("names", () => {
  const STATA = ["_all", "_n", "byte", "double", "float", "if", "in", "int", "long", "using", "with", "strl"];
  const R = ["if", "else", "repeat", "while", "function", "for", "next", "break", "in"];
  const SQL = [
    "table",
    "column",
    "row",
    "check",
    "index",
    "end",
    "left",
    "right",
    "text",
    "values",
    "order",
    "group",
    "by",
  ];
  test.each(SHAPES)("columns of the %s shape are unique, short, and no words of R, Stata or SQL", (shape) => {
    for (const { name: table, columns } of [...tablesOf(shape), CODEBOOK_TABLE]) {
      const names = columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) {
        expect(name, table).toMatch(/^[a-z][a-z0-9_]{0,31}$/u);
        expect(
          [...STATA, ...R, ...SQL].filter((word) => word !== "name"),
          table,
        ).not.toContain(name);
      }
    }
  });

  test("the codebook describes every column, and figures as the form prints them", () => {
    for (const shape of SHAPES) {
      const tables = tablesOf(shape);
      const rows = codebookRows(tables);
      for (const { name, columns } of tables)
        expect(rows.filter(([table]) => table === name).map((row) => row[2])).toEqual(
          columns.map((column) => column.name),
        );
      for (const [, , name, label, description] of rows.filter(([table]) => table !== "state"))
        expect([name, label !== null && label !== "", description !== null && description !== ""]).toEqual([
          name,
          true,
          true,
        ]);
      const granted = rows.find((row) => row[2] === "req_granted_person");
      expect(granted).toEqual([
        ...[shape === "long" ? "variable" : "panel", expect.any(Number), "req_granted_person", "（一）予以公开 自然人"],
        ...[
          "requests: outcomes: granted: natural person",
          "number",
          "件",
          "2021 2019",
          "/tables/requests/outcomes/granted/naturalPerson",
        ],
        ...[null, "blank dash ambiguous unreadable unlocated absent noTable unsure"],
      ]);
    }
  });
});

test("the data package describes the files as they are", async () => {
  const { out, result } = await exported(root, { bom: true });
  const described = JSON.parse(readFileSync(join(out, "datapackage.json"), "utf8"));
  expect(described.resources.map((resource: { path: string }) => resource.path).sort()).toEqual(
    result.files.filter((name) => name.endsWith(".csv")).sort(),
  );
  for (const { path, schema } of described.resources) {
    const text = readFileSync(join(out, path), "utf8");
    expect(text.startsWith("\uFEFF")).toBe(true);
    expect(text.slice(1, text.indexOf("\n"))).toBe(
      schema.fields.map((field: { name: string }) => field.name).join(","),
    );
    expect(schema.fields.map((field: { name: string }) => field.name)).toEqual(
      expect.arrayContaining(schema.primaryKey),
    );
  }
});

test("a text that a spreadsheet takes for a formula is disarmed in CSV, and figures stay as they are", async () => {
  const report = structuredClone(reports.get("samples/cells-by-line-2019.txt.json")) as Report;
  report.sections = [
    {
      number: null,
      ordinal: null,
      heading: "=HYPERLINK(1)",
      level: 0,
      paragraphs: ['-1+1,"x"\n@y'],
      tables: [],
      sections: [],
    },
  ];
  const disclosure = report.tables.disclosure as unknown as Record<string, Record<string, number>>;
  (disclosure.licensing as Record<string, number>).change = -12.5;
  const bad = store([["a.json", report]]);
  const { out } = await exported(bad, {});
  expect(await readTable(out, "csv", "sections")).toMatchObject([{ heading: "'=HYPERLINK(1)", body: `'-1+1,"x"\n@y` }]);
  const figures = await readTable(out, "csv", "figures");
  expect(figures.find((row) => row.variable === "pub_licensing_change")?.value).toBe(-12.5);
  for (const format of ["jsonl", "parquet", "sqlite", "xlsx"] as const) {
    const { out: other } = await exported(bad, { format });
    expect(await readTable(other, format, "sections")).toMatchObject([{ heading: "=HYPERLINK(1)" }]);
  }
});

test("a sheet takes no more rows than Excel, and says what to do", () => {
  const tables = [{ name: "t", label: "", description: "", key: [], columns: [] }];
  const options = { format: "xlsx", shape: "long", status: null, bom: false, reviews: null } as const;
  const writer = openXlsx({ folder: temporary(), tables, options, version: "0" });
  writer.write([new Array(1_048_575).fill([])]);
  expect(() => writer.write([[[]]])).toThrow(/1048576 rows.*--shape wide/u);
});

describe("SQLite", () => {
  test("has views for the usual questions", async () => {
    const [key, report] = [...reports][0] as [string, Report];
    const outcomes = report.tables.requests?.outcomes;
    for (const shape of SHAPES) {
      const { out } = await exported(root, { format: "sqlite", shape });
      const ask = await openSqlite(out);
      const [rate] = ask("SELECT * FROM granted_rates WHERE report = ?", [key]);
      const granted = outcomes?.granted?.total ?? Number.NaN;
      const all = outcomes?.total?.total ?? Number.NaN;
      expect(rate).toMatchObject({ granted, outcomes: all, granted_rate: all === 0 ? null : granted / all });
      const reasons = ask("SELECT reason, requests FROM refusal_reasons WHERE report = ? AND reason_group = 'denied'", [
        key,
      ]);
      expect(Object.fromEntries(reasons.map((row) => [row.reason, row.requests]))).toEqual(
        Object.fromEntries(Object.entries(outcomes?.denied ?? {}).map(([reason, row]) => [reason, row?.total])),
      );
      const [dispute] = ask("SELECT * FROM dispute_results WHERE report = ? AND kind = 'litigation/direct'", [key]);
      expect(dispute).toMatchObject({ total: report.tables.disputes?.litigation.direct?.total });
      expect(ask("PRAGMA foreign_key_check")).toEqual([]);
      expect(ask("PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
    }
  });

  test("finds Chinese as it is written in the sections", async () => {
    const { out } = await exported(root, { format: "sqlite" });
    // The other library has no full-text search.
    const database = new sqlite.Database(join(out, "nianbao.sqlite"), { readOnly: true });
    const found =
      "SELECT s.report, s.section FROM sections s JOIN sections_search f ON f.rowid = s.rowid WHERE sections_search MATCH ? ORDER BY s.rowid";
    const there = "SELECT report, section FROM sections WHERE instr(heading, ?1) OR instr(body, ?1)";
    for (const word of ["信息公开", "政府信息公开", "依申请"]) {
      const rows = database.all(there, [word]);
      expect(rows.length, word).toBeGreaterThan(0);
      expect(database.all(found, [word])).toEqual(rows);
    }
    expect(database.all(found, ["没有这个词"])).toEqual([]);
    database.close();
  });
});
