import type { Read } from "../../../model/document.ts";
import type { Diagnostic, Failure } from "../../../model/finding.ts";
import type { Office, OfficeFormat } from "../../../model/office.ts";
import { readDocx } from "../docx/index.ts";
import { readDocByItself } from "./javascript.ts";

/** Names of what only an office suite reads, as people say them. */
const NAMES: Readonly<Record<Exclude<OfficeFormat, "doc">, string>> = {
  rtf: "a rich text file (RTF)",
  odt: "an OpenDocument text (ODT)",
  xml: "a Word document as XML",
};

const USED: Diagnostic = {
  code: "doc.libreoffice",
  severity: "info",
  message: "LibreOffice opened the document; places are those of the DOCX that it makes of it.",
  pointer: null,
};

/** Reads a Word document of the old format, by way of an office suite if there is one. */
export async function readDoc(bytes: Uint8Array, office: Office | null): Promise<Read> {
  const read = office === null ? null : await readByOffice(bytes, "doc", "application/msword", office);
  return read?.ok === true ? read : readDocByItself(bytes);
}

/** Reads a document that only an office suite can open. */
export async function readForeign(
  bytes: Uint8Array,
  format: Exclude<OfficeFormat, "doc">,
  mediaType: string,
  office: Office | null,
): Promise<Read> {
  if (office !== null) return readByOffice(bytes, format, mediaType, office);
  const failure: Failure = {
    code: "unsupported-type",
    message: `This is ${NAMES[format]}: install LibreOffice to have it read, or save it as DOCX or PDF.`,
  };
  return { ok: false, failure };
}

async function readByOffice(bytes: Uint8Array, format: OfficeFormat, mediaType: string, office: Office): Promise<Read> {
  const made = await office(bytes, format);
  if (!made.ok) {
    const message = `LibreOffice could not open it (${made.message}). Fetch it again, or save it as DOCX or PDF.`;
    return { ok: false, failure: { code: "corrupt", message } };
  }
  const read = await readDocx(made.docx);
  if (!read.ok) return read;
  const { document } = read;
  return { ok: true, document: { ...document, mediaType, diagnostics: [USED, ...document.diagnostics] } };
}
