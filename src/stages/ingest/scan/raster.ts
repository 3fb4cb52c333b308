import type { Page } from "../../../model/page.ts";
import { boxOf, concat, display, type Matrix, rotationOf } from "../pdf/geometry.ts";
import { loadPdfium, type Pdfium } from "../pdf/pdfium-library.ts";
import { FORM, IMAGE, type PageObject, readTree } from "../pdf/pdfium-tree.ts";
import { type Gray, grayOf, shrink } from "./gray.ts";

/** The picture of a page as displayed. A point (x, y) of the page is at pixel ((x - left) · scale, (y - top) · scale). */
export interface Raster {
  readonly gray: Gray;
  /** Pixels for a point. */
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** Draws the pages of one file; `close` gives back what it holds. */
export interface Rasters {
  pageOf(page: Page): Raster | null;
  close(): void;
}

/** Dots an inch between which reading is at its best; more costs time, fewer blur strokes. */
const LEAST_DPI = 150;
const MOST_DPI = 300;
/** What is drawn for a page without a picture of its own resolution. */
const DRAWN_DPI = 200;
/** A picture whose pixels are further from square than this is drawn, not taken as it is. */
const SQUARE = 0.02;
/** A picture that covers this much of the page is the page. */
const COVERS = 0.9;
/** Pixels of one page, at most. */
const MAX_PIXELS = 40_000_000;
const BGRX = 3;
const CHANNELS: Readonly<Record<number, number>> = { 1: 1, 2: 3, 3: 4 };
/** A heap that a file has blown up beyond this is given back. */
const HEAP_TO_KEEP = 192 * 1024 * 1024;

let loaded: Promise<Pdfium> | null = null;

/** Opens a PDF whose pages are to be drawn; null when it can't be. */
export async function openRasters(bytes: Uint8Array): Promise<Rasters | null> {
  loaded ??= loadPdfium();
  const pdfium = await loaded;
  const { lib, heap } = pdfium;
  const copy = lib.malloc(bytes.length);
  if (copy === 0) return null;
  heap.HEAPU8.set(bytes, copy);
  const document = lib.FPDF_LoadMemDocument64(copy, bytes.length, 0);
  if (document === 0) {
    lib.free(copy);
    return null;
  }
  return {
    pageOf: (page) => guarded(() => drawPage(pdfium, document, page)),
    close: () => {
      guarded(() => lib.FPDF_CloseDocument(document));
      lib.free(copy);
      if (heap.HEAPU8.length > HEAP_TO_KEEP) loaded = null;
    },
  };
}

/** What a trap leaves behind can't be cleaned up: the next file gets a fresh library. */
function guarded<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    loaded = null;
    if (error instanceof Error && (error.name === "RuntimeError" || error instanceof RangeError)) return null;
    throw error;
  }
}

interface PlacedImage {
  readonly pointer: number;
  /** From the unit square to the page as displayed. */
  readonly matrix: Matrix;
  readonly width: number;
  readonly height: number;
}

function drawPage(pdfium: Pdfium, document: number, page: Page): Raster | null {
  const { lib, heap, scratch } = pdfium;
  const pointer = lib.FPDF_LoadPage(document, page.number - 1);
  if (pointer === 0) return null;
  try {
    lib.FPDF_GetPageBoundingBox(pointer, scratch);
    const at = scratch >> 2;
    const [left, top, right, bottom] = heap.HEAPF32.subarray(at, at + 4) as unknown as [number, number, number, number];
    const { matrix } = display(left, bottom, right, top, rotationOf(lib.FPDFPage_GetRotation(pointer) * 90));
    const images = imagesOf(pdfium, readTree(pdfium, pointer), matrix);
    const [only] = images;
    const isPage = images.length === 1 && page.rules.length === 0 && page.glyphs.every((glyph) => glyph.mode === 3);
    return (only !== undefined && isPage ? own(pdfium, only, page) : null) ?? render(pdfium, pointer, page, images);
  } finally {
    lib.FPDF_ClosePage(pointer);
  }
}

function imagesOf(pdfium: Pdfium, objects: readonly PageObject[], toDisplay: Matrix): PlacedImage[] {
  const { lib, heap, scratch } = pdfium;
  return objects.flatMap(({ pointer, type, children }): PlacedImage[] => {
    if (type !== IMAGE && type !== FORM) return [];
    if (lib.FPDFPageObj_GetMatrix(pointer, scratch) === 0) return [];
    const at = scratch >> 2;
    const own = [...heap.HEAPF32.subarray(at, at + 6)] as unknown as Matrix;
    const matrix = concat(own, toDisplay);
    if (type === FORM) return imagesOf(pdfium, children, matrix);
    lib.FPDFImageObj_GetImagePixelSize(pointer, scratch, scratch + 4);
    const [width = 0, height = 0] = heap.HEAPU32.subarray(at, at + 2);
    return width > 0 && height > 0 ? [{ pointer, matrix, width, height }] : [];
  });
}

/** The picture itself, not drawn anew: if it is upright, of square pixels, and covers the page. */
function own(pdfium: Pdfium, { pointer, matrix, width, height }: PlacedImage, page: Page): Raster | null {
  const { lib, heap } = pdfium;
  const [a, b, c, d] = matrix;
  if (a <= 0 || d >= 0 || Math.abs(b) + Math.abs(c) > 0.001 * a) return null;
  const [left, top, right, bottom] = boxOf(matrix, 0, 0, 1, 1);
  const inside = (Math.min(right, page.width) - Math.max(left, 0)) * (Math.min(bottom, page.height) - Math.max(top, 0));
  const scale = width / a;
  const dpi = scale * 72;
  if (inside < COVERS * page.width * page.height || Math.abs(height / -d / scale - 1) > SQUARE) return null;
  if (dpi < 100 || width * height > 4 * MAX_PIXELS || isStencil(pdfium, pointer)) return null;
  const bitmap = lib.FPDFImageObj_GetBitmap(pointer);
  if (bitmap === 0) return null;
  try {
    const channels = CHANNELS[lib.FPDFBitmap_GetFormat(bitmap)];
    const w = lib.FPDFBitmap_GetWidth(bitmap);
    const h = lib.FPDFBitmap_GetHeight(bitmap);
    if (channels === undefined || w !== width || h !== height) return null;
    const from = lib.FPDFBitmap_GetBuffer(bitmap);
    const gray = grayOf(heap.HEAPU8, from, lib.FPDFBitmap_GetStride(bitmap), channels, w, h);
    const factor = Math.max(1, Math.floor(dpi / (0.9 * MOST_DPI)));
    return { gray: shrink(gray, factor), scale: scale / factor, left, top };
  } finally {
    lib.FPDFBitmap_Destroy(bitmap);
  }
}

/** A mask that paints ink through its holes says nothing of what is dark. */
function isStencil({ lib, heap, scratch }: Pdfium, image: number): boolean {
  if (lib.FPDFImageObj_GetImageMetadata(image, 0, scratch) === 0) return true;
  const at = scratch >> 2;
  const [bits, colorspace] = [heap.HEAPU32[at + 4], heap.HEAPU32[at + 5]];
  return bits === 1 && colorspace === 0;
}

function render({ lib, heap }: Pdfium, pointer: number, page: Page, images: readonly PlacedImage[]): Raster | null {
  const sharpest = Math.max(0, ...images.map(({ matrix, width }) => (72 * width) / Math.hypot(matrix[0], matrix[1])));
  const dpi = sharpest === 0 ? DRAWN_DPI : Math.min(MOST_DPI, Math.max(LEAST_DPI, sharpest));
  const scale = Math.min(dpi / 72, Math.sqrt(MAX_PIXELS / (page.width * page.height)));
  const width = Math.round(page.width * scale);
  const height = Math.round(page.height * scale);
  if (width < 1 || height < 1) return null;
  const bitmap = lib.FPDFBitmap_CreateEx(width, height, BGRX, 0, 0);
  if (bitmap === 0) return null;
  try {
    lib.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, -1);
    lib.FPDF_RenderPageBitmap(bitmap, pointer, 0, 0, width, height, 0, 0);
    const from = lib.FPDFBitmap_GetBuffer(bitmap);
    const gray = grayOf(heap.HEAPU8, from, lib.FPDFBitmap_GetStride(bitmap), 4, width, height);
    return { gray, scale, left: 0, top: 0 };
  } finally {
    lib.FPDFBitmap_Destroy(bitmap);
  }
}
