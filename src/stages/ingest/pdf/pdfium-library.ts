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
  FPDFPageObj_CountMarks(object: number): number;
  FPDFPageObj_GetMark(object: number, index: number): number;
  FPDFPageObj_RemoveMark(object: number, mark: number): number;
  FPDFPageObjMark_GetName(mark: number, buffer: number, size: number, length: number): number;
  FPDFPageObjMark_GetParamValueType(mark: number, key: number): number;
  FPDFPageObj_GetMatrix(object: number, matrix: number): number;
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
  FPDFText_GetCharBox(text: number, index: number, l: number, r: number, b: number, t: number): number;
  FPDFText_GetLooseCharBox(text: number, index: number, box: number): number;
  FPDFText_GetMatrix(text: number, index: number, matrix: number): number;
  FPDFTextObj_GetFont(object: number): number;
  FPDFTextObj_GetFontSize(object: number, size: number): number;
  FPDFTextObj_GetTextRenderMode(object: number): number;
  FPDFFont_GetGlyphWidth(font: number, unicode: number, size: number, width: number): number;
  FPDFBitmap_CreateEx(width: number, height: number, format: number, buffer: number, stride: number): number;
  FPDFBitmap_FillRect(bitmap: number, left: number, top: number, width: number, height: number, argb: number): number;
  FPDFBitmap_GetBuffer(bitmap: number): number;
  FPDFBitmap_GetStride(bitmap: number): number;
  FPDFBitmap_GetFormat(bitmap: number): number;
  FPDFBitmap_GetWidth(bitmap: number): number;
  FPDFBitmap_GetHeight(bitmap: number): number;
  FPDFImageObj_GetBitmap(image: number): number;
  FPDFImageObj_GetRenderedBitmap(document: number, page: number, image: number): number;
  FPDFImageObj_GetImagePixelSize(image: number, width: number, height: number): number;
  FPDFImageObj_GetImageMetadata(image: number, page: number, metadata: number): number;
  FPDFBitmap_Destroy(bitmap: number): void;
  FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    left: number,
    top: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void;
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
  /** The string "ActualText" on the heap. */
  readonly actualText: number;
  /** Whether a file has asked for more memory than there may be. */
  readonly exhausted: () => boolean;
}

/** More than any report needs; a file that wants more is refused before it can take the machine down. */
const MAX_HEAP = 512 * 1024 * 1024;

type Imports = Record<string, Record<string, unknown>>;

/** What we use of the WebAssembly object, which TypeScript declares for browsers only. */
interface Wasm {
  readonly Module: new (bytes: Uint8Array) => unknown;
  readonly Instance: new (module: unknown, imports: Imports) => { readonly exports: unknown };
}

/** Compiles the library that stands in node_modules and starts it: some 40 ms. */
export async function loadPdfium(): Promise<Pdfium> {
  const { init } = await import("@embedpdf/pdfium");
  const file = createRequire(import.meta.url).resolve("@embedpdf/pdfium/pdfium.wasm");
  const bytes = await readFile(file);
  const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: Wasm };
  const module = new WebAssembly.Module(bytes);
  let exhausted = false;
  const overrides = {
    print: () => undefined,
    printErr: () => undefined,
    instantiateWasm: (imports: Imports, done: (instance: unknown) => void) => {
      const env = imports.env as { emscripten_resize_heap: (size: number) => boolean };
      const grow = env.emscripten_resize_heap;
      env.emscripten_resize_heap = (size) => {
        if (size >>> 0 <= MAX_HEAP) return grow(size);
        exhausted = true;
        return false;
      };
      const instance = new WebAssembly.Instance(module, imports);
      done(instance);
      return instance.exports;
    },
  };
  const { pdfium } = await init(overrides as unknown as Parameters<typeof init>[0]);
  // The raw exports: the wrapped ones cost several times as much a call.
  const lib = pdfium.wasmExports as unknown as Library;
  lib.PDFiumExt_Init();
  const scratch = lib.malloc(256);
  const actualText = lib.malloc(16);
  const heap = pdfium as unknown as Heap;
  heap.HEAPU8.set(new TextEncoder().encode("ActualText\0"), actualText);
  return { lib, heap, scratch, actualText, exhausted: () => exhausted };
}
