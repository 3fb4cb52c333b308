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
  /** From text space to the page's own space, and to the page as displayed. */
  readonly page: Matrix;
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

/**
 * In ems. A glyph begins on its object's baseline when set horizontally; in a vertical writing mode it hangs from the pen, most of an em
 * below.
 */
const VERTICAL_DROP = -0.3;

/** Advances in ems, by font (a pointer) and character; good for one page. */
type Widths = Map<number, Map<number, number>>;

/** Reads the characters of a page, by object and within an object in drawing order. Blanks that PDFium made up are left out. */
export function readGlyphs(pdfium: Pdfium, textPage: number, toDisplay: Matrix): GlyphsByObject {
  const { lib, heap, scratch } = pdfium;
  const byObject: GlyphsByObject = new Map();
  const widths: Widths = new Map();
  const count = lib.FPDFText_CountChars(textPage);
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
    const samePlace = x === lastX && y === lastY && sameInk(pdfium, textPage, i);
    // A ligature is reported as several characters in one place, a character beyond 16 bits as two one after the other.
    if (previous !== undefined && (samePlace || isPair(previous.text, text))) {
      glyphs[glyphs.length - 1] = { ...previous, text: previous.text + text };
      continue;
    }
    lastX = x;
    lastY = y;
    const { size, mode, color, tilted, fontSize } = style;
    const at = inTextSpace(style.page, x, y);
    const vertical = at.y < VERTICAL_DROP * Math.abs(fontSize);
    // In a vertical writing mode the pen runs down the middle of the glyphs, from the place of the object.
    const left = vertical ? -fontSize / 2 : at.x;
    const right = vertical
      ? fontSize / 2
      : at.x + advanceOf(pdfium, textPage, i, style, text === "" ? 0 : code, widths);
    glyphs.push({
      text,
      box: boxOf(style.matrix, left, at.y + DESCENT * fontSize, right, at.y + ASCENT * fontSize),
      size,
      mode,
      color,
      vertical: vertical ? style.below.vertical : style.below.horizontal,
      tilted,
    });
  }
  return byObject;
}

/** PDFium gives the character code where it found no character, and U+0002 for a hyphen at the end of a line. */
function textOf(lib: Pdfium["lib"], textPage: number, index: number, code: number): string {
  if (code === 0 || code > 0x10ffff || lib.FPDFText_HasUnicodeMapError(textPage, index) === 1) return "";
  if (code === 2 && lib.FPDFText_IsHyphen(textPage, index) === 1) return "-";
  return glyphText(String.fromCodePoint(code));
}

/** Whether a character and the one before it are of one glyph; in a font that gives no width, two glyphs can share a place. */
function sameInk({ lib, heap, scratch }: Pdfium, textPage: number, index: number): boolean {
  lib.FPDFText_GetCharBox(textPage, index - 1, scratch, scratch + 8, scratch + 16, scratch + 24);
  lib.FPDFText_GetCharBox(textPage, index, scratch + 32, scratch + 40, scratch + 48, scratch + 56);
  const at = scratch >> 3;
  const v = heap.HEAPF64;
  return [0, 1, 2, 3].every((i) => v[at + i] === v[at + 4 + i]);
}

/** Whether two texts are the halves of one character, in UTF-16. */
const isPair = (first: string, second: string): boolean =>
  second.length === 1 &&
  second >= "\udc00" &&
  second <= "\udfff" &&
  first.length === 1 &&
  first >= "\ud800" &&
  first < "\udc00";

function readStyle(pdfium: Pdfium, textPage: number, index: number, object: number, toDisplay: Matrix): Style {
  const { lib, heap, scratch } = pdfium;
  const at = scratch >> 2;
  lib.FPDFText_GetMatrix(textPage, index, scratch);
  const v = heap.HEAPF32;
  const page = [v[at], v[at + 1], v[at + 2], v[at + 3], v[at + 4], v[at + 5]] as unknown as Matrix;
  lib.FPDFTextObj_GetFontSize(object, scratch);
  const fontSize = heap.HEAPF32[at] as number;
  const matrix = concat(page, toDisplay);
  const [a, b, c, d] = matrix;
  return {
    font: lib.FPDFTextObj_GetFont(object),
    fontSize,
    page,
    matrix,
    scaleX: Math.abs(page[1]) > Math.abs(page[0]) / 100 ? 0 : page[0],
    size: Math.abs(fontSize) * Math.hypot(c, d),
    tilted: isTilted(matrix),
    below: { horizontal: b > Math.abs(a), vertical: -d > Math.abs(c) },
    ...textPaint(pdfium, object),
  };
}

/** Where a point of the page lies from a text object's place, in text space. */
function inTextSpace([a, b, c, d, e, f]: Matrix, x: number, y: number): { readonly x: number; readonly y: number } {
  const det = a * d - b * c;
  const dx = x - e;
  const dy = y - f;
  return det === 0 ? { x: 0, y: 0 } : { x: (d * dx - c * dy) / det, y: (a * dy - b * dx) / det };
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

/** The advance of a character in text space; `code` is 0 where the font does not tell the character. */
function advanceOf(
  pdfium: Pdfium,
  textPage: number,
  index: number,
  { font, fontSize, scaleX }: Style,
  code: number,
  widths: Widths,
): number {
  const loose = scaleX === 0 || fontSize === 0 ? 0 : looseWidth(pdfium, textPage, index) / Math.abs(scaleX * fontSize);
  if (Math.abs(loose - 1) < EM_SLACK) return fontSize;
  // A character may have several glyphs in its font: what is wider than the loose box is another's width.
  const known = code === 0 ? 0 : widthOf(pdfium, widths, font, code);
  if (loose > 0) return (known > 0 && known < loose ? known : loose) * fontSize;
  return (known > 0 ? known : code >= 0x2e80 ? 1 : 0.5) * fontSize;
}

/** The width of the loose box on the page: the advance, or the ink where that is wider. Good only for text that is not turned. */
function looseWidth({ lib, heap, scratch }: Pdfium, textPage: number, index: number): number {
  lib.FPDFText_GetLooseCharBox(textPage, index, scratch);
  const at = scratch >> 2;
  return (heap.HEAPF32[at + 2] as number) - (heap.HEAPF32[at] as number);
}
