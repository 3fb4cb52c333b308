import { constants, inflateSync } from "node:zlib";

/** What can be told of a file without an engine. */
export interface Precheck {
  /** Its streams unpack to more than a report can hold. */
  readonly bomb: boolean;
  /**
   * It declares layers of which some may be switched off: "none" if not, "drawings" if a picture or form of it belongs to a
   * layer, "declared" if only marked content could.
   */
  readonly hiddenLayers: "none" | "declared" | "drawings";
}

/** All that the suspicious streams of one file may unpack to, in bytes. */
const BUDGET = 256 * 1024 * 1024;
/** Deflate makes at most this many bytes of one. */
const DEFLATE_RATIO = 1032;
/** Object streams hold the file's structure, never its pages' contents: more than this is left alone. */
const OBJECT_STREAM = 4 * 1024 * 1024;
const DICTIONARY = 4096;

/**
 * Looks at the streams of a PDF by their dictionaries, which takes microseconds each. Only a stream that could be a bomb is
 * unpacked (packed twice, or large and monotonous; never a picture, which says its own size), and object streams, in which
 * a newer file keeps its list of layers.
 */
export function precheck(bytes: Uint8Array): Precheck {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let budget = BUDGET;
  let layers = file.includes("/OCProperties") ? mayHide(file) : false;
  for (let at = file.indexOf("stream"); at >= 0; ) {
    const start = at + 6 + (file[at + 6] === 13 ? 1 : 0) + (file[at + 6] === 10 || file[at + 7] === 10 ? 1 : 0);
    const opened = file.lastIndexOf("obj", at);
    const dictionary = file.toString("latin1", Math.max(opened, at - DICTIONARY, 0), at);
    const end = endOf(file, start, dictionary);
    const filters = dictionary.match(/\/(?:FlateDecode|Fl|LZWDecode|LZW)\b/g)?.length ?? 0;
    const data = file.subarray(start, end);
    if (filters > 0 && !/\/Subtype\s*\/Image\b/.test(dictionary) && isSuspicious(data, filters)) {
      budget -= unpackedSize(data, filters, budget);
      if (budget <= 0) return { bomb: true, hiddenLayers: "none" };
    }
    if (!layers && filters === 1 && dictionary.includes("/ObjStm")) {
      const objects = inflate(data, OBJECT_STREAM);
      layers = objects?.includes("/OCProperties") ? mayHide(objects) : false;
    }
    at = file.indexOf("stream", end + 9);
  }
  return { bomb: false, hiddenLayers: layers ? layersOf(file) : "none" };
}

/** The dictionary of a picture or form stands in the file itself, never in an object stream. */
const layersOf = (file: Buffer): "declared" | "drawings" =>
  /\/OC\s+\d+\s+\d+\s+R/.test(file.toString("latin1")) ? "drawings" : "declared";

/** A list of layers that are off, or all off but those listed, or a layer that views leave out. */
function mayHide(text: Buffer): boolean {
  return /\/OFF\s*\[\s*\d|\/BaseState\s*\/OFF|\/(?:View|Print)State\s*\/OFF/.test(text.toString("latin1"));
}

/** Where a stream's data ends: where its dictionary says if that is true, else where the keyword stands. */
function endOf(file: Buffer, start: number, dictionary: string): number {
  const length = Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)\b/.exec(dictionary)?.[1] ?? Number.NaN);
  if (length >= 0 && file.toString("latin1", start + length, start + length + 12).includes("endst"))
    return start + length;
  const end = file.indexOf("endstream", start);
  return end < 0 ? file.length : end;
}

/** Packed twice over, or so long that it could exceed the budget and made of few different bytes, as what unpacks a thousandfold is. */
function isSuspicious(data: Buffer, filters: number): boolean {
  if (filters > 1) return data.length * DEFLATE_RATIO ** filters > BUDGET;
  if (data.length * DEFLATE_RATIO < BUDGET) return false;
  const counts = new Uint32Array(256);
  const step = Math.ceil(data.length / 4096);
  let samples = 0;
  for (let i = 0; i < data.length; i += step) {
    const value = data[i] as number;
    counts[value] = (counts[value] as number) + 1;
    samples++;
  }
  const most = counts.sort().subarray(-8);
  return most.reduce((sum, n) => sum + n, 0) > samples / 4;
}

/** How large the data becomes, or more than `budget`; 0 for what is not packed as we expect. */
function unpackedSize(data: Buffer, filters: number, budget: number): number {
  let current = data;
  for (let i = 0; i < filters; i++) {
    const next = inflate(current, budget);
    if (next === null) return budget + 1;
    current = next;
  }
  return current.length;
}

/** Unpacked data, empty when it is no Deflate; null when it exceeds `limit`. */
function inflate(data: Buffer, limit: number): Buffer | null {
  try {
    return inflateSync(data, { maxOutputLength: Math.max(limit, 1), finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? null : Buffer.alloc(0);
  }
}
