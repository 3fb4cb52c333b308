// The acceptance test: every sample is read exactly as its truth says.
import { expect, test } from "vitest";
import { compareReport } from "../../scripts/score/compare.mjs";
import { listSamples } from "../../scripts/score/samples.mjs";
import { findOffice } from "../../src/batch/office.ts";
import { convert } from "../../src/index.ts";

/** Without LibreOffice a DOC can't be read as it should: scripts/prepare.mjs says so aloud. */
const samples = listSamples().filter(({ file }) => !file.endsWith(".doc") || findOffice("auto") !== null);

test("there are samples of both kinds", () => {
  expect(samples.filter(({ file }) => file.endsWith(".pdf")).length).toBeGreaterThanOrEqual(12);
  expect(samples.filter(({ file }) => !file.endsWith(".pdf")).length).toBeGreaterThanOrEqual(12);
});

test.each(samples)("$file: tables, title, agency, year, date, edition, headings, faults and status", async (sample) => {
  const result = await convert(sample.path);
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  expect(compareReport(sample.truth, result.report).differences).toEqual([]);
});

const PDFS = samples.filter(({ file }) => file.endsWith(".pdf"));

test.each(PDFS)("$file: each engine alone reads the same", async (sample) => {
  for (const engine of ["pdfium", "pdfjs"] as const) {
    const result = await convert(sample.path, { engine });
    if (!result.ok) throw new Error(`${engine}: ${result.failure.code}: ${result.failure.message}`);
    expect(compareReport(sample.truth, result.report).differences, engine).toEqual([]);
  }
});

test("the comparison sees a changed figure, a lost one, one that is not printed, and other words", async () => {
  const sample = samples.find(({ file }) => file === "tab-carry.txt");
  const result = await convert(sample?.path ?? "");
  if (sample === undefined || !result.ok) throw new Error("sample not converted");
  const { report } = result;
  const received = report.tables.requests?.received;
  const misc = report.tables.requests?.outcomes.otherProcessing;
  if (received == null || misc == null) throw new Error("rows not read");
  received.total = (received.total ?? 0) + 1;
  received.business = null;
  misc.unitemized = { ...received, business: 0 };
  report.report.agency = "别县人民政府";
  const { cells, differences, silent } = compareReport(sample.truth, report);
  expect(cells).toMatchObject({ wrong: 8, missing: 1 });
  expect(silent).toBe(8);
  expect(differences).toContain("table2.new[1]: printed 117, read null");
  expect(differences).toContain('agency: printed "澄坞区人民政府", read "别县人民政府"');
});
