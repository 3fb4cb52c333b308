import type { Diagnostic } from "../../../model/finding.ts";
import type { OcrEngines } from "../../../model/limits.ts";
import type { Page } from "../../../model/page.ts";
import type { Scan } from "../../../model/scan.ts";
import { enginesFor } from "./engines/index.ts";
import { openPictures } from "./images.ts";
import { openRasters, type Rasters } from "./raster.ts";
import { readPage } from "./readpage.ts";
import type { ScanReason } from "./scanned.ts";

export { attachReadings } from "./attach.ts";
export { pictureOf } from "./images.ts";
export { type ScanReason, scanReason } from "./scanned.ts";

export interface ScanOptions {
  readonly engines: OcrEngines;
  /** Called before each page is read. */
  readonly onPage: (page: number, of: number) => void | Promise<void>;
}

/** The pages of a file, those with a reason read from their pictures. */
export interface ScansRead {
  readonly pages: readonly Page[];
  readonly scans: readonly Scan[];
  readonly diagnostics: readonly Diagnostic[];
}

const unread = (page: number): Diagnostic => ({
  code: "scan.page",
  severity: "warning",
  message: `The picture of page ${page} could not be drawn, and was not read.`,
  pointer: null,
});

const nonsense = (page: number): Diagnostic => ({
  code: "scan.nonsense",
  severity: "warning",
  message: `The text of page ${page} is not what it shows: it was read from its picture.`,
  pointer: null,
});

/** Reads from their pictures the pages of a PDF for which there is a reason to. */
export async function readScans(
  bytes: Uint8Array,
  pages: readonly Page[],
  reasons: ReadonlyMap<number, ScanReason>,
  options: ScanOptions,
): Promise<ScansRead> {
  const rasters = await openRasters(bytes);
  try {
    return await readAll(rasters, pages, reasons, options);
  } finally {
    rasters?.close();
  }
}

/** Reads a picture file, or says why it can't be. */
export async function readPictures(
  bytes: Uint8Array,
  maxPages: number,
  options: ScanOptions,
): Promise<ScansRead | "corrupt" | "too-many-pages"> {
  const opened = await openPictures(bytes, maxPages);
  if (opened === null) return "corrupt";
  if (opened.pages.length > maxPages) return "too-many-pages";
  const reasons = new Map(opened.pages.map((page) => [page.number, "picture"] as const));
  return readAll(opened.rasters, opened.pages, reasons, options);
}

async function readAll(
  rasters: Rasters | null,
  pages: readonly Page[],
  reasons: ReadonlyMap<number, ScanReason>,
  { engines, onPage }: ScanOptions,
): Promise<ScansRead> {
  const read: Page[] = [];
  const scans: Scan[] = [];
  const diagnostics: Diagnostic[] = [];
  let at = 0;
  for (const page of pages) {
    const reason = reasons.get(page.number);
    if (reason === undefined) {
      read.push(page);
      continue;
    }
    await onPage(++at, reasons.size);
    if (reason === "nonsense") diagnostics.push(nonsense(page.number));
    const raster = rasters?.pageOf(page) ?? null;
    if (raster === null) {
      diagnostics.push(unread(page.number));
      read.push(page);
      continue;
    }
    const scanned = await readPage(raster, page, enginesFor(engines));
    read.push(scanned.page);
    scans.push(scanned.scan);
  }
  return { pages: read, scans, diagnostics };
}
