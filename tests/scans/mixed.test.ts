// A report of which one page is text and the next a picture in pieces over text that does not show: read, and drawn with what was read.
import { readFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { compareReport } from "../../scripts/score/compare.mjs";
import { LEGEND, overlayOf } from "../../src/overlay.ts";
import { interpretBytes } from "../../src/pipeline.ts";
import { closeEngines } from "../../src/stages/ingest/scan/engines/index.ts";
import { extentOf } from "../../src/stages/write/lettering.ts";
import { readPng } from "../cli/png.ts";
import { cut, overprinted } from "../ingest/scan/overprint.ts";

afterAll(closeEngines);

it("a table goes on from a page of text to a page that is a picture", { timeout: 120_000 }, async () => {
  const bytes = await overprinted({ tiles: cut(2, 3), before: "0 Tr" });
  const result = await interpretBytes(bytes, "mixed.pdf");
  if (!result.ok) throw new Error(result.failure.message);
  const { report, document } = result.interpretation;
  expect(
    compareReport(JSON.parse(readFileSync("samples/libreoffice-split.truth.json", "utf8")), report).differences,
  ).toEqual([]);
  expect(report.source.reading).toBe("mixed");
  const origins = new Set(Object.values(report.evidence).map(({ page, origin }) => `${page} ${origin}`));
  expect([...origins].sort()).toEqual(["1 text", "2 ocr"]);

  // One cell as if its sums had mended it.
  const mended = "/tables/requests/outcomes/total/total";
  const entry = report.evidence[mended];
  if (entry?.bbox === undefined) throw new Error("no such cell");
  const evidence = { ...report.evidence, [mended]: { ...entry, origin: "repaired" as const, read: "7" } };
  const drawn = await overlayOf(bytes, { ...result.interpretation, report: { ...report, evidence } }, 2, "pdfium");
  if (!drawn.ok) throw new Error(drawn.failure.message);
  const { overlay } = drawn;
  const cells = document.scans?.[0]?.cells.filter(({ text }) => text !== "") ?? [];
  expect(cells.length).toBeGreaterThan(50);
  expect(overlay.drawn).toMatchObject({ repaired: 1, open: 0 });
  expect(overlay.drawn.reading + overlay.drawn.unsure).toBe(cells.length);
  expect(overlay.drawn.cell).toBeGreaterThan(cells.length);

  const pixels = readPng(overlay.png);
  const holds = (box: readonly number[], wanted: number): boolean => {
    const [left = 0, top = 0, right = 0, bottom = 0] = box.map((x) => Math.round(x * 2));
    for (let y = top; y < bottom; y++)
      for (let x = left; x < right; x++) {
        const [r = 0, g = 0, b = 0] = pixels.at(x, y);
        if (((r << 16) | (g << 8) | b) === wanted) return true;
      }
    return false;
  };
  const around = ([left, top, right, bottom]: readonly number[]) =>
    [left, top, right, bottom].map((x = 0, i) => x + (i < 2 ? -2 : 2));
  const figures = Object.entries(evidence).filter(
    ([pointer, { page, state }]) => page === 2 && state === "number" && pointer.startsWith("/tables/"),
  );
  expect(figures.length).toBe(cells.length);
  for (const [pointer, { bbox = [] }] of figures)
    expect(holds(around(bbox), LEGEND[pointer === mended ? "repaired" : "number"].color), pointer).toBe(true);
  for (const { text, firm, box } of cells) {
    const [left, , , bottom] = box;
    const [width, height] = extentOf(text);
    const place = [left + 1, bottom - 1 - height / 2, left + 1 + width / 2, bottom - 1];
    expect(holds(place, LEGEND[firm ? "reading" : "unsure"].color), text).toBe(true);
  }
});
