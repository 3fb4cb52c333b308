import { around, type Blob } from "./components.ts";
import type { Rect } from "./gray.ts";

/** Blobs smaller than this many square inches are specks. */
const SPECK = 0.00018;
/** Heights of characters in inches, and what is taken where too few are seen. */
const LOWEST = 0.06;
const TALLEST = 0.4;
const USUAL = 0.14;
/** In ems: a gap that parts a line in two; blobs that are taller join no line to another. */
const GAP = 1.6;
const TALL = 1.9;
/** Pieces of a character above each other, no higher together than this, are of one line; those that reach beside each other, and are short. */
const STACK = 1.15;
const REACHING = 1.4;
const SHORT = 4;

export const isSpeck = (blob: Blob, dpi: number): boolean => blob.area < SPECK * dpi * dpi;

export const withoutSpecks = (blobs: readonly Blob[], dpi: number): Blob[] =>
  blobs.filter((blob) => !isSpeck(blob, dpi));

/** How high the characters are, most of them. */
export function emOf(blobs: readonly Blob[], dpi: number): number {
  const heights = blobs
    .map((blob) => blob.bottom - blob.top)
    .filter((height) => height > LOWEST * dpi && height < TALLEST * dpi)
    .sort((a, b) => a - b);
  return heights.length < 8 ? USUAL * dpi : (heights[Math.floor(0.75 * heights.length)] as number);
}

/** A line of text: where its ink lies. */
export interface TextLine extends Rect {
  readonly blobs: readonly Blob[];
}

/** Puts blobs into lines, each neighbour to the next, so that lines may bend; top to bottom. */
export function textLines(blobs: readonly Blob[], em: number): TextLine[] {
  const sorted = [...blobs].sort((a, b) => a.left - b.left);
  const parent = sorted.map((_, i) => i);
  const root = (i: number): number => {
    let r = i;
    while (parent[r] !== r) r = parent[r] as number;
    parent[i] = r;
    return r;
  };
  const height = (rect: Rect): number => rect.bottom - rect.top;
  for (let i = 0; i < sorted.length; i++) {
    const a = sorted[i] as Blob;
    if (height(a) > TALL * em) continue;
    for (let j = i + 1; j < sorted.length; j++) {
      const b = sorted[j] as Blob;
      const reach = GAP * Math.max(em, Math.min(height(a), height(b)));
      if (b.left - a.right > GAP * Math.max(em, height(a))) break;
      if (b.left - a.right > reach || height(b) > TALL * em) continue;
      const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (shared >= 0.5 * Math.min(height(a), height(b))) parent[root(j)] = root(i);
    }
  }
  const groups = new Map<number, Blob[]>();
  sorted.forEach((blob, i) => {
    const group = groups.get(root(i));
    if (group === undefined) groups.set(root(i), [blob]);
    else group.push(blob);
  });
  const lines = [...groups.values()].map((group): TextLine => ({ ...around(group), blobs: group }));
  return stacked(lines, em).sort((a, b) => a.top - b.top || a.left - b.left);
}

/** Joins what lies above or within each other and is together no higher than a line: strokes of 三, dots, marks. */
function stacked(lines: readonly TextLine[], em: number): TextLine[] {
  const out: TextLine[] = [];
  for (const line of [...lines].sort((a, b) => b.right - b.left - (a.right - a.left))) {
    const at = out.findIndex((other) => {
      const across = Math.min(line.right, other.right) - Math.max(line.left, other.left);
      const down = Math.min(line.bottom, other.bottom) - Math.max(line.top, other.top);
      const least = Math.min(line.right - line.left, other.right - other.left);
      const whole = Math.max(line.bottom, other.bottom) - Math.min(line.top, other.top);
      const tallest = Math.max(em, line.bottom - line.top, other.bottom - other.top);
      const inside = down > 0.6 * (line.bottom - line.top);
      if (across < -0.6 * em || (across < 0.3 * least && !inside)) return false;
      const short = Math.max(line.right - line.left, other.right - other.left) <= SHORT * em && tallest <= STACK * em;
      return whole <= (short && down > 0 ? REACHING : STACK) * tallest;
    });
    const other = out[at];
    if (other === undefined) out.push(line);
    else out[at] = { ...around([line, other]), blobs: [...other.blobs, ...line.blobs] };
  }
  return out;
}
