import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RowForm } from "../../src/model/edition.ts";
import type { Extent, Token, Vector } from "../../src/model/vector.ts";
import { evenMisfit } from "../../src/stages/values/even.ts";
import { optionsOf } from "../../src/stages/values/options.ts";

const COLUMNS = 12;
const PITCH = 5;
/** In column widths: what costs so much more than the cheapest is no option. */
const FAR = 1.25;

const FORM = { key: "row", label: "", group: "", columns: new Array(COLUMNS).fill({}) } as unknown as RowForm;

const at = (left: number, value: number): Token => ({
  text: String(value),
  printed: { state: "number", value, unit: "" },
  anchor: { line: 1, column: left + 1 },
  left,
  right: left + 1,
  cleaned: false,
});

function optionsFor(tokens: readonly Token[], headings: readonly Extent[]) {
  const vector: Vector = { label: "", around: "", tokens, mode: "words", labelColumn: -1, lines: [1] };
  const context = { start: null, seen: new Set<number>(), columns: () => null, headings, sums: [] };
  return optionsOf(vector, FORM, context);
}

/** Values one to ten in twelve columns of one width, the fourth and the eighth blank. */
const ROW = new Array(COLUMNS).fill(null).map((_, c) => (c === 3 || c === 7 ? null : at(PITCH * c, c)));
const PRINTED = ROW.filter((token) => token !== null);

function* spreads(tokens: readonly Token[], n: number): Generator<(Token | null)[]> {
  const [first, ...rest] = tokens;
  if (n === 0) yield [];
  else {
    if (tokens.length < n) for (const more of spreads(tokens, n - 1)) yield [null, ...more];
    if (first !== undefined) for (const more of spreads(rest, n - 1)) yield [first, ...more];
  }
}

describe("a row of many columns with blanks that leave no trace", () => {
  it("has its blanks where its values leave room", () => {
    const { options, how } = optionsFor(PRINTED, []);
    expect(how).toBe("aligned");
    expect(options[0]?.values).toEqual(ROW.map((token, c) => (token === null ? null : c)));
    expect(options[0]?.cost).toBe(0);
  });

  it("is read no other way where headings have no place than where there are none", () => {
    const nowhere = new Array(COLUMNS).fill({ left: Number.NaN, right: Number.NaN });
    expect(optionsFor(PRINTED, nowhere)).toEqual(optionsFor(PRINTED, []));
  });

  it("may be spread in every way that costs little more than the cheapest, and in no other", () => {
    const places = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 9, maxLength: 11 });
    fc.assert(
      fc.property(places, (lefts) => {
        const tokens = [...lefts].sort((a, b) => a - b).map((left, i) => at(left, i));
        const headings = [0, COLUMNS - 1].map((c) => ({ left: PITCH * c, right: PITCH * c + 1 }));
        const all = [...spreads(tokens, COLUMNS)].map((chosen) => ({ chosen, cost: evenMisfit(chosen, headings) }));
        const limit = Math.min(...all.map(({ cost }) => cost)) + FAR;
        const near = all.filter(({ cost }) => cost <= limit).sort((a, b) => a.cost - b.cost);
        expect(optionsFor(tokens, headings).options.map(({ tokens: chosen, cost }) => ({ chosen, cost }))).toEqual(
          near,
        );
      }),
    );
  });
});
