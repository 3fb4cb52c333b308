import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fuzzyIndex } from "../../src/text/fuzzy.ts";

const letters = (maxLength: number, minLength = 0) =>
  fc.string({ unit: fc.constantFrom(..."甲乙丙"), minLength, maxLength });

/** Levenshtein's distance by its definition. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] as number) + 1,
          (next[j - 1] as number) + 1,
          (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] as number;
}

/** Fewest edits that turn the label into some part of the text that begins at or behind `from`; `at`: that begins exactly there. */
function nearest(text: string, label: string, from: number, at?: number): number {
  let best = label.length;
  for (let start = at ?? from; start <= (at ?? text.length); start++)
    for (let end = start; end <= text.length; end++) best = Math.min(best, distance(label, text.slice(start, end)));
  return best;
}

describe("fuzzyIndex", () => {
  it("finds a label if and only if it stands there with at most so many edits, where it has fewest", () => {
    fc.assert(
      fc.property(letters(9), letters(5, 1), fc.nat({ max: 3 }), fc.nat({ max: 4 }), (text, label, edits, from) => {
        const found = fuzzyIndex(text, label, edits, from);
        const fewest = nearest(text, label, Math.min(from, text.length));
        // A label of which every character may be lost stands everywhere and nowhere.
        if (fewest > edits) expect(found).toBe(-1);
        else if (fewest < label.length) {
          expect(found).toBeGreaterThanOrEqual(from);
          expect(nearest(text, label, from, found)).toBe(fewest);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("finds an undamaged label where indexOf finds it", () => {
    fc.assert(
      fc.property(letters(12), letters(4, 1), letters(12), (before, label, behind) => {
        const text = before + label + behind;
        expect(fuzzyIndex(text, label, 0)).toBe(text.indexOf(label));
      }),
    );
  });

  it("finds a label with characters lost, added and wrong", () => {
    const label = "本年新收政府信息公开申请数量";
    for (const damaged of [
      "本年新收府信息公开申请数量",
      "本年新收政府信息息公开申请数量",
      "本年新收攻府信息公开审请数",
    ])
      expect(fuzzyIndex(`一,${damaged}3000003`, label, 3)).toBe(2);
    expect(fuzzyIndex("一,本年度政府信息工作", label, 3)).toBe(-1);
  });
});
