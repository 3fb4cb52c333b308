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

  it("is the same for texts of any length", () => {
    const long = fc.string({ unit: fc.constantFrom(..."公开政府"), minLength: 28, maxLength: 70 });
    fc.assert(
      fc.property(long, long, (a, b) => {
        const rows = [new Array<number>(b.length + 1).fill(0)];
        for (const [i, unit] of [...a].entries()) {
          const row = [0];
          for (const [j, other] of [...b].entries())
            row.push(unit === other ? (rows[i]?.[j] ?? 0) + 1 : Math.max(rows[i]?.[j + 1] ?? 0, row[j] ?? 0));
          rows.push(row);
        }
        expect(commonLength(a, b)).toBe(rows.at(-1)?.at(-1));
      }),
    );
    expect([31, 32, 33].map((n) => commonLength("申".repeat(n), "申".repeat(40)))).toEqual([31, 32, 33]);
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
