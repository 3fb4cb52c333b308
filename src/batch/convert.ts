import { basename } from "node:path";
import { DEFAULT_LIMITS } from "../model/limits.ts";
import { type ConvertOptions as BytesOptions, convertBytes, type Result } from "../pipeline.ts";
import { findOffice, newOffice, type OfficeChoice } from "./office.ts";
import { readInput } from "./read.ts";

export interface ConvertOptions extends Omit<BytesOptions, "office"> {
  /** What the document calls its source; by default the file's base name. */
  readonly name?: string;
  /** Whether LibreOffice reads DOC, WPS, RTF and ODT: where one is found, never, or the program at this path. */
  readonly office?: OfficeChoice;
}

/**
 * Reads one report. `input` is its bytes, or the path of a file. Never throws for what it is given: what can't be read is a failure with a code.
 * Runs on the calling thread, without limits on time and memory.
 */
export async function convert(input: Uint8Array | string, options: ConvertOptions = {}): Promise<Result> {
  const { name, office: choice = "auto", ...given } = options;
  const program = findOffice(choice);
  const rest = { ...given, office: program === null ? null : newOffice(program) };
  if (typeof input !== "string") return convertSafely(input, name ?? "report", rest);
  const read = readInput(input, rest.limits?.maxBytes ?? DEFAULT_LIMITS.maxBytes);
  return read.ok ? convertSafely(read.bytes, name ?? input, rest) : { ok: false, failure: read.failure };
}

/** As convertBytes, but a fault of this program is the failure `internal`. `name` may be a path. */
export async function convertSafely(bytes: Uint8Array, name: string, options: BytesOptions): Promise<Result> {
  try {
    return await convertBytes(bytes, basename(name), options);
  } catch (error) {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { ok: false, failure: { code: "internal", message: `A fault of this program, please report it: ${what}` } };
  }
}
