import type { Document, Read } from "./model/document.ts";
import type { Failure } from "./model/finding.ts";
import type { Limits, OcrChoice, OcrWhen } from "./model/limits.ts";
import type { Page } from "./model/page.ts";
import type { MediaType } from "./stages/ingest/detect.ts";
import type { PdfEngine } from "./stages/ingest/pdf/index.ts";
import {
  attachReadings,
  readPictures,
  readScans,
  type ScanReason,
  type ScansRead,
  scanReason,
} from "./stages/ingest/scan/index.ts";
import { layout } from "./stages/layout/index.ts";

export interface OcrOptions extends OcrChoice {
  /** Called before each page that is read from its picture; the page waits for it. */
  readonly onPage: (page: number, of: number) => void | Promise<void>;
}

const fail = (code: Failure["code"], message: string): Read => ({ ok: false, failure: { code, message } });

/** A PDF as lines and grids, by one engine; pages that are pictures by what is read of them. */
export async function readPdf(bytes: Uint8Array, engine: PdfEngine, limits: Limits, ocr: OcrOptions): Promise<Read> {
  const read = await engine.read(bytes, { maxPages: limits.maxPages });
  if (!read.ok) return { ok: false, failure: read.failure };
  const { pages } = read;
  const scanned = scannedPages(pages, ocr.when);
  if (scanned.size > ocr.maxPages)
    return fail(
      "too-many-pages",
      `${scanned.size} pages are pictures; the limit is ${ocr.maxPages}. Split the file, or raise --ocr-max-pages.`,
    );
  if (scanned.size > 0) {
    const scans = await readScans(bytes, pages, scanned, ocr);
    const reading = scanned.size === pages.length ? "ocr" : "mixed";
    return scannedDocument(
      { ...scans, diagnostics: [...read.diagnostics, ...scans.diagnostics] },
      "application/pdf",
      reading,
    );
  }
  if (pages.every((page) => page.glyphs.length === 0))
    return fail(
      "no-text",
      pages.some((page) => page.images.length > 0)
        ? "The pages are pictures without text: this report is a scan and needs OCR."
        : "The pages hold no text that can be read.",
    );
  const { lines, grids, diagnostics } = layout(pages);
  const document: Document = {
    mediaType: "application/pdf",
    pages: pages.length,
    reading: "text",
    lines,
    grids,
    diagnostics: [...read.diagnostics, ...diagnostics],
  };
  return { ok: true, document };
}

/** The pages to be read from their pictures, and why. */
function scannedPages(pages: readonly Page[], when: OcrWhen): Map<number, ScanReason> {
  if (when === "never") return new Map();
  return new Map(
    pages.flatMap((page) => {
      const reason = when === "always" ? "picture" : scanReason(page);
      return reason === null ? [] : [[page.number, reason] as const];
    }),
  );
}

/** A file of pictures, each of them a page. */
export async function readPicture(bytes: Uint8Array, mediaType: MediaType, ocr: OcrOptions): Promise<Read> {
  if (ocr.when === "never") return fail("no-text", "This is a picture: the report needs OCR.");
  const read = await readPictures(bytes, ocr.maxPages, ocr);
  if (read === "corrupt") return fail("corrupt", "The picture is damaged and can't be opened. Fetch it again.");
  if (read === "too-many-pages")
    return fail(
      "too-many-pages",
      `The file has more than ${ocr.maxPages} pictures. Split it, or raise --ocr-max-pages.`,
    );
  return scannedDocument(read, mediaType, "ocr");
}

function scannedDocument(read: ScansRead, mediaType: MediaType, reading: "ocr" | "mixed"): Read {
  const { lines, grids, diagnostics } = layout(read.pages);
  if (lines.length === 0) return fail("no-text", "Nothing can be read in the pictures of the pages.");
  const document: Document = {
    mediaType,
    pages: read.pages.length,
    reading,
    lines,
    grids: attachReadings(grids, read.scans),
    diagnostics: [...read.diagnostics, ...diagnostics],
    scans: read.scans,
  };
  return { ok: true, document };
}
