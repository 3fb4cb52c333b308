import type { Ink } from "./gray.ts";

/** A drawn line as found in pixels, along its axis from `from` to `to`; its place may vary on the way, as on a bowed page. */
export interface Stroke {
  readonly from: number;
  readonly to: number;
  /** Place across the axis, on average. */
  readonly at: number;
  readonly thickness: number;
  /** Place across the axis near a place along it. */
  readonly near: (along: number) => number;
}

/** Shortest line across and down the page, in inches and in ems: longer than the strokes of characters. */
const LEAST_ACROSS = { inches: 0.28, ems: 1.7 };
const LEAST_DOWN = { inches: 0.17, ems: 1.25 };
/** In inches: gap that breaks no line, thickest line. */
const GAP = 0.018;
const THICKEST = 0.07;
/** Longer lines are lines; rows of characters may touch for a while, but not lines of text above each other. */
const SURELY_ACROSS = { inches: 2, ems: 0 };
const SURELY_DOWN = { inches: 0.3, ems: 1.9 };
/** A shorter one with so much ink beside it, at each of these distances in inches, is made of characters. */
const BESIDE = [0.012, 0.02, 0.03];
const CROWDED = 0.12;
/** Length over which a line's place is averaged. */
const BUCKET = 0.12;

/** The horizontal and vertical lines of a page whose characters are `em` high, axis by axis. */
export function strokesOf(ink: Ink, dpi: number, em: number): { readonly h: Stroke[]; readonly v: Stroke[] } {
  const longest = ({ inches, ems }: typeof LEAST_DOWN): number => Math.max(inches * dpi, ems * em);
  return {
    h: strokesAcross(ink, dpi, longest(LEAST_ACROSS), longest(SURELY_ACROSS)),
    v: strokesAcross(transposed(ink), dpi, longest(LEAST_DOWN), longest(SURELY_DOWN)),
  };
}

export function transposed({ width, height, data }: Ink): Ink {
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0, at = y * width; x < width; x++, at++) if (data[at] !== 0) out[x * height + y] = 1;
  return { width: height, height: width, data: out };
}

/** A line that is being put together, row by row. */
interface Growing {
  from: number;
  to: number;
  top: number;
  bottom: number;
  rows: number;
  readonly sums: Float64Array;
  readonly counts: Uint32Array;
}

function strokesAcross(ink: Ink, dpi: number, least: number, surely: number): Stroke[] {
  const { width, height, data } = ink;
  const gap = Math.max(1, Math.round(GAP * dpi));
  const bucket = Math.max(4, Math.round(BUCKET * dpi));
  const buckets = Math.ceil(width / bucket);
  const done: Growing[] = [];
  let open: Growing[] = [];
  // A line that wavers by a pixel is looked for in three rows at a time.
  const band = new Uint8Array(width);
  for (let y = 0; y < height; y++) {
    for (let x = 0, at = y * width; x < width; x++, at++)
      band[x] =
        (data[at] as number) |
        (y > 0 ? (data[at - width] as number) : 0) |
        (y + 1 < height ? (data[at + width] as number) : 0);
    const runs = runsOf(band, gap, least);
    if (runs.length === 0) {
      done.push(...open);
      open = [];
      continue;
    }
    const next: Growing[] = [];
    for (const line of open)
      if (line.bottom < y - 2) done.push(line);
      else next.push(line);
    for (const [from, to] of runs) {
      const touching = next.filter((line) => line.from < to && line.to > from);
      const line = touching[0] ?? {
        from,
        to,
        top: y,
        bottom: y,
        rows: 0,
        sums: new Float64Array(buckets),
        counts: new Uint32Array(buckets),
      };
      if (touching.length === 0) next.push(line);
      for (const other of touching.slice(1)) {
        join(line, other);
        next.splice(next.indexOf(other), 1);
      }
      line.from = Math.min(line.from, from);
      line.to = Math.max(line.to, to);
      line.bottom = y;
      line.rows++;
      for (let b = Math.floor(from / bucket); b * bucket < to; b++) {
        const length = Math.min(to, (b + 1) * bucket) - Math.max(from, b * bucket);
        line.sums[b] = (line.sums[b] as number) + y * length;
        line.counts[b] = (line.counts[b] as number) + length;
      }
    }
    open = next;
  }
  const strokes = [...done, ...open]
    .flatMap((line) => strokeOf(line, bucket, THICKEST * dpi) ?? [])
    .filter((line) => line.to - line.from > surely || !isCrowded(ink, line, dpi));
  return mended(strokes, dpi);
}

/** In inches: pieces of a broken line lie no further apart along it, and no further off it. */
const BREAK = 0.08;
const OFF = 0.02;

/** Joins the pieces of broken lines. */
function mended(strokes: readonly Stroke[], dpi: number): Stroke[] {
  const out: Stroke[] = [];
  for (const stroke of [...strokes].sort((a, b) => a.from - b.from)) {
    const at = out.findIndex(
      (line) =>
        stroke.from - line.to >= 0 &&
        stroke.from - line.to <= BREAK * dpi &&
        Math.abs(line.near(line.to) - stroke.near(stroke.from)) <= OFF * dpi,
    );
    const line = out[at];
    if (line === undefined) out.push(stroke);
    else out[at] = joined(line, stroke);
  }
  return out;
}

function joined(a: Stroke, b: Stroke): Stroke {
  const [la, lb] = [a.to - a.from, b.to - b.from];
  return {
    from: a.from,
    to: b.to,
    at: (a.at * la + b.at * lb) / (la + lb),
    thickness: (a.thickness * la + b.thickness * lb) / (la + lb),
    near: (along) => (2 * along < a.to + b.from ? a : b).near(along),
  };
}

/** Whether there is ink all along one side of a line, as there is along the strokes of characters. */
function isCrowded({ width, height, data }: Ink, line: Stroke, dpi: number): boolean {
  // At its ends a border meets others.
  const end = 0.03 * dpi + line.thickness;
  return [-1, 1].some((sign) =>
    BESIDE.every((distance) => {
      let dark = 0;
      let seen = 0;
      for (let x = Math.ceil(Math.max(0, line.from + end)); x < Math.min(width, line.to - end); x += 2, seen++) {
        const y = Math.round(line.near(x) + sign * (line.thickness / 2 + 1 + distance * dpi));
        if (y >= 0 && y < height && data[y * width + x] !== 0) dark++;
      }
      return dark > CROWDED * seen;
    }),
  );
}

function join(line: Growing, other: Growing): void {
  line.from = Math.min(line.from, other.from);
  line.to = Math.max(line.to, other.to);
  line.top = Math.min(line.top, other.top);
  for (let b = 0; b < line.sums.length; b++) {
    line.sums[b] = (line.sums[b] as number) + (other.sums[b] as number);
    line.counts[b] = (line.counts[b] as number) + (other.counts[b] as number);
  }
}

/** Stretches of ink in one row, with small gaps closed, that are long enough. */
function runsOf(row: Uint8Array, gap: number, least: number): [from: number, to: number][] {
  const runs: [number, number][] = [];
  let start = -1;
  let last = -1;
  const end = (): void => {
    if (start >= 0 && last + 1 - start >= least) runs.push([start, last + 1]);
    start = -1;
  };
  for (let x = row.indexOf(1); x >= 0 && x < row.length; x++) {
    if (row[x] === 0) continue;
    if (start >= 0 && x - last - 1 > gap) end();
    if (start < 0) start = x;
    last = x;
  }
  end();
  return runs;
}

/** Null for what is too thick to be a line: a dark rim, a filled box. */
function strokeOf(line: Growing, bucket: number, thickest: number): Stroke | null {
  const { from, to, sums, counts } = line;
  const at = sums.reduce((a, b) => a + b, 0) / counts.reduce((a, b) => a + b, 0);
  // Each row was seen with the one above and below it.
  const thickness = Math.max(1, counts.reduce((a, b) => a + b, 0) / (to - from) - 2);
  if (thickness > thickest) return null;
  const near = (along: number): number => {
    const b = Math.min(counts.length - 1, Math.max(0, Math.floor(along / bucket)));
    for (let far = 0; far < counts.length; far++)
      for (const c of [b - far, b + far]) if ((counts[c] ?? 0) > 0) return (sums[c] as number) / (counts[c] as number);
    return at;
  };
  return { from, to, at, thickness, near };
}
