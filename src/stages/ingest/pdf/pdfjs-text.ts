import type { Glyph } from "../../../model/page.ts";
import { underClip } from "./clipped.ts";
import { boxOf, concat, isTilted } from "./geometry.ts";
import { decode, type FontGlyph } from "./pdfjs-font.ts";
import type { State } from "./pdfjs-state.ts";
import { ASCENT, DESCENT, fadeOnWhite, glyphText } from "./text.ts";

/** Adds the glyphs of one shown text and moves the pen behind them. Numbers among them move the pen by thousandths of an em. */
export function showText(state: State, items: readonly (FontGlyph | number)[], into: Glyph[]): void {
  const { font, fontSize, hScale, charSpacing, wordSpacing, rise } = state;
  if (font === null || fontSize === 0) return;
  const matrix = concat(state.textMatrix, state.ctm);
  const [a, b, c, d] = matrix;
  const strokes = state.mode === 1 || state.mode === 5;
  const paint = strokes ? state.stroke : state.fill;
  const alpha = strokes ? state.strokeAlpha : state.fillAlpha;
  const style = {
    size: Math.abs(fontSize) * Math.hypot(c, d),
    mode: paint === null || alpha === 0 ? 3 : state.mode,
    color: fadeOnWhite(paint ?? 0, alpha),
    vertical: font.vertical ? -d > Math.abs(c) : b > Math.abs(a),
    tilted: isTilted(matrix),
  };
  const unit = (font.isType3Font ? (font.fontMatrix?.[0] ?? 0.001) : 0.001) * fontSize;
  for (const item of items) {
    if (typeof item === "number") {
      if (font.vertical) state.y -= (item * fontSize) / 1000;
      else state.x -= ((item * fontSize) / 1000) * hScale;
      continue;
    }
    const spacing = charSpacing + (item.isSpace ? wordSpacing : 0);
    const text = glyphText(decode(font, item));
    const y = state.y + rise;
    if (font.vertical) {
      const down = ((item.vmetric ?? font.defaultVMetrics)?.[0] ?? -1000) * 0.001 * fontSize;
      const half = (fontSize / 2) * hScale;
      const box = boxOf(matrix, state.x - half, y + down, state.x + half, y);
      into.push(underClip({ text, box, ...style }, state.clip));
      state.y += down + spacing;
    } else {
      const width = item.width * unit;
      // An ideograph without a width is seen all the same.
      const seen = width === 0 && text >= "\u2e80" ? fontSize : width;
      const box = boxOf(matrix, state.x, y + DESCENT * fontSize, state.x + seen * hScale, y + ASCENT * fontSize);
      into.push(underClip({ text, box, ...style }, state.clip));
      state.x += (width + spacing) * hScale;
    }
  }
}
