// docs/export.md against the tables and words in the code.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { KINDS } from "../../src/agencies/rules.ts";
import { CODEBOOK_TABLE } from "../../src/export/codebook.ts";
import { FORMATS } from "../../src/export/job.ts";
import { tablesOf } from "../../src/export/tables/index.ts";
import { SHAPES } from "../../src/export/tables/shape.ts";
import { STATES } from "../../src/export/tables/states.ts";
import { viewsOf } from "../../src/export/writers/sqlite-schema.ts";
import { MOST_ROWS } from "../../src/export/writers/xlsx.ts";
import { chapters, firstCells } from "./markdown.ts";

const text = readFileSync("docs/export.md", "utf8");
const chapter = (name: string) => chapters(text).get(name) ?? "";
const codes = (name: string, head: string) => firstCells(chapter(name), head).flatMap((cell) => cell.codes);

test("formats, tables, states and views are documented, and no others", () => {
  expect(codes("Formats", "format")).toEqual([...FORMATS]);
  const tables = SHAPES.flatMap((shape) => tablesOf(shape)).map(({ name }) => name);
  expect(codes("Tables", "table").sort()).toEqual([...new Set([...tables, CODEBOOK_TABLE.name])].sort());
  expect(codes("Blank is not zero", "state")).toEqual(Object.keys(STATES));
  const views = viewsOf("long").map((sql) => /^CREATE VIEW (\w+)/u.exec(sql)?.[1]);
  expect(codes("SQLite", "view")).toEqual(views);
});

test("kinds, reasons and limits are those of the code", () => {
  for (const { kind } of KINDS) expect(chapter("Agencies and regions")).toContain(`\`${kind}\``);
  const outcome = tablesOf("long")
    .flatMap(({ columns }) => columns)
    .find(({ name }) => name === "outcome");
  const reasons = outcome?.values?.filter((value) => value !== "applied") ?? [];
  expect(codes("Decisions of people", "why").sort()).toEqual([...reasons, "no-such-document"].sort());
  expect(text).toContain(MOST_ROWS.toLocaleString("en"));
});
