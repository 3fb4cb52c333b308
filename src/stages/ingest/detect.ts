import { utf16Order } from "./text/utf16.ts";

/** What the bytes are, whatever the file is called. */
export type MediaType =
  | "application/pdf"
  | "text/plain"
  | "text/html"
  /** With tables as markup; without any it is read as any text. */
  | "text/markdown"
  | "multipart/related"
  | "application/zip"
  | "application/x-ole-storage"
  | "application/gzip"
  | "application/x-tar"
  | "application/vnd.rar"
  | "application/x-7z-compressed"
  | "application/rtf"
  | "application/msword"
  | "application/vnd.ms-wordml"
  | "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  | "application/vnd.oasis.opendocument.text"
  | "image/png"
  | "image/jpeg"
  | "image/tiff"
  | "image/gif"
  | "image/webp"
  | "image/bmp"
  | "application/octet-stream";

const PICTURES: ReadonlySet<MediaType> = new Set(["image/png", "image/jpeg", "image/tiff", "image/gif", "image/webp"]);

/** Whether it is a picture that can be read. */
export const isPicture = (type: MediaType): boolean => PICTURES.has(type);

/** First bytes; null for one that may be any. */
const SIGNATURES: readonly (readonly [MediaType, readonly (number | null)[]])[] = [
  ["application/zip", [0x50, 0x4b, 0x03, 0x04]],
  ["application/x-ole-storage", [0xd0, 0xcf, 0x11, 0xe0]],
  ["application/zip", [0x50, 0x4b, 0x05, 0x06]],
  ["application/gzip", [0x1f, 0x8b]],
  ["application/vnd.rar", [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ["application/x-7z-compressed", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ["application/rtf", [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/tiff", [0x49, 0x49, 0x2a, 0x00]],
  ["image/tiff", [0x4d, 0x4d, 0x00, 0x2a]],
  ["image/gif", [0x47, 0x49, 0x46, 0x38]],
  ["image/webp", [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
  ["image/bmp", [0x42, 0x4d, null, null, null, null, 0, 0, 0, 0]],
];

/** An XML file that Word writes and opens as a document. */
const WORD_XML = /<\?mso-application\s[^>]*Word\.Document|<(?:w:wordDocument|pkg:package)[\s>]/u;
const TAR_MARK = 257;

/** Readers accept a PDF whose header stands within the first kilobyte. */
const PDF_REACH = 1024;
const HTML =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|title|meta|link|base|body|frameset|table|tbody|tr|td|div|p|h[1-6]|span|font|center|section|article|main|header|nav|form|ul|ol|img|a|b|strong|br|hr|pre|script|style|o:p|input)(?:[\s>]|\/>)/isu;
/** Elements that only a page has so many of; one that begins with a remark, or in the middle, is known by them. */
const CLOSING = /<\/(?:p|div|td|tr|table|span|li|h[1-6]|body|html)\s*>/giu;
const MANY = 20;
const REACH = 65_536;
/** A saved page with its parts, as mail is: fields, then parts of which the first is as a rule the page. */
const MIME = /^(?:[\w-]+:[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*\r?\n)*content-type:\s*multipart\/related/iu;

/** Tells by its first bytes what a file is; what an archive or a compound file holds, its own readers tell. Text is what has hardly any control characters; UTF-16 counts as text. */
export function detect(bytes: Uint8Array): MediaType {
  for (const [type, signature] of SIGNATURES)
    if (signature.every((byte, i) => byte === null || bytes[i] === byte)) return type;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PDF_REACH)).toString("latin1");
  if (head.includes("%PDF-")) return "application/pdf";
  if (WORD_XML.test(head)) return "application/vnd.ms-wordml";
  if (head.startsWith("ustar", TAR_MARK)) return "application/x-tar";
  const markup = markupOf(bytes, REACH);
  if (isMarkdown(markup)) return TABLE.test(markup) ? "text/markdown" : "text/plain";
  if (HTML.test(markup.slice(0, PDF_REACH))) return "text/html";
  if (MIME.test(markup)) return "multipart/related";
  if (isPage(markup)) return "text/html";
  return isText(bytes) ? "text/plain" : "application/octet-stream";
}

/** Lines that only Markdown begins so: a heading, or the rule below a table's head. */
const MARKDOWN = /^(?:#{1,6} +[^\s{]|\|(?: *:?-{3,}:? *\|)+ *$)/mu;
const ROOT = /<(?:!doctype|html|head|body)[\s>]/iu;
const BLOCK = /<(?:p|div|br|h[1-6]|li|center|font|span)[\s/>]/iu;
/** A line that no tag begins. */
const WORDS = /^[^<\s][^<\n]{3}/mu;
const TABLE = /<table[\s>]/iu;
const CELL = /<\/t[dh]\s*>/iu;

/** A start of a page without its tables. */
function outsideTables(markup: string): string {
  const lower = markup.toLowerCase();
  let outside = "";
  let from = 0;
  for (let at = lower.indexOf("<table"); at >= 0; at = lower.indexOf("<table", from)) {
    outside += markup.slice(from, at);
    const end = lower.indexOf("</table", at);
    if (end < 0) return outside;
    from = end;
  }
  return outside + markup.slice(from);
}

/**
 * Text with markup of pages in it, and no page: Markdown, as converters write it, with tables of merged cells as markup, or
 * plain lines with such tables among them.
 */
function isMarkdown(markup: string): boolean {
  if (!markup.includes("<") || ROOT.test(markup)) return false;
  const hasTables = TABLE.test(markup) && CELL.test(markup);
  const outside = outsideTables(markup);
  const blocks = BLOCK.test(outside);
  return (hasTables || blocks) && (MARKDOWN.test(outside) || (hasTables && !blocks && WORDS.test(outside)));
}

/** The start of a file with its ASCII readable, whether that takes one byte a character or two. */
function markupOf(bytes: Uint8Array, reach: number): string {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, reach)).toString("latin1");
  const wide = utf16Order(bytes) !== null || /^(?:\u00ff\u00fe|\u00fe\u00ff)/u.test(start);
  return (wide ? start.replaceAll("\0", "") : start).replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/u, "");
}

/** Markdown may hold the markup of a table or two, but its paragraphs and headings have none. */
const isPage = (markup: string): boolean =>
  (markup.match(CLOSING)?.length ?? 0) >= MANY && /<\/(?:p|div|h[1-6]|body|html)\s*>/iu.test(markup);

/** Control characters and zeros beyond this share are no text, but that of a damaged file. */
const DAMAGED = 0.02;

function isText(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  if (utf16Order(bytes) !== null) return true;
  const length = Math.min(bytes.length, 65_536);
  let control = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) control++;
  }
  return control < DAMAGED * length;
}
