import type { Box } from "../../model/geometry.ts";
import type { Picture } from "../../model/picture.ts";

/** Something to be drawn over a page: a tinted box, its outline, or both. Boxes in points of the page. */
export interface Mark {
  readonly box: Box;
  /** 0xRRGGBB. */
  readonly color: number;
  /** How much of the page the tint covers, 0 to 1. */
  readonly tint: number;
  /** Thickness of the outline in pixels, 0 for none; drawn around the box, so that it hides nothing in it. */
  readonly outline: number;
}

/** Least size of a mark in pixels, so that a hairline can be seen. */
const LEAST = 2;

/** A copy of the picture with the marks drawn over it, the first at the bottom. What lies outside the page is left out. */
export function drawMarks(picture: Picture, marks: readonly Mark[]): Picture {
  const data = picture.data.slice();
  const canvas = { ...picture, data };
  for (const mark of marks) drawMark(canvas, mark);
  return canvas;
}

function drawMark(canvas: Picture, { box, color, tint, outline }: Mark): void {
  const [left, right] = extent(box[0], box[2], canvas.scale);
  const [top, bottom] = extent(box[1], box[3], canvas.scale);
  if (tint > 0) paint(canvas, [left, top, right, bottom], color, tint);
  if (outline === 0) return;
  const [l, t, r, b] = [left - outline, top - outline, right + outline, bottom + outline];
  paint(canvas, [l, t, r, top], color, 1);
  paint(canvas, [l, bottom, r, b], color, 1);
  paint(canvas, [l, top, left, bottom], color, 1);
  paint(canvas, [right, top, r, bottom], color, 1);
}

/** Points as whole pixels, at least `LEAST` of them. */
function extent(from: number, to: number, scale: number): [number, number] {
  const first = Math.round(from * scale);
  const last = Math.round(to * scale);
  const short = Math.max(0, LEAST - (last - first));
  return [first - Math.floor(short / 2), last + Math.ceil(short / 2)];
}

/** Mixes a colour into every pixel of a box; `share` of it is the colour. */
function paint({ width, height, data }: Picture, [l, t, r, b]: Box, color: number, share: number): void {
  const [red, green, blue] = [(color >> 16) & 255, (color >> 8) & 255, color & 255];
  for (let y = Math.max(0, t); y < Math.min(height, b); y++) {
    for (let x = Math.max(0, l); x < Math.min(width, r); x++) {
      const at = (y * width + x) * 3;
      data[at] = mixed(data[at] as number, red, share);
      data[at + 1] = mixed(data[at + 1] as number, green, share);
      data[at + 2] = mixed(data[at + 2] as number, blue, share);
    }
  }
}

const mixed = (below: number, above: number, share: number): number => Math.round(below + (above - below) * share);

/** A picture turned counter-clockwise about its middle by some degrees, as a page is that lies askew; white comes in from outside. */
export function turnedPicture(picture: Picture, degrees: number): Picture {
  if (degrees === 0) return picture;
  const { width, height, data } = picture;
  const out = new Uint8Array(data.length).fill(255);
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const cx = width / 2;
  const cy = height / 2;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const sx = Math.round(cos * (x - cx) - sin * (y - cy) + cx);
      const sy = Math.round(sin * (x - cx) + cos * (y - cy) + cy);
      if (sx < 0 || sy < 0 || sx >= width || sy >= height) continue;
      const from = (sy * width + sx) * 3;
      out.set(data.subarray(from, from + 3), (y * width + x) * 3);
    }
  return { ...picture, data: out };
}
