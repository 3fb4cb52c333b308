import { utf16Order } from "./utf16.ts";

/** How a text was decoded. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "gb18030";
}

/**
 * Decodes the bytes of a text: by its byte order mark; without one UTF-16 if the units read as Chinese and ASCII one way
 * only, UTF-8 if it is valid, else GB18030 (a superset of GBK and GB2312), unless UTF-8 with a little damage fits better.
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
