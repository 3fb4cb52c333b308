import type { Gray } from "./gray.ts";

/** A block of paper, in inches, whose brightness is told by its brighter pixels. */
const BLOCK = 0.12;
/** This share of a block's pixels is darker than its paper. */
const PAPER = 0.8;
/** What paper becomes. */
const BRIGHT = 245;

/** A picture whose paper is evenly bright: shadows, folds and a lamp's cone are taken out. */
export function flatten(gray: Gray, dpi: number): Gray {
  const { width, height, data } = gray;
  if (isBilevel(gray)) return gray;
  const block = Math.max(8, Math.round(BLOCK * dpi));
  const cols = Math.ceil(width / block);
  const rows = Math.ceil(height / block);
  const paper = smoothed(brightest(paperOf(gray, block, cols, rows), cols, rows), cols, rows);
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const fy = Math.min(rows - 1, Math.max(0, (y + 0.5) / block - 0.5));
    const r = Math.min(rows - 1, Math.floor(fy));
    const s = Math.min(rows - 1, r + 1);
    const v = fy - r;
    for (let c = -1, x = 0; x < width; c++) {
      // Between the middles of two neighbouring blocks the paper's brightness runs straight.
      const left = Math.max(0, c);
      const right = Math.min(cols - 1, c + 1);
      const a = (paper[r * cols + left] as number) * (1 - v) + (paper[s * cols + left] as number) * v;
      const b = (paper[r * cols + right] as number) * (1 - v) + (paper[s * cols + right] as number) * v;
      const start = (c + 0.5) * block;
      const end = Math.min(width, Math.round((c + 1.5) * block));
      for (; x < end; x++) {
        const bright = a + ((b - a) * (x + 0.5 - start)) / block;
        const value = ((data[y * width + x] as number) * BRIGHT) / bright;
        out[y * width + x] = Math.min(255, value);
      }
      if (c > cols) break;
    }
  }
  return { width, height, data: out };
}

/** Whether nearly all pixels are black or white: then there is no shade to take out. */
export function isBilevel({ data }: Gray): boolean {
  const step = Math.max(1, Math.floor(data.length / 20_000));
  let between = 0;
  let seen = 0;
  for (let i = 0; i < data.length; i += step, seen++) {
    const value = data[i] as number;
    if (value > 8 && value < 247) between++;
  }
  return between < 0.002 * seen;
}

function paperOf({ width, height, data }: Gray, block: number, cols: number, rows: number): Float32Array {
  const paper = new Float32Array(cols * rows);
  const counts = new Uint32Array(256);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < cols; c++) {
      counts.fill(0);
      let n = 0;
      const bottom = Math.min(height, (r + 1) * block);
      const right = Math.min(width, (c + 1) * block);
      for (let y = r * block; y < bottom; y += 2)
        for (let x = c * block; x < right; x += 2) {
          const value = data[y * width + x] as number;
          counts[value] = (counts[value] as number) + 1;
          n++;
        }
      let level = 0;
      for (let seen = counts[0] as number; level < 255 && seen <= PAPER * n; seen += counts[level] as number) level++;
      paper[r * cols + c] = Math.max(48, level);
    }
  return paper;
}

/** The brightest of each block and its neighbours: a block full of ink has no paper of its own. */
const brightest = (values: Float32Array, cols: number, rows: number): Float32Array =>
  around(values, cols, rows, (near) => Math.max(...near));

const smoothed = (values: Float32Array, cols: number, rows: number): Float32Array =>
  around(values, cols, rows, (near) => near.reduce((sum, value) => sum + value, 0) / near.length);

function around(
  values: Float32Array,
  cols: number,
  rows: number,
  of: (near: readonly number[]) => number,
): Float32Array {
  const out = new Float32Array(values.length);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < cols; c++) {
      const near: number[] = [];
      for (let j = Math.max(0, r - 1); j <= Math.min(rows - 1, r + 1); j++)
        for (let i = Math.max(0, c - 1); i <= Math.min(cols - 1, c + 1); i++) near.push(values[j * cols + i] as number);
      out[r * cols + c] = of(near);
    }
  return out;
}
