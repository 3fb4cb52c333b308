import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { engines } from "../../../src/stages/ingest/pdf/index.ts";
import type { LineReading } from "../../../src/stages/ingest/scan/engines/engine.ts";
import { dpiOf, openPictures } from "../../../src/stages/ingest/scan/images.ts";
import { openRasters } from "../../../src/stages/ingest/scan/raster.ts";
import { scanReason } from "../../../src/stages/ingest/scan/scanned.ts";
import { isBetter, isDoubtful } from "../../../src/stages/ingest/scan/upright.ts";
import { cut, overprinted, WHOLE } from "./overprint.ts";

const PLAIN = "0 Tr";
const INVISIBLE = "3 Tr";

async function pagesOf(...layer: Parameters<typeof overprinted>) {
  const bytes = await overprinted(...layer);
  const read = await engines.pdfium.read(bytes, { maxPages: 9 });
  if (!read.ok) throw new Error(read.failure.message);
  return { bytes, pages: read.pages, reasons: read.pages.map(scanReason) };
}

describe("a page with a picture and text", () => {
  it("is read from the picture when its text lies beneath, or does not show", async () => {
    expect((await pagesOf({ tiles: WHOLE, before: PLAIN })).reasons).toEqual([null, "picture"]);
    expect((await pagesOf({ tiles: cut(2, 3), before: PLAIN })).reasons).toEqual([null, "picture"]);
    expect((await pagesOf({ tiles: WHOLE, before: INVISIBLE, below: true })).reasons).toEqual([null, "picture"]);
  });

  it("is read as text that lies over the picture, or shows through it", async () => {
    expect((await pagesOf({ tiles: WHOLE, before: PLAIN, below: true })).reasons).toEqual([null, null]);
    expect((await pagesOf({ tiles: WHOLE, before: PLAIN, mask: true })).reasons).toEqual([null, null]);
    expect((await pagesOf({ tiles: [[0.3, 0.3, 0.6, 0.6]], before: PLAIN })).reasons).toEqual([null, null]);
  });

  it("is read as text over which a marker was drawn", async () => {
    const last = "1 0.9 0.2 rg 0 0 595 842 re f";
    expect((await pagesOf({ tiles: WHOLE, before: PLAIN, below: true, last })).reasons).toEqual([null, null]);
    const white = last.replace("1 0.9 0.2", "1 1 1");
    expect((await pagesOf({ tiles: WHOLE, before: PLAIN, below: true, last: white })).reasons).toEqual([
      null,
      "picture",
    ]);
  });

  it("is read from the picture when only stamps stand along its edges", async () => {
    const stamp = (y: number): string =>
      `BT /F1 8 Tf 20 ${y} Td (Received 2023-01-26 14:05:33, Document No. 2023-000123) Tj ET`;
    expect((await pagesOf({ tiles: WHOLE, before: null, last: stamp(825) })).reasons[1]).toBe("picture");
    expect((await pagesOf({ tiles: WHOLE, before: null, last: stamp(400) })).reasons[1]).toBeNull();
  });

  it("shows the same in one picture and in many", async () => {
    const [one, many] = await Promise.all(
      [WHOLE, cut(3, 5)].map(async (tiles) => {
        const { bytes, pages } = await pagesOf({ tiles, before: null });
        const rasters = await openRasters(bytes);
        const raster = pages[1] === undefined ? null : (rasters?.pageOf(pages[1]) ?? null);
        rasters?.close();
        return raster;
      }),
    );
    if (!one || !many) throw new Error("not drawn");
    const dark = ({ gray }: typeof one): number => gray.data.filter((value) => value < 128).length / gray.data.length;
    expect(dark(many)).toBeGreaterThan(0.01);
    expect(Math.abs(dark(many) / dark(one) - 1)).toBeLessThan(0.1);
    expect(many.scale).toBeCloseTo(one.scale, 0);
  });
});

describe("the way up", () => {
  const read = (...texts: [string, number][]): LineReading[] =>
    texts.map(([text, confidence]) => ({
      steps: null,
      chars: [...text].map((char) => ({ text: char, from: 0, to: 0, confidence, others: [] })),
    }));
  const upright = read(["本年度共收到政府信息公开申请", 0.99], ["予以公开", 0.98]);

  it("is not that in which little is read, however surely: characters on their sides look like zeros", () => {
    const sideways = read(["o00000", 0.95], ["政（点（", 0.9]);
    expect(isDoubtful(sideways)).toBe(true);
    expect(isDoubtful(upright)).toBe(false);
    expect(isBetter(upright, sideways)).toBe(true);
    expect(isBetter(sideways, upright)).toBe(false);
  });

  it("of a table of figures is that in which they are read surely", () => {
    expect(isBetter(read(["0", 0.3], ["12", 0.2]), read(["0", 0.9], ["21", 0.9]))).toBe(false);
  });
});

describe("a picture file", () => {
  const paper = sharp({ create: { width: 620, height: 877, channels: 4, background: "#ffffff" } });
  const bar = {
    input: { create: { width: 100, height: 50, channels: 3 as const, background: "#000000" } },
    left: 60,
    top: 90,
  };
  const drawn = () => paper.clone().composite([bar]);

  it.each([
    ["WebP", () => drawn().webp({ lossless: true })],
    ["PNG with 16 bits", () => drawn().toColourspace("rgb16").png()],
    ["PNG with few colours", () => drawn().png({ palette: true, colours: 4 })],
    ["JPEG in CMYK", () => drawn().toColourspace("cmyk").jpeg({ quality: 95 })],
    ["TIFF", () => drawn().tiff({ compression: "lzw" })],
  ])("may be %s", async (_, encoded) => {
    const opened = await openPictures(await encoded().toBuffer(), 5);
    const [page] = opened?.pages ?? [];
    if (!opened || !page) throw new Error("not opened");
    const { width, data } = opened.rasters.pageOf(page)?.gray ?? { width: 0, data: new Uint8Array() };
    expect([page.width, page.height].map(Math.round)).toEqual([595, 842]);
    expect(data[100 * width + 70]).toBeLessThan(30);
    expect(data[100 * width + 300]).toBeGreaterThan(225);
  });

  it("may be ink on nothing, and turned by what it says of itself", async () => {
    const ink = Buffer.alloc(40 * 60 * 4);
    for (let i = 0; i < 40; i++) ink[4 * i + 3] = 255;
    const raw = { width: 40, height: 60, channels: 4 as const };
    const opened = await openPictures(await sharp(ink, { raw }).withMetadata({ orientation: 3 }).png().toBuffer(), 5);
    const page = opened?.pages[0];
    const gray = page && opened?.rasters.pageOf(page)?.gray;
    expect([gray?.data[0], gray?.data.at(-1)]).toEqual([255, 0]);
  });

  it("of several pages below each other is as wide as one, even on its side", () => {
    expect(dpiOf(1000, 4000, undefined)).toBeCloseTo(1000 / 8.27);
    expect(dpiOf(4000, 1000, undefined)).toBeCloseTo(1000 / 8.27);
    expect(dpiOf(1654, 1169, undefined)).toBeCloseTo(1654 / 11.69);
  });
});
