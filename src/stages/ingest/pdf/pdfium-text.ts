import type { Glyph } from "../../../model/page.ts";
import { boxOf, concat, type Matrix } from "./geometry.ts";
import type { Pdfium } from "./pdfium-library.ts";
import { ASCENT, DESCENT, glyphText, onWhite } from "./text.ts";

/** Glyphs by the text object (a pointer) that draws them. */
export type GlyphsByObject = Map<number, Glyph[]>;

/** What all characters of one text object share. */
interface Style {
  readonly font: number;
  /** Of the text space, before the matrix. */
  readonly fontSize: number;
  /** From text space to the page as displayed. */
  readonly matrix: Matrix;
  /** The horizontal scale from text space to page space, 0 for text that is turned. */
  readonly scaleX: number;
  readonly size: number;
  readonly mode: number;
  readonly color: number;
  /** Whether the font's height is known; PDFium measures ink, not advance, when it is not. */
  readonly hasHeight: boolean;
  readonly down: { readonly horizontal: boolean; readonly vertical: boolean };
}

/** Reads the characters of a page, by object and within an object in drawing order. Blanks that PDFium made up are left out. */
export function readGlyphs({ lib, heap, scratch }: Pdfium, textPage: number, toDisplay: Matrix): GlyphsByObject {
  const byObject: GlyphsByObject = new Map();
  const count = lib.FPDFText_CountChars(textPage);
  const f32 = scratch >> 2;
  const f64 = scratch >> 3;
  let object = 0;
  let style: Style | null = null;
  let glyphs: Glyph[] = [];
  let lastX = Number.NaN;
  let lastY = Number.NaN;
  for (let i = 0; i < count; i++) {
    const code = lib.FPDFText_GetUnicode(textPage, i);
    if ((code === 32 || code === 13 || code === 10) && lib.FPDFText_IsGenerated(textPage, i) === 1) continue;
    const owner = lib.FPDFText_GetTextObject(textPage, i);
    if (owner === 0) continue;
    if (owner !== object || style === null) {
      object = owner;
      style = readStyle({ lib, heap, scratch }, textPage, i, owner, toDisplay);
      const known = byObject.get(owner);
      glyphs = known ?? [];
      if (known === undefined) byObject.set(owner, glyphs);
      lastX = Number.NaN;
    }
    const text = textOf(lib, textPage, i, code);
    lib.FPDFText_GetCharOrigin(textPage, i, scratch, scratch + 8);
    const x = heap.HEAPF64[f64] as number;
    const y = heap.HEAPF64[f64 + 1] as number;
    const previous = glyphs[glyphs.length - 1];
    // A ligature is reported as several characters in one place.
    if (x === lastX && y === lastY && previous !== undefined) {
      glyphs[glyphs.length - 1] = { ...previous, text: previous.text + text };
      continue;
    }
    lastX = x;
    lastY = y;
    lib.FPDFText_GetLooseCharBox(textPage, i, scratch + 64);
    const left = heap.HEAPF32[f32 + 16] as number;
    const top = heap.HEAPF32[f32 + 17] as number;
    const right = heap.HEAPF32[f32 + 18] as number;
    const bottom = heap.HEAPF32[f32 + 19] as number;
    // Only a vertical writing mode gives a box that is right way round in x and upside down in y.
    const vertical = top < bottom && left < right;
    const { fontSize, scaleX } = style;
    const advance = vertical
      ? fontSize
      : style.hasHeight && scaleX !== 0
        ? (right - left) / scaleX
        : advanceOf({ lib, heap, scratch }, style, code);
    const [a, b, c, d, e, f] = style.matrix;
    const origin: Matrix = [
      a,
      b,
      c,
      d,
      x * toDisplay[0] + y * toDisplay[2] + e,
      x * toDisplay[1] + y * toDisplay[3] + f,
    ];
    glyphs.push({
      text,
      box: boxOf(origin, 0, DESCENT * fontSize, advance, ASCENT * fontSize),
      size: style.size,
      mode: style.mode,
      color: style.color,
      vertical: vertical ? style.down.vertical : style.down.horizontal,
    });
  }
  return byObject;
}

/** PDFium gives the character code where it found no character, and U+0002 for a hyphen at the end of a line. */
function textOf(lib: Pdfium["lib"], textPage: number, index: number, code: number): string {
  if (code === 0 || lib.FPDFText_HasUnicodeMapError(textPage, index) === 1) return "";
  if (code === 2 && lib.FPDFText_IsHyphen(textPage, index) === 1) return "-";
  return glyphText(code > 0x10ffff ? "" : String.fromCodePoint(code));
}

function readStyle(
  { lib, heap, scratch }: Pdfium,
  textPage: number,
  index: number,
  object: number,
  toDisplay: Matrix,
): Style {
  const f32 = scratch >> 2;
  const u32 = scratch >> 2;
  lib.FPDFText_GetMatrix(textPage, index, scratch);
  const linear: Matrix = [
    heap.HEAPF32[f32] as number,
    heap.HEAPF32[f32 + 1] as number,
    heap.HEAPF32[f32 + 2] as number,
    heap.HEAPF32[f32 + 3] as number,
    0,
    0,
  ];
  const font = lib.FPDFTextObj_GetFont(object);
  lib.FPDFTextObj_GetFontSize(object, scratch);
  const fontSize = heap.HEAPF32[f32] as number;
  const mode = lib.FPDFTextObj_GetTextRenderMode(object);
  if (mode === 1 || mode === 5) lib.FPDFPageObj_GetStrokeColor(object, scratch, scratch + 4, scratch + 8, scratch + 12);
  else lib.FPDFPageObj_GetFillColor(object, scratch, scratch + 4, scratch + 8, scratch + 12);
  const alpha = (heap.HEAPU32[u32 + 3] as number) / 255;
  const color = onWhite(
    heap.HEAPU32[u32] as number,
    heap.HEAPU32[u32 + 1] as number,
    heap.HEAPU32[u32 + 2] as number,
    alpha,
  );
  lib.FPDFFont_GetAscent(font, 1000, scratch);
  lib.FPDFFont_GetDescent(font, 1000, scratch + 4);
  const hasHeight = heap.HEAPF32[f32] !== heap.HEAPF32[f32 + 1];
  const matrix = concat(linear, toDisplay);
  const [a, b, c, d] = matrix;
  return {
    font,
    fontSize,
    matrix,
    scaleX: Math.abs(linear[1]) > Math.abs(linear[0]) / 100 ? 0 : linear[0],
    size: Math.abs(fontSize) * Math.hypot(c, d),
    mode: alpha === 0 ? 3 : mode,
    color,
    hasHeight,
    down: { horizontal: b > Math.abs(a), vertical: -d > Math.abs(c) },
  };
}

/** The advance in text space, from the font's width for a character; an em for an ideograph when the font does not know it. */
function advanceOf({ lib, heap, scratch }: Pdfium, { font, fontSize }: Style, code: number): number {
  lib.FPDFFont_GetGlyphWidth(font, code, fontSize, scratch);
  const width = heap.HEAPF32[scratch >> 2] as number;
  if (width > 0) return width;
  return code >= 0x2e80 ? fontSize : fontSize / 2;
}
