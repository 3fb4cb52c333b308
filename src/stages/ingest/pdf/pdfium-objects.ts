import type { Box } from "../../../model/geometry.ts";
import type { Glyph } from "../../../model/page.ts";
import { underClip } from "./clipped.ts";
import { type Drawn, nothingDrawn } from "./drawn.ts";
import { boxOf, concat, IDENTITY, type Matrix, meet, scaleOf } from "./geometry.ts";
import { drawPath, type Subpath, widen } from "./path.ts";
import type { Pdfium } from "./pdfium-library.ts";
import type { DrawnPicture } from "./pdfium-pictures.ts";
import { type GlyphsByObject, textPaint } from "./pdfium-text.ts";
import { FORM, IMAGE, PATH, type PageObject, TEXT } from "./pdfium-tree.ts";
import { onWhite } from "./text.ts";

const LINE_TO = 0;
const MOVE_TO = 2;

/** What the objects of a page draw; `glyphsOf` holds what its text objects print. Its pictures are put into `pictures`. */
export function drawObjects(
  pdfium: Pdfium,
  objects: readonly PageObject[],
  toDisplay: Matrix,
  glyphsOf: GlyphsByObject,
  pictures: DrawnPicture[],
): Drawn {
  const drawn = nothingDrawn();
  drawInto(drawn, pictures, pdfium, objects, toDisplay, glyphsOf);
  return drawn;
}

function drawInto(
  drawn: Drawn,
  pictures: DrawnPicture[],
  pdfium: Pdfium,
  objects: readonly PageObject[],
  toDisplay: Matrix,
  glyphsOf: GlyphsByObject,
): void {
  const texts: number[] = [];
  for (const { pointer, type, children } of objects) {
    if (type === TEXT) {
      const glyphs = glyphsOf.get(pointer) ?? overprinted(pdfium, pointer, texts, toDisplay, glyphsOf);
      const clip = glyphs.length === 0 ? null : clipOf(pdfium, pointer, toDisplay);
      for (const glyph of glyphs) drawn.glyphs.push(underClip(glyph, clip));
      texts.push(pointer);
    } else if (type === PATH) readPath(pdfium, pointer, toDisplay, drawn);
    else if (type === IMAGE) {
      const box = boxOf(concat(matrixOf(pdfium, pointer), toDisplay), 0, 0, 1, 1);
      drawn.images.push(box);
      pictures.push({ pointer, box, after: drawn.glyphs.length });
    } else if (type === FORM)
      drawInto(drawn, pictures, pdfium, children, concat(matrixOf(pdfium, pointer), toDisplay), glyphsOf);
  }
}

/** As many texts back PDFium looks for one that says the same in the same place. */
const LOOK_BACK = 5;

/**
 * PDFium drops a text that is printed over the same text, whichever of the two can be seen. Where they are painted
 * differently, the dropped one's glyphs are made again from those of the other.
 */
function overprinted(
  pdfium: Pdfium,
  object: number,
  texts: readonly number[],
  toDisplay: Matrix,
  glyphsOf: GlyphsByObject,
): Glyph[] {
  const [, , , , x, y] = concat(matrixOf(pdfium, object), toDisplay);
  let best: { readonly glyphs: Glyph[]; readonly dx: number; readonly dy: number; readonly far: number } | null = null;
  for (const other of texts.slice(-LOOK_BACK)) {
    const glyphs = glyphsOf.get(other);
    const size = glyphs?.[0]?.size;
    if (glyphs === undefined || size === undefined) continue;
    const at = concat(matrixOf(pdfium, other), toDisplay);
    const dx = x - at[4];
    const dy = y - at[5];
    const far = Math.hypot(dx, dy);
    if (far <= size && (best === null || far <= best.far)) best = { glyphs, dx, dy, far };
  }
  const paint = textPaint(pdfium, object);
  const first = best?.glyphs[0];
  if (best === null || first === undefined || (first.mode === paint.mode && first.color === paint.color)) return [];
  const { dx, dy } = best;
  return best.glyphs.map((glyph) => {
    const [l, t, r, b] = glyph.box;
    return { ...glyph, ...paint, box: [l + dx, t + dy, r + dx, b + dy] };
  });
}

function matrixOf({ lib, heap, scratch }: Pdfium, object: number): Matrix {
  if (lib.FPDFPageObj_GetMatrix(object, scratch) === 0) return IDENTITY;
  const at = scratch >> 2;
  const v = heap.HEAPF32;
  return [v[at], v[at + 1], v[at + 2], v[at + 3], v[at + 4], v[at + 5]] as unknown as Matrix;
}

function readPath(pdfium: Pdfium, object: number, toDisplay: Matrix, drawn: Drawn): void {
  const { lib, heap, scratch } = pdfium;
  const at = scratch >> 2;
  lib.FPDFPath_GetDrawMode(object, scratch, scratch + 4);
  const filled = heap.HEAP32[at] !== 0;
  const stroked = heap.HEAP32[at + 1] !== 0;
  if (!filled && !stroked) return;
  const fill = filled ? colorOf(pdfium, object, "fill") : null;
  const stroke = stroked ? colorOf(pdfium, object, "stroke") : null;
  if (fill === null && stroke === null) return;
  const matrix = concat(matrixOf(pdfium, object), toDisplay);
  let width = 0;
  if (stroked && lib.FPDFPageObj_GetStrokeWidth(object, scratch) !== 0)
    width = (heap.HEAPF32[at] as number) * scaleOf(matrix);
  const segments = lib.FPDFPath_CountSegments(object);
  const subpaths = readSubpaths(pdfium, object, segments, matrix);
  const opaque = lib.FPDFPageObj_HasTransparency(object) === 0;
  drawPath(drawn, subpaths, { fill, stroke, width, opaque }, clipOf(pdfium, object, toDisplay), drawn.glyphs.length);
}

/** A colour as it shows on white paper; null when it is wholly transparent. */
function colorOf({ lib, heap, scratch }: Pdfium, object: number, which: "fill" | "stroke"): number | null {
  if (which === "fill") lib.FPDFPageObj_GetFillColor(object, scratch, scratch + 4, scratch + 8, scratch + 12);
  else lib.FPDFPageObj_GetStrokeColor(object, scratch, scratch + 4, scratch + 8, scratch + 12);
  const at = scratch >> 2;
  const v = heap.HEAPU32;
  const alpha = v[at + 3] as number;
  return alpha === 0 ? null : onWhite(v[at] as number, v[at + 1] as number, v[at + 2] as number, alpha / 255);
}

function readSubpaths(
  { lib, heap, scratch }: Pdfium,
  object: number,
  count: number,
  [a, b, c, d, e, f]: Matrix,
): Subpath[] {
  const at = scratch >> 2;
  const subpaths: { points: number[]; closed: boolean; curves: boolean[] | null }[] = [];
  let current: (typeof subpaths)[number] | undefined;
  for (let i = 0; i < count; i++) {
    const segment = lib.FPDFPath_GetPathSegment(object, i);
    const type = lib.FPDFPathSegment_GetType(segment);
    lib.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4);
    const x = heap.HEAPF32[at] as number;
    const y = heap.HEAPF32[at + 1] as number;
    if (type === MOVE_TO || current === undefined) {
      current = { points: [], closed: false, curves: null };
      subpaths.push(current);
    } else if (type !== LINE_TO || current.curves !== null) {
      current.curves ??= new Array<boolean>(current.points.length / 2 - 1).fill(false);
      current.curves.push(type !== LINE_TO);
    }
    current.points.push(a * x + c * y + e, b * x + d * y + f);
    if (lib.FPDFPathSegment_GetClose(segment) !== 0) current.closed = true;
  }
  return subpaths;
}

/** The bounds of what an object's clip lets through, displayed; null when it is not clipped. */
function clipOf({ lib, heap, scratch }: Pdfium, object: number, [a, b, c, d, e, f]: Matrix): Box | null {
  const clip = lib.FPDFPageObj_GetClipPath(object);
  const count = clip === 0 ? 0 : lib.FPDFClipPath_CountPaths(clip);
  const at = scratch >> 2;
  let shown: Box | null = null;
  for (let path = 0; path < count; path++) {
    const segments = lib.FPDFClipPath_CountPathSegments(clip, path);
    let bounds: Box | null = null;
    // The fifth point of a rectangle is its first.
    for (let i = 0; i < (segments === 5 ? 4 : segments); i++) {
      lib.FPDFPathSegment_GetPoint(lib.FPDFClipPath_GetPathSegment(clip, path, i), scratch, scratch + 4);
      const x = heap.HEAPF32[at] as number;
      const y = heap.HEAPF32[at + 1] as number;
      bounds = widen(bounds, a * x + c * y + e, b * x + d * y + f);
    }
    if (bounds !== null) shown = shown === null ? bounds : meet(shown, bounds);
  }
  return shown;
}
