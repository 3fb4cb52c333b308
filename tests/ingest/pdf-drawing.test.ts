import { describe, expect, it } from "vitest";
import type { Page } from "../../src/model/page.ts";
import { readAgreed, rounded, textOf } from "./pdf-agree.ts";
import { makePdf, type PdfOptions } from "./pdf-writer.ts";

async function draw(content: string, resources = "", options: PdfOptions = {}): Promise<Page> {
  const [page] = await readAgreed(makePdf([{ content, resources }], options));
  if (page === undefined) throw new Error("no page");
  return page;
}

const rules = (page: Page): unknown[] =>
  page.rules.map(({ axis, at, from, to, width }) => [axis, ...(rounded([at, from, to, width]) as number[])]);

describe("rules", () => {
  it("come from stroked segments, whatever the dashes", async () => {
    const page = await draw("2 w 1 0 0 RG 20 150 m 120 150 l S [3 2] 0 d 0.5 w 20 140 m 20 40 l S");
    expect(rules(page)).toEqual([
      ["h", 50, 20, 120, 2],
      ["v", 20, 60, 160, 0.5],
    ]);
    expect(page.rules.map((rule) => rule.color)).toEqual([0xff0000, 0xff0000]);
  });

  it("come from the sides of stroked rectangles, open paths and closed ones", async () => {
    expect(rules(await draw("10 20 100 50 re S"))).toEqual([
      ["h", 180, 10, 110, 1],
      ["v", 110, 130, 180, 1],
      ["h", 130, 10, 110, 1],
      ["v", 10, 130, 180, 1],
    ]);
    expect(rules(await draw("10 20 m 110 20 l 110 70 l s"))).toHaveLength(2);
    expect(rules(await draw("10 20 m 110 20 l 110 70 l 10 70 l S"))).toHaveLength(3);
  });

  it("come from thin filled rectangles and trapezoids; both rules from the dot where they cross", async () => {
    const page = await draw(
      "10 100 200 0.5 re f 10 50 0.75 50 re f 20 30 m 220 30 l 219 31 l 21 31 l f 10 100 0.5 0.5 re f",
    );
    expect(rules(page)).toEqual([
      ["h", 99.8, 10, 210, 0.5],
      ["v", 10.4, 100, 150, 0.8],
      ["h", 169.5, 20, 220, 1],
      ["h", 99.8, 10, 10.5, 0.5],
      ["v", 10.3, 99.5, 100, 0.5],
    ]);
    expect(page.fills).toEqual([]);
  });

  it("come twice from double borders", async () => {
    expect(rules(await draw("0.5 w 10 100 m 210 100 l S 10 102 m 210 102 l S"))).toEqual([
      ["h", 100, 10, 210, 0.5],
      ["h", 98, 10, 210, 0.5],
    ]);
  });

  it("come from one rectangle within another: the frame between them", async () => {
    const page = await draw("10 20 100 50 re 11 21 98 48 re f*");
    expect(rules(page)).toEqual([
      ["h", 130.5, 10, 110, 1],
      ["h", 179.5, 10, 110, 1],
      ["v", 10.5, 131, 179, 1],
      ["v", 109.5, 131, 179, 1],
    ]);
    expect(page.fills).toEqual([]);
  });

  it("are what a clip leaves, and a clip alone is none", async () => {
    const page = await draw(
      "q 10 20 100 50 re W n Q q 10 100 200 1 re W n 0 0 300 200 re f Q q 10 50 50 100 re W n 0 60 m 300 60 l S Q " +
        "q 10 120 20 20 re W n 100 130 100 1 re f Q",
    );
    expect(rules(page)).toEqual([
      ["h", 99.5, 10, 210, 1],
      ["h", 140, 10, 60, 1],
    ]);
    expect(page.fills).toEqual([]);
  });

  it("are not slanted lines, curves, or what is transparent", async () => {
    const resources = "/ExtGState << /G << /CA 0 /ca 0 >> >>";
    const page = await draw(
      "10 10 m 100 60 l S 10 10 m 20 90 90 90 100 10 c S /G gs 10 150 m 100 150 l S 10 160 50 1 re f",
      resources,
    );
    expect(page.rules).toEqual([]);
    expect(page.fills).toEqual([]);
  });

  it("stand where nested forms put them, text with them", async () => {
    const page = await draw("q 0.24 0 0 0.24 10 20 cm /Outer Do Q", "/XObject << /Outer @outer >>", {
      objects: {
        outer: {
          dict:
            "/Type /XObject /Subtype /Form /BBox [0 0 1000 700] /Matrix [1 0 0 1 100 50] " +
            "/Resources << /XObject << /Inner @inner >> >>",
          stream: "q 2 0 0 2 0 0 cm /Inner Do Q",
        },
        inner: {
          dict:
            "/Type /XObject /Subtype /Form /BBox [0 0 400 300] " +
            "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>",
          stream: "2 w 0 100 m 200 100 l S BT /F1 20 Tf 10 110 Td (7) Tj ET",
        },
      },
    });
    expect(rules(page)).toEqual([["h", 120, 34, 130, 1]]);
    expect(page.glyphs[0]?.size).toBeCloseTo(9.6, 3);
    expect(rounded(page.glyphs[0]?.box)).toEqual([38.8, 106.8, 44.1, 116.4]);
  });

  it("turn with the page", async () => {
    const [page] = await readAgreed(makePdf([{ content: "20 150 m 120 150 l S", dict: "/Rotate 90" }]));
    expect(page && rules(page)).toEqual([["v", 150, 20, 120, 1]]);
  });
});

describe("fills and pictures", () => {
  it("know what they cover, which is nothing when they are transparent", async () => {
    const resources = "/ExtGState << /G << /ca 0.4 >> /M << /BM /Multiply >> >>";
    const text = "BT /F1 10 Tf 20 100 Td (ab) Tj ET";
    const page = await draw(
      `0.8 g 10 90 100 30 re f ${text} 1 g 10 90 50 30 re f q /G gs 0 g 10 90 9 9 re f Q /M gs 10 90 8 8 re f`,
      resources,
    );
    expect(page.fills.map(({ box, color, after }) => [rounded(box), color, after])).toEqual([
      [[10, 80, 110, 110], 0xcccccc, 0],
      [[10, 80, 60, 110], 0xffffff, 2],
      [[10, 101, 19, 110], 0x999999, 0],
      [[10, 102, 18, 110], 0xffffff, 0],
    ]);
    expect(page.rules).toEqual([]);
  });

  it("leave their place", async () => {
    const page = await draw("q 120 0 0 60 30 40 cm /Im Do Q", "/XObject << /Im @image >>", {
      objects: {
        image: {
          dict: "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
          stream: new Uint8Array([128]),
        },
      },
    });
    expect(page.images.map(rounded)).toEqual([[30, 100, 150, 160]]);
  });
});

describe("layers", () => {
  const layer = (name: string): { dict: string } => ({ dict: `/Type /OCG /Name (${name})` });
  const form = (text: string, entry: string): { dict: string; stream: string } => ({
    dict:
      `/Type /XObject /Subtype /Form /BBox [0 0 300 200] ${entry} ` +
      "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>",
    stream: `BT /F1 10 Tf 20 50 Td (${text}) Tj ET`,
  });
  const content =
    "BT /F1 10 Tf 20 150 Td (a) Tj ET /OC /Off BDC BT /F1 10 Tf 20 100 Td (b) Tj ET 10 90 m 100 90 l S EMC " +
    "/OC /On BDC BT /F1 10 Tf 20 80 Td (c) Tj ET 10 70 m 100 70 l S EMC /X Do /Y Do";
  const options = (off: string): PdfOptions => ({
    catalog: `/OCProperties << /OCGs [@on @off] /D << /ON [@on] ${off} >> >>`,
    objects: { on: layer("on"), off: layer("off"), x: form("d", "/OC @off"), y: form("e", "/OC @on") },
  });
  const resources = "/Properties << /Off @off /On @on >> /XObject << /X @x /Y @y >>";

  it("that are switched off draw nothing", async () => {
    const page = await draw(content, resources, options("/OFF [@off]"));
    expect(textOf(page)).toBe("ace");
    expect(rules(page)).toEqual([["h", 130, 10, 100, 1]]);
  });

  it("that are on draw everything", async () => {
    const page = await draw(content, resources, options("/OFF []"));
    expect(textOf(page)).toBe("abcde");
  });
});
