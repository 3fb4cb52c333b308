import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RowForm } from "../../src/model/edition.ts";
import type { Token } from "../../src/model/vector.ts";
import { splitDigits } from "../../src/stages/values/split.ts";
import { readPrinted } from "../../src/text/printed.ts";

const rowOf = (n: number, more: Partial<RowForm> = {}): RowForm => ({
  key: "row",
  label: "",
  group: "",
  columns: Array.from({ length: n }, (_, i) => ({ key: `c${i}`, label: "" })),
  ...more,
});

/** Runs of one line, a blank between them. */
const tokensOf = (runs: readonly string[]): Token[] => {
  let column = 1;
  return runs.map((text) => {
    const anchor = { line: 4, column };
    column += text.length + 1;
    return { text, printed: readPrinted(text), anchor, left: Number.NaN, right: Number.NaN, cleaned: false };
  });
};

/** Every way to cut a run into so many whole numbers without leading zeros. */
function cuts(run: string, parts: number): number[][] {
  if (parts === 0) return run === "" ? [[]] : [];
  return Array.from({ length: run.length }, (_, i) => run.slice(0, i + 1))
    .filter((head) => head === "0" || (!head.startsWith("0") && head.length <= 9))
    .flatMap((head) => cuts(run.slice(head.length), parts - 1).map((tail) => [Number(head), ...tail]));
}

/** The same over several runs, between which is always a cut. */
function cutsOfRuns(runs: readonly string[], parts: number): number[][] {
  const [run, ...rest] = runs;
  if (run === undefined) return parts === 0 ? [[]] : [];
  return Array.from({ length: parts }, (_, i) => i + 1).flatMap((n) =>
    cuts(run, n).flatMap((head) => cutsOfRuns(rest, parts - n).map((tail) => [...head, ...tail])),
  );
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const sorted = (rows: readonly (readonly (number | null)[])[]): string[] => rows.map((row) => row.join()).sort();

describe("splitDigits", () => {
  it("finds every way to cut runs of digits, and no other", () => {
    const runs = fc.array(fc.stringMatching(/^[0-3]{1,5}$/), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(runs, fc.integer({ min: 1, max: 6 }), (runs, n) => {
        const options = splitDigits(tokensOf(runs), rowOf(n), []);
        expect(sorted(options.map((option) => option.values))).toEqual(sorted(cutsOfRuns(runs, n)));
      }),
      { numRuns: 300 },
    );
  });

  it("keeps the ways in which the sums inside the row hold, the printed row among them", () => {
    const values = fc.array(fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 140 })), { minLength: 6, maxLength: 6 });
    const gaps = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(values, gaps, (six, gaps) => {
        const row = [...six, sum(six)];
        const runs = row
          .map((value, i) => `${value}${gaps[i] ? " " : ""}`)
          .join("")
          .split(" ");
        const options = splitDigits(tokensOf(runs), rowOf(7), [{ from: 0, total: 6 }]).map((option) => option.values);
        expect(options).toContainEqual(row);
        const expected = cutsOfRuns(runs, 7).filter((cut) => sum(cut.slice(0, 6)) === cut[6]);
        expect(sorted(options)).toEqual(sorted(expected));
      }),
      { numRuns: 150 },
    );
  });

  it("keeps several sums in one row apart", () => {
    const sums = [0, 5, 10].map((from) => ({ from, total: from + 4 }));
    const options = splitDigits(tokensOf(["0101211002020013"]), rowOf(15), sums);
    for (const { values } of options)
      for (const { from, total } of sums) expect(sum(values.slice(from, total) as number[])).toBe(values[total]);
    expect(splitDigits(tokensOf(["00000".repeat(3)]), rowOf(15), sums)).toHaveLength(1);
  });

  it("gives each value its own place", () => {
    const values = fc.array(fc.nat({ max: 300 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(values, (values) => {
        const line = values.join("");
        for (const option of splitDigits(tokensOf([line]), rowOf(3), [])) {
          let column = 1;
          option.tokens.forEach((token, c) => {
            expect(token?.anchor).toEqual({ line: 4, column });
            expect(token?.text).toBe(String(option.values[c]));
            column += token?.text.length ?? 0;
          });
        }
      }),
    );
  });

  it("cuts signs and decimals only where the form has them", () => {
    const signed = rowOf(3, { signed: ["c1"] });
    expect(sorted(splitDigits(tokensOf(["12-340"]), signed, []).map((o) => o.values))).toEqual(
      sorted([
        [12, -3, 40],
        [12, -34, 0],
      ]),
    );
    expect(splitDigits(tokensOf(["12减30"]), signed, []).map((o) => o.values)).toEqual([[12, -3, 0]]);
    expect(splitDigits(tokensOf(["12-340"]), rowOf(3), [])).toEqual([]);
    const amount = rowOf(2, { decimal: ["c1"] });
    expect(splitDigits(tokensOf(["786.40"]), amount, []).map((o) => o.values)).toEqual([
      [7, 86.4],
      [78, 6.4],
    ]);
    expect(splitDigits(tokensOf(["786.40"]), rowOf(2), [])).toEqual([]);
  });

  it("does not read what is no digits, and ends on any length", () => {
    expect(splitDigits(tokensOf(["1a2"]), rowOf(2), [])).toEqual([]);
    const long = splitDigits(tokensOf(["1".repeat(100_000)]), rowOf(7), [{ from: 0, total: 6 }]);
    expect(long.length).toBeLessThanOrEqual(4001);
  });
});
