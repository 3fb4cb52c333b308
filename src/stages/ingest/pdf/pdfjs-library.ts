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

/** What this build of pdf.js replaces of the language for everybody on the thread, because the engine's own lacks some corner of it. */
const REPLACED: readonly (readonly [object, PropertyKey])[] = [
  [Array.prototype, "push"],
  [Function.prototype, "toString"],
  [JSON, "parse"],
  [JSON, "stringify"],
];

/**
 * Starts pdf.js and its worker. The replacements take up to ten times as long, a sixth of all the time of a thread that writes
 * reports as well, so the engine's own are put back once both parts have loaded.
 */
async function startPdfjs(): Promise<{ readonly module: Module; readonly worker: PdfjsModule.PDFWorker }> {
  const own = REPLACED.map(([object, name]) => Object.getOwnPropertyDescriptor(object, name) as PropertyDescriptor);
  const module = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const worker = new module.PDFWorker({ verbosity: 0 });
  await worker.promise;
  REPLACED.forEach(([object, name], i) => {
    Object.defineProperty(object, name, own[i] as PropertyDescriptor);
  });
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
