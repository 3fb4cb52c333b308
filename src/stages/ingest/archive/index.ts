import { gunzipSync } from "node:zlib";
import type { Failure } from "../../../model/finding.ts";
import { type Budget, CORRUPT, openZip, type Packed, TOO_LARGE } from "./zip.ts";

/** What an archive turns out to be. */
export type Look =
  /** A document that is packed as an archive. */
  | { readonly kind: "word" | "opendocument"; readonly files: readonly Packed[] }
  /** One file, which is to be looked at by its own content. */
  | { readonly kind: "file"; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: "refused"; readonly failure: Failure };

const refused = (failure: Failure): Look => ({ kind: "refused", failure });
const unsupported = (message: string): Look => refused({ code: "unsupported-type", message });

/** Looks into a ZIP archive; `most` bounds what a file in it may unpack to. */
export async function lookIntoZip(bytes: Uint8Array, most: number): Promise<Look> {
  const zip = await openZip(bytes);
  if (!zip.ok) return refused(zip.failure);
  const { files } = zip;
  const names = new Set(files.map(({ name }) => name.toLowerCase()));
  const budget: Budget = { left: most };
  if (names.has("[content_types].xml")) return officeOpen(names, files);
  const type = files.find(({ name }) => name === "mimetype");
  if (type !== undefined) {
    const read = await type.unpack({ left: 1000 });
    return openDocument(read.ok ? read.bytes.toString("latin1").trim() : "", files);
  }
  return onlyFile(files, budget);
}

function officeOpen(names: ReadonlySet<string>, files: readonly Packed[]): Look {
  const has = (folder: string): boolean => [...names].some((name) => name.startsWith(folder));
  if (has("word/")) return { kind: "word", files };
  if (has("xl/")) return unsupported("This is an Excel workbook; save the report's text and tables as DOCX or PDF.");
  if (has("ppt/")) return unsupported("This is a PowerPoint presentation; save it as PDF.");
  return { kind: "word", files };
}

function openDocument(type: string, files: readonly Packed[]): Look {
  if (/^application\/vnd\.oasis\.opendocument\.text(?:-|$)/u.test(type)) return { kind: "opendocument", files };
  if (type.includes("opendocument")) return unsupported("This is an OpenDocument file without text; save it as PDF.");
  if (type.includes("epub")) return unsupported("This is an e-book; save the report in it as PDF or text.");
  return unsupported(`This is an archive of the type “${type.slice(0, 80)}”, which is not read; save it as PDF.`);
}

/** What systems and browsers put beside a file. */
const DEBRIS = /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/iu;
const PAGE_DEBRIS = /\.(?:css|js|json|png|jpe?g|gif|bmp|ico|svg|webp|woff2?|ttf|eot)$/iu;

/** The one file of an archive that can be a report. */
async function onlyFile(all: readonly Packed[], budget: Budget): Promise<Look> {
  const files = all.filter(({ name, size }) => size > 0 && !DEBRIS.test(name));
  const telling = files.filter(({ name }) => !PAGE_DEBRIS.test(name));
  const [file, ...more] = telling.length === 0 ? files : telling;
  if (file === undefined) return refused({ code: "empty", message: "The archive holds no file; fetch it again." });
  if (more.length > 0) {
    const named = [file, more[0]].map((packed) => packed?.name.split("/").at(-1)).join(", ");
    return unsupported(`The archive holds ${more.length + 1} files (${named}…): unpack it, and convert the folder.`);
  }
  const read = await file.unpack(budget);
  return read.ok ? { kind: "file", name: file.name, bytes: read.bytes } : refused(read.failure);
}

export function lookIntoGzip(bytes: Uint8Array, most: number): Look {
  try {
    return { kind: "file", name: "", bytes: gunzipSync(bytes, { maxOutputLength: most }) };
  } catch (error) {
    const tooLong = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    return refused(tooLong ? TOO_LARGE : CORRUPT);
  }
}
