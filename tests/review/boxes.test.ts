import { describe, expect, it } from "vitest";
import type { Evidence } from "../../src/model/report.ts";
import { renderPage } from "../../src/stages/ingest/pdf/render.ts";
import { isPdf, reportOf, SAMPLES } from "../pipeline/samples.ts";
import { inkIn } from "./ink.ts";

describe("the box of a figure covers its printed digits", () => {
  it.each(SAMPLES.filter(isPdf).map((sample) => [sample.file, sample] as const))("%s", async (_, sample) => {
    const report = await reportOf(sample);
    const figures = Object.entries(report.evidence).filter(([pointer]) => pointer.startsWith("/tables/"));
    const printed = figures.filter(([, { text }]) => /\d/u.test(text));
    expect(printed.length).toBeGreaterThan(90);
    for (const [number, there] of byPage(printed)) {
      const drawn = await renderPage(sample.bytes.slice(), number);
      if (!drawn.ok) throw new Error(drawn.failure.code);
      for (const [pointer, { bbox, text }] of there) {
        if (bbox === undefined) throw new Error(`${pointer} has no box`);
        const { inside, cut } = inkIn(drawn.picture, bbox);
        // The thinnest digit of the smallest print has half a dozen dark pixels at two pixels a point.
        expect([pointer, text, inside > 5 * [...text].filter((c) => /\d/u.test(c)).length, cut]).toEqual([
          pointer,
          text,
          true,
          false,
        ]);
      }
    }
  });
});

it("and a box that is off by half a digit is told from one that is not", async () => {
  const sample = SAMPLES.find(({ file }) => file === "libreoffice-split.pdf") as (typeof SAMPLES)[0];
  const report = await reportOf(sample);
  const drawn = await renderPage(sample.bytes.slice(), 1);
  if (!drawn.ok) throw new Error(drawn.failure.code);
  const boxes = Object.values(report.evidence).flatMap(({ page, bbox, text }) =>
    page === 1 && bbox !== undefined && /^\d+$/u.test(text) ? [bbox] : [],
  );
  const moved = boxes.map(([left, top, right, bottom]) => inkIn(drawn.picture, [left + 2.5, top, right + 2.5, bottom]));
  expect(moved.filter(({ cut }) => cut).length / boxes.length).toBeGreaterThan(0.7);
});

function byPage(figures: readonly [string, Evidence][]): Map<number, [string, Evidence][]> {
  const pages = new Map<number, [string, Evidence][]>();
  for (const figure of figures) {
    const page = figure[1].page ?? 0;
    pages.set(page, [...(pages.get(page) ?? []), figure]);
  }
  return pages;
}
