/** Where fonts with a symbol encoding keep `%` to `9`: their code with this added. */
const SYMBOL = 0xf000;
const isSymbolFigure = (unit: number): boolean => unit >= SYMBOL + 0x25 && unit <= SYMBOL + 0x39;

/**
 * A decoded string as a glyph's text: white space of any code is a blank, controls and the marks of failed decoding are nothing,
 * figures of a symbol encoding are figures.
 */
export function glyphText(decoded: string): string {
  if (decoded.length === 1) {
    const unit = decoded.charCodeAt(0);
    if (unit > 0x20 && unit < 0x7f) return decoded;
    if (isSymbolFigure(unit)) return String.fromCharCode(unit - SYMBOL);
    if (unit > 0xa0 && unit < 0xfffd && unit !== 0xfeff) return decoded;
  }
  return decoded.replace(/[\t\n\r]/g, " ").replace(/[\p{Cc}\ufeff\ufffd-\uffff]/gu, "");
}

/** A colour of 0–255 each, seen through `alpha` (0–1) on white paper, as 0xRRGGBB. */
export function onWhite(r: number, g: number, b: number, alpha: number): number {
  if (alpha >= 1) return (r << 16) | (g << 8) | b;
  const mix = (c: number): number => Math.round(255 + (c - 255) * alpha);
  return (mix(r) << 16) | (mix(g) << 8) | mix(b);
}

/** A colour seen through `alpha` (0–1) on white paper; both as 0xRRGGBB. */
export const fadeOnWhite = (color: number, alpha: number): number =>
  onWhite(color >> 16, (color >> 8) & 0xff, color & 0xff, alpha);

/** Line height around the baseline, in ems: what ideographs take, whatever the font file claims. */
export const ASCENT = 0.88;
export const DESCENT = -0.12;
