import { type Gray, shrink } from "./gray.ts";

/** Degrees to each side in which a page may lie askew. */
const REACH = 4;
/** Width of the copy in which the angle is looked for. */
const COPY = 900;
/** A shear must make lines this much sharper than none does, or the page is left as it is. */
const STEPS = [0.2, 0.05, 0.0125];

/** By how many degrees the lines of a page fall to the right; 0 for a page without lines. */
export function skewOf(gray: Gray): number {
  const small = shrink(gray, Math.max(1, Math.floor(gray.width / COPY)));
  const dark = darkPoints(small);
  if (dark.length < 200) return 0;
  let best = 0;
  let most = energy(dark, small, 0);
  let from = -REACH;
  let to = REACH;
  for (const step of STEPS) {
    for (let angle = from; angle <= to + 1e-9; angle += step) {
      const value = energy(dark, small, angle);
      if (value > most) {
        most = value;
        best = angle;
      }
    }
    from = best - step;
    to = best + step;
  }
  return Math.abs(best) < 0.02 ? 0 : best;
}

/** Places of pixels much darker than paper, x and y in turn. */
function darkPoints({ width, height, data }: Gray): Float32Array {
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  const limit = 0.75 * mean;
  const points: number[] = [];
  // The rim of a scan is often dark, and straight along another angle.
  const rim = Math.round(0.02 * width);
  for (let y = rim; y < height - rim; y++)
    for (let x = rim; x < width - rim; x++) if ((data[y * width + x] as number) < limit) points.push(x, y);
  return Float32Array.from(points);
}

/** How sharply rows of ink and paper follow each other when the page is sheared by an angle. */
function energy(points: Float32Array, { width, height }: Gray, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const pad = Math.ceil(Math.abs(slope) * width) + 2;
  const sums = new Float64Array(height + 2 * pad);
  for (let i = 0; i < points.length; i += 2) {
    const row = (points[i + 1] as number) - slope * (points[i] as number) + pad;
    const low = Math.floor(row);
    const part = row - low;
    sums[low] = (sums[low] as number) + 1 - part;
    sums[low + 1] = (sums[low + 1] as number) + part;
  }
  let total = 0;
  for (let i = 1; i < sums.length; i++) {
    const change = (sums[i] as number) - (sums[i - 1] as number);
    total += change * change;
  }
  return total;
}

/** The picture turned about its middle so that lines that fell by `degrees` lie level. What comes in from outside is white. */
export function straightened(gray: Gray, degrees: number): Gray {
  if (degrees === 0) return gray;
  const { width, height, data } = gray;
  const out = new Uint8Array(width * height).fill(255);
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const cx = (width - 1) / 2;
  const cy = (height - 1) / 2;
  for (let y = 0; y < height; y++) {
    let sx = cos * -cx - sin * (y - cy) + cx;
    let sy = sin * -cx + cos * (y - cy) + cy;
    for (let x = 0, to = y * width; x < width; x++, to++, sx += cos, sy += sin) {
      if (sx < 0 || sy < 0 || sx >= width - 1 || sy >= height - 1) continue;
      const left = sx | 0;
      const top = sy | 0;
      const u = sx - left;
      const v = sy - top;
      const at = top * width + left;
      const above = (data[at] as number) * (1 - u) + (data[at + 1] as number) * u;
      const below = (data[at + width] as number) * (1 - u) + (data[at + width + 1] as number) * u;
      out[to] = above * (1 - v) + below * v + 0.5;
    }
  }
  return { width, height, data: out };
}
