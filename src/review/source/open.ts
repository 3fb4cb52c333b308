import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import { DEFAULT_LIMITS } from "../../model/limits.ts";
import { detect, type MediaType } from "../../stages/ingest/detect.ts";
import { identify } from "../../stages/ingest/identify.ts";
import { fileInside } from "../inside.ts";
import type { Known } from "../known.ts";
import type { SourceAnswer } from "../protocol.ts";

/** A report's source that can be looked at. */
export interface OpenSource {
  /** Real path of the file. */
  readonly file: string;
  readonly type: MediaType;
  /** Whether the file is the document itself, and no archive that holds it. */
  readonly plain: boolean;
  /** The document's bytes, read anew with each call; null where they are more than is read of a document. */
  bytes(): Promise<Uint8Array | null>;
}

export type Opened = { readonly state: SourceAnswer["state"]; readonly source: OpenSource | null };

/** Bytes by which a file's kind is told. */
const HEAD = 65_536;
const PACKED: ReadonlySet<MediaType> = new Set(["application/zip", "application/gzip", "application/x-ole-storage"]);

/** Finds sources below a folder (a real path, null for none) and tells whether they are still those that were converted. */
export function sourceFinder(root: string | null): (item: Known) => Promise<Opened> {
  const hashes = new Map<string, string>();

  const hashOf = async (file: string): Promise<string> => {
    const { mtimeMs, size } = await stat(file);
    const key = `${file}\n${mtimeMs}\n${size}`;
    const known = hashes.get(key) ?? (await sha256(file));
    hashes.set(key, known);
    return known;
  };

  return async (item) => {
    if (root === null) return { state: "no-folder", source: null };
    const file = fileInside(root, item.source);
    if (file === null) return { state: "missing", source: null };
    try {
      const state = (await hashOf(file)) === item.sha256 ? "same" : "changed";
      const source = await openSource(file);
      return source === null ? { state: "unreadable", source } : { state, source };
    } catch {
      return { state: "unreadable", source: null };
    }
  };
}

/** Null for an archive that holds no document, or several. */
export async function openSource(file: string): Promise<OpenSource | null> {
  const type = detect(await headOf(file));
  if (!PACKED.has(type)) return { file, type, plain: true, bytes: () => bytesOf(file) };
  const found = await unpack(file);
  if (!found.ok) return null;
  const bytes = async (): Promise<Uint8Array | null> => {
    const again = await unpack(file);
    return again.ok ? again.bytes : null;
  };
  return { file, type: found.type, plain: false, bytes };
}

async function unpack(file: string): ReturnType<typeof identify> {
  const packed = await bytesOf(file);
  if (packed === null) return { ok: false, failure: { code: "too-large", message: "" } };
  return identify(packed, DEFAULT_LIMITS.maxBytes);
}

async function bytesOf(file: string): Promise<Uint8Array | null> {
  const { size } = await stat(file);
  return size > DEFAULT_LIMITS.maxBytes ? null : readFile(file);
}

async function headOf(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const buffer = new Uint8Array(HEAD);
    const { bytesRead } = await handle.read(buffer, 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function sha256(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest("hex");
}
