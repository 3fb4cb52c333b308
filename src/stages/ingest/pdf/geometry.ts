import type { Box } from "../../../model/geometry.ts";

/** A PDF matrix: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `m`, then `n`. */
export function concat(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}

/** How many points long a length of 1 becomes, direction averaged. */
export const scaleOf = (m: Matrix): number => Math.sqrt(Math.abs(m[0] * m[3] - m[1] * m[2]));

/** Whether text set with `m` runs along neither axis: more than about three degrees off both. */
export const isTilted = ([a, b]: Matrix): boolean => Math.min(Math.abs(a), Math.abs(b)) > 0.05 * Math.hypot(a, b);

/** The box that holds the rectangle (x0, y0)–(x1, y1) once `m` has moved it. */
export function boxOf(m: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  const ax = m[0] * x0;
  const bx = m[0] * x1;
  const cx = m[2] * y0 + m[4];
  const dx = m[2] * y1 + m[4];
  const ay = m[1] * x0;
  const by = m[1] * x1;
  const cy = m[3] * y0 + m[5];
  const dy = m[3] * y1 + m[5];
  return [
    Math.min(ax, bx) + Math.min(cx, dx),
    Math.min(ay, by) + Math.min(cy, dy),
    Math.max(ax, bx) + Math.max(cx, dx),
    Math.max(ay, by) + Math.max(cy, dy),
  ];
}

/** The part that two boxes share; without area when they lie apart. */
export function meet(a: Box, b: Box): Box {
  const l = Math.max(a[0], b[0]);
  const t = Math.max(a[1], b[1]);
  const r = Math.min(a[2], b[2]);
  const d = Math.min(a[3], b[3]);
  return [l, t, Math.max(l, r), Math.max(t, d)];
}

export type Rotation = 0 | 90 | 180 | 270;

export interface Display {
  readonly matrix: Matrix;
  readonly width: number;
  readonly height: number;
}

/** From PDF user space (y up) to the page as displayed (y down, crop box at the origin, turned clockwise by `rotation`). */
export function display(left: number, bottom: number, right: number, top: number, rotation: Rotation): Display {
  const w = right - left;
  const h = top - bottom;
  switch (rotation) {
    case 0:
      return { matrix: [1, 0, 0, -1, -left, top], width: w, height: h };
    case 90:
      return { matrix: [0, 1, 1, 0, -bottom, -left], width: h, height: w };
    case 180:
      return { matrix: [-1, 0, 0, 1, right, -bottom], width: w, height: h };
    case 270:
      return { matrix: [0, -1, -1, 0, top, right], width: h, height: w };
  }
}

/** Any /Rotate as one of the four quarter turns. */
export const rotationOf = (degrees: number): Rotation => ((((Math.round(degrees / 90) % 4) + 4) % 4) * 90) as Rotation;
