import type { Box } from "../../../model/geometry.ts";
import type { Glyph } from "../../../model/page.ts";

/** A middle this far outside what the clip lets through, in points, is no matter of rounding. */
const OUTSIDE = 0.5;

/**
 * A glyph under a clip (null for none): one of which no more than a part can be seen paints nothing. So a row that a page end cuts is
 * drawn on both pages by some programs, and clipped on the one where it has no room.
 */
export function underClip(glyph: Glyph, clip: Box | null): Glyph {
  if (clip === null) return glyph;
  const [left, top, right, bottom] = glyph.box;
  const x = (left + right) / 2;
  const y = (top + bottom) / 2;
  const seen = x > clip[0] - OUTSIDE && x < clip[2] + OUTSIDE && y > clip[1] - OUTSIDE && y < clip[3] + OUTSIDE;
  return seen ? glyph : { ...glyph, mode: 3 };
}
