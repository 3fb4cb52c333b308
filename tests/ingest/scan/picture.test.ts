import { describe, expect, it } from "vitest";
import { quarterTurned } from "../../../src/model/turn.ts";
import { flatten } from "../../../src/stages/ingest/scan/flatten.ts";
import { crop, grayOf, inkOf, resized, shrink, stretched } from "../../../src/stages/ingest/scan/gray.ts";
import { skewOf, straightened } from "../../../src/stages/ingest/scan/skew.ts";
import { inkIn } from "../../../src/stages/ingest/scan/threshold.ts";
import { Paper } from "./paper.ts";

const DPI = 150;

describe("grey", () => {
  it("takes a red seal and a blue pen for paper, and ink under a seal for ink", () => {
    expect(inkOf(224, 60, 66)).toBe(255);
    expect(inkOf(60, 70, 230)).toBeGreaterThan(240);
    expect(inkOf(30, 30, 30)).toBe(30);
    expect(inkOf(110, 25, 30)).toBeLessThan(150);
  });

  it("reads pixels of one, three and four bytes", () => {
    const bytes = Uint8Array.from([10, 10, 10, 0, 200, 200, 200, 0]);
    expect([...grayOf(bytes, 0, 8, 4, 2, 1).data]).toEqual([10, 200]);
    expect([...grayOf(bytes, 4, 3, 3, 1, 1).data]).toEqual([200]);
    expect([...grayOf(bytes, 0, 2, 1, 2, 2).data]).toEqual([10, 10, 10, 0]);
  });

  it("turns, cuts, shrinks and resizes", () => {
    const gray = { width: 2, height: 2, data: Uint8Array.from([1, 2, 3, 4]) };
    expect([...quarterTurned(gray, 1).data]).toEqual([3, 1, 4, 2]);
    expect([...quarterTurned(gray, 2).data]).toEqual([4, 3, 2, 1]);
    expect([...quarterTurned(gray, 3).data]).toEqual([2, 4, 1, 3]);
    expect([...crop(gray, { left: 1, top: -1, right: 3, bottom: 1 }).data]).toEqual([255, 255, 2, 255]);
    expect([...shrink(new Paper(4, 2, 80).fill(0, 0, 2, 2, 40), 2).data]).toEqual([40, 80]);
    expect([...resized(new Paper(8, 8, 90), 3, 5).data]).toEqual(Array.from({ length: 15 }, () => 90));
  });

  it("makes faint ink black and grey paper white, but nothing of plain paper", () => {
    const faint = new Paper(20, 20, 180).fill(2, 2, 8, 18, 120);
    expect([...new Set(stretched(faint).data)].sort()).toEqual([0, 255]);
    expect([...new Set(stretched(new Paper(9, 9, 200)).data)]).toEqual([200]);
  });
});

describe("paper", () => {
  it("becomes evenly bright under a lamp", () => {
    const page = new Paper(600, 600);
    for (let y = 0; y < 600; y++) for (let x = 0; x < 600; x++) page.data[y * 600 + x] = 240 - (x * 150) / 600;
    page.fill(540, 300, 560, 320, 20);
    const { data } = flatten(page, DPI);
    const paper = [20, 300, 500, 580].map((x) => data[100 * 600 + x] ?? 0);
    expect(Math.max(...paper) - Math.min(...paper)).toBeLessThan(12);
    expect(data[310 * 600 + 550]).toBeLessThan(80);
  });

  it("is told from ink by what lies around it", () => {
    const page = new Paper(300, 300, 230)
      .fill(150, 0, 300, 300, 120)
      .fill(50, 50, 60, 60, 150)
      .fill(200, 50, 210, 60, 60);
    const { data } = inkIn(page, DPI);
    expect(data[55 * 300 + 55]).toBe(1);
    expect(data[55 * 300 + 205]).toBe(1);
    expect(data[200 * 300 + 250]).toBe(0);
  });

  it.each([-2.3, -0.4, 0.75, 3])("is straightened that lies askew by %s degrees", (degrees) => {
    const page = new Paper(1000, 1200);
    for (let line = 0; line < 14; line++) page.text(150, 150 + 60 * line, 30, 18);
    const askew = straightened(page, -degrees);
    expect(skewOf(askew)).toBeCloseTo(degrees, 0.9);
    expect(Math.abs(skewOf(straightened(askew, skewOf(askew))))).toBeLessThan(0.1);
  });

  it("without a line is left as it is", () => {
    expect(skewOf(new Paper(500, 500))).toBe(0);
  });
});
