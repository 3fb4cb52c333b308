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
  /** Told by shading alone. */
  readonly shaded: boolean;
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
export function connected(edges: readonly Edge[]): Group[] | null {
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
  const groups = new Map<number, Group>();
  const groupOf = (i: number) => {
    const key = root(i);
    const group = groups.get(key) ?? { h: [], v: [] };
    groups.set(key, group);
    return group;
  };
  for (let i = 0; i < h.length; i++) groupOf(i).h.push(h[i] as Edge);
  for (let j = 0; j < v.length; j++) groupOf(h.length + j).v.push(v[j] as Edge);
  const all = [...groups.values()];
  const tables = all.filter((group) => group.h.length > 0 && group.v.length > 0);
  if (tables.length > 0 && tables.length <= MAX_BESIDE)
    for (const { h: none, v: alone } of all)
      if (none.length === 0) for (const edge of alone) beside(tables, edge)?.v.push(edge);
  return tables;
}

/** A page with more tables than this has no borders looked for beside them. */
const MAX_BESIDE = 20;

interface Group {
  readonly h: Edge[];
  readonly v: Edge[];
}

/** The table that a lone vertical rule borders: it stands beside it, just as high, where a cell goes over the page from head to foot. */
function beside(tables: readonly Group[], edge: Edge): Group | undefined {
  return tables.find(({ h, v }) => {
    const top = Math.min(...h.map((other) => other.at), ...v.map((other) => other.from));
    const bottom = Math.max(...h.map((other) => other.at), ...v.map((other) => other.to));
    if (Math.abs(edge.from - top) > SETTINGS.overhang || Math.abs(edge.to - bottom) > SETTINGS.overhang) return false;
    const left = Math.min(...v.map((other) => other.at));
    const right = Math.max(...v.map((other) => other.at));
    const reach = 0.5 * (right - left);
    return edge.at > left - reach && edge.at < right + reach;
  });
}

function positionsOf(edges: readonly Edge[]): number[] {
  const positions = [...new Set(edges.map((edge) => edge.at))];
  return positions.sort((a, b) => a - b);
}

/**
 * Where rules of the other axis run past the last rule of this one, to one end, a border is missing there: a row cut by
 * the page end, a table without side borders. Most of them do, or the two outermost (then the cell there spans all), or the only one.
 * Returns where the border should be, or null.
 */
function overhang(last: number, across: readonly Edge[], side: "from" | "to"): number | null {
  const sign = side === "to" ? 1 : -1;
  const reaching = across.filter((edge) => sign * (edge[side] - last) >= -SETTINGS.snap);
  const past = reaching.filter((edge) => sign * (edge[side] - last) > SETTINGS.overhang);
  const [only] = past;
  // The one rule between the two rows of a table that has no frame.
  if (past.length === 1 && across.length === 1 && only !== undefined) return only[side];
  if (past.length < 2) return null;
  const ends = past.map((edge) => edge[side]).sort((a, b) => a - b);
  const end = ends[ends.length >> 1] as number;
  const agreeing = past.filter((edge) => Math.abs(edge[side] - end) <= SETTINGS.snap);
  if (agreeing.length < 2 || agreeing.length * 2 < past.length) return null;
  const outermost = [reaching[0] as Edge, reaching[reaching.length - 1] as Edge];
  return agreeing.length * 2 >= reaching.length || outermost.every((edge) => agreeing.includes(edge)) ? end : null;
}

/** Tables of one set of connected edges: rows and columns, and the blocks that walls leave. Null when it is too large. */
export function latticeOf({ h, v }: { readonly h: readonly Edge[]; readonly v: readonly Edge[] }): Lattice | null {
  const xs = positionsOf(v);
  const ys = positionsOf(h);
  const left = xs[0] as number;
  const right = xs[xs.length - 1] as number;
  const top = ys[0] as number;
  const bottom = ys[ys.length - 1] as number;
  const above = overhang(top, v, "from");
  const below = overhang(bottom, v, "to");
  const before = overhang(left, h, "from");
  const after = overhang(right, h, "to");
  if (above !== null) ys.unshift(above);
  if (below !== null) ys.push(below);
  if (before !== null) xs.unshift(before);
  if (after !== null) xs.push(after);
  if ((xs.length - 1) * (ys.length - 1) > SETTINGS.maxPositions) return null;
  if (xs.length < 2 || ys.length < 2) return { xs, ys, blocks: [], openTop: false, openBottom: false, shaded: false };
  const blocks = blocksOf(wallsOf(xs, ys, h, v));
  return compact({ xs, ys, blocks, openTop: above !== null, openBottom: below !== null, shaded: false });
}

/** Which of a lattice's positions have a wall at their right, and at their foot: [row * cols + col]. */
interface Walls {
  readonly rows: number;
  readonly cols: number;
  readonly right: Uint8Array;
  readonly below: Uint8Array;
}

/** The walls that edges make. Only an edge along a whole position is its wall; an underline in a cell is none. */
function wallsOf(xs: readonly number[], ys: readonly number[], h: readonly Edge[], v: readonly Edge[]): Walls {
  const cols = xs.length - 1;
  const rows = ys.length - 1;
  const right = new Uint8Array(rows * cols);
  const below = new Uint8Array(rows * cols);
  for (const edge of v) {
    const c = lowerBound(xs, edge.at) - 1;
    const end = c < 0 ? 0 : lowerBound(ys, edge.to + SETTINGS.slack) - 1;
    for (let r = lowerBound(ys, edge.from - SETTINGS.slack); r < end; r++) right[r * cols + c] = 1;
  }
  for (const edge of h) {
    const r = lowerBound(ys, edge.at) - 1;
    const end = r < 0 ? 0 : lowerBound(xs, edge.to + SETTINGS.slack) - 1;
    for (let c = lowerBound(xs, edge.from - SETTINGS.slack); c < end; c++) below[r * cols + c] = 1;
  }
  // A wall that is missing in one row only, between two positions that are not closed at the same heights: no cell has such a shape.
  for (let r = 1; r + 1 < rows; r++)
    for (let c = 0; c + 1 < cols; c++) {
      const at = r * cols + c;
      if (right[at] === 1 || right[at - cols] === 0 || right[at + cols] === 0) continue;
      if (below[at] !== below[at + 1] || below[at - cols] !== below[at - cols + 1]) right[at] = 1;
    }
  return { rows, cols, right, below };
}

/** Cuts the positions between the walls into rectangles, left to right, top to bottom. */
function blocksOf({ rows, cols, right, below }: Walls): Block[] {
  const taken = new Uint8Array(rows * cols);
  const isOpen = (at: number, next: number): boolean => right[at] === 0 && taken[next] === 0;

  const extendsDown = (row: number, col: number, colSpan: number): boolean => {
    const first = row * cols + col;
    const last = first + colSpan - 1;
    for (let at = first; at <= last; at++)
      if (below[at - cols] === 1 || taken[at] === 1 || (at < last && right[at] === 1)) return false;
    // A row that is open further to the left or right is a wider cell, even if nothing is drawn between the two.
    const opensLeft = col > 0 && isOpen(first - 1, first - 1);
    const opensRight = col + colSpan < cols && isOpen(last, last + 1);
    return !opensLeft && !opensRight;
  };

  const blocks: Block[] = [];
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < cols; col++) {
      const at = row * cols + col;
      if (taken[at] === 1) continue;
      let colSpan = 1;
      while (col + colSpan < cols && isOpen(at + colSpan - 1, at + colSpan)) colSpan++;
      let rowSpan = 1;
      while (row + rowSpan < rows && extendsDown(row + rowSpan, col, colSpan)) rowSpan++;
      for (let r = row; r < row + rowSpan; r++) taken.fill(1, r * cols + col, r * cols + col + colSpan);
      blocks.push({ row, col, rowSpan, colSpan });
    }
  return blocks;
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
