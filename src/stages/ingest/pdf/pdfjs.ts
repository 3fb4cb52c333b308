import type { Diagnostic, Failure } from "../../../model/finding.ts";
import type { Page } from "../../../model/page.ts";
import { CORRUPT, ENCRYPTED, TOO_LARGE, tooManyPages, undecoded, unreadablePage } from "./diagnostics.ts";
import { unreadPage } from "./drawn.ts";
import type { PdfEngine, PdfRead } from "./engine.ts";
import { display, rotationOf } from "./geometry.ts";
import { fontsOf } from "./pdfjs-font.ts";
import { loadPdfjs, type Pdfjs, type PdfjsDocument } from "./pdfjs-library.ts";
import { drawPage, fontNames, type OperatorList, type Operators } from "./pdfjs-page.ts";
import { precheck } from "./precheck.ts";

let loaded: Promise<Pdfjs> | null = null;

export const pdfjs: PdfEngine = {
  name: "pdfjs",
  async read(bytes, limits) {
    if (precheck(bytes).bomb) return { ok: false, failure: TOO_LARGE };
    loaded ??= loadPdfjs();
    const { module, options } = await loaded;
    // The library takes possession of what it is given.
    const task = module.getDocument({ ...options, data: bytes.slice() });
    try {
      const document = await task.promise;
      const count = document.numPages;
      if (count > limits.maxPages) return { ok: false, failure: tooManyPages(count, limits.maxPages) };
      return await readPages(document, count, module.OPS);
    } catch (error) {
      const failure = failureOf(error);
      if (failure === null) throw error;
      return { ok: false, failure };
    } finally {
      await task.destroy();
    }
  },
};

/** Errors that say something about the file; null for any other. */
function failureOf(error: unknown): Failure | null {
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException") return ENCRYPTED;
  return /^(InvalidPDF|Format|XRef|XRefEntry|MissingData|UnknownError|ResponseException|UnknownErrorException)/.test(
    name,
  )
    ? CORRUPT
    : null;
}

async function readPages(document: PdfjsDocument, count: number, ops: Operators): Promise<PdfRead> {
  const layers = await document.getOptionalContentConfig();
  const pages: Page[] = [];
  const diagnostics: Diagnostic[] = [];
  for (let number = 1; number <= count; number++) {
    try {
      pages.push(await readPage(document, number, ops, (layer) => layers.isVisible(layer)));
    } catch {
      diagnostics.push(unreadablePage(number));
      pages.push(unreadPage(number));
    }
  }
  if (diagnostics.length === count) return { ok: false, failure: CORRUPT };
  return { ok: true, pages, diagnostics: [...diagnostics, ...undecoded(pages)] };
}

async function readPage(
  document: PdfjsDocument,
  number: number,
  ops: Operators,
  isVisible: (layer: unknown) => boolean,
): Promise<Page> {
  const page = await document.getPage(number);
  const [left, bottom, right, top] = page.view as [number, number, number, number];
  const rotation = rotationOf(page.rotate);
  const { matrix, width, height } = display(left, bottom, right, top, rotation);
  const list = (await page.getOperatorList({ annotationMode: 0 })) as OperatorList;
  const fonts = await fontsOf(page, fontNames(list, ops));
  const drawn = drawPage(list, ops, matrix, fonts, isVisible);
  page.cleanup();
  return { number, width, height, rotation, ...drawn };
}
