import { utf16Order } from "./text/utf16.ts";

/** What the bytes are, whatever the file is called. */
export type MediaType =
  | "application/pdf"
  | "text/plain"
  | "text/html"
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
  | "application/octet-stream";

const SIGNATURES: readonly (readonly [MediaType, readonly number[]])[] = [
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
];

/** An XML file that Word writes and opens as a document. */
const WORD_XML = /<\?mso-application\s[^>]*Word\.Document|<(?:w:wordDocument|pkg:package)[\s>]/u;
const TAR_MARK = 257;

/** Readers accept a PDF whose header stands within the first kilobyte. */
const PDF_REACH = 1024;
const HTML =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|table|div|p|script|style)[\s>]/isu;

/** Tells by its first bytes what a file is; what an archive or a compound file holds, its own readers tell. Text is what has hardly any control characters; UTF-16 counts as text. */
export function detect(bytes: Uint8Array): MediaType {
  for (const [type, signature] of SIGNATURES) if (signature.every((byte, i) => bytes[i] === byte)) return type;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PDF_REACH)).toString("latin1");
  if (head.includes("%PDF-")) return "application/pdf";
  if (WORD_XML.test(head)) return "application/vnd.ms-wordml";
  if (head.startsWith("ustar", TAR_MARK)) return "application/x-tar";
  if (HTML.test(head.replace(/^\u00ef\u00bb\u00bf/u, ""))) return "text/html";
  return isText(bytes) ? "text/plain" : "application/octet-stream";
}

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
