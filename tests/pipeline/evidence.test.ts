import { describe, expect, it } from "vitest";
import type { Evidence, Report } from "../../src/model/report.ts";
import { engines } from "../../src/stages/ingest/pdf/index.ts";
import { decodeText } from "../../src/stages/ingest/text/decode.ts";
import { fold } from "../../src/text/fold.ts";
import { readPrinted } from "../../src/text/printed.ts";
import { misplaced } from "./places.ts";
import { isDocx, isPage, isPdf, isText, reportOf, SAMPLES, type Sample } from "./samples.ts";
import { at, numbersOf } from "./truth.ts";
import { wordTables } from "./word-tables.ts";

const each = (kind: (sample: Sample) => boolean) =>
  SAMPLES.filter(kind).map((sample) => [sample.file, sample] as const);

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
  it.each(each(isText))("%s: every figure stands at its line and column", async (_, sample) => {
    const report = await reportOf(sample);
    expectWhole(report);
    expect(misplaced(report, decodeText(sample.bytes).text)).toEqual([]);
  });
});

describe("evidence in Word files", () => {
  it.each(each(isDocx))("%s: every figure stands in its row and column of its table", async (_, sample) => {
    const report = await reportOf(sample);
    expectWhole(report);
    const tables = await wordTables(sample.bytes);
    for (const [pointer, { table, row, column, paragraph, line, bytes, text }] of Object.entries(report.evidence)) {
      expect([pointer, line, bytes]).toEqual([pointer, undefined, undefined]);
      if (!pointer.startsWith("/tables/")) expect((paragraph ?? table ?? 0) > 0, pointer).toBe(true);
      else expect([pointer, tables[(table ?? 0) - 1]?.[(row ?? 0) - 1]?.get(column ?? 0)]).toEqual([pointer, text]);
    }
  });
});

/** What a browser shows of a piece of markup: blanks run together, tags, marks of footnotes and references gone. */
const shown = (markup: string): string =>
  markup
    .replace(/<sup>.*?<\/sup>|<[^>]*>/gsu, "")
    .replace(/&#x([\da-f]+);/giu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll("&nbsp;", "\u00a0");

describe("evidence in web pages", () => {
  it.each(each(isPage))("%s: every figure stands in the bytes, in a cell of a table", async (_, sample) => {
    const report = await reportOf(sample);
    expectWhole(report);
    const { encoding } = decodeText(sample.bytes);
    for (const [pointer, { bytes, text, table, row, column, paragraph, line, page }] of placed(report)) {
      expect([pointer, line, page]).toEqual([pointer, undefined, undefined]);
      if (pointer.startsWith("/tables/"))
        expect(
          [table, row, column].every((n) => (n ?? 0) > 0),
          pointer,
        ).toBe(true);
      else expect((paragraph ?? table ?? 0) > 0, pointer).toBe(true);
      if (sample.file.endsWith(".mhtml")) expect([pointer, bytes]).toEqual([pointer, undefined]);
      else {
        const printed = new TextDecoder(encoding).decode(sample.bytes.subarray(...(bytes ?? [0, 0])));
        expect([pointer, fold(shown(printed))]).toEqual([pointer, fold(text)]);
      }
    }
  });
});

describe("evidence in PDF", () => {
  it.each(each(isPdf))("%s: every figure stands in its box on its page", async (_, sample) => {
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
