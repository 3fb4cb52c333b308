import { bridge, inkAlong, nearest, type Position } from "./bridge.ts";
import type { Ink, Rect } from "./gray.ts";
import type { Stroke } from "./strokes.ts";

/** A cell of a ruled table, in pixels. */
export interface RuledCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** Where its lines run on average, which is where the table's rules are said to be. */
  readonly ideal: Rect;
  /** Where its lines run around this very cell; inside of it there is no line. */
  readonly inner: Rect;
}

/** Positions of a ruled table's lines, and which stretches of them are drawn. */
export interface Ruled {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** `down[row * xs.length + i]`: the line at xs[i] is drawn along the row. */
  readonly down: Uint8Array;
  /** `across[j * (xs.length - 1) + col]`: the line at ys[j] is drawn over the column. */
  readonly across: Uint8Array;
  readonly cells: readonly RuledCell[];
}

/** Lengths in inches: how far a line may end from the one it meets; lines nearer are one; how far others run on past the last one. */
const MEETS = 0.06;
const ONE = 0.045;
const OVERHANG = 0.12;
/** Least width and height of a table, and least width of a single row, which is a table cut by the page end. */
const NARROWEST = 1.5;
const LOWEST = 0.12;
const ROW = 3;
/** Of the lines at one place one ends, at both ends, so near to others, and together they are so long, in ems. */
const ENDS = 0.045;
const PAST = 3;
/** A long line may run on further into characters: by so much of its length, and no further than so many ems. */
const RUN_ON = { share: 0.05, ems: 3 };
const SHORTEST = 2;
/** A line counts as drawn between two crossings if so much of it is there. */
const DRAWN = 0.5;

interface Lines {
  readonly h: Stroke[];
  readonly v: Stroke[];
}

/** The ruled tables of a page whose characters are `em` high, from its lines. */
export function ruledOf(lines: Lines, dpi: number, em: number, ink: Ink): Ruled[] {
  const tables: Ruled[] = [];
  for (const group of groupsOf(lines, MEETS * dpi)) {
    const table = tableOf(group, dpi, em, ink);
    if (table !== null && isTable(table, dpi)) tables.push(table);
  }
  return tables.sort((a, b) => (a.ys[0] as number) - (b.ys[0] as number));
}

function isTable({ xs, ys }: Ruled, dpi: number): boolean {
  const width = (xs.at(-1) as number) - (xs[0] as number);
  const height = (ys.at(-1) as number) - (ys[0] as number);
  return height >= LOWEST * dpi && width >= (ys.length > 2 ? NARROWEST : ROW) * dpi && xs.length > 2;
}

/** Lines that cross or meet, directly or through others. */
function groupsOf({ h, v }: Lines, reach: number): Lines[] {
  const parent = Int32Array.from({ length: h.length + v.length }, (_, i) => i);
  const root = (i: number): number => {
    let r = i;
    while (parent[r] !== r) r = parent[r] as number;
    parent[i] = r;
    return r;
  };
  h.forEach((a, i) => {
    v.forEach((b, j) => {
      const x = b.near(a.at);
      const y = a.near(b.at);
      if (x < a.from - reach || x > a.to + reach || y < b.from - reach || y > b.to + reach) return;
      parent[root(i)] = root(h.length + j);
    });
  });
  const groups = new Map<number, Lines>();
  const groupOf = (i: number): Lines => {
    const group = groups.get(root(i)) ?? { h: [], v: [] };
    groups.set(root(i), group);
    return group;
  };
  for (const [i, line] of h.entries()) groupOf(i).h.push(line);
  for (const [j, line] of v.entries()) groupOf(h.length + j).v.push(line);
  return [...groups.values()].filter((group) => group.h.length > 0 && group.v.length > 1);
}

function tableOf({ h, v }: Lines, dpi: number, em: number, ink: Ink): Ruled | null {
  const rows = positionsOf(h, dpi);
  const cols = positionsOf(v, dpi);
  const open = [...cols];
  const top = overhang(rows[0]?.at ?? 0, open, "from", dpi);
  const bottom = overhang(rows.at(-1)?.at ?? 0, open, "to", dpi);
  if (top !== null) rows.unshift({ at: top, lines: [] });
  if (bottom !== null) rows.push({ at: bottom, lines: [] });
  const [ys, xs] = pruned(rows, cols, { end: ENDS * dpi, least: SHORTEST * em, most: RUN_ON.ems * em });
  if (xs.length < 2 || ys.length < 2) return null;
  const w = xs.length - 1;
  const down = new Uint8Array((ys.length - 1) * xs.length);
  const across = new Uint8Array(ys.length * w);
  for (let j = 0; j + 1 < ys.length; j++)
    for (let i = 0; i < xs.length; i++)
      if (isDrawn(xs[i] as Position, (ys[j] as Position).at, (ys[j + 1] as Position).at)) down[j * xs.length + i] = 1;
  for (let j = 0; j < ys.length; j++)
    for (let i = 0; i < w; i++)
      if (isDrawn(ys[j] as Position, (xs[i] as Position).at, (xs[i + 1] as Position).at)) across[j * w + i] = 1;
  bridge(down, ys.length - 1, xs.length, "down", (i, j) => inkAlong(ink, "v", xs[i] as Position, ys, j));
  bridge(across, ys.length, w, "across", (i, j) => inkAlong(ink, "h", ys[j] as Position, xs, i));
  return {
    xs: xs.map((position) => position.at),
    ys: ys.map((position) => position.at),
    down,
    across,
    cells: cellsOf(xs, ys, down, across, dpi),
  };
}

function positionsOf(lines: readonly Stroke[], dpi: number): Position[] {
  const positions: { at: number; weight: number; lines: Stroke[] }[] = [];
  for (const line of [...lines].sort((a, b) => a.at - b.at)) {
    const last = positions.at(-1);
    const length = line.to - line.from;
    if (last === undefined || line.at - last.at > ONE * dpi) {
      positions.push({ at: line.at, weight: length, lines: [line] });
      continue;
    }
    last.at = (last.at * last.weight + line.at * length) / (last.weight + length);
    last.weight += length;
    last.lines.push(line);
  }
  return positions;
}

/** Where most lines of the other axis end that run on past the last line: the page end has cut a row, or the frame is not drawn. */
function overhang(last: number, across: readonly Position[], side: "from" | "to", dpi: number): number | null {
  const sign = side === "to" ? 1 : -1;
  const end = ({ lines }: Position): number =>
    side === "to" ? Math.max(...lines.map((line) => line.to)) : Math.min(...lines.map((line) => line.from));
  const reaching = across.map(end).filter((at) => sign * (at - last) >= -ONE * dpi);
  const past = reaching.filter((at) => sign * (at - last) > OVERHANG * dpi).sort((a, b) => a - b);
  if (past.length < 2 || past.length < 0.6 * reaching.length) return null;
  return past[past.length >> 1] as number;
}

/** Whether enough of a line is drawn between two places along it. */
function isDrawn({ lines }: Position, from: number, to: number): boolean {
  let drawn = 0;
  for (const line of lines) drawn += Math.max(0, Math.min(line.to, to) - Math.max(line.from, from));
  return drawn >= DRAWN * (to - from);
}

/** Leaves out lines that bound nothing, from one crossing to the next; leaving one out may join what others bound. */
function pruned(
  rows: readonly Position[],
  cols: readonly Position[],
  { end, least, most }: { readonly end: number; readonly least: number; readonly most: number },
): [Position[], Position[]] {
  let ys = [...rows];
  let xs = [...cols];
  const bounds = (line: Position, across: readonly Position[]): boolean =>
    line.lines.length === 0 ||
    (isBorder(line, across) &&
      across.some((other, i) => {
        const next = across[i + 1];
        return next !== undefined && isDrawn(line, other.at, next.at);
      }));
  const isBorder = ({ lines }: Position, across: readonly Position[]): boolean => {
    // A border may run on into characters behind the line at which it ends; it does not fall short of it.
    const starts = (at: number, past: number): boolean =>
      across.some((other) => other.at >= at - end && other.at <= at + past);
    const stops = (at: number, past: number): boolean =>
      across.some((other) => other.at <= at + end && other.at >= at - past);
    return (
      lines.reduce((sum, { from, to }) => sum + to - from, 0) >= least &&
      // The whole of a broken line, or any piece.
      [{ from: Math.min(...lines.map((l) => l.from)), to: Math.max(...lines.map((l) => l.to)) }, ...lines].some(
        ({ from, to }) => {
          const past = Math.max(PAST * end, Math.min(RUN_ON.share * (to - from), most));
          return starts(from, past) && stops(to, past);
        },
      )
    );
  };
  for (;;) {
    const keptY = ys.filter((line) => bounds(line, xs));
    const keptX = xs.filter((line) => bounds(line, keptY));
    if (keptY.length === ys.length && keptX.length === xs.length) return [ys, xs];
    ys = keptY;
    xs = keptX;
  }
}

function cellsOf(
  xs: readonly Position[],
  ys: readonly Position[],
  down: Uint8Array,
  across: Uint8Array,
  dpi: number,
): RuledCell[] {
  const w = xs.length - 1;
  const h = ys.length - 1;
  const taken = new Uint8Array(w * h);
  const cells: RuledCell[] = [];
  for (let row = 0; row < h; row++)
    for (let col = 0; col < w; col++) {
      if (taken[row * w + col] === 1) continue;
      let colSpan = 1;
      while (col + colSpan < w && down[row * xs.length + col + colSpan] === 0 && taken[row * w + col + colSpan] === 0)
        colSpan++;
      let rowSpan = 1;
      while (row + rowSpan < h && isOpen(row + rowSpan)) rowSpan++;
      for (let r = row; r < row + rowSpan; r++) taken.fill(1, r * w + col, r * w + col + colSpan);
      cells.push(cellAt(row, col, rowSpan, colSpan));

      function isOpen(r: number): boolean {
        for (let c = col; c < col + colSpan; c++) {
          if (across[r * w + c] === 1 || taken[r * w + c] === 1) return false;
          if (c > col && down[r * xs.length + c] === 1) return false;
        }
        return down[r * xs.length + col] === 1 || col === 0;
      }
    }
  return cells;

  function cellAt(row: number, col: number, rowSpan: number, colSpan: number): RuledCell {
    const [left, right] = [xs[col] as Position, xs[col + colSpan] as Position];
    const [top, bottom] = [ys[row] as Position, ys[row + rowSpan] as Position];
    const x = (left.at + right.at) / 2;
    const y = (top.at + bottom.at) / 2;
    const rim = Math.max(1, 0.006 * dpi);
    const edge = (position: Position, along: number, sign: 1 | -1): number => {
      const line = position.lines.find((l) => l.from <= along && along <= l.to) ?? nearest(position.lines, along);
      return line === undefined ? position.at : line.near(along) + sign * (line.thickness / 2 + rim);
    };
    return {
      row,
      col,
      rowSpan,
      colSpan,
      ideal: { left: left.at, top: top.at, right: right.at, bottom: bottom.at },
      inner: {
        left: Math.ceil(edge(left, y, 1)),
        top: Math.ceil(edge(top, x, 1)),
        right: Math.floor(edge(right, y, -1)),
        bottom: Math.floor(edge(bottom, x, -1)),
      },
    };
  }
}
