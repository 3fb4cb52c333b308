import type { Glyph, Page } from "../../model/page.ts";
import { backdropOf } from "./backdrop.ts";
import { isBlank } from "./chars.ts";
import { covered } from "./cover.ts";
import { dropDoubles } from "./doubles.ts";
import { bodySize, watermarks } from "./watermark.ts";

/** The glyphs of a page that a reader sees, in drawing order; how many characters were left out as hidden; whether all was looked at. */
export interface Visible {
  readonly glyphs: readonly Glyph[];
  readonly hidden: number;
  readonly complete: boolean;
}

/** Text render modes that paint nothing: invisible, and clip only. */
const paintsNothing = (mode: number): boolean => mode === 3 || mode === 7;

/** Glyphs smaller than this share of the page's body size are not meant to be read. */
const TINY = 0.15;

/** A page that is one picture: its invisible text is what a recogniser read there, and all the text there is. */
function isScan(page: Page): boolean {
  let pictured = 0;
  for (const [left, top, right, bottom] of page.images) pictured += (right - left) * (bottom - top);
  if (pictured < 0.6 * page.width * page.height) return false;
  let unseen = 0;
  for (const glyph of page.glyphs) if (paintsNothing(glyph.mode)) unseen++;
  return unseen > 0.9 * page.glyphs.length;
}

/**
 * Leaves out what a reader does not see: invisible text on a drawn page, text in the colour of its background, under a box
 * drawn later, off the page or without extent, watermarks, and second copies of a glyph drawn for boldness.
 */
export function cleanGlyphs(page: Page): Visible {
  const { glyphs, width, height } = page;
  const scan = isScan(page);
  const cover = covered(page);
  const backdrop = backdropOf(page);
  const body = bodySize(glyphs);
  const marks = watermarks(page, body);
  const kept: Glyph[] = [];
  let hidden = 0;
  for (let i = 0; i < glyphs.length; i++) {
    const glyph = glyphs[i] as Glyph;
    const box = glyph.box;
    const x = (box[0] + box[2]) / 2;
    const y = (box[1] + box[3]) / 2;
    const shows =
      (scan || !paintsNothing(glyph.mode)) &&
      box[2] > box[0] &&
      box[3] > box[1] &&
      glyph.size > TINY * body &&
      x >= 0 &&
      x <= width &&
      y >= 0 &&
      y <= height &&
      cover.hidden?.[i] !== 1 &&
      marks?.[i] !== 1 &&
      (scan || !backdrop.hides(i, glyph.color, x, y));
    if (shows) kept.push(glyph);
    else if (!isBlank(glyph.text)) hidden++;
  }
  return { glyphs: dropDoubles(kept), hidden, complete: cover.complete && backdrop.complete() };
}
