/** A text in the encodings in which reports are found. */
export const utf8 = (text: string): Buffer => Buffer.from(text, "utf8");
export const utf16le = (text: string): Buffer => Buffer.from(text, "utf16le");
export const utf16be = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();
export const marked = (bytes: Buffer, mark: readonly number[]): Buffer => Buffer.concat([Buffer.from(mark), bytes]);

/** The bytes of each character in GB18030, learnt from the decoder: one, two or four bytes. */
const known = new Map<string, Buffer>();

function learn(): void {
  const decoder = new TextDecoder("gb18030");
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue;
      const bytes = Buffer.from([high, low]);
      const char = decoder.decode(bytes);
      if (!known.has(char)) known.set(char, bytes);
    }
}

/** Throws on a character outside the two-byte range: the texts of tests need none. */
export function gb18030(text: string): Buffer {
  if (known.size === 0) learn();
  return Buffer.concat(
    [...text].map((char) => {
      if (char.charCodeAt(0) < 0x80) return Buffer.from(char);
      const bytes = known.get(char);
      if (bytes === undefined) throw new Error(`not in GBK: ${char}`);
      return bytes;
    }),
  );
}
