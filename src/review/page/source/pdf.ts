import * as pdfjs from "pdfjs-dist/legacy/build/pdf.mjs";
import { worker as port } from "./worker.ts";

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

/** One worker reads all documents. */
const worker = pdfjs.PDFWorker.create({ port });

/** Pixels for a point: enough for a screen with two pixels a dot, and for figures drawn large. */
const SCALE = 2;
/** Pages whose sizes are asked for at the start; longer documents get the first page's until they are drawn. */
const SIZED = 30;
/** Drawn pages that are kept. */
const KEPT = 8;

/** Where a PDF is: all its bytes, or an address from which the parts are fetched that are looked at. */
export type PdfData = { readonly data: Uint8Array } | { readonly url: string };

export async function openPdf(given: PdfData): Promise<Sheets> {
  const ranged = "url" in given;
  const task = pdfjs.getDocument({
    ...given,
    worker,
    cMapUrl: "/pdfjs/cmaps/",
    cMapPacked: true,
    standardFontDataUrl: "/pdfjs/standard_fonts/",
    wasmUrl: "/pdfjs/wasm/",
    iccUrl: "/pdfjs/iccs/",
    disableAutoFetch: ranged,
    disableStream: ranged,
    enableXfa: false,
  });
  const document = await task.promise;
  const sizes = await Promise.all(
    Array.from({ length: Math.min(document.numPages, SIZED) }, async (_, i): Promise<Size> => {
      const { width, height } = (await document.getPage(i + 1)).getViewport({ scale: 1 });
      return { width, height };
    }),
  );
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
