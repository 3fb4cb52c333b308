import { crc32, inflateRawSync } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import type { Failure } from "../../../model/finding.ts";

/** Bytes that may still be unpacked; what an archive says of its sizes is not believed. */
export interface Budget {
  left: number;
}

export type Unpacked =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly failure: Failure };

/** A file in an archive. */
export interface Packed {
  /** With "/" between folders; never used as a path. */
  readonly name: string;
  /** As the archive says. */
  readonly size: number;
  unpack(budget: Budget): Promise<Unpacked>;
}

export type Zip =
  | { readonly ok: true; readonly files: readonly Packed[] }
  | { readonly ok: false; readonly failure: Failure };

export const TOO_LARGE: Failure = {
  code: "too-large",
  message: "It unpacks to far more than a report can hold. Check where it comes from; save it anew if it is genuine.",
};

export const CORRUPT: Failure = {
  code: "corrupt",
  message:
    "The archive in which its parts are packed is damaged. Fetch it again, or save it anew from a program that opens it.",
};

const ENCRYPTED: Failure = {
  code: "encrypted",
  message: "The archive asks for a password. Unpack it, and convert what is in it.",
};

/** An archive with more files holds no report. */
const MOST_FILES = 10_000;

const STORED = 0;
const DEFLATED = 8;

/** The files of an archive, folders left out. */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
      decodeStrings: false,
      validateEntrySizes: false,
    });
    if (zip.entryCount > MOST_FILES) return { ok: false, failure: TOO_LARGE };
    const files: Packed[] = [];
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      if (!name.endsWith("/"))
        files.push({ name, size: entry.uncompressedSize, unpack: (budget) => unpack(zip, entry, budget) });
    }
    return { ok: true, files };
  } catch {
    return { ok: false, failure: CORRUPT };
  }
}

const UTF8 = 0x800;

/** A name without the mark of UTF-8 is in UTF-8 all the same, or in what Chinese systems use. */
function nameOf(entry: Entry): string {
  const raw = entry.fileName as unknown as Buffer;
  return decodeName(raw, (entry.generalPurposeBitFlag & UTF8) !== 0)
    .replaceAll("\\", "/")
    .replace(/^\/+/u, "");
}

function decodeName(raw: Buffer, marked: boolean): string {
  if (marked) return raw.toString("utf8");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder("gb18030").decode(raw);
  }
}

async function unpack(zip: ZipFile, entry: Entry, budget: Budget): Promise<Unpacked> {
  if (entry.isEncrypted()) return { ok: false, failure: ENCRYPTED };
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
    return { ok: false, failure: CORRUPT };
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry, { decodeFileData: false })) chunks.push(chunk);
    const packed = Buffer.concat(chunks);
    const stored = entry.compressionMethod === STORED;
    if (budget.left <= 0 || (stored && packed.length > budget.left)) return { ok: false, failure: TOO_LARGE };
    const plain = stored ? packed : inflateRawSync(packed, { maxOutputLength: budget.left });
    budget.left -= plain.length;
    // A flipped bit could be another digit.
    if (crc32(plain) !== entry.crc32) return { ok: false, failure: CORRUPT };
    return { ok: true, bytes: plain };
  } catch (error) {
    const tooLong = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    return { ok: false, failure: tooLong ? TOO_LARGE : CORRUPT };
  }
}
