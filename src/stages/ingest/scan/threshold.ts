import type { Gray, Ink } from "./gray.ts";

/** Side of the window, in inches, whose mean tells paper from ink. */
const WINDOW = 0.2;
/** Ink is darker than this share of the mean, and by so much. */
const SHARE = 0.86;
const LESS = 14;

/** Where there is ink: pixels clearly darker than what lies around them. */
export function inkIn({ width, height, data }: Gray, dpi: number): Ink {
  const reach = Math.max(4, Math.round((WINDOW * dpi) / 2));
  const out = new Uint8Array(width * height);
  // Sums of each column over the window's rows, kept up as the window goes down.
  const columns = new Int32Array(width);
  const add = (y: number, sign: 1 | -1): void => {
    for (let x = 0, at = y * width; x < width; x++, at++)
      columns[x] = (columns[x] as number) + sign * (data[at] as number);
  };
  for (let y = 0; y < Math.min(height, reach); y++) add(y, 1);
  for (let y = 0; y < height; y++) {
    if (y + reach < height) add(y + reach, 1);
    if (y - reach - 1 >= 0) add(y - reach - 1, -1);
    const rows = Math.min(height - 1, y + reach) - Math.max(0, y - reach) + 1;
    let sum = 0;
    for (let x = 0; x < Math.min(width, reach); x++) sum += columns[x] as number;
    for (let x = 0, at = y * width; x < width; x++, at++) {
      if (x + reach < width) sum += columns[x + reach] as number;
      if (x - reach - 1 >= 0) sum -= columns[x - reach - 1] as number;
      const n = rows * (Math.min(width - 1, x + reach) - Math.max(0, x - reach) + 1);
      const mean = sum / n;
      const value = data[at] as number;
      if (value < SHARE * mean && value < mean - LESS) out[at] = 1;
    }
  }
  return { width, height, data: out };
}
