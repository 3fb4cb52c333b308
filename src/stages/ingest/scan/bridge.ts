import type { Ink } from "./gray.ts";
import type { Stroke } from "./strokes.ts";

/** Lines at one place, or one line that is broken or drawn twice. */
export interface Position {
  readonly at: number;
  readonly lines: readonly Stroke[];
}

/** Where a line is drawn on both sides of a gap, so much ink in the gap makes it whole. */
const BRIDGED = 0.35;
/** The same where it is drawn on one side only. */
const LENGTHENED = 0.8;

/** Closes gaps of one cell in lines that go on beside it: a seal, a fold or a fax has eaten them. */
export function bridge(
  drawn: Uint8Array,
  rows: number,
  cols: number,
  axis: "down" | "across",
  inkAt: (col: number, row: number) => number,
): void {
  const step = axis === "down" ? cols : 1;
  const before = drawn.slice();
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < cols; col++) {
      const at = row * cols + col;
      if (before[at] === 1) continue;
      const [k, last] = axis === "down" ? [row, rows - 1] : [col, cols - 1];
      const sides = (k > 0 ? (before[at - step] as number) : 0) + (k < last ? (before[at + step] as number) : 0);
      if (sides > 0 && inkAt(col, row) >= (sides === 2 ? BRIDGED : LENGTHENED)) drawn[at] = 1;
    }
}

/** How much of a line's stretch between two crossings has ink on it. */
export function inkAlong(ink: Ink, axis: "h" | "v", line: Position, crossings: readonly Position[], k: number): number {
  const from = Math.round((crossings[k] as Position).at) + 2;
  const to = Math.round((crossings[k + 1] as Position).at) - 2;
  const near = nearest(line.lines, (from + to) / 2);
  let dark = 0;
  for (let along = from; along < to; along++) {
    const at = Math.round(near === undefined ? line.at : near.near(along));
    for (let d = -2; d <= 2; d++) {
      const [x, y] = axis === "h" ? [along, at + d] : [at + d, along];
      if (x >= 0 && y >= 0 && x < ink.width && y < ink.height && ink.data[y * ink.width + x] !== 0) {
        dark++;
        break;
      }
    }
  }
  return dark / Math.max(1, to - from);
}

/** The line that is there at a place along it, or ends the nearest to it. */
export function nearest(lines: readonly Stroke[], along: number): Stroke | undefined {
  const far = (line: Stroke): number => Math.max(line.from - along, along - line.to);
  return [...lines].sort((a, b) => far(a) - far(b))[0];
}
