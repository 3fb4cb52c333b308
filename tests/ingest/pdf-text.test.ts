import { describe, expect, it } from "vitest";
import { engines } from "../../src/stages/ingest/pdf/index.ts";
import { readAgreed, readPages, rounded, textOf } from "./pdf-agree.ts";
import { makePdf, ucs2 } from "./pdf-writer.ts";

const text = (body: string): string => `BT ${body} ET\n`;

describe("text", () => {
  it("stands where it is displayed, a line height tall", async () => {
    const [page] = await readAgreed(makePdf([{ content: text("/F1 10 Tf 20 100 Td (Hi 12) Tj") }]));
    expect(textOf(page)).toBe("Hi 12");
    expect(rounded(page?.glyphs[0]?.box)).toEqual([20, 91.2, 27.2, 101.2]);
    expect(page?.glyphs[0]).toMatchObject({ size: 10, mode: 0, color: 0, vertical: false, tilted: false });
  });

  it("is decoded from a font that is not embedded", async () => {
    const [page] = await readAgreed(makePdf([{ content: text(`/F2 12 Tf 20 100 Td ${ucs2("信息公开")} Tj`) }]));
    expect(textOf(page)).toBe("信息公开");
    expect(rounded(page?.glyphs[3]?.box)).toEqual([56, 89.4, 68, 101.4]);
  });

  it("turns with the page and moves with its crop box", async () => {
    const content = text("/F1 10 Tf 60 100 Td (A) Tj");
    const box = "/CropBox [50 50 250 150]";
    const pages = await readAgreed(
      makePdf([0, 90, 180, 270].map((turn) => ({ content, dict: `${box} /Rotate ${turn}` }))),
    );
    expect(pages.map(({ width, height, rotation }) => [width, height, rotation])).toEqual([
      [200, 100, 0],
      [100, 200, 90],
      [200, 100, 180],
      [100, 200, 270],
    ]);
    expect(pages.map((page) => rounded(page.glyphs[0]?.box))).toEqual([
      [10, 41.2, 16.7, 51.2],
      [48.8, 10, 58.8, 16.7],
      [183.3, 48.8, 190, 58.8],
      [41.2, 183.3, 51.2, 190],
    ]);
  });

  it("follows spacing, scaling, rise and leading", async () => {
    const content = text(
      "/F1 10 Tf 2 Tc 5 Tw 50 Tz 3 Ts 12 TL 20 100 Td (A B) Tj T* [(C) -1000 (D)] TJ 1 0 0 1 100 50 Tm (E) Tj",
    );
    const [page] = await readAgreed(makePdf([{ content }]));
    expect(textOf(page)).toBe("A BCDE");
    const at = page?.glyphs.map(({ box }) => rounded([box[0], box[3]]));
    expect(at).toEqual([
      [20, 98.2],
      [24.3, 98.2],
      [29.2, 98.2],
      [20, 110.2],
      [29.6, 110.2],
      [100, 148.2],
    ]);
  });

  it("takes its size from all matrices and its direction from the page", async () => {
    const content = [
      `q 0.5 0 0 0.5 0 0 cm ${text("/F1 1 Tf 24 0 0 24 40 200 Tm (S) Tj")} Q`,
      text("/F1 10 Tf 0 -1 1 0 150 150 Tm (D) Tj"),
      text("/F1 10 Tf 0.7071 0.7071 -0.7071 0.7071 200 100 Tm (W) Tj"),
    ].join("\n");
    const [page] = await readAgreed(makePdf([{ content }]));
    const [scaled, down, slanted] = page?.glyphs ?? [];
    expect(scaled?.size).toBeCloseTo(12, 3);
    expect(down).toMatchObject({ vertical: true, tilted: false });
    expect(rounded(down?.box)).toEqual([148.8, 50, 158.8, 57.2]);
    expect(slanted).toMatchObject({ vertical: false, tilted: true });
  });

  it("says how it is painted: invisible, white, outlined, faded", async () => {
    const content = text(
      "/F1 10 Tf 10 100 Td 3 Tr (I) Tj 0 Tr 1 1 1 rg (W) Tj 1 0 0 RG 1 Tr (O) Tj 0 Tr 0 g /G0 gs (F) Tj /G1 gs (N) Tj",
    );
    const resources = "/ExtGState << /G0 << /ca 0.6 >> /G1 << /ca 0 >> >>";
    const [page] = await readAgreed(makePdf([{ content, resources }]));
    expect(page?.glyphs.map(({ text, mode, color }) => [text, mode, color])).toEqual([
      ["I", 3, 0],
      ["W", 0, 0xffffff],
      ["O", 1, 0xff0000],
      ["F", 0, 0x666666],
      ["N", 3, 0xffffff],
    ]);
  });

  it("keeps the visible one of two texts in one place, whichever was drawn first", async () => {
    const both = (first: string, second: string): string =>
      text(`/F1 10 Tf 20 100 Td ${first} (123) Tj`) + text(`/F1 10 Tf 20 100 Td ${second} (123) Tj`);
    const [hiddenFirst, hiddenLast] = await readAgreed(
      makePdf([{ content: both("3 Tr", "0 Tr") }, { content: both("0 Tr", "3 Tr") }]),
    );
    for (const page of [hiddenFirst, hiddenLast])
      expect(page?.glyphs.filter((glyph) => glyph.mode === 0).map((glyph) => glyph.text)).toEqual(["1", "2", "3"]);
  });

  it("printed twice for boldness is the same text in the same places", async () => {
    const bytes = makePdf([{ content: text("/F1 10 Tf 20 100 Td (27) Tj") + text("/F1 10 Tf 20.3 100 Td (27) Tj") }]);
    for (const engine of ["pdfium", "pdfjs"] as const) {
      const [page] = await readPages(engine, bytes);
      const places = new Set(page?.glyphs.map((glyph) => `${glyph.text}${Math.round(glyph.box[0])}`));
      expect([...places]).toEqual(["220", "726"]);
    }
  });

  it("runs down in a vertical writing mode", async () => {
    const [page] = await readAgreed(
      makePdf([{ content: text(`/V 10 Tf 100 150 Td <000100020003> Tj`), resources: "" }].map(withVertical), {
        objects: VERTICAL,
      }),
    );
    expect(textOf(page)).toBe("三、本");
    expect(page?.glyphs.every((glyph) => glyph.vertical)).toBe(true);
    expect(page?.glyphs.map((glyph) => rounded(glyph.box))).toEqual([
      [95, 50, 105, 60],
      [95, 60, 105, 70],
      [95, 70, 105, 80],
    ]);
  });

  it("is decoded glyph by glyph, not from a replacement text", async () => {
    const content = text("/F1 10 Tf 20 100 Td /Span << /ActualText (xyz) >> BDC (12) Tj 30 0 Td (3) Tj EMC (4) Tj");
    const [page] = await readAgreed(makePdf([{ content }]));
    expect(textOf(page)).toBe("1234");
    expect(page?.glyphs.map(({ box }) => Math.round(box[0]))).toEqual([20, 26, 50, 56]);
  });

  it("has several characters in a ligature, and none where the font does not tell", async () => {
    const bytes = makePdf(
      [{ content: text("/L 10 Tf 20 100 Td <0001000200030009> Tj"), resources: "" }].map((page) => ({
        ...page,
        resources: "/Font << /L @ligature >>",
      })),
      { objects: LIGATURE },
    );
    for (const engine of ["pdfium", "pdfjs"] as const) {
      const read = await engines[engine].read(bytes, { maxPages: 1 });
      if (!read.ok) throw new Error(read.failure.code);
      expect(read.pages[0]?.glyphs.map((glyph) => glyph.text)).toEqual(["fi", "A", " ", ""]);
      expect(read.diagnostics).toMatchObject([{ code: "pdf.undecoded", severity: "info" }]);
      expect(read.diagnostics[0]?.message).toMatch(/^1 /);
    }
  });

  it("is a figure where a font keeps figures in a symbol encoding", async () => {
    const unicode = { dict: "", stream: toUnicode(["<0001> <F037>", "<0002> <F02E>", "<0003> <F0A7>"]) };
    const bytes = makePdf(
      [{ content: text("/F 10 Tf 20 100 Td <000100020003> Tj"), resources: "/Font << /F @figures >>" }],
      { objects: { figures: { dict: cidFont("Identity-H") }, unicode } },
    );
    for (const engine of ["pdfium", "pdfjs"] as const) {
      const read = await engines[engine].read(bytes, { maxPages: 1 });
      if (!read.ok) throw new Error(read.failure.code);
      expect(read.pages[0]?.glyphs.map((glyph) => glyph.text)).toEqual(["7", ".", "\uf0a7"]);
    }
  });

  it("of a Type 3 font is measured in the font's own units", async () => {
    const [page] = await readAgreed(
      makePdf([{ content: text("/T 10 Tf 20 100 Td (ab) Tj"), resources: "/Font << /T @type3 >>" }], {
        objects: TYPE3,
      }),
    );
    expect(textOf(page)).toBe("七八");
    expect(page?.glyphs.map((glyph) => rounded(glyph.box))).toEqual([
      [20, 91.2, 28, 101.2],
      [28, 91.2, 36, 101.2],
    ]);
  });
});

const toUnicode = (lines: readonly string[]): string =>
  "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def " +
  `1 begincodespacerange <0000> <ffff> endcodespacerange ${lines.length} beginbfchar ${lines.join(" ")} endbfchar ` +
  "endcmap CMapName currentdict /CMap defineresource pop end end";

const cidFont = (encoding: string): string =>
  `/Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /${encoding} /ToUnicode @unicode /DescendantFonts ` +
  "[<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) " +
  "/Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 -120 1000 880] " +
  "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >> >>]";

const VERTICAL = {
  vertical: { dict: cidFont("Identity-V") },
  unicode: { dict: "", stream: toUnicode(["<0001> <4e09>", "<0002> <3001>", "<0003> <672c>"]) },
};

const withVertical = <T>(page: T): T & { resources: string } => ({
  ...page,
  resources: "/Font << /V @vertical >>",
});

const LIGATURE = {
  ligature: { dict: cidFont("Identity-H") },
  unicode: { dict: "", stream: toUnicode(["<0001> <00660069>", "<0002> <0041>", "<0003> <0009>"]) },
};

const TYPE3 = {
  type3: {
    dict:
      "/Type /Font /Subtype /Type3 /FontBBox [0 0 100 100] /FontMatrix [0.01 0 0 0.01 0 0] /FirstChar 97 /LastChar 98 " +
      "/Widths [80 80] /CharProcs << /a @box /b @box >> /Encoding << /Type /Encoding /Differences [97 /a /b] >> /ToUnicode @unicode",
  },
  box: { dict: "", stream: "80 0 0 0 70 70 d1 0 0 70 70 re f" },
  unicode: { dict: "", stream: toUnicode(["<61> <4e03>", "<62> <516b>"]).replace("<0000> <ffff>", "<00> <ff>") },
};
