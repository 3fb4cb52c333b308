import { describe, expect, it } from "vitest";
import { cellInk, cutOf } from "../../../src/stages/ingest/scan/cellink.ts";
import { blobsIn } from "../../../src/stages/ingest/scan/components.ts";
import { ruledOf } from "../../../src/stages/ingest/scan/ruled.ts";
import { strokesOf } from "../../../src/stages/ingest/scan/strokes.ts";
import { emOf, textLines, withoutSpecks } from "../../../src/stages/ingest/scan/textlines.ts";
import { Paper } from "./paper.ts";

const DPI = 150;
const EM = 20;
const XS = [100, 300, 420, 540, 660];
const YS = [100, 150, 200, 250, 300, 350];

const tablesOf = (page: Paper) => ruledOf(strokesOf(page.ink, DPI, EM), DPI, EM, page.ink);
const shapes = (page: Paper) => tablesOf(page).map(({ xs, ys, cells }) => [ys.length - 1, xs.length - 1, cells.length]);

describe("ruled tables in pixels", () => {
  it("are found with their cells", () => {
    expect(shapes(new Paper(800, 500).grid(XS, YS))).toEqual([[5, 4, 20]]);
    expect(shapes(new Paper(800, 500).text(100, 100, 20, 18))).toEqual([]);
  });

  it("may have merged cells", () => {
    const page = new Paper(800, 500).grid(XS, YS);
    page.fill(302, 152, 540, 200, 255).fill(102, 202, 300, 349, 255);
    const cells = tablesOf(page)[0]?.cells ?? [];
    expect(cells.find(({ row, col }) => row === 1 && col === 1)).toMatchObject({ rowSpan: 1, colSpan: 2 });
    expect(cells.find(({ row, col }) => row === 2 && col === 0)).toMatchObject({ rowSpan: 3, colSpan: 1 });
  });

  it("may be broken", () => {
    const broken = new Paper(800, 500).grid(XS, YS);
    for (let x = 190; x < 660; x += 97) broken.fill(x, 95, x + 5, 360, 255);
    expect(shapes(broken)).toEqual([[5, 4, 20]]);
    expect(
      shapes(
        new Paper(800, 500).grid(XS, YS).grid(
          XS.map((x) => x + 4),
          YS.map((y) => y + 4),
        ),
      ),
    ).toEqual([[5, 4, 20]]);
  });

  it("may be bowed", () => {
    const bow = (x: number): number => Math.round(8 * Math.sin((Math.PI * x) / 800));
    const [bowed] = tablesOf(new Paper(800, 500).grid(XS, YS, bow));
    expect(bowed?.cells).toHaveLength(20);
    // Inside of a cell there is no line, wherever the page bends.
    const page = new Paper(800, 500).grid(XS, YS, bow);
    for (const cell of bowed?.cells ?? []) expect(cellInk(page.ink, cell, EM, DPI).blank).toBe("certain");
  });

  it("may have a gap where a seal ate a line", () => {
    const page = new Paper(800, 500).grid(XS, YS);
    for (let x = 424; x < 540; x += 7) page.fill(x, 198, x + 4, 204, 255);
    expect(shapes(page)).toEqual([[5, 4, 20]]);
  });

  it("may be cut by the page end: the row there is one, although no line closes it", () => {
    const page = new Paper(800, 500).grid(XS, YS).fill(100, 348, 700, 354, 255);
    expect(tablesOf(page)[0]?.ys).toHaveLength(6);
  });

  it("may have a long border that runs on into the characters below it, and all that ends at it", () => {
    const ys = [...Array.from({ length: 24 }, (_, i) => 100 + 40 * i), 1100];
    const page = new Paper(800, 1200).grid(XS, ys);
    // In the last row the border between the first two columns ends, but for some strokes of characters beneath it.
    page.fill(298, 1023, 303, 1098, 255).fill(300, 1023, 302, 1052, 0);
    expect(shapes(page)).toEqual([[24, 4, 95]]);
  });

  it("are not made of characters that stand close to their lines", () => {
    const page = new Paper(800, 500).grid(XS, YS);
    for (const y of YS.slice(0, -1)) page.text(104, y + 26, 6, EM);
    expect(shapes(page)).toEqual([[5, 4, 20]]);
  });
});

describe("the ink of a cell", () => {
  const inkOf = (page: Paper, row: number, col: number) => {
    const cell = tablesOf(page)[0]?.cells.find((c) => c.row === row && c.col === col);
    if (cell === undefined) throw new Error("no such cell");
    return cellInk(page.ink, cell, EM, DPI);
  };

  it("decides that it is blank, certainly or not, or what its lines are", () => {
    const page = new Paper(800, 500).grid(XS, YS);
    page.text(340, 115, 2, 16);
    page.text(110, 153, 4, 18).text(110, 177, 3, 18);
    for (let x = 470; x < 500; x += 4) page.fill(x, 120, x + 1, 122);
    expect(inkOf(page, 0, 1)).toMatchObject({ blank: null, lines: [{ left: 340 }] });
    expect(inkOf(page, 1, 0).lines).toHaveLength(2);
    expect(inkOf(page, 4, 3)).toMatchObject({ blank: "certain", lines: [] });
    expect(inkOf(page, 0, 2)).toMatchObject({ blank: "uncertain", lines: [] });
  });

  it("is cut out with paper around it, a dash as high as a character", () => {
    expect(cutOf({ left: 50, top: 60, right: 60, bottom: 80 }, EM)).toEqual({
      left: 46,
      top: 58,
      right: 64,
      bottom: 82,
    });
    const dash = cutOf({ left: 50, top: 70, right: 70, bottom: 72 }, EM);
    expect(dash.bottom - dash.top).toBeGreaterThan(14);
  });
});

describe("lines of text", () => {
  it("may bend, and are parted by wide gaps; strokes above each other are one line", () => {
    const page = new Paper(1000, 300);
    for (let i = 0; i < 20; i++) page.text(40 + 24 * i, 40 + Math.round(8 * Math.sin(i / 6)), 1, 20);
    page.text(800, 40, 3, 20).text(40, 120, 10, 20);
    page.fill(400, 120, 420, 123).fill(402, 128, 418, 131).fill(400, 137, 420, 140);
    const blobs = withoutSpecks(blobsIn(page.ink, { left: 0, top: 0, right: 1000, bottom: 300 }), DPI);
    const em = emOf(blobs, DPI);
    expect(em).toBe(20);
    const lines = textLines(blobs, em).map(({ left, right, top }) => [left, right, top]);
    expect(lines).toHaveLength(4);
    expect(lines).toContainEqual([400, 420, 120]);
  });
});
