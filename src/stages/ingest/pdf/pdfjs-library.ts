import NodeModule, { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type * as PdfjsModule from "pdfjs-dist/legacy/build/pdf.mjs";
import { Port } from "./pdfjs-port.ts";

type Module = typeof PdfjsModule;
export type PdfjsDocument = PdfjsModule.PDFDocumentProxy;
export type PdfjsPage = PdfjsModule.PDFPageProxy;
type DocumentOptions = Exclude<
  Parameters<Module["getDocument"]>[0],
  string | URL | ArrayBuffer | ArrayBufferView | undefined
>;

type WorkerOptions = NonNullable<ConstructorParameters<Module["PDFWorker"]>[0]>;

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

/** What pdf.js draws with; it makes one of the first as it loads. */
const DRAWING = ["DOMMatrix", "ImageData", "Path2D"];

/** The smaller builds: the same program, a quarter less time to load. */
const LIBRARY = "pdfjs-dist/legacy/build/pdf.min.mjs";
const LIBRARY_WORKER = "pdfjs-dist/legacy/build/pdf.worker.min.mjs";

/** What the worker's build gives away. */
interface WorkerModule {
  readonly WorkerMessageHandler: { initializeFromPort(port: Port): void };
}

/**
 * Loads the library without the package that it would draw with: that is some 35 MB of memory and a tenth of a second, and
 * nothing is drawn. In its place stand empty classes, which are gone again when the library has loaded.
 */
async function loadUndrawing(): Promise<Module> {
  const own = createRequire(import.meta.url);
  const { cache, resolve } = createRequire(own.resolve(LIBRARY));
  const globals = globalThis as Record<string, unknown>;
  const missing = DRAWING.filter((name) => globals[name] === undefined);
  for (const name of missing) globals[name] = class {};
  const canvas = fileOf("@napi-rs/canvas", resolve);
  const empty = canvas !== null && cache[canvas] === undefined;
  if (empty) cache[canvas] = Object.assign(new NodeModule(canvas), { loaded: true });
  try {
    return (await import(LIBRARY)) as Module;
  } finally {
    if (empty) delete cache[canvas];
    for (const name of missing) delete globals[name];
  }
}

/** Null for a package that is not installed. */
function fileOf(name: string, resolve: NodeJS.RequireResolve): string | null {
  try {
    return resolve(name);
  } catch {
    return null;
  }
}

/**
 * Starts both halves of pdf.js on this thread. The replacements take up to ten times as long, a sixth of all the time of a thread
 * that writes reports as well, so the engine's own are put back once both halves have loaded.
 */
async function startPdfjs(): Promise<{ readonly module: Module; readonly worker: PdfjsModule.PDFWorker }> {
  const own = REPLACED.map(([object, name]) => Object.getOwnPropertyDescriptor(object, name) as PropertyDescriptor);
  const module = await loadUndrawing();
  const { WorkerMessageHandler } = (await import(LIBRARY_WORKER)) as WorkerModule;
  REPLACED.forEach(([object, name], i) => {
    Object.defineProperty(object, name, own[i] as PropertyDescriptor);
  });
  const port = new Port();
  WorkerMessageHandler.initializeFromPort(port);
  return { module, worker: new module.PDFWorker({ port, verbosity: 0 } as unknown as WorkerOptions) };
}

/** Loads pdf.js with the character maps and fonts that it ships: some 200 ms. */
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
