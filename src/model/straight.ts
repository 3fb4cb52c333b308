import type { Box } from "./geometry.ts";
import type { Scan } from "./scan.ts";

type Turned = Pick<Scan, "turn" | "size" | "skew" | "centre">;

/** A box on the straightened page as the smallest one around it on the page as displayed. */
export function toDisplayed(box: Box, { turn, size, skew, centre }: Turned): Box {
  const [left, top, right, bottom] = turned(box, skew, centre);
  const [w, h] = size;
  if (turn === 1) return [top, h - right, bottom, h - left];
  if (turn === 2) return [w - right, h - bottom, w - left, h - top];
  if (turn === 3) return [w - bottom, left, w - top, right];
  return [left, top, right, bottom];
}

/** A box on the page as displayed as the smallest one around it on the straightened page. */
export function toStraight([left, top, right, bottom]: Box, { turn, size, skew, centre }: Turned): Box {
  const [w, h] = size;
  const upright: Box =
    turn === 1
      ? [h - bottom, left, h - top, right]
      : turn === 2
        ? [w - right, h - bottom, w - left, h - top]
        : turn === 3
          ? [top, w - right, bottom, w - left]
          : [left, top, right, bottom];
  return turned(upright, -skew, centre);
}

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
