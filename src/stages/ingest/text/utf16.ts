/** Units that texts of our kind are made of and that no swapped unit of such a text is. */
const telling = (unit: number): boolean =>
  (unit >= 0x4e00 && unit <= 0x9fff) ||
  (unit >= 0x20 && unit <= 0x7e) ||
  unit === 0x0a ||
  unit === 0x0d ||
  unit === 0x09 ||
  unit === 0x3000 ||
  unit === 0x3001 ||
  unit === 0x3002 ||
  (unit >= 0xff00 && unit <= 0xff5e);

const SAMPLE = 8192;
const FEWEST = 64;

/**
 * Byte order of UTF-16 without a byte order mark, told by how many units are ideographs, ASCII or common punctuation when
 * read one way and the other; null when the bytes are no such text.
 */
export function utf16Order(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const length = Math.min(bytes.length & ~1, SAMPLE);
  if (length < FEWEST) return null;
  let little = 0;
  let big = 0;
  let ascii = 0;
  for (let i = 0; i < length; i += 2) {
    const a = bytes[i] ?? 0;
    const b = bytes[i + 1] ?? 0;
    if (telling(a | (b << 8))) little++;
    if (telling((a << 8) | b)) big++;
    if (a === 0 && b > 0) ascii++;
    if (b === 0 && a > 0) ascii--;
  }
  const units = length / 2;
  // ASCII read the wrong way round makes ideographs: markup is told by the zeros on one side.
  if (Math.abs(ascii) > 0.5 * units && Math.max(little, big) > 0.85 * units) return ascii < 0 ? "utf-16le" : "utf-16be";
  if (little > 0.85 * units && big < 0.5 * units) return "utf-16le";
  if (big > 0.85 * units && little < 0.5 * units) return "utf-16be";
  return null;
}
