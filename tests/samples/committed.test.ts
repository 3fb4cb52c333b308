import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { ReportOptions, SampleReport, Truth } from "../../scripts/samples/index.mjs";
import { makeReport } from "../../scripts/samples/index.mjs";

const FOLDER = fileURLToPath(new URL("../../samples/", import.meta.url));
const CATALOGUE = new URL("../../scripts/samples/catalogue-shapes.mjs", import.meta.url).href;

interface Sample {
  name: string;
  seed: number;
  report: ReportOptions;
  make: (model: SampleReport) => Uint8Array;
}

type Committed = Truth & { id: string; file: string; producer: string; traits: string[]; uncertain?: string[] };

const truths: Committed[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".truth.json"))
  .map((name) => JSON.parse(readFileSync(FOLDER + name, "utf8")));

const sum = (cells: (number | null)[]) => cells.reduce<number>((a, b) => a + (b ?? 0), 0);

/** Faults of the tables, counted again from the values in the truth file. */
function recount({ table2, table3 }: Committed): string[] {
  const columns = ["natural", "business", "research", "publicWelfare", "legalService", "other", "total"];
  const rows = table2.rows;
  const at = (key: string, c: number) => rows[key]?.[c] ?? 0;
  const outside = ["new", "carriedIn", "total", "carriedOut"];
  const found: string[] = [];
  columns.forEach((column, c) => {
    if (at("new", c) + at("carriedIn", c) !== at("total", c) + at("carriedOut", c))
      found.push(`requests.balance:${column}`);
    const results = Object.keys(rows).filter((key) => !outside.includes(key));
    if (sum(results.map((key) => at(key, c))) !== at("total", c)) found.push(`requests.resultTotal:${column}`);
  });
  for (const [key, row] of Object.entries(rows))
    if (sum(row.slice(0, 6)) !== (row[6] ?? 0)) found.push(`requests.rowTotal:${key}`);
  for (const [key, group] of Object.entries(table3))
    if (sum(group.slice(0, 4)) !== (group[4] ?? 0)) found.push(`cases.total:${key}`);
  return found;
}

describe("samples", () => {
  it("are at least 24, with every producer, edition and status among them", () => {
    expect(truths.length).toBeGreaterThanOrEqual(24);
    const producers = new Set(truths.map((t) => t.producer.replace(/:.*/, "")));
    expect([...producers].sort()).toEqual([
      "chromium",
      "docx",
      "gzip",
      "html",
      "libreoffice",
      "libreoffice-doc",
      "libreoffice-docx",
      "ooxml",
      "raw",
      "reportlab",
      "text",
      "weasyprint",
      "wkhtmltopdf",
      "zip",
    ]);
    expect(new Set(truths.map((t) => t.edition))).toEqual(new Set(["2021", "2019"]));
    expect(new Set(truths.map((t) => t.status))).toEqual(new Set(["verified", "inconsistent", "review"]));
  });

  it.each(truths.map((t) => [t.file, t] as const))("%s: its truth names the faults its figures have", (_, truth) => {
    expect(existsSync(FOLDER + truth.file)).toBe(true);
    const named = truth.faults.filter((f) => f.kind !== "narrative.requests");
    expect(named.map((f) => `${f.kind}:${f.column ?? f.row ?? f.group}`)).toEqual(recount(truth));
    expect(truth.status === "inconsistent").toBe(truth.faults.length > 0);
  });

  it("are what the script makes of their seeds", async () => {
    const { SHAPES } = (await import(CATALOGUE)) as { SHAPES: Sample[] };
    for (const { name, seed, report, make } of SHAPES)
      expect(Buffer.from(make(makeReport(seed, report))).equals(readFileSync(FOLDER + name)), name).toBe(true);
  });
});
