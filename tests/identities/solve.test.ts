import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Equation } from "../../src/identities/equations.ts";
import { solve } from "../../src/identities/solve.ts";
import type { Group } from "../../src/model/candidate.ts";

interface System {
  readonly groups: readonly Group[];
  readonly equations: readonly Equation[];
}

/**
 * Small systems: groups of one to three cells with one to four options each, and sums of their cells. What most sums come
 * to is a group of its own, set so that one hidden choice satisfies them; the others seldom hold.
 */
const systems: fc.Arbitrary<System> = fc
  .record({
    drawn: fc.array(
      fc.record({
        size: fc.integer({ min: 1, max: 3 }),
        options: fc.array(
          fc.record({
            values: fc.array(fc.option(fc.integer({ min: -1, max: 2 }), { freq: 6 }), { minLength: 3, maxLength: 3 }),
            cost: fc.constantFrom(0, 0, 0.5, 1, 2),
          }),
          { minLength: 1, maxLength: 4 },
        ),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    hidden: fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
    sums: fc.array(fc.record({ cells: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), off: fc.nat({ max: 9 }) }), {
      maxLength: 3,
    }),
  })
  .map(({ drawn, hidden, sums }) => {
    const groups = drawn.map(
      ({ size, options }, g): Group => ({
        cells: Array.from({ length: size }, (_, c) => `${g}/${c}`),
        options: options
          .map(({ values, cost }) => ({ values: values.slice(0, size), tokens: new Array(size).fill(null), cost }))
          .sort((a, b) => a.cost - b.cost),
      }),
    );
    const known = new Map(
      groups.flatMap((group, g) => {
        const option = group.options[(hidden[g] ?? 0) % group.options.length];
        return group.cells.map((id, c): [string, number] => [id, option?.values[c] ?? 0]);
      }),
    );
    const ids = [...known.keys()];
    const sides = sums.map(({ cells, off }) => ({
      left: [...new Set(cells.map((n) => ids[n % ids.length] ?? ""))],
      error: off === 9 ? 1 : 0,
    }));
    const results = sides.map(
      ({ left, error }, i): Group => ({
        cells: [`sum/${i}`],
        options: [{ values: [left.reduce((sum, id) => sum + (known.get(id) ?? 0), error)], tokens: [null], cost: 0 }],
      }),
    );
    const equations = sides.map(
      ({ left }, i): Equation => ({ rule: "", at: "", label: "", left, right: [`sum/${i}`] }),
    );
    const elsewhere: Equation = { rule: "", at: "", label: "", left: [ids[0] ?? ""], right: ["elsewhere"] };
    return { groups: [...groups, ...results], equations: [...equations, elsewhere] };
  });

/** Every choice of options under which the equations hold, with its cost: plain enumeration. */
function everyChoice({ groups, equations }: System): { choice: number[]; cost: number }[] {
  let choices: number[][] = [[]];
  for (const group of groups) choices = choices.flatMap((c) => group.options.map((_, o) => [...c, o]));
  const ids = new Set(groups.flatMap((group) => group.cells));
  return choices
    .filter((choice) => {
      const values = new Map<string, number>();
      groups.forEach((group, g) => {
        group.cells.forEach((id, c) => {
          values.set(id, group.options[choice[g] ?? 0]?.values[c] ?? 0);
        });
      });
      const sum = (side: readonly string[]) => side.reduce((total, id) => total + (values.get(id) ?? 0), 0);
      return equations
        .filter(({ left, right }) => [...left, ...right].every((id) => ids.has(id)))
        .every(({ left, right }) => sum(left) === sum(right));
    })
    .map((choice) => ({ choice, cost: choice.reduce((sum, o, g) => sum + (groups[g]?.options[o]?.cost ?? 0), 0) }));
}

const sorted = (choices: readonly (readonly number[])[]): string[] => choices.map((c) => c.join()).sort();

describe("solve", () => {
  it("agrees with plain enumeration", () => {
    fc.assert(
      fc.property(systems, fc.constantFrom(0, 0.75, Number.POSITIVE_INFINITY), (system, margin) => {
        const consistent = everyChoice(system);
        const cheapest = Math.min(...consistent.map(({ cost }) => cost));
        const rivals = consistent.filter(({ cost }) => cost <= cheapest + margin).map(({ choice }) => choice);
        const solution = solve(system.groups, system.equations, margin);
        if (rivals.length === 0) expect(solution).toEqual({ kind: "none" });
        else if (rivals.length === 1) expect(solution).toEqual({ kind: "unique", choice: rivals[0] });
        else if (solution.kind === "ambiguous") expect(sorted(solution.rivals)).toEqual(sorted(rivals));
        else expect([solution.kind, rivals.length > 32]).toEqual(["exhausted", true]);
      }),
      { numRuns: 1500 },
    );
  });

  it("gives up on a search without end instead of guessing", () => {
    const groups = Array.from(
      { length: 30 },
      (_, g): Group => ({
        cells: [`${g}`],
        options: Array.from({ length: 40 }, (_, value) => ({ values: [value * 2], tokens: [null], cost: 0 })),
      }),
    );
    const odd: Group = { cells: ["odd"], options: [{ values: [601], tokens: [null], cost: 0 }] };
    const equation: Equation = { rule: "sum", at: "", label: "", left: groups.flatMap((g) => g.cells), right: ["odd"] };
    expect(solve([...groups, odd], [equation], 0)).toEqual({ kind: "exhausted" });
  });

  it("compares sums of decimals without the noise of binary fractions", () => {
    const group = (id: string, value: number): Group => ({
      cells: [id],
      options: [{ values: [value], tokens: [null], cost: 0 }],
    });
    const equation: Equation = { rule: "sum", at: "", label: "", left: ["a", "b"], right: ["c"] };
    expect(solve([group("a", 0.1), group("b", 0.2), group("c", 0.3)], [equation], 0).kind).toBe("unique");
    expect(solve([group("a", 0.1), group("b", 0.2), group("c", 0.301)], [equation], 0).kind).toBe("none");
  });
});
