/** How a text was decoded. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "gb18030";
}

/**
 * Decodes the bytes of a text: byte order mark first, then UTF-8 if it is valid, then UTF-16 if every other byte is
 * mostly zero or a plausible high byte, else GB18030 (a superset of GBK and GB2312).
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { text: decode(bytes.subarray(3), "utf-8"), encoding: "utf-8" };
  if (a === 0xff && b === 0xfe) return { text: decode(bytes.subarray(2), "utf-16le"), encoding: "utf-16le" };
  if (a === 0xfe && b === 0xff) return { text: decode(bytes.subarray(2), "utf-16be"), encoding: "utf-16be" };
  const wide = utf16Order(bytes);
  if (wide !== null) return { text: decode(bytes, wide), encoding: wide };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    // Not valid UTF-8: either another encoding, or UTF-8 damaged in a few places.
  }
  const utf8 = decode(bytes, "utf-8");
  const gb = decode(bytes, "gb18030");
  return damage(utf8) <= damage(gb) ? { text: utf8, encoding: "utf-8" } : { text: gb, encoding: "gb18030" };
}

const decode = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes);

/** Characters that a wrong decoding leaves behind: replacements, private use, and rare characters of mixed-up bytes. */
function damage(text: string): number {
  return text.match(/[\ufffd\ue000-\uf8ff\u0080-\u009f]/gu)?.length ?? 0;
}

/** Byte order of UTF-16 without a mark, told by where the line feeds' zero bytes and the common ideographs' high bytes stand. */
function utf16Order(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const length = Math.min(bytes.length & ~1, 4096);
  if (length < 64) return null;
  let little = 0;
  let big = 0;
  for (let i = 0; i < length; i += 2) {
    if (plausible(bytes[i] ?? 0, bytes[i + 1] ?? 0)) little++;
    if (plausible(bytes[i + 1] ?? 0, bytes[i] ?? 0)) big++;
  }
  const units = length / 2;
  if (little > 0.9 * units && little > 1.5 * big) return "utf-16le";
  if (big > 0.9 * units && big > 1.5 * little) return "utf-16be";
  return null;
}

/** Whether a UTF-16 unit is ASCII text, an ideograph, or CJK or full-width punctuation. */
const plausible = (low: number, high: number): boolean =>
  (high === 0 && (low >= 0x20 || low === 9 || low === 10 || low === 13)) ||
  (high >= 0x4e && high <= 0x9f) ||
  high === 0x30 ||
  high === 0xff ||
  high === 0x20;
