import type { Failure } from "../../../model/finding.ts";
import type { Picture } from "../../../model/picture.ts";
import { CORRUPT, ENCRYPTED, TOO_LARGE } from "./diagnostics.ts";
import { loadPdfium, type Pdfium } from "./pdfium-library.ts";
import { precheck } from "./precheck.ts";

export type Rendered =
  | { readonly ok: true; readonly picture: Picture }
  | { readonly ok: false; readonly failure: Failure };

/** Pixels for a point: 144 dots an inch. */
const SCALE = 2;
/** Longest side in pixels; a larger page is drawn smaller. */
const MAX_SIDE = 4000;
/** FPDFBitmap_BGRx: four bytes a pixel, blue first, the last unused. */
const BGRX = 3;
const WHITE = -1;
/** FPDF_ANNOT: annotations such as stamped seals are drawn as a viewer draws them. */
const WITH_ANNOTATIONS = 1;

/**
 * Draws a page (from 1) as a viewer shows it, rotation applied. Fonts that the file does not bring along and the
 * library does not have leave their characters out. Never throws for a bad file.
 */
export async function renderPage(bytes: Uint8Array, number: number): Promise<Rendered> {
  if (precheck(bytes).bomb) return { ok: false, failure: TOO_LARGE };
  const pdfium = await loadPdfium();
  try {
    return renderIn(pdfium, bytes, number);
  } catch (error) {
    if (!(error instanceof Error && error.name === "RuntimeError")) throw error;
    return { ok: false, failure: pdfium.exhausted() ? TOO_LARGE : CORRUPT };
  }
}

/** The library is used once and dropped, so what a failure leaves open is dropped with it. */
function renderIn(pdfium: Pdfium, bytes: Uint8Array, number: number): Rendered {
  const { lib, heap } = pdfium;
  const copy = lib.malloc(bytes.length);
  if (copy === 0) return { ok: false, failure: TOO_LARGE };
  heap.HEAPU8.set(bytes, copy);
  const document = lib.FPDF_LoadMemDocument64(copy, bytes.length, 0);
  if (document === 0) return { ok: false, failure: lib.FPDF_GetLastError() === 4 ? ENCRYPTED : CORRUPT };
  const page = lib.FPDF_LoadPage(document, number - 1);
  if (page === 0) return { ok: false, failure: CORRUPT };
  const { width, height, scale } = sizeOf(pdfium, page);
  const bitmap = lib.FPDFBitmap_CreateEx(width, height, BGRX, 0, 0);
  if (bitmap === 0) return { ok: false, failure: TOO_LARGE };
  lib.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
  lib.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS);
  const data = pixelsOf(pdfium, bitmap, width, height);
  return { ok: true, picture: { width, height, scale, data } };
}

/** Pixels of the page as displayed: its box, turned by /Rotate. */
function sizeOf({ lib, heap, scratch }: Pdfium, page: number): Omit<Picture, "data"> {
  lib.FPDF_GetPageBoundingBox(page, scratch);
  const at = scratch >> 2;
  const [left = 0, top = 0, right = 0, bottom = 0] = heap.HEAPF32.subarray(at, at + 4);
  const turned = lib.FPDFPage_GetRotation(page) % 2 === 1;
  const [across, down] = turned ? [top - bottom, right - left] : [right - left, top - bottom];
  const scale = Math.min(SCALE, MAX_SIDE / Math.max(across, down, 1));
  return { width: Math.max(1, Math.round(across * scale)), height: Math.max(1, Math.round(down * scale)), scale };
}

function pixelsOf({ lib, heap }: Pdfium, bitmap: number, width: number, height: number): Uint8Array {
  const from = lib.FPDFBitmap_GetBuffer(bitmap);
  const stride = lib.FPDFBitmap_GetStride(bitmap);
  const source = heap.HEAPU8;
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0, at = from + y * stride; x < width; x++, at += 4, to += 3) {
      data[to] = source[at + 2] as number;
      data[to + 1] = source[at + 1] as number;
      data[to + 2] = source[at] as number;
    }
  }
  return data;
}
