import type { Packed } from "../archive/zip.ts";

const PART = /<pkg:part\s[^>]*?pkg:name="([^"]+)"[^>]*>\s*<pkg:xmlData[^>]*>/gu;
const END = "</pkg:xmlData>";

/** The parts of a Word document that is saved as one XML file; null for another kind of XML. */
export function partsOfFlat(text: string): Packed[] | null {
  if (!/<pkg:package[\s>]/u.test(text)) return null;
  const parts: Packed[] = [];
  for (const match of text.matchAll(PART)) {
    const from = match.index + match[0].length;
    const to = text.indexOf(END, from);
    if (to < 0) break;
    const bytes = Buffer.from(text.slice(from, to));
    const name = (match[1] ?? "").replace(/^\//u, "");
    parts.push({ name, size: bytes.length, unpack: async () => ({ ok: true, bytes }) });
  }
  return parts;
}
