import type { Group } from "../model/candidate.ts";
import type { Equation } from "./equations.ts";

/** What the identities make of the candidates. */
export type Solution =
  /** Exactly one cheapest consistent assignment: the option chosen for each group. */
  | { readonly kind: "unique"; readonly choice: readonly number[] }
  /** Several assignments are consistent and as good: all of them, at most `RIVALS`. */
  | { readonly kind: "ambiguous"; readonly rivals: readonly (readonly number[])[] }
  /** No assignment satisfies all identities. */
  | { readonly kind: "none" }
  /** Too many rivals, or not decided within the bound on work. */
  | { readonly kind: "exhausted" };

const RIVALS = 32;
const MAX_NODES = 60_000;

interface Term {
  readonly equation: number;
  readonly sign: 1 | -1;
  readonly cell: number;
}

/** What one option adds to an equation. */
type Effect = readonly [equation: number, delta: number];

/** Groups and equations as flat tables, good for several searches. */
export interface Problem {
  readonly groups: readonly Group[];
  /** Groups in the order in which they are decided: fewest options first. */
  readonly order: readonly number[];
  /** For each group and option what it adds to which equations. */
  readonly effects: readonly (readonly (readonly Effect[])[])[];
  /** For each depth, what the groups from it on can still add to each equation. */
  readonly low: readonly Float64Array[];
  readonly high: readonly Float64Array[];
  /** For each depth, equations that the group decided before it may have changed; at the start, all. */
  readonly changed: readonly (readonly number[])[];
  /** For each depth, the least cost of the groups from it on. */
  readonly cheapest: Float64Array;
}

/** Equations with a cell that no group holds take no part. */
export function problemOf(groups: readonly Group[], equations: readonly Equation[]): Problem {
  const { effects, count: n } = effectsOf(groups, equations);
  const order = groups.map((_, g) => g).sort((a, b) => count(groups, a) - count(groups, b) || a - b);
  const low: Float64Array[] = Array.from({ length: order.length + 1 }, () => new Float64Array(n));
  const high: Float64Array[] = Array.from({ length: order.length + 1 }, () => new Float64Array(n));
  const changed: number[][] = Array.from({ length: order.length + 1 }, () => []);
  const cheapest = new Float64Array(order.length + 1);
  changed[0] = Array.from({ length: n }, (_, e) => e);
  for (let d = order.length - 1; d >= 0; d--) {
    const g = order[d] ?? 0;
    const { lo, hi } = boundsOf(effects[g] ?? [], n);
    for (let e = 0; e < n; e++) {
      (low[d] as Float64Array)[e] = (low[d + 1]?.[e] ?? 0) + (lo[e] ?? 0);
      (high[d] as Float64Array)[e] = (high[d + 1]?.[e] ?? 0) + (hi[e] ?? 0);
      if (lo[e] !== 0 || hi[e] !== 0) changed[d + 1]?.push(e);
    }
    cheapest[d] = (cheapest[d + 1] ?? 0) + Math.min(...(groups[g]?.options ?? []).map((o) => o.cost));
  }
  return { groups, order, effects, low, high, changed, cheapest };
}

function effectsOf(groups: readonly Group[], equations: readonly Equation[]): { effects: Effect[][][]; count: number } {
  const owner = new Map<string, { group: number; cell: number }>();
  groups.forEach((group, g) => {
    group.cells.forEach((id, cell) => {
      owner.set(id, { group: g, cell });
    });
  });
  const terms: Term[][] = groups.map(() => []);
  const usable = equations.filter((eq) => [...eq.left, ...eq.right].every((id) => owner.has(id)));
  usable.forEach((eq, equation) => {
    for (const [ids, sign] of [
      [eq.left, 1],
      [eq.right, -1],
    ] as const) {
      for (const id of ids) {
        const at = owner.get(id);
        if (at !== undefined) terms[at.group]?.push({ equation, sign, cell: at.cell });
      }
    }
  });
  const effects = groups.map((group, g) =>
    group.options.map((option) => {
      const effect = new Map<number, number>();
      for (const term of terms[g] ?? []) {
        const value = option.values[term.cell] ?? 0;
        effect.set(term.equation, (effect.get(term.equation) ?? 0) + term.sign * value);
      }
      return [...effect].filter(([, delta]) => delta !== 0);
    }),
  );
  return { effects, count: usable.length };
}

/** The least and the most that the options of one group add to each equation. */
function boundsOf(effects: readonly (readonly Effect[])[], n: number): { lo: Float64Array; hi: Float64Array } {
  const lo = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const hi = new Float64Array(n).fill(Number.NEGATIVE_INFINITY);
  const met = new Uint32Array(n);
  for (const effect of effects)
    for (const [e, delta] of effect) {
      lo[e] = Math.min(lo[e] as number, delta);
      hi[e] = Math.max(hi[e] as number, delta);
      met[e] = (met[e] as number) + 1;
    }
  for (let e = 0; e < n; e++) {
    if (met[e] === effects.length) continue;
    lo[e] = Math.min(lo[e] as number, 0);
    hi[e] = Math.max(hi[e] as number, 0);
  }
  return { lo, hi };
}

/**
 * Searches the cheapest choice of one option for each group under which all equations hold; blank counts as zero.
 * Assignments within `margin` of the cheapest are rivals. Depth first over the groups, fewest options first, cut
 * wherever the options that are left can no longer bring an equation to balance. Work is bounded, so that the result
 * depends on the input alone.
 */
export function search(problem: Problem, margin: number): Solution {
  const { groups, order, effects, low, high, changed, cheapest } = problem;
  const sums = new Float64Array(low[0]?.length ?? 0);
  const choice: number[] = groups.map(() => 0);
  let rivals: { cost: number; choice: number[] }[] = [];
  /** How many of them cost no more than the best. */
  let cheapestRivals = 0;
  let best = Number.POSITIVE_INFINITY;
  let nodes = 0;
  let exhausted = false;

  const isBalanced = (depth: number): boolean => {
    const lo = low[depth] as Float64Array;
    const hi = high[depth] as Float64Array;
    for (const e of changed[depth] as readonly number[]) {
      const sum = sums[e] as number;
      if (sum + (lo[e] as number) > TOLERANCE || sum + (hi[e] as number) < -TOLERANCE) return false;
    }
    return true;
  };
  const keep = (cost: number): void => {
    if (cost < best) {
      best = cost;
      rivals = rivals.filter((rival) => rival.cost <= best + margin);
      cheapestRivals = rivals.filter((rival) => rival.cost <= best).length;
    }
    rivals.push({ cost, choice: [...choice] });
    if (cost <= best) cheapestRivals++;
    // With no bound on cost one rival too many decides; else a cheaper assignment may still clear the field.
    if (rivals.length > RIVALS) exhausted = margin === Number.POSITIVE_INFINITY || cheapestRivals === rivals.length;
  };
  const visit = (depth: number, cost: number): void => {
    if (exhausted) return;
    if (++nodes > MAX_NODES) {
      exhausted = true;
      return;
    }
    if (cost + (cheapest[depth] as number) > best + margin || !isBalanced(depth)) return;
    if (depth === order.length) {
      keep(cost);
      return;
    }
    const g = order[depth] as number;
    const options = groups[g]?.options ?? [];
    for (let o = 0; o < options.length; o++) {
      const effect = effects[g]?.[o] ?? [];
      for (const [e, delta] of effect) sums[e] = (sums[e] as number) + delta;
      choice[g] = o;
      visit(depth + 1, cost + (options[o]?.cost ?? 0));
      for (const [e, delta] of effect) sums[e] = (sums[e] as number) - delta;
    }
  };
  visit(0, 0);

  if (rivals.length === 0) return exhausted ? { kind: "exhausted" } : { kind: "none" };
  const only = rivals[0];
  if (exhausted) return { kind: "exhausted" };
  if (rivals.length === 1 && only !== undefined) return { kind: "unique", choice: only.choice };
  return { kind: "ambiguous", rivals: rivals.map((rival) => rival.choice) };
}

/** `search` of a problem that is searched once. */
export const solve = (groups: readonly Group[], equations: readonly Equation[], margin: number): Solution =>
  search(problemOf(groups, equations), margin);

/** Sums of amounts with decimals are compared to a hundredth of their smallest unit. */
const TOLERANCE = 1e-6;

const count = (groups: readonly Group[], g: number): number => groups[g]?.options.length ?? 0;
