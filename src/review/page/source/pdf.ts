import * as pdfjs from "pdfjs-dist/legacy/build/pdf.mjs";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The pages of a source as pictures. Sizes are in points, as displayed. */
export interface Sheets {
  readonly sizes: readonly Size[];
  /** The page drawn, at least two pixels a point; the same canvas with every call. */
  draw(page: number): Promise<HTMLCanvasElement>;
  close(): void;
}

pdfjs.GlobalWorkerOptions.workerSrc = "/pdfjs/legacy/build/pdf.worker.min.mjs";

/** One worker reads all documents; it starts with the page, so that the first document does not wait for it. */
const worker = new pdfjs.PDFWorker();

/** Pixels for a point: enough for a screen with two pixels a dot, and for figures drawn large. */
const SCALE = 2;
/** Pages whose sizes are asked for at the start; longer documents get the first page's until they are drawn. */
const SIZED = 30;
/** Drawn pages that are kept. */
const KEPT = 8;

/** Bytes from which on a file is fetched by the parts that are looked at, and not at once. */
const LARGE = 4 * 2 ** 20;

/** Opens a PDF of so many bytes at an address. */
export async function openPdf(url: string, bytes: number): Promise<Sheets> {
  const task = pdfjs.getDocument({
    url,
    worker,
    cMapUrl: "/pdfjs/cmaps/",
    cMapPacked: true,
    standardFontDataUrl: "/pdfjs/standard_fonts/",
    wasmUrl: "/pdfjs/wasm/",
    iccUrl: "/pdfjs/iccs/",
    disableAutoFetch: bytes > LARGE,
    disableStream: bytes > LARGE,
    disableRange: bytes <= LARGE,
    enableXfa: false,
  });
  const document = await task.promise;
  const sizes: Size[] = [];
  for (let number = 1; number <= Math.min(document.numPages, SIZED); number++) {
    const { width, height } = (await document.getPage(number)).getViewport({ scale: 1 });
    sizes.push({ width, height });
  }
  while (sizes.length < document.numPages) sizes.push(sizes[0] as Size);
  const drawn = new Map<number, Promise<HTMLCanvasElement>>();
  return {
    sizes,
    draw(number) {
      const found = drawn.get(number) ?? drawPage(document, number);
      drawn.delete(number);
      drawn.set(number, found);
      for (const oldest of drawn.keys()) if (drawn.size > KEPT) drawn.delete(oldest);
      return found;
    },
    close: () => void task.destroy(),
  };
}

async function drawPage(document: pdfjs.PDFDocumentProxy, number: number): Promise<HTMLCanvasElement> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: SCALE });
  const canvas = globalThis.document.createElement("canvas");
  canvas.width = Math.ceil(viewport.width);
  canvas.height = Math.ceil(viewport.height);
  await page.render({ canvas, viewport }).promise;
  return canvas;
}
