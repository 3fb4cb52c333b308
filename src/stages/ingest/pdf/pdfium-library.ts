import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** The exports of the PDFium build that we call, as they are: numbers in, numbers out, pointers into the heap. */
export interface Library {
  malloc(size: number): number;
  free(pointer: number): void;
  PDFiumExt_Init(): void;
  FPDF_LoadMemDocument64(bytes: number, size: number, password: number): number;
  FPDF_GetLastError(): number;
  FPDF_GetPageCount(document: number): number;
  FPDF_LoadPage(document: number, index: number): number;
  FPDF_ClosePage(page: number): void;
  FPDF_CloseDocument(document: number): void;
  FPDF_GetPageBoundingBox(page: number, box: number): number;
  FPDFPage_GetRotation(page: number): number;
  FPDFPage_CountObjects(page: number): number;
  FPDFPage_GetObject(page: number, index: number): number;
  FPDFFormObj_CountObjects(form: number): number;
  FPDFFormObj_GetObject(form: number, index: number): number;
  FPDFPageObj_GetType(object: number): number;
  FPDFPageObj_GetMatrix(object: number, matrix: number): number;
  FPDFPageObj_GetBounds(object: number, l: number, b: number, r: number, t: number): number;
  FPDFPageObj_GetFillColor(object: number, r: number, g: number, b: number, a: number): number;
  FPDFPageObj_GetStrokeColor(object: number, r: number, g: number, b: number, a: number): number;
  FPDFPageObj_GetStrokeWidth(object: number, width: number): number;
  FPDFPageObj_HasTransparency(object: number): number;
  FPDFPageObj_GetClipPath(object: number): number;
  FPDFClipPath_CountPaths(clip: number): number;
  FPDFClipPath_CountPathSegments(clip: number, path: number): number;
  FPDFClipPath_GetPathSegment(clip: number, path: number, segment: number): number;
  FPDFPath_GetDrawMode(path: number, fill: number, stroke: number): number;
  FPDFPath_CountSegments(path: number): number;
  FPDFPath_GetPathSegment(path: number, index: number): number;
  FPDFPathSegment_GetType(segment: number): number;
  FPDFPathSegment_GetPoint(segment: number, x: number, y: number): number;
  FPDFPathSegment_GetClose(segment: number): number;
  FPDFText_LoadPage(page: number): number;
  FPDFText_ClosePage(text: number): void;
  FPDFText_CountChars(text: number): number;
  FPDFText_GetUnicode(text: number, index: number): number;
  FPDFText_IsGenerated(text: number, index: number): number;
  FPDFText_IsHyphen(text: number, index: number): number;
  FPDFText_HasUnicodeMapError(text: number, index: number): number;
  FPDFText_GetTextObject(text: number, index: number): number;
  FPDFText_GetCharOrigin(text: number, index: number, x: number, y: number): number;
  FPDFText_GetLooseCharBox(text: number, index: number, box: number): number;
  FPDFText_GetMatrix(text: number, index: number, matrix: number): number;
  FPDFTextObj_GetFont(object: number): number;
  FPDFTextObj_GetFontSize(object: number, size: number): number;
  FPDFTextObj_GetTextRenderMode(object: number): number;
  FPDFFont_GetAscent(font: number, size: number, ascent: number): number;
  FPDFFont_GetDescent(font: number, size: number, descent: number): number;
  FPDFFont_GetGlyphWidth(font: number, unicode: number, size: number, width: number): number;
}

/** The heap as typed views; looked up at every use, because growing memory replaces them. */
export interface Heap {
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
  readonly HEAPU32: Uint32Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
}

export interface Pdfium {
  readonly lib: Library;
  readonly heap: Heap;
  /** 256 bytes for out-parameters, aligned to 8. */
  readonly scratch: number;
}

/** Compiles the library that stands in node_modules and starts it: some 40 ms. */
export async function loadPdfium(): Promise<Pdfium> {
  const { init } = await import("@embedpdf/pdfium");
  const file = createRequire(import.meta.url).resolve("@embedpdf/pdfium/pdfium.wasm");
  const wasmBinary = await readFile(file);
  const { pdfium } = await init({ wasmBinary: wasmBinary.buffer as ArrayBuffer });
  // The raw exports: the wrapped ones cost several times as much a call.
  const lib = pdfium.wasmExports as unknown as Library;
  lib.PDFiumExt_Init();
  return { lib, heap: pdfium as unknown as Heap, scratch: lib.malloc(256) };
}
