// What the libraries take on their own to deliver characters and drawing from a PDF: the floors under any reader built on them.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** pdf.js with the settings that Node takes by default: operators and text of every page. */
export async function pdfjsAlone() {
  const { push } = Array.prototype;
  const { getDocument, PDFWorker } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  await new PDFWorker({ verbosity: 0 }).promise;
  // This build replaces it by a slow one, for all contenders.
  Object.defineProperty(Array.prototype, "push", { value: push, enumerable: false });
  const home = dirname(require.resolve("pdfjs-dist/package.json"));
  const settings = {
    cMapUrl: `${join(home, "cmaps")}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(home, "standard_fonts")}/`,
    wasmUrl: `${join(home, "wasm")}/`,
    iccUrl: `${join(home, "iccs")}/`,
    verbosity: 0,
  };
  return async (bytes) => {
    // pdf.js takes the bytes away with it.
    const task = getDocument({ ...settings, data: bytes.slice() });
    const document = await task.promise;
    let seen = 0;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const operators = await page.getOperatorList();
      const text = await page.getTextContent();
      seen += operators.fnArray.length + text.items.length;
      page.cleanup();
    }
    await task.destroy();
    return seen;
  };
}

const PATH = 2;
const FORM = 5;

/**
 * PDFium: every character with its box, every segment of every path with its point, in forms too. `fast` calls the library's raw
 * exports, which is as fast as it gets; else the functions that the package documents.
 */
export async function pdfiumAlone(fast) {
  const { init } = await import("@embedpdf/pdfium");
  const { readFile } = await import("node:fs/promises");
  const wasm = await readFile(require.resolve("@embedpdf/pdfium/pdfium.wasm"));
  const library = await init({ wasmBinary: wasm });
  const { pdfium } = library;
  const { malloc, free } = pdfium.wasmExports;
  library.PDFiumExt_Init();
  const call = fast ? pdfium.wasmExports : library;
  const out = malloc(32);

  const characters = (page) => {
    const text = call.FPDFText_LoadPage(page);
    const count = call.FPDFText_CountChars(text);
    let seen = 0;
    for (let i = 0; i < count; i++) {
      const code = call.FPDFText_GetUnicode(text, i);
      call.FPDFText_GetCharBox(text, i, out, out + 8, out + 16, out + 24);
      const at = out >> 3;
      const box = pdfium.HEAPF64.slice(at, at + 4);
      if (code > 0 && box.length === 4) seen++;
    }
    call.FPDFText_ClosePage(text);
    return seen;
  };

  const segments = (path) => {
    const count = call.FPDFPath_CountSegments(path);
    let seen = 0;
    for (let i = 0; i < count; i++) {
      const segment = call.FPDFPath_GetPathSegment(path, i);
      const type = call.FPDFPathSegment_GetType(segment);
      call.FPDFPathSegment_GetPoint(segment, out, out + 4);
      const point = [pdfium.HEAPF32[out >> 2], pdfium.HEAPF32[(out >> 2) + 1]];
      if (type >= 0 && point.length === 2) seen++;
    }
    return seen;
  };

  const drawing = (count, objectAt) => {
    let seen = 0;
    for (let i = 0; i < count; i++) {
      const object = objectAt(i);
      const type = call.FPDFPageObj_GetType(object);
      if (type === PATH) seen += segments(object);
      else if (type === FORM)
        seen += drawing(call.FPDFFormObj_CountObjects(object), (j) => call.FPDFFormObj_GetObject(object, j));
    }
    return seen;
  };

  return async (bytes) => {
    const copy = malloc(bytes.length);
    pdfium.HEAPU8.set(bytes, copy);
    const document = library.FPDF_LoadMemDocument(copy, bytes.length, "");
    const pages = call.FPDF_GetPageCount(document);
    let seen = 0;
    for (let i = 0; i < pages; i++) {
      const page = call.FPDF_LoadPage(document, i);
      seen += characters(page);
      seen += drawing(call.FPDFPage_CountObjects(page), (j) => call.FPDFPage_GetObject(page, j));
      call.FPDF_ClosePage(page);
    }
    call.FPDF_CloseDocument(document);
    free(copy);
    return seen;
  };
}

/** A Word file unpacked and its document parsed to events: the floor under any reader built on these libraries. */
export async function wordAlone() {
  const [{ fromBufferPromise }, { Parser }] = await Promise.all([import("yauzl"), import("htmlparser2")]);
  return async (bytes) => {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
    });
    let seen = 0;
    const count = () => {
      seen++;
    };
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== "word/document.xml") continue;
      const chunks = [];
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
      new Parser({ onopentag: count, ontext: count, onclosetag: count }, { xmlMode: true }).end(
        Buffer.concat(chunks).toString("utf8"),
      );
    }
    return seen;
  };
}

/** A page decoded and parsed to a tree that knows its places: the floor under any reader built on this library. */
export async function parse5Alone() {
  const { parse } = await import("parse5");
  return (bytes) => parse(new TextDecoder().decode(bytes), { sourceCodeLocationInfo: true }).childNodes.length;
}

/** `pdftotext -layout` of poppler as a process; null where it is not installed. */
export function pdftotextProcess() {
  const present = spawnSync("pdftotext", ["-v"]).error === undefined;
  return present ? (path) => spawnSync("pdftotext", ["-layout", path, "-"], { maxBuffer: 2 ** 26 }) : null;
}
