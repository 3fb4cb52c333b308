import type { Box } from "../../../model/geometry.ts";
import type { Fill, Glyph, Page, Rule } from "../../../model/page.ts";

/** What a page draws, collected in drawing order. */
export interface Drawn {
  readonly glyphs: Glyph[];
  readonly rules: Rule[];
  readonly fills: Fill[];
  readonly images: Box[];
}

export const nothingDrawn = (): Drawn => ({ glyphs: [], rules: [], fills: [], images: [] });

/** What stands for a page that could not be read, so that the others keep their numbers. */
export const unreadPage = (number: number): Page => ({ number, width: 0, height: 0, rotation: 0, ...nothingDrawn() });
