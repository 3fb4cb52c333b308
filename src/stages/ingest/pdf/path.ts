import type { Box } from "../../../model/geometry.ts";
import type { Fill, Rule } from "../../../model/page.ts";
import { meet } from "./geometry.ts";

/** A run of connected points, displayed coordinates, as x0, y0, x1, y1, … */
export interface Subpath {
  readonly points: readonly number[];
  readonly closed: boolean;
  /** For each segment after the first point: true when it is a curve (its end point alone is kept). */
  readonly curves: readonly boolean[] | null;
}

/** How a path is painted; a colour of null: not filled, or not stroked. */
export interface Paint {
  readonly fill: number | null;
  readonly stroke: number | null;
  /** Stroke width in displayed points. */
  readonly width: number;
  /** What it covers can't be seen any more. */
  readonly opaque: boolean;
}

/** Where rules and fills are collected. */
export interface Drawing {
  readonly rules: Rule[];
  readonly fills: Fill[];
}

/** A filled rectangle up to this thickness is a rule. */
const THIN = 3;
/** A stroke up to this thickness is a rule; a wider one paints an area. */
const THICK_STROKE = 6;
/** A thin box up to this much longer than wide is a dot. */
const DOT_RATIO = 2.5;
/** A painted box this thin is what rounding leaves of nothing. */
const LEAST = 0.02;
/** How far a line may lean and still be parallel to an axis, in points. */
const LEAN = 0.3;

/** Adds the rules and fills of one painted path. `after`: glyphs drawn so far. `clip`: what of it can be seen, null for all. */
export function drawPath(
  into: Drawing,
  subpaths: readonly Subpath[],
  paint: Paint,
  clip: Box | null,
  after: number,
): void {
  if (paint.fill !== null) fillPath(into, subpaths, paint.fill, clip, paint.opaque ? after : 0);
  if (paint.stroke !== null)
    for (const subpath of subpaths) strokeSubpath(into, subpath, paint.stroke, paint, clip, after);
}

function fillPath(into: Drawing, subpaths: readonly Subpath[], color: number, clip: Box | null, after: number): void {
  const boxes: Box[] = [];
  for (const subpath of subpaths) {
    const bounds = extentOf(subpath);
    if (bounds !== null && (isRectangle(subpath, bounds) || isThinShape(subpath, bounds))) boxes.push(bounds);
  }
  const [first, second] = boxes;
  if (boxes.length === 2 && first !== undefined && second !== undefined) {
    const frame = frameOf(first, second) ?? frameOf(second, first);
    if (frame !== null) {
      for (const side of frame) addArea(into, side, color, clip, after);
      return;
    }
  }
  for (const box of boxes) addArea(into, box, color, clip, after);
}

/** One rectangle within another paints a frame: its four sides, or null when `inner` does not lie within `outer`. */
function frameOf(outer: Box, inner: Box): Box[] | null {
  const [l, t, r, b] = outer;
  const [il, it, ir, ib] = inner;
  if (il < l || it < t || ir > r || ib > b || (ir - il) * (ib - it) <= 0) return null;
  const sides: Box[] = [
    [l, t, r, it],
    [l, ib, r, b],
    [l, it, il, ib],
    [ir, it, r, ib],
  ];
  return sides.filter((side) => side[2] - side[0] > LEAST && side[3] - side[1] > LEAST);
}

function strokeSubpath(
  into: Drawing,
  subpath: Subpath,
  color: number,
  paint: Paint,
  clip: Box | null,
  after: number,
): void {
  const { points, closed, curves } = subpath;
  const n = points.length / 2;
  for (let i = 1; i < n; i++)
    if (curves === null || curves[i - 1] !== true) strokeSegment(into, points, i - 1, i, color, paint, clip, after);
  if (closed && n > 2) strokeSegment(into, points, n - 1, 0, color, paint, clip, after);
}

function strokeSegment(
  into: Drawing,
  points: readonly number[],
  from: number,
  to: number,
  color: number,
  paint: Paint,
  clip: Box | null,
  after: number,
): void {
  const x0 = points[2 * from] as number;
  const y0 = points[2 * from + 1] as number;
  const x1 = points[2 * to] as number;
  const y1 = points[2 * to + 1] as number;
  const w = Math.abs(x1 - x0);
  const h = Math.abs(y1 - y0);
  if (w <= LEAN && h <= LEAN) return;
  const horizontal = w > h;
  if ((horizontal ? h : w) > LEAN) return;
  const half = paint.width / 2;
  let box: Box | null = horizontal
    ? [Math.min(x0, x1), (y0 + y1) / 2 - half, Math.max(x0, x1), (y0 + y1) / 2 + half]
    : [(x0 + x1) / 2 - half, Math.min(y0, y1), (x0 + x1) / 2 + half, Math.max(y0, y1)];
  box = visible(box, clip);
  if (box === null) return;
  if (paint.width > THICK_STROKE) into.fills.push({ box, color, after: paint.opaque ? after : 0 });
  else into.rules.push(ruleOf(horizontal ? "h" : "v", box, color));
}

/** The part of a painted box that the clip shows; null when that is nothing. A hairline has no thickness to lose. */
function visible(box: Box, clip: Box | null): Box | null {
  if (clip === null) return box;
  const apart = (from: number, to: number): boolean =>
    (box[from] as number) > (clip[to] as number) + LEAST || (box[to] as number) < (clip[from] as number) - LEAST;
  if (apart(0, 2) || apart(1, 3)) return null;
  const shown = meet(box, clip);
  const gone = (from: number, to: number): boolean =>
    (shown[to] as number) - (shown[from] as number) <= LEAST && (box[to] as number) - (box[from] as number) > LEAST;
  return gone(0, 2) || gone(1, 3) ? null : shown;
}

const ruleOf = (axis: "h" | "v", [l, t, r, b]: Box, color: number): Rule =>
  axis === "h"
    ? { axis, at: (t + b) / 2, from: l, to: r, width: b - t, color }
    : { axis, at: (l + r) / 2, from: t, to: b, width: r - l, color };

/** A painted rectangle: a rule when thin, both rules when it is a dot (of a dotted line, or where borders cross), else a fill. */
function addArea(into: Drawing, area: Box, color: number, clip: Box | null, after: number): void {
  const box = visible(area, clip);
  if (box === null) return;
  const w = box[2] - box[0];
  const h = box[3] - box[1];
  if (w > THIN && h > THIN) {
    into.fills.push({ box, color, after });
    return;
  }
  const dot = w <= THIN && h <= THIN && Math.max(w, h) < DOT_RATIO * Math.min(w, h);
  if (w >= h || dot) into.rules.push(ruleOf("h", box, color));
  if (h > w || dot) into.rules.push(ruleOf("v", box, color));
}

/** A border's mitred side is a trapezoid; outlines of letters have more corners. */
const isThinShape = ({ points }: Subpath, [l, t, r, b]: Box): boolean =>
  points.length <= 12 && (r - l <= THIN || b - t <= THIN);

/** The bounds of what a filled subpath paints; null when that is nothing, or round. */
function extentOf(subpath: Subpath): Box | null {
  if (subpath.points.length < 4 || subpath.curves?.includes(true)) return null;
  const box = boundsOf([subpath]);
  // A rectangle without height is painted as a hairline; a point is nothing.
  return box !== null && (box[2] > box[0] || box[3] > box[1]) ? box : null;
}

/** Four corners, each on a corner of the bounds. */
function isRectangle({ points }: Subpath, [l, t, r, b]: Box): boolean {
  const n = points.length;
  if (n !== 8 && n !== 10) return false;
  for (let i = 0; i < n; i += 2) {
    const x = points[i] as number;
    const y = points[i + 1] as number;
    if (Math.min(x - l, r - x) > LEAN || Math.min(y - t, b - y) > LEAN) return false;
  }
  return true;
}

/** The box around all points; null for no points. */
export function boundsOf(subpaths: readonly Subpath[]): Box | null {
  let box: Box | null = null;
  for (const { points } of subpaths)
    for (let i = 0; i < points.length; i += 2) box = widen(box, points[i] as number, points[i + 1] as number);
  return box;
}

/** The box around a box and a point. */
export const widen = (box: Box | null, x: number, y: number): Box =>
  box === null ? [x, y, x, y] : [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
