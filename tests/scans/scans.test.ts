// The acceptance test of scanned reports: each is read exactly as its truth says, from its pictures.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it, test } from "vitest";
import { compareReport } from "../../scripts/score/compare.mjs";
import { listScans } from "../../scripts/score/samples.mjs";
import { convert } from "../../src/index.ts";
import { closeEngines } from "../../src/stages/ingest/scan/engines/index.ts";

const scans = listScans();
const pathOf = (file: string): string => scans.find((scan) => scan.file === file)?.path ?? file;
const GOLDEN = fileURLToPath(new URL("../goldens/scans/bowed.json", import.meta.url));

afterAll(closeEngines);

/** Packages of the engines that this process has loaded. */
const loaded = (): string[] =>
  Object.keys(createRequire(import.meta.url).cache).filter((path) =>
    /node_modules\/(?:onnxruntime|tesseract)/.test(path),
  );

test("a report with text loads no engine", async () => {
  for (const name of ["chromium-double.pdf", "tab-carry.txt"]) await convert(`samples/${name}`);
  expect(loaded()).toEqual([]);
});

test("a scan is refused where its pictures are not to be read", async () => {
  for (const file of ["fax.pdf", "picture.png"])
    expect(await convert(pathOf(file), { ocr: { when: "never" } })).toMatchObject({ failure: { code: "no-text" } });
  expect(await convert(pathOf("fax.pdf"), { ocr: { maxPages: 1 } })).toMatchObject({
    failure: { code: "too-many-pages" },
  });
  expect(loaded()).toEqual([]);
});

test.each(scans)("$file is read exactly", { timeout: 300_000 }, async ({ file, path, truth }) => {
  const result = await convert(path);
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  const { report } = result;
  expect(compareReport(truth, report).differences).toEqual([]);
  expect(report.source.reading).toBe("ocr");
  const entries = Object.entries(report.evidence);
  for (const [pointer, entry] of entries) {
    expect(["ocr", "repaired"], pointer).toContain(entry.origin);
    expect(entry.confidence, pointer).not.toBeNull();
    expect(entry.bbox, pointer).toBeDefined();
  }
  for (const [, entry] of entries.filter(([, { origin }]) => origin === "repaired")) expect(entry.read).toBeDefined();
  if (file === "bowed.pdf") holdsGolden({ ...report, evidence: withoutConfidence(report.evidence) });
});

const withoutConfidence = (evidence: Record<string, { confidence: number | null }>) =>
  Object.fromEntries(Object.entries(evidence).map(([pointer, entry]) => [pointer, { ...entry, confidence: null }]));

/** The whole report as a person last looked at it; how sure engines are differs in the last digit from processor to processor. */
function holdsGolden(report: unknown): void {
  const text = `${JSON.stringify(report, null, 1)}\n`;
  if (process.env.NIANBAO_GOLDENS === "write") {
    mkdirSync(dirname(GOLDEN), { recursive: true });
    writeFileSync(GOLDEN, text);
  }
  expect(text).toBe(existsSync(GOLDEN) ? readFileSync(GOLDEN, "utf8") : "");
}

describe("one engine alone", () => {
  it("reads with more flags, and nothing wrong without one", { timeout: 300_000 }, async () => {
    const scan = scans.find(({ file }) => file === "bowed.pdf");
    const result = await convert(pathOf("bowed.pdf"), { ocr: { engines: "tesseract" } });
    if (!result.ok || scan === undefined) throw new Error("not converted");
    const { cells, silent } = compareReport(scan.truth, result.report);
    expect(silent).toBe(0);
    expect(cells.right / (cells.right + cells.wrong + cells.missing)).toBeGreaterThan(0.95);
    // Its characters are in the order of the line, wherever it says that they stand.
    const { title, agency } = result.report.report;
    expect({ title, agency }).toMatchObject({ title: scan.truth.title, agency: scan.truth.agency });
  });
});
