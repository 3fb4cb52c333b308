import type { Fill, Glyph, Page, Rule } from "../../model/page.ts";
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

/**
 * Marks the glyphs of watermarks (1): tilted text and text that runs aslant, large faint text, large text with other text or
 * borders printed through it. Null for none.
 */
export function watermarks({ glyphs, fills, rules }: Page, body: number): Uint8Array | null {
  const marks = new Uint8Array(glyphs.length);
  const tilted = markTilted(glyphs, marks);
  let found = markSlanted(glyphs, marks) || tilted;
  const large: number[] = [];
  for (let i = 0; i < glyphs.length; i++) {
    const glyph = glyphs[i] as Glyph;
    if (glyph.size < LARGE * body || isBlank(glyph.text)) continue;
    if (luminance(glyph.color) > FAINT && !onDark(fills, glyph)) {
      marks[i] = 1;
      found = true;
    } else if (large.length < MAX_LARGE) large.push(i);
  }
  for (const line of linesOf(glyphs, large)) {
    if (!line.some((i) => printedThrough(glyphs, i, body) || isCrossed(rules, glyphs[i] as Glyph))) continue;
    for (const i of line) marks[i] = 1;
    found = true;
  }
  return found ? marks : null;
}

/** Text at a slant to both axes, unless the page as a whole is set so. */
function markTilted(glyphs: readonly Glyph[], marks: Uint8Array): boolean {
  let tilted = 0;
  for (const glyph of glyphs) if (glyph.tilted === true) tilted++;
  if (tilted === 0 || tilted * 2 > glyphs.length) return false;
  for (let i = 0; i < glyphs.length; i++) if ((glyphs[i] as Glyph).tilted === true) marks[i] = 1;
  return true;
}

/** Large glyphs of one size and colour that stand side by side: what is said of one holds for all. */
function linesOf(glyphs: readonly Glyph[], large: readonly number[]): number[][] {
  const lines: number[][] = [];
  let previous: Glyph | null = null;
  for (const i of large) {
    const glyph = glyphs[i] as Glyph;
    const goesOn =
      previous !== null &&
      previous.size === glyph.size &&
      previous.color === glyph.color &&
      Math.abs(glyph.box[1] - previous.box[1]) < 0.2 * glyph.size &&
      Math.abs(glyph.box[0] - previous.box[2]) < glyph.size;
    if (goesOn) lines[lines.length - 1]?.push(i);
    else lines.push([i]);
    previous = glyph;
  }
  return lines;
}

/** Whether a border goes through the middle of a glyph: no text of the page stands so. */
function isCrossed(rules: readonly Rule[], { box }: Glyph): boolean {
  const [left, top, right, bottom] = box;
  const across = 0.3 * (right - left);
  const down = 0.3 * (bottom - top);
  return rules.some(({ axis, at, from, to }) =>
    axis === "h"
      ? at > top + down && at < bottom - down && from < left && to > right
      : at > left + across && at < right - across && from < top && to > bottom,
  );
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

/** Steps nearer to an axis than this are no slant: figures of different widths stand one below the other with middles so far apart. */
const LEAN = 0.3;

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
      const lean = Math.min(Math.abs(dx), Math.abs(dy));
      // Most steps go along a line: only for the others is the length worth its root.
      const length = lean > least ? Math.hypot(dx, dy) : Number.POSITIVE_INFINITY;
      if (length < 3 * glyph.size && lean > LEAN * length) {
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
