import type { Fill, Glyph } from "../../model/page.ts";
import { isBlank } from "./chars.ts";
import { inside, luminance } from "./color.ts";

/** The font size that most of a page's glyphs have, to half a point; 0 for no glyphs. */
export function bodySize(glyphs: readonly Glyph[]): number {
  const counts = new Int32Array(256);
  for (const glyph of glyphs) {
    const bin = Math.min(255, Math.max(0, Math.round(2 * glyph.size) || 0));
    counts[bin] = (counts[bin] as number) + 1;
  }
  let best = 0;
  for (let bin = 1; bin < 256; bin++)
    if ((counts[bin] as number) > (best === 0 ? 0 : (counts[best] as number))) best = bin;
  return best / 2;
}

/** From this multiple of the body size on, a glyph is looked at as a possible watermark. */
const LARGE = 1.8;
/** Lighter text of such a size is a watermark wherever it stands. */
const FAINT = 210;
/** At most this many large glyphs are compared with all others. */
const MAX_LARGE = 200;

/** Marks the glyphs of watermarks (1): text that runs aslant, large faint text, large text with other text printed through it. Null for none. */
export function watermarks(glyphs: readonly Glyph[], fills: readonly Fill[], body: number): Uint8Array | null {
  const marks = new Uint8Array(glyphs.length);
  let found = markSlanted(glyphs, marks);
  const large: number[] = [];
  for (let i = 0; i < glyphs.length; i++) {
    const glyph = glyphs[i] as Glyph;
    if (glyph.size < LARGE * body || isBlank(glyph.text)) continue;
    if (luminance(glyph.color) > FAINT && !onDark(fills, glyph)) {
      marks[i] = 1;
      found = true;
    } else if (large.length < MAX_LARGE) large.push(i);
  }
  for (const i of large) {
    if (!printedThrough(glyphs, i, body)) continue;
    marks[i] = 1;
    found = true;
  }
  return found ? marks : null;
}

/** Light letters on a coloured banner are not faint. */
function onDark(fills: readonly Fill[], glyph: Glyph): boolean {
  const x = (glyph.box[0] + glyph.box[2]) / 2;
  const y = (glyph.box[1] + glyph.box[3]) / 2;
  return fills.some(({ box, color }) => luminance(color) < 160 && inside(box, x, y));
}

/** Whether at least three smaller glyphs stand in the middle of this one. */
function printedThrough(glyphs: readonly Glyph[], index: number, body: number): boolean {
  const { box } = glyphs[index] as Glyph;
  let seen = 0;
  for (const other of glyphs) {
    if (other.size >= LARGE * body) continue;
    const x = (other.box[0] + other.box[2]) / 2;
    const y = (other.box[1] + other.box[3]) / 2;
    if (x > box[0] && x < box[2] && y > box[1] && y < box[3] && !isBlank(other.text) && ++seen === 3) return true;
  }
  return false;
}

/** Three or more steps in one slanting direction, from glyph to glyph of one size and colour. */
function markSlanted(glyphs: readonly Glyph[], marks: Uint8Array): boolean {
  let found = false;
  let start = 0;
  let previous = -1;
  let ux = 0;
  let uy = 0;
  let steps = 0;
  const close = (end: number) => {
    if (steps >= 3) {
      marks.fill(1, start, end + 1);
      found = true;
    }
    steps = 0;
  };
  for (let i = 0; i < glyphs.length; i++) {
    const glyph = glyphs[i] as Glyph;
    if (isBlank(glyph.text)) continue;
    const before = previous < 0 ? null : (glyphs[previous] as Glyph);
    if (before !== null && before.size === glyph.size && before.color === glyph.color) {
      const dx = (glyph.box[0] + glyph.box[2] - before.box[0] - before.box[2]) / 2;
      const dy = (glyph.box[1] + glyph.box[3] - before.box[1] - before.box[3]) / 2;
      const least = 0.2 * glyph.size;
      const length = Math.hypot(dx, dy);
      if (Math.abs(dx) > least && Math.abs(dy) > least && length < 3 * glyph.size) {
        if (steps > 0 && (ux * dx + uy * dy) / length < 0.97) close(previous);
        if (steps === 0) {
          start = previous;
          ux = dx / length;
          uy = dy / length;
        }
        steps++;
      } else close(previous);
    } else close(previous);
    previous = i;
  }
  close(previous);
  return found;
}
