import type { DecodedText } from "../text/decode.ts";

type Encoding = DecodedText["encoding"];

/** Length of the sequence that a lead byte of UTF-8 opens. */
const utf8Length = (lead: number): number => (lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);

const gbLength = (lead: number, second: number): number =>
  lead <= 0x80 || lead === 0xff ? 1 : second >= 0x30 && second <= 0x39 ? 4 : 2;

/** UTF-16 units that a sequence of so many bytes becomes. */
const unitsOf = (encoding: Encoding, length: number, text: string, unit: number): number => {
  if (length < 4) return 1;
  return encoding === "utf-8" || text.codePointAt(unit) !== text.charCodeAt(unit) ? 2 : 1;
};

/** As `byteOffsets` for bytes without damage; null when text and bytes fall out of step. */
function inStep(bytes: Uint8Array, text: string, encoding: Encoding, from: number): Int32Array | null {
  const offsets = new Int32Array(text.length + 1);
  let at = from;
  let unit = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const length = encoding === "utf-8" ? utf8Length(lead) : gbLength(lead, bytes[at + 1] ?? 0);
    const units = length === 1 ? 1 : unitsOf(encoding, length, text, unit);
    if (lead < 0x80 && text.charCodeAt(unit) !== lead) return null;
    for (let k = 0; k < units; k++) offsets[unit + k] = at;
    unit += units;
    at += length;
    if (unit > text.length) return null;
  }
  offsets[unit] = at;
  return unit === text.length && at === bytes.length ? offsets : null;
}

/** As `byteOffsets` for damaged bytes: fed to the decoder one by one, it tells itself which byte completes what. */
function byteByByte(bytes: Uint8Array, text: string, encoding: Encoding, from: number): Int32Array | null {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const offsets = new Int32Array(text.length + 1);
  let unit = 0;
  let start = from;
  for (let at = from; at <= bytes.length; at++) {
    const end = at === bytes.length;
    const made = end ? decoder.decode() : decoder.decode(bytes.subarray(at, at + 1), { stream: true });
    if (made === "") continue;
    if (unit + made.length > text.length) return null;
    for (let k = 0; k < made.length; k++) offsets[unit + k] = start;
    unit += made.length;
    start = end ? at : at + 1;
  }
  offsets[unit] = bytes.length;
  return unit === text.length ? offsets : null;
}

/**
 * For each UTF-16 unit of a decoded text the offset of its first byte in the file, and at the end the file's length; both
 * units of a pair have the offset of their character. `from` is the length of the byte order mark. Null when the decoder
 * can't be followed.
 */
export function byteOffsets(bytes: Uint8Array, text: string, encoding: Encoding, from: number): Int32Array | null {
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    const offsets = new Int32Array(text.length + 1);
    for (let unit = 0; unit <= text.length; unit++)
      offsets[unit] = Math.min(from + 2 * (isSecond(text, unit) ? unit - 1 : unit), bytes.length);
    return offsets;
  }
  return inStep(bytes, text, encoding, from) ?? byteByByte(bytes, text, encoding, from);
}

const isSecond = (text: string, unit: number): boolean => {
  const code = text.charCodeAt(unit);
  return code >= 0xdc00 && code <= 0xdfff;
};
