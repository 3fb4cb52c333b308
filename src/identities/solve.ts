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

/**
 * Searches the cheapest choice of one option for each group under which all equations hold; blank counts as zero.
 * Assignments within `margin` of the cheapest are rivals. Depth first over the groups, fewest options first, cut
 * wherever the options that are left can no longer bring an equation to balance. Work is bounded, so that the result
 * depends on the input alone.
 */
export function solve(groups: readonly Group[], equations: readonly Equation[], margin: number): Solution {
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

  // What each option adds to each equation, as a flat table per group.
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
  const order = groups.map((_, g) => g).sort((a, b) => count(groups, a) - count(groups, b) || a - b);
  const n = usable.length;
  // Bounds of what the groups from a depth on can still add.
  const low: Float64Array[] = Array.from({ length: order.length + 1 }, () => new Float64Array(n));
  const high: Float64Array[] = Array.from({ length: order.length + 1 }, () => new Float64Array(n));
  const cheapest = new Float64Array(order.length + 1);
  for (let d = order.length - 1; d >= 0; d--) {
    const g = order[d] ?? 0;
    const lo = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
    const hi = new Float64Array(n).fill(Number.NEGATIVE_INFINITY);
    for (const effect of effects[g] ?? []) {
      const dense = new Float64Array(n);
      for (const [e, delta] of effect) dense[e] = delta;
      for (let e = 0; e < n; e++) {
        lo[e] = Math.min(lo[e] ?? 0, dense[e] ?? 0);
        hi[e] = Math.max(hi[e] ?? 0, dense[e] ?? 0);
      }
    }
    for (let e = 0; e < n; e++) {
      (low[d] as Float64Array)[e] = (low[d + 1]?.[e] ?? 0) + (lo[e] ?? 0);
      (high[d] as Float64Array)[e] = (high[d + 1]?.[e] ?? 0) + (hi[e] ?? 0);
    }
    cheapest[d] = (cheapest[d + 1] ?? 0) + Math.min(...(groups[g]?.options ?? []).map((o) => o.cost));
  }

  const sums = new Float64Array(n);
  const choice: number[] = groups.map(() => 0);
  let rivals: { cost: number; choice: number[] }[] = [];
  let best = Number.POSITIVE_INFINITY;
  let nodes = 0;
  let exhausted = false;

  const visit = (depth: number, cost: number): void => {
    if (exhausted) return;
    if (++nodes > MAX_NODES) {
      exhausted = true;
      return;
    }
    if (cost + (cheapest[depth] ?? 0) > best + margin) return;
    const lo = low[depth];
    const hi = high[depth];
    for (let e = 0; e < n; e++) {
      const sum = sums[e] ?? 0;
      if (sum + (lo?.[e] ?? 0) > TOLERANCE || sum + (hi?.[e] ?? 0) < -TOLERANCE) return;
    }
    if (depth === order.length) {
      best = Math.min(best, cost);
      rivals.push({ cost, choice: [...choice] });
      rivals = rivals.filter((rival) => rival.cost <= best + margin);
      // With no bound on cost one rival too many decides; else a cheaper assignment may still clear the field.
      if (rivals.length > RIVALS)
        exhausted = margin === Number.POSITIVE_INFINITY || rivals.every((r) => r.cost <= best);
      return;
    }
    const g = order[depth] ?? 0;
    const options = groups[g]?.options ?? [];
    for (let o = 0; o < options.length; o++) {
      const effect = effects[g]?.[o] ?? [];
      for (const [e, delta] of effect) sums[e] = (sums[e] ?? 0) + delta;
      choice[g] = o;
      visit(depth + 1, cost + (options[o]?.cost ?? 0));
      for (const [e, delta] of effect) sums[e] = (sums[e] ?? 0) - delta;
    }
  };
  visit(0, 0);

  if (rivals.length === 0) return exhausted ? { kind: "exhausted" } : { kind: "none" };
  const only = rivals[0];
  if (exhausted) return { kind: "exhausted" };
  if (rivals.length === 1 && only !== undefined) return { kind: "unique", choice: only.choice };
  return { kind: "ambiguous", rivals: rivals.map((rival) => rival.choice) };
}

/** Sums of amounts with decimals are compared to a hundredth of their smallest unit. */
const TOLERANCE = 1e-6;

const count = (groups: readonly Group[], g: number): number => groups[g]?.options.length ?? 0;
