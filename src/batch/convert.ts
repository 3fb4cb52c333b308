import { basename } from "node:path";
import { DEFAULT_LIMITS } from "../model/limits.ts";
import { type ConvertOptions, convertBytes, type Result } from "../pipeline.ts";
import { readInput } from "./read.ts";

/**
 * Reads one report. `input` is its bytes, or the path of a file. `name` is what the document calls its source: by
 * default the file's base name. Never throws for what it is given: what can't be read is a failure with a code.
 * Runs on the calling thread, without limits on time and memory.
 */
export async function convert(
  input: Uint8Array | string,
  options: ConvertOptions & { readonly name?: string } = {},
): Promise<Result> {
  const { name, ...rest } = options;
  if (typeof input !== "string") return convertSafely(input, name ?? "report", rest);
  const read = readInput(input, rest.limits?.maxBytes ?? DEFAULT_LIMITS.maxBytes);
  return read.ok ? convertSafely(read.bytes, name ?? input, rest) : { ok: false, failure: read.failure };
}

/** As convertBytes, but a fault of this program is the failure `internal`. `name` may be a path. */
export async function convertSafely(bytes: Uint8Array, name: string, options: ConvertOptions): Promise<Result> {
  try {
    return await convertBytes(bytes, basename(name), options);
  } catch (error) {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { ok: false, failure: { code: "internal", message: `A fault of this program, please report it: ${what}` } };
  }
}
