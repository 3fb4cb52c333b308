import type { Box } from "./geometry.ts";

/** One drawn character, as an engine delivers it. Nothing is filtered here: invisible and white glyphs are delivered too. */
export interface Glyph {
  /** The decoded character: one code point as a rule, several for a ligature, "" when the font does not tell. Never NFKC-folded. */
  readonly text: string;
  /** Advance width × line height (ascent to descent) where it is displayed. */
  readonly box: Box;
  /** Effective font size in points, after all matrices. */
  readonly size: number;
  /** PDF text render mode, 0 to 7; 3 is invisible. */
  readonly mode: number;
  /** Fill colour, 0xRRGGBB. */
  readonly color: number;
  /** Set in a vertical writing mode: the next character stands below, not to the right. */
  readonly vertical: boolean;
  /** Set at a slant to both axes, as watermarks and the text around a seal are. Absent means false. */
  readonly tilted?: boolean;
}

/** A drawn straight line parallel to an axis: a stroked segment, or a filled rectangle thin enough to be one. */
export interface Rule {
  readonly axis: "h" | "v";
  /** y of a horizontal rule, x of a vertical one: the middle of its thickness. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Thickness in points. */
  readonly width: number;
  /** 0xRRGGBB. White rules are delivered and left out later. */
  readonly color: number;
}

/** A filled rectangle too thick to be a rule: cell shading, or a box that covers what was drawn before it. */
export interface Fill {
  readonly box: Box;
  readonly color: number;
  /** Number of glyphs of the page that had been drawn before it; those below it are covered. */
  readonly after: number;
}

/** One page as any engine delivers it; glyphs in drawing order. */
export interface Page {
  /** From 1. */
  readonly number: number;
  /** Displayed size in points, rotation applied. */
  readonly width: number;
  readonly height: number;
  /** The page's /Rotate, already applied to every box. */
  readonly rotation: 0 | 90 | 180 | 270;
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  readonly fills: readonly Fill[];
  /** Where pictures stand; the pictures themselves stay in the file. */
  readonly images: readonly Box[];
}
