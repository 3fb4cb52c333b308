import type { Ink, Rect } from "./gray.ts";

/** Ink that hangs together. */
export interface Blob extends Rect {
  /** Pixels of ink. */
  readonly area: number;
}

/** The connected pieces of ink inside a rectangle, in no order that matters; pixels that touch at a corner are connected. */
export function blobsIn(ink: Ink, rect: Rect): Blob[] {
  const { width, data } = ink;
  const left = Math.max(0, rect.left);
  const right = Math.min(width, rect.right);
  const parent: number[] = [];
  const boxes: { left: number; top: number; right: number; bottom: number; area: number }[] = [];
  const root = (i: number): number => {
    let r = i;
    while (parent[r] !== r) r = parent[r] as number;
    while (parent[i] !== r) [parent[i], i] = [r, parent[i] as number];
    return r;
  };
  // Runs of the row above and of this one: start, end, blob.
  let above: number[] = [];
  for (let y = Math.max(0, rect.top); y < Math.min(ink.height, rect.bottom); y++) {
    const row: number[] = [];
    let next = 0;
    for (let x = left; x < right; ) {
      if (data[y * width + x] === 0) {
        x++;
        continue;
      }
      const from = x;
      while (x < right && data[y * width + x] !== 0) x++;
      let blob = -1;
      while (next < above.length && (above[next + 1] as number) < from) next += 3;
      for (let k = next; k < above.length && (above[k] as number) <= x; k += 3) {
        const other = root(above[k + 2] as number);
        if (blob < 0) blob = other;
        else if (blob !== other) parent[other] = blob;
      }
      if (blob < 0) {
        blob = parent.length;
        parent.push(blob);
        boxes.push({ left: from, top: y, right: x, bottom: y + 1, area: 0 });
      }
      const box = boxes[blob] as (typeof boxes)[number];
      box.left = Math.min(box.left, from);
      box.right = Math.max(box.right, x);
      box.bottom = y + 1;
      box.area += x - from;
      row.push(from, x, blob);
    }
    above = row;
  }
  boxes.forEach((box, i) => {
    const r = root(i);
    if (r === i) return;
    const whole = boxes[r] as (typeof boxes)[number];
    whole.left = Math.min(whole.left, box.left);
    whole.top = Math.min(whole.top, box.top);
    whole.right = Math.max(whole.right, box.right);
    whole.bottom = Math.max(whole.bottom, box.bottom);
    whole.area += box.area;
  });
  return boxes.filter((_, i) => parent[i] === i);
}

/** The smallest rectangle around some; they must not be none. */
export const around = (rects: readonly Rect[]): Rect => ({
  left: Math.min(...rects.map((rect) => rect.left)),
  top: Math.min(...rects.map((rect) => rect.top)),
  right: Math.max(...rects.map((rect) => rect.right)),
  bottom: Math.max(...rects.map((rect) => rect.bottom)),
});
