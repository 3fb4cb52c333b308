import { describe, expect, it } from "vitest";
import type { Evidence, Report } from "../../src/model/report.ts";
import { engines } from "../../src/stages/ingest/pdf/index.ts";
import { decodeText } from "../../src/stages/ingest/text/decode.ts";
import { fold } from "../../src/text/fold.ts";
import { readPrinted } from "../../src/text/printed.ts";
import { misplaced } from "./places.ts";
import { isPdf, reportOf, SAMPLES } from "./samples.ts";
import { at, numbersOf } from "./truth.ts";

const each = (pdf: boolean) => SAMPLES.filter((s) => isPdf(s) === pdf).map((sample) => [sample.file, sample] as const);

/** Evidence that says where something is printed. */
const placed = (report: Report): [string, Evidence][] =>
  Object.entries(report.evidence).filter(([, { text }]) => text !== "");

/** Every number has evidence that reads as that number, every evidence of a table a cell, and every null a reason. */
function expectWhole(report: Report): void {
  for (const [pointer, value] of numbersOf(report)) {
    const evidence = report.evidence[pointer];
    expect([pointer, evidence?.state]).toEqual([pointer, "number"]);
    expect([pointer, readPrinted(evidence?.text ?? "")]).toMatchObject([pointer, { state: "number", value }]);
  }
  for (const [pointer, { state }] of Object.entries(report.evidence)) {
    const value = at(report, pointer);
    expect([pointer, value === undefined ? "no such cell" : value === null]).toEqual([pointer, state !== "number"]);
  }
  for (const key of ["title", "agency", "year", "issuedOn"] as const)
    if (report.report[key] !== null) expect(report.evidence).toHaveProperty([`/report/${key}`]);
}

describe("evidence in text", () => {
  it.each(each(false))("%s: every figure stands at its line and column", async (_, sample) => {
    const report = await reportOf(sample);
    expectWhole(report);
    expect(misplaced(report, decodeText(sample.bytes).text)).toEqual([]);
  });
});

describe("evidence in PDF", () => {
  it.each(each(true))("%s: every figure stands in its box on its page", async (_, sample) => {
    const report = await reportOf(sample);
    expectWhole(report);
    const read = await engines.pdfjs.read(sample.bytes.slice(), { maxPages: 50 });
    if (!read.ok) throw new Error(read.failure.code);
    for (const [pointer, { page, bbox, text, line, column }] of placed(report)) {
      expect([pointer, line, column]).toEqual([pointer, undefined, undefined]);
      const sheet = read.pages[(page ?? 0) - 1];
      if (sheet === undefined || bbox === undefined) throw new Error(`${pointer}: no place`);
      const [left, top, right, bottom] = bbox;
      expect(left >= 0 && top >= 0 && left < right && top < bottom, `${pointer} ${bbox}`).toBe(true);
      expect(right <= sheet.width && bottom <= sheet.height, `${pointer} ${bbox}`).toBe(true);
      if (!pointer.startsWith("/tables/")) continue;
      const inside = sheet.glyphs.filter(({ box }) => {
        const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
        return x > left && x < right && y > top && y < bottom;
      });
      expect([pointer, fold(inside.map((glyph) => glyph.text).join(""))]).toEqual([pointer, fold(text)]);
    }
  });
});
