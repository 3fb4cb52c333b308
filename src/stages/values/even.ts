import type { Extent, Token } from "../../model/vector.ts";

/** Where in its column a value may be set. */
type Setting = "left" | "centred" | "right";

const SETTINGS: readonly Setting[] = ["left", "centred", "right"];

const pointOf = (extent: Extent, setting: Setting): number =>
  setting === "left" ? extent.left : setting === "right" ? extent.right : (extent.left + extent.right) / 2;

/** Fewer of the values of a row than this share tell nothing of where its columns stand. */
const ENOUGH = 2 / 3;

export const tellsPitch = (printed: readonly Token[], n: number): boolean => n >= 10 && printed.length >= ENOUGH * n;

/**
 * How far the values of a row stand from columns of one width, in widths: twice the worst of them. A row whose first or last
 * cell is blank fits as well one column further on: there the first and the last heading must agree too.
 */
export function evenMisfit(chosen: readonly (Token | null)[], headings: readonly Extent[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const setting of SETTINGS) least = Math.min(least, misfitAt(chosen, headings, setting));
  return least;
}

/** As loops over plain numbers: a row of fifteen columns may be spread in thousands of ways. */
function misfitAt(chosen: readonly (Token | null)[], headings: readonly Extent[], setting: Setting): number {
  let count = 0;
  let columns = 0;
  let places = 0;
  for (let c = 0; c < chosen.length; c++) {
    const token = chosen[c];
    if (token == null) continue;
    count++;
    columns += c;
    places += pointOf(token, setting);
  }
  const column = columns / count;
  const at = places / count;
  let spread = 0;
  let slope = 0;
  for (let c = 0; c < chosen.length; c++) {
    const token = chosen[c];
    if (token == null) continue;
    spread += (c - column) ** 2;
    slope += (c - column) * (pointOf(token, setting) - at);
  }
  const pitch = slope / spread;
  if (!(pitch > 0)) return Number.POSITIVE_INFINITY;
  const placeOf = (c: number): number => at + pitch * (c - column);
  let worst = 0;
  for (let c = 0; c < chosen.length; c++) {
    const token = chosen[c];
    if (token != null) worst = Math.max(worst, Math.abs(pointOf(token, setting) - placeOf(c)));
  }
  if (chosen[0] !== null && chosen.at(-1) !== null) return (2 * worst) / pitch;
  const [first, last] = [headings[0], headings.at(-1)];
  if (first === undefined || last === undefined) return Number.POSITIVE_INFINITY;
  const ends =
    Math.abs(pointOf(first, setting) - placeOf(0)) + Math.abs(pointOf(last, setting) - placeOf(chosen.length - 1));
  // Headings need not have a place.
  return Number.isFinite(ends) ? (2 * worst + ends) / pitch : Number.POSITIVE_INFINITY;
}
