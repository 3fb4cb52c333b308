import type { Box } from "../../model/geometry.ts";
import type { Edge } from "./edges.ts";
import { SETTINGS } from "./settings.ts";

/** A cell as ruled: its place in the grid, with spans. */
export interface Block {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

/** A ruled table on one page. `xs` and `ys` are the column and row edges, in points; every position belongs to one block. */
export interface Lattice {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly blocks: readonly Block[];
  /** The first (last) row has no rule above (below) it: the table may have been cut there. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
}

export const blockBox = ({ xs, ys }: Pick<Lattice, "xs" | "ys">, block: Block): Box => [
  xs[block.col] as number,
  ys[block.row] as number,
  xs[block.col + block.colSpan] as number,
  ys[block.row + block.rowSpan] as number,
];

/** First index whose value is not less than `value`. */
export function lowerBound(values: readonly number[], value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sets of edges that cross or meet, each a table to be; null when there are too many crossings to try. */
export function connected(edges: readonly Edge[]): { h: Edge[]; v: Edge[] }[] | null {
  const h = edges.filter((edge) => edge.axis === "h");
  const v = edges.filter((edge) => edge.axis === "v");
  const heights = h.map((edge) => edge.at);
  const parent = Int32Array.from({ length: h.length + v.length }, (_, i) => i);
  const root = (i: number): number => {
    let r = i;
    while (parent[r] !== r) r = parent[r] = parent[parent[r] as number] as number;
    return r;
  };
  let tries = 0;
  for (let j = 0; j < v.length; j++) {
    const edge = v[j] as Edge;
    for (let i = lowerBound(heights, edge.from - SETTINGS.snap); i < h.length; i++) {
      const other = h[i] as Edge;
      if (other.at > edge.to + SETTINGS.snap) break;
      if (++tries > SETTINGS.maxCrossings) return null;
      if (edge.at >= other.from - SETTINGS.snap && edge.at <= other.to + SETTINGS.snap)
        parent[root(i)] = root(h.length + j);
    }
  }
  const groups = new Map<number, { h: Edge[]; v: Edge[] }>();
  const groupOf = (i: number) => {
    const key = root(i);
    const group = groups.get(key) ?? { h: [], v: [] };
    groups.set(key, group);
    return group;
  };
  for (let i = 0; i < h.length; i++) groupOf(i).h.push(h[i] as Edge);
  for (let j = 0; j < v.length; j++) groupOf(h.length + j).v.push(v[j] as Edge);
  return [...groups.values()].filter((group) => group.h.length > 0 && group.v.length > 0);
}

function positionsOf(edges: readonly Edge[]): number[] {
  const positions = [...new Set(edges.map((edge) => edge.at))];
  return positions.sort((a, b) => a - b);
}

/**
 * Where rules of the other axis run past the last rule of this one, all to the same end, a border is missing there:
 * a row cut by the page end, a table without side borders. Returns where it should be, or null.
 */
function overhang(last: number, ends: readonly number[], sign: 1 | -1): number | null {
  const past = ends.filter((end) => sign * (end - last) > SETTINGS.overhang).sort((a, b) => a - b);
  if (past.length < 2 || past.length * 2 < ends.length) return null;
  const end = past[past.length >> 1] as number;
  const agreeing = past.filter((other) => Math.abs(other - end) <= SETTINGS.snap).length;
  return agreeing >= 2 && agreeing * 2 >= past.length ? end : null;
}

/** The ends, on one side, of the edges that reach the outermost crossing rule at least. */
const endsAt = (edges: readonly Edge[], last: number, side: "from" | "to"): number[] =>
  edges
    .filter((edge) => (side === "to" ? edge.to >= last - SETTINGS.snap : edge.from <= last + SETTINGS.snap))
    .map((edge) => edge[side]);

/** Tables of one set of connected edges: rows and columns, and the blocks that walls leave. Null when it is too large. */
export function latticeOf({ h, v }: { readonly h: readonly Edge[]; readonly v: readonly Edge[] }): Lattice | null {
  const xs = positionsOf(v);
  const ys = positionsOf(h);
  const left = xs[0] as number;
  const right = xs[xs.length - 1] as number;
  const top = ys[0] as number;
  const bottom = ys[ys.length - 1] as number;
  const above = overhang(top, endsAt(v, top, "from"), -1);
  const below = overhang(bottom, endsAt(v, bottom, "to"), 1);
  const before = overhang(left, endsAt(h, left, "from"), -1);
  const after = overhang(right, endsAt(h, right, "to"), 1);
  if (above !== null) ys.unshift(above);
  if (below !== null) ys.push(below);
  if (before !== null) xs.unshift(before);
  if (after !== null) xs.push(after);
  if ((xs.length - 1) * (ys.length - 1) > SETTINGS.maxPositions) return null;
  if (xs.length < 2 || ys.length < 2) return { xs, ys, blocks: [], openTop: false, openBottom: false };
  const blocks = blocksOf(xs, ys, h, v);
  return compact({ xs, ys, blocks, openTop: above !== null, openBottom: below !== null });
}

/** Cuts the positions between the walls into rectangles, left to right, top to bottom. */
function blocksOf(xs: readonly number[], ys: readonly number[], h: readonly Edge[], v: readonly Edge[]): Block[] {
  const cols = xs.length - 1;
  const rows = ys.length - 1;
  // Only an edge along a whole position is its wall, an underline is not. rightOf[r * cols + c] stands at the right of a position, belowOf at its foot
  const rightOf = new Uint8Array(Math.max(0, rows * cols));
  const belowOf = new Uint8Array(Math.max(0, rows * cols));
  for (const edge of v) {
    const c = lowerBound(xs, edge.at) - 1;
    if (c < 0) continue;
    const end = lowerBound(ys, edge.to + SETTINGS.slack) - 1;
    for (let r = lowerBound(ys, edge.from - SETTINGS.slack); r < end; r++) rightOf[r * cols + c] = 1;
  }
  for (const edge of h) {
    const r = lowerBound(ys, edge.at) - 1;
    if (r < 0) continue;
    const end = lowerBound(xs, edge.to + SETTINGS.slack) - 1;
    for (let c = lowerBound(xs, edge.from - SETTINGS.slack); c < end; c++) belowOf[r * cols + c] = 1;
  }
  const taken = new Uint8Array(Math.max(0, rows * cols));
  const blocks: Block[] = [];
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < cols; col++) {
      if (taken[row * cols + col] === 1) continue;
      let colSpan = 1;
      while (
        col + colSpan < cols &&
        rightOf[row * cols + col + colSpan - 1] === 0 &&
        taken[row * cols + col + colSpan] === 0
      )
        colSpan++;
      let rowSpan = 1;
      while (row + rowSpan < rows && extendsDown(row + rowSpan, col, colSpan)) rowSpan++;
      for (let r = row; r < row + rowSpan; r++) taken.fill(1, r * cols + col, r * cols + col + colSpan);
      blocks.push({ row, col, rowSpan, colSpan });
    }
  return blocks;

  function extendsDown(row: number, col: number, colSpan: number): boolean {
    for (let c = col; c < col + colSpan; c++) {
      const at = row * cols + c;
      if (belowOf[at - cols] === 1 || taken[at] === 1) return false;
      if (c < col + colSpan - 1 && rightOf[at] === 1) return false;
    }
    return true;
  }
}

/** Leaves out row and column edges at which no block begins or ends. */
function compact(lattice: Lattice): Lattice {
  const { xs, ys, blocks } = lattice;
  const usedX = new Uint8Array(xs.length);
  const usedY = new Uint8Array(ys.length);
  for (const block of blocks) {
    usedX[block.col] = usedX[block.col + block.colSpan] = 1;
    usedY[block.row] = usedY[block.row + block.rowSpan] = 1;
  }
  const newX = ranks(usedX);
  const newY = ranks(usedY);
  if (newX[xs.length] === xs.length && newY[ys.length] === ys.length) return lattice;
  return {
    ...lattice,
    xs: xs.filter((_, i) => usedX[i] === 1),
    ys: ys.filter((_, i) => usedY[i] === 1),
    blocks: blocks.map(({ row, col, rowSpan, colSpan }) => ({
      row: newY[row] as number,
      col: newX[col] as number,
      rowSpan: (newY[row + rowSpan] as number) - (newY[row] as number),
      colSpan: (newX[col + colSpan] as number) - (newX[col] as number),
    })),
  };
}

/** How many of the marks stand before each place. */
function ranks(marks: Uint8Array): Int32Array {
  const out = new Int32Array(marks.length + 1);
  for (let i = 0; i < marks.length; i++) out[i + 1] = (out[i] as number) + (marks[i] as number);
  return out;
}
