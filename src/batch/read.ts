import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import type { Failure } from "../model/finding.ts";

export type Read =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly failure: Failure; readonly bytes?: number };

/**
 * A file's bytes, at most `maxBytes` of them. Never blocks on a pipe or a device, and never takes more memory than the
 * limit. Failures: `unreadable`, `too-large` (then `bytes` is the size found).
 */
export function readInput(file: string | Uint8Array, maxBytes: number): Read {
  let fd: number;
  try {
    fd = openSync(
      typeof file === "string" ? file : Buffer.from(file),
      constants.O_RDONLY | (constants.O_NONBLOCK ?? 0),
    );
  } catch (error) {
    return unreadable(error);
  }
  try {
    const stats = fstatSync(fd);
    if (!stats.isFile()) return unreadable(null);
    if (stats.size > maxBytes) return tooLarge(stats.size, maxBytes);
    return { ok: true, bytes: readAll(fd, stats.size) };
  } catch (error) {
    return unreadable(error);
  } finally {
    closeSync(fd);
  }
}

/** Reads up to the size that the file had when it was opened, or to its end if that comes first. */
function readAll(fd: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    const got = readSync(fd, bytes, filled, size - filled, filled);
    if (got === 0) break;
    filled += got;
  }
  return bytes.subarray(0, filled);
}

/** What a stream delivers, at most `maxBytes` of it; `too-large` as soon as it is more. */
export async function readStream(stream: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Read> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > maxBytes) return tooLarge(size, maxBytes);
      chunks.push(chunk);
    }
  } catch (error) {
    return unreadable(error);
  }
  return { ok: true, bytes: new Uint8Array(Buffer.concat(chunks)) };
}

function tooLarge(bytes: number, maxBytes: number): Read {
  const message = `${bytes} bytes are more than the limit of ${maxBytes}: raise --max-bytes (limits.maxBytes) to read it.`;
  return { ok: false, failure: { code: "too-large", message }, bytes };
}

const ADVICE: Readonly<Record<string, string>> = {
  ENOENT: "There is no such file: check the path.",
  EACCES: "The file can't be opened: allow reading it.",
  EPERM: "The file can't be opened: allow reading it.",
};

function unreadable(error: unknown): Read {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const message =
    code === undefined || code === null
      ? "This is not a regular file: give a file, or pipe it in and name the input “-”."
      : (ADVICE[code] ?? `The file can't be read (${code}): check the disk.`);
  return { ok: false, failure: { code: "unreadable", message } };
}
