import type { Box } from "../../../model/geometry.ts";
import type { Fill } from "../../../model/page.ts";
import type { Pdfium } from "./pdfium-library.ts";

/** A picture on a page, and how many of the page's glyphs had been drawn before it. */
export interface DrawnPicture {
  readonly pointer: number;
  readonly box: Box;
  readonly after: number;
}

/** Pictures drawn over text hide it if together they are so much of the page, and nearly all of each lets nothing through. */
const COVERS = 0.5;
const OPAQUE = 0.98;
/** A page of more pieces is not looked at, and as many pixels of each are, along and down. */
const MOST = 2000;
const SAMPLES = 24;
const WHITE = 0xffffff;

/** What hides the text beneath pictures: scanners lay the text that they recognise under the picture of the page, in plain print. */
export function coversOf(
  pdfium: Pdfium,
  document: number,
  page: number,
  pictures: readonly DrawnPicture[],
  area: number,
): Fill[] {
  const over = pictures.filter(({ after }) => after > 0);
  const total = over.reduce((sum, { box: [left, top, right, bottom] }) => sum + (right - left) * (bottom - top), 0);
  if (total < COVERS * area || over.length > MOST) return [];
  return over
    .filter(({ pointer }) => isOpaque(pdfium, document, page, pointer))
    .map(({ box, after }) => ({ box, color: WHITE, after }));
}

/** Whether a picture lets nothing through, as it is painted with its masks. */
function isOpaque({ lib, heap }: Pdfium, document: number, page: number, image: number): boolean {
  if (lib.FPDFPageObj_HasTransparency(image) !== 0) return false;
  const bitmap = lib.FPDFImageObj_GetRenderedBitmap(document, page, image);
  if (bitmap === 0) return false;
  const [width, height] = [lib.FPDFBitmap_GetWidth(bitmap), lib.FPDFBitmap_GetHeight(bitmap)];
  const from = lib.FPDFBitmap_GetBuffer(bitmap);
  const stride = lib.FPDFBitmap_GetStride(bitmap);
  let opaque = 0;
  for (let j = 0; j < SAMPLES; j++)
    for (let i = 0; i < SAMPLES; i++) {
      // The outermost pixels are mixed with what lies around the picture.
      const x = Math.floor(((i + 1) * width) / (SAMPLES + 1));
      const y = Math.floor(((j + 1) * height) / (SAMPLES + 1));
      if (heap.HEAPU8[from + y * stride + 4 * x + 3] === 255) opaque++;
    }
  lib.FPDFBitmap_Destroy(bitmap);
  return opaque >= OPAQUE * SAMPLES * SAMPLES;
}
