import type { Picture } from "../../src/model/picture.ts";

type Box = readonly [number, number, number, number];

/** Lightness below which a pixel is ink, and not paper, shading or a watermark. */
const DARK = 140;
/** Pixels beyond a box that what is drawn in it may reach: strokes are blurred at their edges. */
const RIM = 3;
/** A stroke that runs further than this beyond a box, in pixels, is a rule of the table and no digit. */
const RULE = 40;

export interface Ink {
  /** Dark pixels in the box. */
  readonly inside: number;
  /** Whether a stroke that begins in the box goes on beyond it: the box cuts a character. */
  readonly cut: boolean;
}

/** What is drawn in a box of a page, in points. */
export function inkIn({ width, height, scale, data }: Picture, box: Box): Ink {
  const [left, top, right, bottom] = box.map((value) => value * scale) as unknown as Box;
  const within = (x: number, y: number, by: number): boolean =>
    x >= left - by && x < right + by && y >= top - by && y < bottom + by;
  const dark = (x: number, y: number): boolean => {
    if (x < 0 || y < 0 || x >= width || y >= height) return false;
    const at = 3 * (y * width + x);
    return ((data[at] ?? 255) + (data[at + 1] ?? 255) + (data[at + 2] ?? 255)) / 3 < DARK;
  };
  const seen = new Set<number>();
  let inside = 0;
  let cut = false;
  for (let y = Math.ceil(top); y < bottom; y++)
    for (let x = Math.ceil(left); x < right; x++) {
      if (!dark(x, y)) continue;
      inside++;
      if (seen.has(y * width + x)) continue;
      // The stroke that this pixel belongs to, followed as far as a rule would lead.
      const stack: [number, number][] = [[x, y]];
      let beyond = false;
      let far = false;
      while (stack.length > 0) {
        const [px, py] = stack.pop() as [number, number];
        if (!dark(px, py) || seen.has(py * width + px)) continue;
        seen.add(py * width + px);
        if (!within(px, py, RIM)) beyond = true;
        if (!within(px, py, RULE)) {
          far = true;
          continue;
        }
        for (const [dx, dy] of [
          [1, 0],
          [-1, 0],
          [0, 1],
          [0, -1],
        ] as const)
          stack.push([px + dx, py + dy]);
      }
      if (beyond && !far) cut = true;
    }
  return { inside, cut };
}
