import type { Extent, Token } from "../../model/vector.ts";

/** The places at which a value may be set in its column. */
const POINTS = [
  (extent: Extent) => extent.left,
  (extent: Extent) => (extent.left + extent.right) / 2,
  (extent: Extent) => extent.right,
] as const;

/** Fewer of the values of a row than this share tell nothing of where its columns stand. */
const ENOUGH = 2 / 3;

export const tellsPitch = (printed: readonly Token[], n: number): boolean => n >= 10 && printed.length >= ENOUGH * n;

/**
 * How far the values of a row stand from columns of one width, in widths: twice the worst of them. A row whose first or last
 * cell is blank fits as well one column further on: there the first and the last heading must agree too.
 */
export function evenMisfit(chosen: readonly (Token | null)[], headings: readonly Extent[]): number {
  return Math.min(...POINTS.map((point) => misfitAt(chosen, headings, point)));
}

function misfitAt(
  chosen: readonly (Token | null)[],
  headings: readonly Extent[],
  point: (extent: Extent) => number,
): number {
  const placed = chosen.flatMap((token, column) => (token === null ? [] : [{ column, at: point(token) }]));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [column, at] = [mean(placed.map((p) => p.column)), mean(placed.map((p) => p.at))];
  const spread = placed.reduce((sum, p) => sum + (p.column - column) ** 2, 0);
  const pitch = placed.reduce((sum, p) => sum + (p.column - column) * (p.at - at), 0) / spread;
  if (!(pitch > 0)) return Number.POSITIVE_INFINITY;
  const placeOf = (c: number): number => at + pitch * (c - column);
  const worst = Math.max(...placed.map((p) => Math.abs(p.at - placeOf(p.column))));
  if (chosen[0] !== null && chosen.at(-1) !== null) return (2 * worst) / pitch;
  const [first, last] = [headings[0], headings.at(-1)];
  if (first === undefined || last === undefined) return Number.POSITIVE_INFINITY;
  const ends = Math.abs(point(first) - placeOf(0)) + Math.abs(point(last) - placeOf(chosen.length - 1));
  return (2 * worst + ends) / pitch;
}
