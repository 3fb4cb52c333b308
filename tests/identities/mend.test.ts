import { describe, expect, it } from "vitest";
import type { Equation } from "../../src/identities/equations.ts";
import { type Misreadable, mend } from "../../src/identities/mend.ts";

const NEVER = () => Number.POSITIVE_INFINITY;

const cell = (id: string, value: number | null, more: Partial<Misreadable> = {}): Misreadable => ({
  id,
  value,
  firm: false,
  others: [],
  costOf: NEVER,
  ...more,
});

const sum = (at: string, left: string[], right: string[]): Equation => ({ rule: "sum", at, label: at, left, right });

/** Two rows and a total row, each with a total: every cell but the corner stands in two sums. */
const SUMS = [
  sum("row a", ["a1", "a2"], ["at"]),
  sum("row b", ["b1", "b2"], ["bt"]),
  sum("row t", ["t1", "t2"], ["tt"]),
  sum("column 1", ["a1", "b1"], ["t1"]),
  sum("column 2", ["a2", "b2"], ["t2"]),
  sum("column t", ["at", "bt"], ["tt"]),
];
const VALUES = { a1: 3, a2: 5, at: 8, b1: 40, b2: 1, bt: 41, t1: 43, t2: 6, tt: 49 };

const table = (changes: Partial<Record<keyof typeof VALUES, Partial<Misreadable>>> = {}): Misreadable[] =>
  Object.entries(VALUES).map(([id, value]) => cell(id, value, changes[id as keyof typeof VALUES] ?? {}));

const changed = (cells: Misreadable[]) => Object.fromEntries(mend(cells, SUMS).changes);

describe("mend", () => {
  it("leaves alone what comes out", () => {
    const { changes, failing, contested, exhausted } = mend(table(), SUMS);
    expect([changes.size, failing.length, contested.size, exhausted]).toEqual([0, 0, 0, false]);
  });

  it("takes another reading that satisfies all sums", () => {
    expect(changed(table({ a2: { value: 3, others: [{ value: 5, cost: 2 }] } }))).toEqual({ a2: 5 });
  });

  it("takes what the sums ask for, if the print can say it", () => {
    expect(
      changed(table({ b1: { value: 10, costOf: (value) => (value === 40 ? 3 : Number.POSITIVE_INFINITY) } })),
    ).toEqual({
      b1: 40,
    });
  });

  it("finds a value for what reads as no number", () => {
    expect(changed(table({ tt: { value: Number.NaN, costOf: () => 2 } }))).toEqual({ tt: 49 });
  });

  it("mends several cells at a time", () => {
    const cells = table({
      a1: { value: 8, others: [{ value: 3, cost: 1 }] },
      bt: { value: 11, others: [{ value: 41, cost: 2 }] },
    });
    expect(changed(cells)).toEqual({ a1: 3, bt: 41 });
  });

  it("never changes a firm cell: a report that is printed wrong stays so", () => {
    const cells = table({ t1: { value: 44, others: [{ value: 43, cost: 1 }], firm: true } });
    const { changes, failing } = mend(cells, SUMS);
    expect(changes.size).toBe(0);
    expect(failing.map(({ at }) => at)).toEqual(["row t", "column 1"]);
  });

  it("believes in a fault of the report rather than in an unlikely reading", () => {
    const { changes, failing } = mend(table({ tt: { value: 48, others: [{ value: 49, cost: 12 }] } }), SUMS);
    expect(changes.size).toBe(0);
    expect(failing).toHaveLength(2);
  });

  it("says which cells another way, nearly as cheap, would fill otherwise", () => {
    const cells = [
      cell("a", 1, { others: [{ value: 2, cost: 2 }] }),
      cell("b", 1, { others: [{ value: 2, cost: 2.5 }] }),
      cell("t", 3, { firm: true }),
    ];
    const { changes, contested } = mend(cells, [sum("row", ["a", "b"], ["t"])]);
    expect(Object.fromEntries(changes)).toEqual({ a: 2 });
    expect([...contested].sort()).toEqual(["a", "b"]);
  });

  it("counts a blank as nothing, and leaves out sums with a cell that is not there", () => {
    expect(changed(table({ a1: { value: null, others: [{ value: 3, cost: 1 }] } }))).toEqual({ a1: 3 });
    expect(mend([cell("a", 1)], [sum("row", ["a"], ["t"])]).failing).toEqual([]);
  });

  it("gives up, and changes nothing, when there is too much to try", () => {
    const others = Array.from({ length: 30 }, (_, value) => ({ value: value + 100, cost: 0.1 }));
    const cells = Array.from({ length: 12 }, (_, i) => cell(`c${i}`, i, { others }));
    const sums = Array.from({ length: 6 }, (_, i) => sum(`s${i}`, [`c${i}`, `c${i + 1}`, `c${i + 2}`], [`c${i + 6}`]));
    const { changes, exhausted } = mend(
      [...cells, cell("odd", 0.5, { firm: true })],
      [
        ...sums,
        sum("never", ["c0", "c1"], ["odd"]),
        sum("never either", ["c2", "c3"], ["odd"]),
        sum("nor this", ["c4", "c5", "c6"], ["odd"]),
        sum("nor that", ["c7", "c8", "c9"], ["odd"]),
      ],
    );
    expect([changes.size, exhausted]).toEqual([0, true]);
  });
});
