import { describe, expect, it } from "vitest";
import type { Token } from "../../src/model/vector.ts";
import { evenMisfit, tellsPitch } from "../../src/stages/values/even.ts";

const at = (left: number): Token => ({
  text: "7",
  printed: { state: "number", value: 7, unit: "" },
  anchor: { line: 1, column: left + 1 },
  left,
  right: left + 1,
  cleaned: false,
});
/** Fifteen columns some four places wide, as programs round them; one cell is blank. */
const ROW = [0, 4, 8, 12, 16, 21, 25, 29, 33, 37, 42, 46, null, 55, 60].map((x) => (x === null ? null : at(x)));
const moved = [...ROW.slice(0, 12), ROW[13] ?? null, null, ROW[14] ?? null];

describe("evenMisfit", () => {
  it("tells a blank cell by the pitch of the values", () => {
    expect(evenMisfit(ROW, [])).toBeLessThan(0.5);
    expect(evenMisfit(moved, [])).toBeGreaterThan(1.2);
  });

  it("asks the first and the last heading where the row could stand a column further on", () => {
    const headings = [0, 60].map((left) => ({ left, right: left + 1 }));
    const half = [
      ...new Array(5).fill(null),
      ...ROW.slice(5, 12).map((token, i) => token ?? at(21 + 4.25 * i)),
      at(51),
      at(55),
      at(60),
    ];
    const early = [...half.slice(1), null];
    expect(evenMisfit(half, headings)).toBeLessThan(0.8);
    expect(evenMisfit(early, headings)).toBeGreaterThan(evenMisfit(half, headings) + 0.75);
    expect(evenMisfit(half, [])).toBe(Number.POSITIVE_INFINITY);
  });

  it("asks nothing of rows with few values or few cells", () => {
    expect(
      tellsPitch(
        ROW.filter((token) => token !== null),
        15,
      ),
    ).toBe(true);
    expect(tellsPitch([at(0), at(4)], 15)).toBe(false);
    expect(tellsPitch([at(0), at(4), at(8)], 3)).toBe(false);
  });
});
