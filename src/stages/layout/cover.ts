import type { Fill, Glyph, Page } from "../../model/page.ts";
import { inside, luminance } from "./color.ts";
import { SETTINGS } from "./settings.ts";

/** Which glyphs lie under a box drawn after them (1), or null when there is no such box; whether every box was looked at. */
export interface Cover {
  readonly hidden: Uint8Array | null;
  readonly complete: boolean;
}

const BAND = 16;

/** White paint erases and dark paint blacks out; what lies between may be a marker that lets the text through. */
const hides = (color: number): boolean => {
  const light = luminance(color);
  return light > 245 || light < 80;
};

/** Indices of the glyphs by horizontal bands of the page: those of band b are `order[start[b]]` up to `order[start[b + 1]]`. */
function bandsOf(glyphs: readonly Glyph[], height: number): { start: Int32Array; order: Int32Array; count: number } {
  const count = Math.max(1, Math.min(4096, Math.ceil(height / BAND)));
  const band = new Int32Array(glyphs.length);
  const start = new Int32Array(count + 1);
  for (let i = 0; i < glyphs.length; i++) {
    const box = (glyphs[i] as Glyph).box;
    const b = Math.max(0, Math.min(count - 1, Math.floor((box[1] + box[3]) / 2 / BAND) || 0));
    band[i] = b;
    start[b + 1] = (start[b + 1] as number) + 1;
  }
  for (let b = 0; b < count; b++) start[b + 1] = (start[b + 1] as number) + (start[b] as number);
  const next = start.slice();
  const order = new Int32Array(glyphs.length);
  for (let i = 0; i < glyphs.length; i++) {
    const b = band[i] as number;
    order[next[b] as number] = i;
    next[b] = (next[b] as number) + 1;
  }
  return { start, order, count };
}

/** Glyphs under a box painted over them. A box of a middle tone hides only when other text was written on it. */
export function covered(page: Page): Cover {
  const { glyphs, fills } = page;
  let first = -1;
  for (let i = 0; i < fills.length && first < 0; i++) if ((fills[i] as Fill).after > 0) first = i;
  if (first < 0 || glyphs.length === 0) return { hidden: null, complete: true };
  const bands = bandsOf(glyphs, page.height);
  const hidden = new Uint8Array(glyphs.length);
  let checks = 0;
  for (let f = first; f < fills.length; f++) {
    const fill = fills[f] as Fill;
    if (fill.after <= 0) continue;
    const from = Math.max(0, Math.min(bands.count - 1, Math.floor(fill.box[1] / BAND)));
    const to = Math.max(0, Math.min(bands.count - 1, Math.floor(fill.box[3] / BAND)));
    const begin = bands.start[from] as number;
    const end = bands.start[to + 1] as number;
    checks += end - begin;
    if (checks > SETTINGS.maxCoverChecks) return { hidden, complete: false };
    if (hides(fill.color) || writtenOn(glyphs, fill, bands.order, begin, end))
      hideUnder(glyphs, fill, bands.order, begin, end, hidden);
  }
  return { hidden, complete: true };
}

function under({ box }: Glyph, fill: Fill): boolean {
  return inside(fill.box, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2);
}

function writtenOn(glyphs: readonly Glyph[], fill: Fill, order: Int32Array, begin: number, end: number): boolean {
  for (let k = begin; k < end; k++) {
    const i = order[k] as number;
    if (i >= fill.after && under(glyphs[i] as Glyph, fill)) return true;
  }
  return false;
}

function hideUnder(
  glyphs: readonly Glyph[],
  fill: Fill,
  order: Int32Array,
  begin: number,
  end: number,
  hidden: Uint8Array,
): void {
  for (let k = begin; k < end; k++) {
    const i = order[k] as number;
    if (i < fill.after && under(glyphs[i] as Glyph, fill)) hidden[i] = 1;
  }
}
