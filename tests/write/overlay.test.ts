import { describe, expect, it } from "vitest";
import { drawMarks } from "../../src/stages/write/overlay.ts";
import { toPng } from "../../src/stages/write/png.ts";
import { readPng } from "../cli/png.ts";

const page = { width: 40, height: 20, scale: 2, data: new Uint8Array(40 * 20 * 3).fill(255) };
const drawn = (...marks: Parameters<typeof drawMarks>[1]) => readPng(toPng(drawMarks(page, marks)));

describe("marks on a page", () => {
  it("tint their box and are outlined around it", () => {
    const pixels = drawn({ box: [5, 2, 10, 6], color: 0x00ff00, tint: 0.5, outline: 1 });
    expect([pixels.width, pixels.height]).toEqual([40, 20]);
    expect(pixels.at(14, 8)).toEqual([128, 255, 128]);
    expect(pixels.at(9, 8)).toEqual([0, 255, 0]);
    expect(pixels.at(20, 8)).toEqual([0, 255, 0]);
    expect(pixels.at(8, 8)).toEqual([255, 255, 255]);
    expect(pixels.at(14, 3)).toEqual([0, 255, 0]);
  });

  it("leave the page itself as it was, and are cut off at its edges", () => {
    const pixels = drawn({ box: [-5, -5, 100, 4], color: 0x0000ff, tint: 1, outline: 2 });
    expect(pixels.at(39, 7)).toEqual([0, 0, 255]);
    expect(pixels.at(39, 19)).toEqual([255, 255, 255]);
    expect(page.data.every((byte) => byte === 255)).toBe(true);
  });

  it("are seen even where they have no thickness", () => {
    expect(drawn({ box: [0, 5, 20, 5], color: 0xff0000, tint: 1, outline: 0 }).at(10, 10)).toEqual([255, 0, 0]);
  });
});
