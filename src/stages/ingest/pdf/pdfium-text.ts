import type { Glyph } from "../../../model/page.ts";
import { boxOf, concat, isTilted, type Matrix } from "./geometry.ts";
import type { Pdfium } from "./pdfium-library.ts";
import { ASCENT, DESCENT, glyphText, onWhite } from "./text.ts";

/** Glyphs by the text object (a pointer) that draws them. */
export type GlyphsByObject = Map<number, Glyph[]>;

/** How text is painted. */
export type TextPaint = Pick<Glyph, "mode" | "color">;

/** What all characters of one text object share. */
interface Style extends TextPaint {
  readonly font: number;
  /** In text space, before the matrix. */
  readonly fontSize: number;
  /** From text space to the page as displayed, without the position. */
  readonly matrix: Matrix;
  /** The horizontal scale from text space to page space; 0 for text that is turned. */
  readonly scaleX: number;
  readonly size: number;
  readonly tilted: boolean;
  /** Whether the next glyph stands below: for a font of each writing mode. */
  readonly below: { readonly horizontal: boolean; readonly vertical: boolean };
}

/** A loose box this close to an em is the advance: ink is never so exact. */
const EM_SLACK = 0.002;

/** Advances in ems, by font (a pointer) and character; good for one page. */
type Widths = Map<number, Map<number, number>>;

/** Reads the characters of a page, by object and within an object in drawing order. Blanks that PDFium made up are left out. */
export function readGlyphs(pdfium: Pdfium, textPage: number, toDisplay: Matrix): GlyphsByObject {
  const { lib, heap, scratch } = pdfium;
  const byObject: GlyphsByObject = new Map();
  const widths: Widths = new Map();
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
      style = readStyle(pdfium, textPage, i, owner, toDisplay);
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
    const { fontSize, scaleX, mode, color, size, tilted, below } = style;
    const [a, b, c, d, e, f] = style.matrix;
    const at: Matrix = [a, b, c, d, x * toDisplay[0] + y * toDisplay[2] + e, x * toDisplay[1] + y * toDisplay[3] + f];
    // Only a vertical writing mode gives a box that is right way round in x and upside down in y; its sides are in text space.
    if (top < bottom && left < right) {
      const box = boxOf(at, left - x, top - y, right - x, bottom - y);
      glyphs.push({ text, box, size, mode, color, vertical: below.vertical, tilted });
      continue;
    }
    const loose = scaleX === 0 || fontSize === 0 ? 0 : (right - left) / (scaleX * fontSize);
    const isEm = Math.abs(loose - 1) < EM_SLACK;
    const known = isEm || text === "" ? 0 : widthOf(pdfium, widths, style.font, code);
    const advance = chooseAdvance(loose, known, code) * fontSize;
    const box = boxOf(at, 0, DESCENT * fontSize, advance, ASCENT * fontSize);
    glyphs.push({ text, box, size, mode, color, vertical: below.horizontal, tilted });
  }
  return byObject;
}

/** PDFium gives the character code where it found no character, and U+0002 for a hyphen at the end of a line. */
function textOf(lib: Pdfium["lib"], textPage: number, index: number, code: number): string {
  if (code === 0 || code > 0x10ffff || lib.FPDFText_HasUnicodeMapError(textPage, index) === 1) return "";
  if (code === 2 && lib.FPDFText_IsHyphen(textPage, index) === 1) return "-";
  return glyphText(String.fromCodePoint(code));
}

function readStyle(pdfium: Pdfium, textPage: number, index: number, object: number, toDisplay: Matrix): Style {
  const { lib, heap, scratch } = pdfium;
  const at = scratch >> 2;
  lib.FPDFText_GetMatrix(textPage, index, scratch);
  const v = heap.HEAPF32;
  const linear = [v[at], v[at + 1], v[at + 2], v[at + 3], 0, 0] as unknown as Matrix;
  lib.FPDFTextObj_GetFontSize(object, scratch);
  const fontSize = heap.HEAPF32[at] as number;
  const matrix = concat(linear, toDisplay);
  const [a, b, c, d] = matrix;
  return {
    font: lib.FPDFTextObj_GetFont(object),
    fontSize,
    matrix,
    scaleX: Math.abs(linear[1]) > Math.abs(linear[0]) / 100 ? 0 : linear[0],
    size: Math.abs(fontSize) * Math.hypot(c, d),
    tilted: isTilted(matrix),
    below: { horizontal: b > Math.abs(a), vertical: -d > Math.abs(c) },
    ...textPaint(pdfium, object),
  };
}

/** Mode and colour of a text object: the stroke's colour when only the outline is drawn, mode 3 when nothing shows at all. */
export function textPaint({ lib, heap, scratch }: Pdfium, object: number): TextPaint {
  const mode = lib.FPDFTextObj_GetTextRenderMode(object);
  if (mode === 1 || mode === 5) lib.FPDFPageObj_GetStrokeColor(object, scratch, scratch + 4, scratch + 8, scratch + 12);
  else lib.FPDFPageObj_GetFillColor(object, scratch, scratch + 4, scratch + 8, scratch + 12);
  const at = scratch >> 2;
  const v = heap.HEAPU32;
  const alpha = v[at + 3] as number;
  const color = onWhite(v[at] as number, v[at + 1] as number, v[at + 2] as number, alpha / 255);
  return { mode: alpha === 0 ? 3 : mode, color };
}

/** The advance in ems that a font gives a character; 0 when it does not know it. PDFium searches the font at each call. */
function widthOf({ lib, heap, scratch }: Pdfium, widths: Widths, font: number, code: number): number {
  let known = widths.get(font);
  if (known === undefined) {
    known = new Map();
    widths.set(font, known);
  }
  let width = known.get(code);
  if (width === undefined) {
    lib.FPDFFont_GetGlyphWidth(font, code, 1, scratch);
    width = heap.HEAPF32[scratch >> 2] as number;
    known.set(code, width);
  }
  return width;
}

/**
 * The advance in ems. `loose` is the advance, or the ink where that is wider (0: not known); `known` is what the font says of
 * the character, which may have several glyphs (0: not known).
 */
function chooseAdvance(loose: number, known: number, code: number): number {
  const usual = code >= 0x2e80 ? 1 : 0.5;
  if (loose <= 0) return known > 0 ? known : usual;
  return known > 0 && known < loose ? known : loose;
}
