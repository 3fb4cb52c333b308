import type { Failure } from "../../model/finding.ts";
import type { Look } from "./archive/index.ts";
import { detect, type MediaType } from "./detect.ts";
import { kindOfOle } from "./doc/ole.ts";

/** What a file is after all, and the bytes that are to be read. */
export type Identified =
  | {
      readonly ok: true;
      readonly type: MediaType;
      readonly bytes: Uint8Array;
      /** The file in the archive that was given; null for one that was not packed, "" for one without a name. */
      readonly packed: string | null;
    }
  | { readonly ok: false; readonly failure: Failure };

const refuse = (code: Failure["code"], message: string): Identified => ({ ok: false, failure: { code, message } });

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const ODT = "application/vnd.oasis.opendocument.text";

/** An archive in an archive is opened, and no deeper one. */
const DEEPEST = 2;

/** Tells by content what a file is, out of the archives that hold it alone. `most` bounds what it may unpack to. */
export async function identify(given: Uint8Array, most: number): Promise<Identified> {
  let bytes = given;
  let packed: string | null = null;
  for (let depth = 0; depth <= DEEPEST; depth++) {
    const type = detect(bytes);
    if (type === "application/x-ole-storage") return identifyOle(bytes, packed);
    if (type !== "application/zip" && type !== "application/gzip") return { ok: true, type, bytes, packed };
    const { lookIntoGzip, lookIntoZip } = await import("./archive/index.ts");
    const look: Look = type === "application/zip" ? await lookIntoZip(bytes, most) : lookIntoGzip(bytes, most);
    if (look.kind === "refused") return { ok: false, failure: look.failure };
    if (look.kind !== "file") return { ok: true, type: look.kind === "word" ? DOCX : ODT, bytes, packed };
    packed = [packed, look.name].filter((name) => name !== null && name !== "").join(" / ");
    bytes = look.bytes;
    if (bytes.length === 0) return refuse("empty", "The archive holds an empty file; fetch it again.");
  }
  return refuse("unsupported-type", "This is an archive in archives; unpack them, and convert what is in them.");
}

function identifyOle(bytes: Uint8Array, packed: string | null): Identified {
  switch (kindOfOle(bytes)) {
    case "word":
      return { ok: true, type: "application/msword", bytes, packed };
    case "word-encrypted":
    case "package-encrypted":
      return refuse("encrypted", "The document asks for a password. Save a copy without protection and convert that.");
    case "excel":
      return refuse("unsupported-type", "This is an Excel workbook; save the report's text and tables as DOCX or PDF.");
    case "powerpoint":
      return refuse("unsupported-type", "This is a PowerPoint presentation; save it as PDF.");
    default:
      return { ok: true, type: "application/x-ole-storage", bytes, packed };
  }
}
