import { createHash } from "node:crypto";
import { type Interpretation, interpret } from "./interpret.ts";
import type { Document, Read } from "./model/document.ts";
import type { Diagnostic, Failure } from "./model/finding.ts";
import { DEFAULT_LIMITS, DEFAULT_OCR, type Engine, type Limits } from "./model/limits.ts";
import type { Office } from "./model/office.ts";
import type { Report } from "./model/report.ts";
import { type OcrOptions, readPdf, readPicture } from "./paged.ts";
import { isPicture, type MediaType } from "./stages/ingest/detect.ts";
import { identify } from "./stages/ingest/identify.ts";
import { engines, type PdfEngine } from "./stages/ingest/pdf/index.ts";
import { readText } from "./stages/ingest/text/index.ts";
import { enginesDiffer } from "./stages/verify/engines.ts";

export interface ConvertOptions {
  /** Which PDF engine reads: both in turn as needed ("auto"), or only the one named. */
  readonly engine?: Engine;
  readonly limits?: Partial<Limits>;
  /** Opens what only an office suite reads (DOC, WPS, RTF, ODT); null where there is none. */
  readonly office?: Office | null;
  readonly ocr?: Partial<OcrOptions>;
}

export type Result = { readonly ok: true; readonly report: Report } | { readonly ok: false; readonly failure: Failure };

/** As `Result`, with what the report was made from. */
export type TracedResult =
  | { readonly ok: true; readonly interpretation: Interpretation }
  | { readonly ok: false; readonly failure: Failure };

type Source = Pick<Report["source"], "name" | "sha256" | "bytes">;

const fail = (code: Failure["code"], message: string): TracedResult => ({ ok: false, failure: { code, message } });

/** Base name of a path with either separator. */
const baseName = (name: string): string => name.split(/[/\\]/u).at(-1) ?? name;

const UNSUPPORTED: Partial<Record<MediaType, string>> = {
  "application/x-ole-storage": "This is an Office file of the old kind without a Word document; save it as PDF.",
  "application/x-tar": "This is a tar archive; unpack it, and convert what is in it.",
  "application/vnd.rar": "This is a RAR archive; unpack it, and convert what is in it.",
  "application/x-7z-compressed": "This is a 7z archive; unpack it, and convert what is in it.",
  "image/bmp": "This is a bitmap; save it as PNG.",
  "application/octet-stream": "This is no kind of document that is read here.",
};

function judged(interpretation: Interpretation): TracedResult {
  if (interpretation.isReport) return { ok: true, interpretation };
  return fail(
    "not-a-report",
    "No statutory table and no title of such a report were found; check that this is a 政府信息公开工作年度报告.",
  );
}

/** A report has some thousand characters; what has a hundred times as many is another kind of document. */
const MAX_CHARACTERS = 400_000;

/** Why a document is not looked at: it holds far more text than a report. */
function tooLong(document: Document): TracedResult | null {
  const characters = document.lines.reduce((sum, line) => sum + line.text.length, 0);
  if (characters <= MAX_CHARACTERS) return null;
  return fail(
    "too-large",
    `The text has ${characters} characters, a hundred times those of a report; cut the report out of it.`,
  );
}

/** Reads what a file's bytes are, once it is known what kind of file they are. */
type Reader = (bytes: Uint8Array, limits: Limits, office: Office | null) => Read | Promise<Read>;

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const ODT = "application/vnd.oasis.opendocument.text";

// Loaded when the first such file comes: a thread that meets none starts without their libraries.
const html = () => import("./stages/ingest/html/index.ts");
const docx = () => import("./stages/ingest/docx/index.ts");
const doc = () => import("./stages/ingest/doc/index.ts");

/** Readers of sources that flow, and are not set in pages. */
export const FLOWING: Partial<Record<MediaType, Reader>> = {
  "text/plain": (bytes) => ({ ok: true, document: readText(bytes) }),
  "text/html": async (bytes) => (await html()).readHtml(bytes),
  "text/markdown": async (bytes) => (await html()).readMarkdown(bytes),
  "multipart/related": async (bytes) => (await html()).readMhtml(bytes),
  [DOCX]: async (bytes) => (await docx()).readDocx(bytes),
  "application/vnd.ms-wordml": async (bytes, _, office) =>
    (await (await docx()).readFlatDocx(bytes)) ??
    (await doc()).readForeign(bytes, "xml", "application/vnd.ms-wordml", office),
  "application/msword": async (bytes, _, office) => (await doc()).readDoc(bytes, office),
  "application/rtf": async (bytes, _, office) => (await doc()).readForeign(bytes, "rtf", "application/rtf", office),
  [ODT]: async (bytes, _, office) => (await doc()).readForeign(bytes, "odt", ODT, office),
};

async function interpretFlowing(
  bytes: Uint8Array,
  source: Source,
  reader: Reader,
  limits: Limits,
  office: Office | null,
): Promise<TracedResult> {
  const read = await reader(bytes, limits, office);
  if (read.ok && read.document.lines.every((line) => line.text.trim() === ""))
    return fail("empty", "The file holds only blanks; fetch it again.");
  return interpreted(read, source);
}

/** Reads a document's words and tables as a report, or says why it is none. */
function interpreted(read: Read, source: Source): TracedResult {
  if (!read.ok) return read;
  return tooLong(read.document) ?? judged(interpret(read.document, source));
}

const interpretPdf = async (
  bytes: Uint8Array,
  source: Source,
  engine: PdfEngine,
  limits: Limits,
  ocr: OcrOptions,
): Promise<TracedResult> => interpreted(await readPdf(bytes, engine, limits, ocr), source);

/** Failures that another engine would only repeat. */
const FINAL: ReadonlySet<Failure["code"]> = new Set(["too-large", "too-many-pages", "encrypted"]);

/** Fast engine first; the other reads again what the first could not read with certainty. */
async function interpretPdfTwice(
  bytes: Uint8Array,
  source: Source,
  limits: Limits,
  ocr: OcrOptions,
): Promise<TracedResult> {
  const first = await interpretPdf(bytes, source, engines.pdfium, limits, ocr);
  // What was read from pictures another engine would only draw again.
  if (first.ok && first.interpretation.document.scans !== undefined) return first;
  if (first.ok ? first.interpretation.report.status !== "review" : FINAL.has(first.failure.code)) return first;
  const second = await interpretPdf(bytes, source, engines.pdfjs, limits, ocr);
  if (!first.ok) return second.ok ? second : first;
  if (!second.ok) return first;
  const [better, other] = doubts(second) < doubts(first) ? [second, first] : [first, second];
  const differing = enginesDiffer(better.interpretation.report, other.interpretation.report);
  if (differing === null) return better;
  const { report } = better.interpretation;
  const marked: Report = { ...report, diagnostics: [...report.diagnostics, differing], status: "review" };
  return { ok: true, interpretation: { ...better.interpretation, report: marked } };
}

const doubts = (result: { interpretation: Interpretation }): number =>
  result.interpretation.report.diagnostics.filter((d) => d.severity !== "info").length;

/** One document through all stages, with the trace. Never throws for bad input: what stops a document is a failure with a code. */
export async function interpretBytes(
  bytes: Uint8Array,
  name: string,
  options: ConvertOptions = {},
): Promise<TracedResult> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  if (bytes.length === 0) return fail("empty", "The file is empty; fetch it again.");
  if (bytes.length > limits.maxBytes)
    return fail("too-large", `The file has ${bytes.length} bytes, more than the limit of ${limits.maxBytes}.`);
  const source: Source = {
    name: baseName(name),
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes: bytes.length,
  };
  const found = await identify(bytes, limits.maxBytes);
  if (!found.ok) return found;
  const result = await interpretAs(found.type, found.bytes, source, limits, options);
  return found.packed === null ? result : unpacked(result, found.packed);
}

async function interpretAs(
  type: MediaType,
  bytes: Uint8Array,
  source: Source,
  limits: Limits,
  { engine = "auto", office = null, ocr: choice }: ConvertOptions,
): Promise<TracedResult> {
  const ocr: OcrOptions = { ...DEFAULT_OCR, onPage: () => {}, ...choice };
  const flowing = FLOWING[type];
  if (flowing !== undefined) return interpretFlowing(bytes, source, flowing, limits, office);
  if (type === "application/pdf") {
    // pdf.js takes no Buffer, although a Buffer is a Uint8Array.
    const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    if (engine === "auto") return interpretPdfTwice(plain, source, limits, ocr);
    return interpretPdf(plain, source, engines[engine], limits, ocr);
  }
  if (isPicture(type)) return interpreted(await readPicture(bytes, type, ocr), source);
  return fail("unsupported-type", UNSUPPORTED[type] ?? "This kind of file is not supported.");
}

/** Says of a report that it was packed, and as what. */
function unpacked(result: TracedResult, name: string): TracedResult {
  if (!result.ok) return result;
  const { interpretation } = result;
  const what = name === "" ? "The report was compressed." : `The report is the file ${name} of an archive.`;
  const note: Diagnostic = { code: "archive.unpacked", severity: "info", message: what, pointer: null };
  const { report } = interpretation;
  const noted: Report = { ...report, diagnostics: [note, ...report.diagnostics] };
  return { ok: true, interpretation: { ...interpretation, report: noted } };
}

/** One document through all stages. Never throws for bad input. */
export async function convertBytes(bytes: Uint8Array, name: string, options: ConvertOptions = {}): Promise<Result> {
  const result = await interpretBytes(bytes, name, options);
  return result.ok ? { ok: true, report: result.interpretation.report } : result;
}
