import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type * as PdfjsModule from "pdfjs-dist/legacy/build/pdf.mjs";

type Module = typeof PdfjsModule;
export type PdfjsDocument = PdfjsModule.PDFDocumentProxy;
export type PdfjsPage = PdfjsModule.PDFPageProxy;
type DocumentOptions = Exclude<
  Parameters<Module["getDocument"]>[0],
  string | URL | ArrayBuffer | ArrayBufferView | undefined
>;

export interface Pdfjs {
  readonly module: Module;
  /** Everything `getDocument` needs except the data. */
  readonly options: DocumentOptions;
}

/**
 * The part of a browser's document that pdf.js hands each embedded font to. Without one it converts every glyph to an outline,
 * which takes longer than all the rest; nothing is ever drawn here.
 */
const fontSink = {
  documentElement: { getElementsByTagName: () => [{ append: () => undefined }] },
  createElement: () => ({ sheet: { cssRules: [], insertRule: () => 0 }, remove: () => undefined }),
};

/** Larger pictures are left out rather than unpacked: an A2 page at 600 dots an inch is no report. */
const MAX_PIXELS = 120_000_000;

/**
 * Starts pdf.js and its worker. This build replaces `push` of all arrays, because the engine's own accepts what it should
 * refuse of an array whose length is frozen; the replacement takes ten times as long, for everybody on the thread. So the
 * engine's own is put back once both parts have loaded.
 */
async function startPdfjs(): Promise<{ readonly module: Module; readonly worker: PdfjsModule.PDFWorker }> {
  const push = Object.getOwnPropertyDescriptor(Array.prototype, "push") as PropertyDescriptor;
  const module = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const worker = new module.PDFWorker({ verbosity: 0 });
  await worker.promise;
  Object.defineProperty(Array.prototype, "push", push);
  return { module, worker };
}

/** Loads pdf.js with the character maps and fonts that it ships: some 350 ms. */
export async function loadPdfjs(): Promise<Pdfjs> {
  const { module, worker } = await startPdfjs();
  const home = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  const folder = (name: string): string => `${join(home, name)}/`;
  return {
    module,
    options: {
      worker,
      verbosity: 0,
      isEvalSupported: false,
      maxImageSize: MAX_PIXELS,
      useSystemFonts: false,
      useWorkerFetch: false,
      cMapUrl: folder("cmaps"),
      cMapPacked: true,
      standardFontDataUrl: folder("standard_fonts"),
      wasmUrl: folder("wasm"),
      iccUrl: folder("iccs"),
      disableFontFace: false,
      fontExtraProperties: true,
      ownerDocument: fontSink,
    } as unknown as DocumentOptions,
  };
}
