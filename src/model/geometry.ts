/**
 * A rectangle in PDF points (1/72 inch) on the page as it is displayed, rotation applied:
 * [left, top, right, bottom], origin at the top left, y growing downwards.
 */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** The smallest box that holds all of `boxes`; null for none. */
export function union(boxes: Iterable<Box | null>): Box | null {
  let l = Number.POSITIVE_INFINITY;
  let t = Number.POSITIVE_INFINITY;
  let r = Number.NEGATIVE_INFINITY;
  let b = Number.NEGATIVE_INFINITY;
  for (const box of boxes) {
    if (box === null) continue;
    if (box[0] < l) l = box[0];
    if (box[1] < t) t = box[1];
    if (box[2] > r) r = box[2];
    if (box[3] > b) b = box[3];
  }
  return l <= r ? [l, t, r, b] : null;
}
