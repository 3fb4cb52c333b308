import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commonLength, likeness } from "../../src/text/similar.ts";

const words = fc.string({ unit: fc.constantFrom(..."公开政府信息申请不予总计其他一二"), maxLength: 12 });

/** Longest common subsequence by its definition. */
function common(a: string, b: string): number {
  if (a === "" || b === "") return 0;
  if (a[0] === b[0]) return 1 + common(a.slice(1), b.slice(1));
  return Math.max(common(a.slice(1), b), common(a, b.slice(1)));
}

describe("commonLength", () => {
  it("is the length of the longest common subsequence", () => {
    const short = fc.string({ unit: fc.constantFrom(..."公开政"), maxLength: 7 });
    fc.assert(
      fc.property(short, short, (a, b) => {
        expect(commonLength(a, b)).toBe(common(a, b));
      }),
    );
  });

  it("is the same both ways, whatever was compared before", () => {
    fc.assert(
      fc.property(words, words, words, (a, b, other) => {
        const before = commonLength(a, b);
        commonLength(other + a, other);
        expect([commonLength(a, b), commonLength(b, a)]).toEqual([before, before]);
      }),
    );
  });

  it("counts at most 255 characters of each", () => {
    expect(commonLength("申".repeat(300), "申".repeat(400))).toBe(255);
    expect(commonLength(`${"请".repeat(255)}申`, "申")).toBe(0);
  });
});

describe("likeness", () => {
  it("is 1 for the same text, 0 where nothing is in common, between them otherwise", () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const like = likeness(a, b);
        expect(like).toBeGreaterThanOrEqual(0);
        expect(like).toBeLessThanOrEqual(1);
        expect(like === 1).toBe(a === b);
        if (a !== b) expect(like === 0).toBe(commonLength(a, b) === 0);
      }),
    );
  });

  it("falls with every character that is added to the print", () => {
    fc.assert(
      fc.property(
        words.filter((w) => w !== ""),
        fc.integer({ min: 1, max: 9 }),
        (label, n) => {
          expect(likeness(label + "甲".repeat(n), label)).toBeLessThan(likeness(label + "甲".repeat(n - 1), label));
        },
      ),
    );
  });

  it("ranks a damaged label above its neighbours", () => {
    const damaged = "2.其他法律行政止公开";
    const own = likeness(damaged, "2.其他法律行政法规禁止公开");
    for (const other of ["1.属于国家秘密", "3.危及'三安全一稳定'", "7.属于行政执法案卷", "(三)不予公开"])
      expect(likeness(damaged, other)).toBeLessThan(own);
    expect(own).toBeGreaterThan(0.8);
  });
});
