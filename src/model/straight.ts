import type { Box } from "./geometry.ts";
import type { Scan } from "./scan.ts";

/** A box on the straightened page as the smallest one around it on the page as displayed. */
export const toDisplayed = (box: Box, scan: Pick<Scan, "skew" | "centre">): Box => turned(box, scan.skew, scan.centre);

/** A box on the page as displayed as the smallest one around it on the straightened page. */
export const toStraight = (box: Box, scan: Pick<Scan, "skew" | "centre">): Box => turned(box, -scan.skew, scan.centre);

/** A box turned clockwise about a point: the smallest one around what it becomes. */
function turned(box: Box, degrees: number, [cx, cy]: readonly [number, number]): Box {
  if (degrees === 0) return box;
  const [left, top, right, bottom] = box;
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const xs: number[] = [];
  const ys: number[] = [];
  for (const x of [left, right])
    for (const y of [top, bottom]) {
      xs.push(cos * (x - cx) - sin * (y - cy) + cx);
      ys.push(sin * (x - cx) + cos * (y - cy) + cy);
    }
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
