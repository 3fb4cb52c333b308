import type { Diagnostic, Failure } from "../../../model/finding.ts";
import type { Page } from "../../../model/page.ts";

export const ENCRYPTED: Failure = {
  code: "encrypted",
  message: "The PDF asks for a password. Save a copy without protection and convert that.",
};

export const CORRUPT: Failure = {
  code: "corrupt",
  message:
    "The file is damaged and can't be opened as a PDF. Fetch it again, or save it anew from a viewer that shows it.",
};

export const tooManyPages = (pages: number, limit: number): Failure => ({
  code: "too-many-pages",
  message: `The PDF says it has ${pages} pages; the limit is ${limit}. Split it, or raise the limit.`,
});

export const TOO_LARGE: Failure = {
  code: "too-large",
  message:
    "The PDF unpacks to far more than a report can hold. Check where it comes from; save it anew if it is genuine.",
};

export const unreadablePage = (page: number): Diagnostic => ({
  code: "pdf.page",
  severity: "warning",
  message: `Page ${page} is damaged and could not be read.`,
  pointer: null,
});

/** Says how many glyphs of the document have a shape and no text, if any. */
export function undecoded(pages: readonly Page[]): Diagnostic[] {
  let count = 0;
  for (const page of pages) for (const glyph of page.glyphs) if (glyph.text === "") count++;
  if (count === 0) return [];
  const message = `${count} glyphs are set in fonts that don't tell which characters they are.`;
  return [{ code: "pdf.undecoded", severity: "info", message, pointer: null }];
}
