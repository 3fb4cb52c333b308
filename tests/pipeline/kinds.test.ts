// One report is one report, whatever kind of file it is printed as.
import { describe, expect, it } from "vitest";
import { docxByLibrary } from "../../scripts/samples/docx-library.mjs";
import { makeReport, type ReportOptions, renderText, type SampleReport } from "../../scripts/samples/index.mjs";
import { docxOf } from "../../scripts/samples/ooxml.mjs";
import { convertBytes } from "../../src/pipeline.ts";
import { isPdf, reportOf, SAMPLES } from "./samples.ts";

interface Recipe {
  readonly name: string;
  readonly seed: number;
  readonly report: ReportOptions;
  readonly edit?: (model: SampleReport) => SampleReport;
}

const CATALOGUE = new URL("../../scripts/samples/catalogue-pdf.mjs", import.meta.url).href;
const { PDF_SAMPLES } = (await import(CATALOGUE)) as { PDF_SAMPLES: readonly Recipe[] };

/** `report` and `tables` of what is read, as bytes. */
async function readAs(bytes: Uint8Array): Promise<string> {
  const result = await convertBytes(bytes, "report");
  if (!result.ok) throw new Error(result.failure.message);
  return JSON.stringify([result.report.report, result.report.tables]);
}

describe("the same report", () => {
  it.each(PDF_SAMPLES.map((recipe) => [recipe.name, recipe] as const))(
    "as PDF, text and Word file: %s",
    async (_, { name, seed, report, edit = (model) => model }) => {
      const model = edit(makeReport(seed, report));
      const sample = SAMPLES.find(({ file }) => file === name && isPdf({ file } as (typeof SAMPLES)[number]));
      if (sample === undefined) throw new Error("no such sample");
      const pdf = await reportOf(sample);
      const expected = JSON.stringify([pdf.report, pdf.tables]);
      expect(await readAs(Buffer.from(renderText(model, "tab", { span: "blank" })))).toBe(expected);
      expect(await readAs(docxOf(model))).toBe(expected);
      expect(await readAs(docxOf(model, { numbered: "style", tracked: true, shred: true, framed: true }))).toBe(
        expected,
      );
      expect(await readAs(await docxByLibrary(model, { numbered: true }))).toBe(expected);
    },
  );
});
