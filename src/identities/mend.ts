import type { Equation } from "./equations.ts";

/** A value that may have been misread. */
export interface Misreadable {
  readonly id: string;
  /** As read; null for blank, which adds nothing; NaN for what reads as no number. */
  readonly value: number | null;
  /** Never to be changed, whatever the sums say. */
  readonly firm: boolean;
  /** Other values and what it costs to take them, in nats over the value as read. */
  readonly others: readonly { readonly value: number | null; readonly cost: number }[];
  /** What it costs to take a value that a sum asks for; infinite for what the print can't say. */
  readonly costOf: (value: number) => number;
}

/** What the sums make of the values. */
export interface Mending {
  /** By cell, the value that takes the place of what was read: of all ways to satisfy the sums the cheapest. */
  readonly changes: ReadonlyMap<string, number | null>;
  /** Sums that fail all the same. */
  readonly failing: readonly Equation[];
  /** Cells for which another way, nearly as cheap, has another value. */
  readonly contested: ReadonlySet<string>;
  /** Not decided within the bound on work: nothing was changed. */
  readonly exhausted: boolean;
}

/** What it costs to believe that a sum fails as printed. */
const FAULT = 4.5;
/** Ways that cost so little more than the cheapest are as good as it. */
const MARGIN = 1.5;
const MAX_NODES = 20_000;
/** No way that costs more is believed. */
const MAX_COST = 40;

interface Node {
  readonly cost: number;
  readonly changes: ReadonlyMap<string, number | null>;
  readonly accepted: ReadonlySet<number>;
}

/**
 * Searches the cheapest set of changed values under which all equations hold, best first: a failing equation is satisfied
 * by another value in one of its cells, or taken for the report's own fault. Work is bounded, so that the result depends
 * on the input alone.
 */
export function mend(cells: readonly Misreadable[], equations: readonly Equation[]): Mending {
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const usable = equations.filter((equation) => [...equation.left, ...equation.right].every((id) => byId.has(id)));
  const valueIn = (node: Node, id: string): number => {
    const value = node.changes.has(id) ? node.changes.get(id) : byId.get(id)?.value;
    return value ?? 0;
  };
  /** Left less right; NaN where a cell has no number. */
  const excess = (node: Node, { left, right }: Equation): number =>
    left.reduce((sum, id) => sum + valueIn(node, id), 0) - right.reduce((sum, id) => sum + valueIn(node, id), 0);
  const holds = (node: Node, equation: Equation): boolean => Math.abs(excess(node, equation)) < 1e-6;

  const queue = new Queue();
  queue.push({ cost: 0, changes: new Map(), accepted: new Set() });
  const seen = new Set<string>();
  const solutions: Node[] = [];
  let nodes = 0;
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    const best = solutions[0];
    if (node.cost > (best === undefined ? MAX_COST : best.cost + MARGIN)) break;
    if (++nodes > MAX_NODES) return nothing(usable, holds, true);
    const failing = usable.flatMap((equation, e) =>
      node.accepted.has(e) || holds(node, equation) ? [] : [{ equation, e, open: openCells(node, equation, byId) }],
    );
    const [first] = failing.sort((a, b) => a.open.length - b.open.length || a.e - b.e);
    if (first === undefined) {
      const changed = keyOf(node.changes);
      if (!solutions.some((solution) => keyOf(solution.changes) === changed)) solutions.push(node);
      continue;
    }
    const offer = (next: Node): void => {
      const key = `${keyOf(next.changes)}|${[...next.accepted].sort((a, b) => a - b).join()}`;
      if (seen.has(key)) return;
      seen.add(key);
      queue.push(next);
    };
    offer({ ...node, cost: node.cost + FAULT, accepted: new Set([...node.accepted, first.e]) });
    for (const { cell, side } of first.open) {
      const now = valueIn(node, cell.id);
      const rest = excess({ ...node, changes: new Map([...node.changes, [cell.id, 0]]) }, first.equation);
      const asked = side === "left" ? -rest : rest;
      const others = new Map(cell.others.map(({ value, cost }) => [value, cost]));
      if (Number.isInteger(asked) && asked >= 0 && !others.has(asked)) others.set(asked, cell.costOf(asked));
      for (const [value, cost] of others) {
        if (value === cell.value || (value ?? 0) === now || !(cost < MAX_COST)) continue;
        offer({ ...node, cost: node.cost + cost, changes: new Map([...node.changes, [cell.id, value]]) });
      }
    }
  }
  const [best] = solutions;
  if (best === undefined) return nothing(usable, holds, false);
  const ids = new Set(solutions.flatMap((solution) => [...solution.changes.keys()]));
  return {
    changes: best.changes,
    failing: usable.filter((_, e) => best.accepted.has(e) && !holds(best, usable[e] as Equation)),
    contested: new Set([...ids].filter((id) => solutions.some((other) => valueIn(other, id) !== valueIn(best, id)))),
    exhausted: false,
  };
}

function nothing(
  equations: readonly Equation[],
  holds: (node: Node, equation: Equation) => boolean,
  exhausted: boolean,
): Mending {
  const unchanged: Node = { cost: 0, changes: new Map(), accepted: new Set() };
  return {
    changes: unchanged.changes,
    failing: equations.filter((equation) => !holds(unchanged, equation)),
    contested: new Set(),
    exhausted,
  };
}

/** The cells of an equation that may still be changed. */
function openCells(node: Node, { left, right }: Equation, cells: ReadonlyMap<string, Misreadable>) {
  const of = (ids: readonly string[], side: "left" | "right") =>
    ids.flatMap((id) => {
      const cell = cells.get(id);
      return cell === undefined || cell.firm || node.changes.has(id) ? [] : [{ cell, side }];
    });
  return [...of(left, "left"), ...of(right, "right")];
}

const keyOf = (changes: ReadonlyMap<string, number | null>): string =>
  [...changes]
    .map(([id, value]) => `${id}=${value}`)
    .sort()
    .join();

/** Nodes by cost, the cheapest first; of two as cheap, the one that came first. */
class Queue {
  readonly #heap: { readonly node: Node; readonly order: number }[] = [];
  #count = 0;

  push(node: Node): void {
    const heap = this.#heap;
    heap.push({ node, order: this.#count++ });
    for (let i = heap.length - 1; i > 0; ) {
      const parent = (i - 1) >> 1;
      if (!this.#isBefore(i, parent)) break;
      this.#swap(i, parent);
      i = parent;
    }
  }

  pop(): Node | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined) return undefined;
    if (heap.length > 0) {
      heap[0] = last;
      for (let i = 0; ; ) {
        let least = i;
        for (const child of [2 * i + 1, 2 * i + 2])
          if (child < heap.length && this.#isBefore(child, least)) least = child;
        if (least === i) break;
        this.#swap(i, least);
        i = least;
      }
    }
    return first.node;
  }

  #isBefore(i: number, j: number): boolean {
    const a = this.#heap[i] as { node: Node; order: number };
    const b = this.#heap[j] as { node: Node; order: number };
    return a.node.cost < b.node.cost || (a.node.cost === b.node.cost && a.order < b.order);
  }

  #swap(i: number, j: number): void {
    const a = this.#heap[i] as { node: Node; order: number };
    this.#heap[i] = this.#heap[j] as { node: Node; order: number };
    this.#heap[j] = a;
  }
}
