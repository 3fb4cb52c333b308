import type { Diagnostic, Failure } from "../../../model/finding.ts";
import type { Page } from "../../../model/page.ts";
import { CORRUPT, ENCRYPTED, TOO_LARGE, tooManyPages, undecoded, unreadablePage } from "./diagnostics.ts";
import { unreadPage } from "./drawn.ts";
import type { PdfEngine, PdfRead } from "./engine.ts";
import { display, rotationOf } from "./geometry.ts";
import { loadPdfium, type Pdfium } from "./pdfium-library.ts";
import { drawObjects } from "./pdfium-objects.ts";
import { coversOf, type DrawnPicture } from "./pdfium-pictures.ts";
import { readGlyphs } from "./pdfium-text.ts";
import { hasLayerMark, readTree } from "./pdfium-tree.ts";
import { pdfjs } from "./pdfjs.ts";
import { precheck } from "./precheck.ts";

/** FPDF_GetLastError: a password is needed, or the security handler is unknown. */
const PASSWORD = 4;
const SECURITY = 5;

let loaded: Promise<Pdfium> | null = null;

/** A heap that a file has blown up beyond this is given back. */
const HEAP_TO_KEEP = 128 * 1024 * 1024;

export const pdfium: PdfEngine = {
  name: "pdfium",
  async read(bytes, limits) {
    const { bomb, hiddenLayers } = precheck(bytes);
    if (bomb) return { ok: false, failure: TOO_LARGE };
    // PDFium does not say which layers are switched off: what may stand in one is read by the engine that does.
    if (hiddenLayers === "drawings") return pdfjs.read(bytes, limits);
    loaded ??= loadPdfium();
    const library = await loaded;
    try {
      const read = readDocument(library, bytes, limits.maxPages, hiddenLayers === "declared");
      if (read === LAYERED) return pdfjs.read(bytes, limits);
      if (library.heap.HEAPU8.length > HEAP_TO_KEEP) loaded = null;
      return read;
    } catch (error) {
      // What a trap leaves behind can't be cleaned up: the next document gets a fresh library.
      loaded = null;
      if (!(error instanceof Error && error.name === "RuntimeError")) throw error;
      return { ok: false, failure: library.exhausted() ? TOO_LARGE : CORRUPT };
    }
  },
};

/** A page has content that belongs to a layer, and layers may be off. */
const LAYERED = "layered";

function readDocument(pdfium: Pdfium, bytes: Uint8Array, maxPages: number, layers: boolean): PdfRead | typeof LAYERED {
  const { lib, heap } = pdfium;
  const copy = lib.malloc(bytes.length);
  if (copy === 0) return { ok: false, failure: TOO_LARGE };
  heap.HEAPU8.set(bytes, copy);
  const document = lib.FPDF_LoadMemDocument64(copy, bytes.length, 0);
  const read: PdfRead | typeof LAYERED =
    document === 0
      ? { ok: false, failure: failureOf(lib.FPDF_GetLastError()) }
      : readPages(pdfium, document, maxPages, layers);
  if (document !== 0) lib.FPDF_CloseDocument(document);
  lib.free(copy);
  return read;
}

const failureOf = (error: number): Failure => (error === PASSWORD || error === SECURITY ? ENCRYPTED : CORRUPT);

function readPages(pdfium: Pdfium, document: number, maxPages: number, layers: boolean): PdfRead | typeof LAYERED {
  const count = pdfium.lib.FPDF_GetPageCount(document);
  if (count > maxPages) return { ok: false, failure: tooManyPages(count, maxPages) };
  const pages: Page[] = [];
  const diagnostics: Diagnostic[] = [];
  for (let index = 0; index < count; index++) {
    const page = readPage(pdfium, document, index, layers);
    if (page === LAYERED) return LAYERED;
    if (page === null) diagnostics.push(unreadablePage(index + 1));
    pages.push(page ?? unreadPage(index + 1));
  }
  if (diagnostics.length === count) return { ok: false, failure: CORRUPT };
  return { ok: true, pages, diagnostics: [...diagnostics, ...undecoded(pages)] };
}

function readPage(pdfium: Pdfium, document: number, index: number, layers: boolean): Page | null | typeof LAYERED {
  const { lib, heap, scratch } = pdfium;
  const page = lib.FPDF_LoadPage(document, index);
  if (page === 0) return null;
  lib.FPDF_GetPageBoundingBox(page, scratch);
  const at = scratch >> 2;
  const [left, top, right, bottom] = heap.HEAPF32.subarray(at, at + 4) as unknown as [number, number, number, number];
  const rotation = rotationOf(lib.FPDFPage_GetRotation(page) * 90);
  const { matrix, width, height } = display(left, bottom, right, top, rotation);
  const objects = readTree(pdfium, page);
  if (layers && hasLayerMark(pdfium, objects)) {
    lib.FPDF_ClosePage(page);
    return LAYERED;
  }
  const text = lib.FPDFText_LoadPage(page);
  const glyphsOf = text === 0 ? new Map() : readGlyphs(pdfium, text, matrix);
  const pictures: DrawnPicture[] = [];
  const drawn = drawObjects(pdfium, objects, matrix, glyphsOf, pictures);
  if (text !== 0) lib.FPDFText_ClosePage(text);
  const covers = coversOf(pdfium, document, page, pictures, width * height);
  lib.FPDF_ClosePage(page);
  const fills = covers.length === 0 ? drawn.fills : [...drawn.fills, ...covers].sort((a, b) => a.after - b.after);
  return { number: index + 1, width, height, rotation, ...drawn, fills };
}
