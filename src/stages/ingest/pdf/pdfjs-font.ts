import type { PdfjsPage } from "./pdfjs-library.ts";

/** What we use of a font as pdf.js delivers it. Widths are in thousandths of an em, those of a Type 3 font in its own units. */
export interface Font {
  readonly vertical: boolean;
  readonly isType3Font: boolean;
  readonly fontMatrix: readonly number[] | undefined;
  /** Downward advance, and the vertical origin from the horizontal one. */
  readonly defaultVMetrics: readonly [w1: number, vx: number, vy: number] | undefined;
  /** By character code; `firstChar` instead of a map where pdf.js knows nothing and passes codes on as characters. */
  readonly toUnicode: { readonly _map?: Readonly<Record<number, unknown>>; readonly firstChar?: number } | undefined;
}

/** One element of a shown text that is not a number. */
export interface FontGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly vmetric: readonly [w1: number, vx: number, vy: number] | null | undefined;
  readonly isSpace: boolean;
  readonly originalCharCode: number;
}

/** Waits for the fonts of a page; null for one that could not be loaded. */
export async function fontsOf(page: PdfjsPage, names: Iterable<string>): Promise<Map<string, Font | null>> {
  const fonts = new Map<string, Font | null>();
  for (const name of names) {
    const font = await new Promise((resolve) => page.commonObjs.get(name, resolve));
    fonts.set(name, typeof font === "object" ? (font as Font) : null);
  }
  return fonts;
}

/** The character that the font says the glyph is, "" when it does not say. */
export function decode({ toUnicode }: Font, glyph: FontGlyph): string {
  if (toUnicode === undefined) return glyph.unicode;
  if (toUnicode._map === undefined) return toUnicode.firstChar === undefined ? glyph.unicode : "";
  // Not the glyph's own character: in a vertical font pdf.js exchanges that for a presentation form.
  const character = toUnicode._map[glyph.originalCharCode];
  return typeof character === "string"
    ? character
    : typeof character === "number"
      ? String.fromCodePoint(character)
      : "";
}
