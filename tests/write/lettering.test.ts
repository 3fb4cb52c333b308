import { expect, it } from "vitest";
import { quarterTurned } from "../../src/model/turn.ts";
import { extentOf, letter } from "../../src/stages/write/lettering.ts";

const page = { width: 30, height: 12, scale: 2, data: new Uint8Array(30 * 12 * 3).fill(128) };

it("texts stand on white where they are put, and are cut off at the edges", () => {
  const { data } = letter(page, [{ text: "1-", at: [1, 1], color: 0x0000c0 }]);
  const rows = Array.from({ length: 12 }, (_, y) =>
    Array.from({ length: 30 }, (_, x) => ({ 0: "#", 128: " ", 255: "." })[data[(y * 30 + x) * 3] ?? 0])
      .join("")
      .trimEnd(),
  );
  expect(extentOf("1-")).toEqual([13, 9]);
  expect(rows).toEqual([
    "",
    "",
    "  .............",
    "  ...#.........",
    "  ..##.........",
    "  ...#.........",
    "  ...#...#####.",
    "  ...#.........",
    "  ...#.........",
    "  ..###........",
    "  .............",
    "",
  ]);
  expect(page.data.every((byte) => byte === 128)).toBe(true);
  expect(letter(page, [{ text: "8888", at: [12, -2], color: 0 }]).data).toHaveLength(page.data.length);
});

it("a picture is turned by quarters", () => {
  const two = { width: 2, height: 1, scale: 1, data: Uint8Array.from([1, 2, 3, 4, 5, 6]) };
  expect(quarterTurned(two, 1)).toMatchObject({ width: 1, height: 2, data: Uint8Array.from([1, 2, 3, 4, 5, 6]) });
  expect(quarterTurned(two, 2)).toMatchObject({ width: 2, data: Uint8Array.from([4, 5, 6, 1, 2, 3]) });
  expect(quarterTurned(two, 3)).toMatchObject({ height: 2, data: Uint8Array.from([4, 5, 6, 1, 2, 3]) });
  expect(quarterTurned(two, 0)).toBe(two);
});
