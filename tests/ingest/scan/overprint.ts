import { readFileSync } from "node:fs";
import sharp from "sharp";
import { renderPage } from "../../../src/stages/ingest/pdf/render.ts";

const SAMPLE = readFileSync("samples/libreoffice-split.pdf");
/** The sample's second page as an object of the file, its text and the fonts of that, and its size in points. */
const PAGE = { object: 4, contents: "5 0 R", fonts: "18 0 R", width: 595.3, height: 841.9 };
const HELVETICA = "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";

interface Layer {
  /** Left, bottom, right and top, as shares of the page, and the part of the page's own picture that is drawn there. */
  readonly tiles: readonly (readonly [number, number, number, number])[];
  /** What is drawn before the page's own text, which is left out when this is null. */
  readonly before: string | null;
  /** Whether the pictures come before the text. */
  readonly below?: boolean;
  /** What is drawn last; where the page's own text is left out it may use Helvetica as F1. */
  readonly last?: string;
  /** Whether the pictures let through what is under them. */
  readonly mask?: boolean;
}

export const WHOLE: Layer["tiles"] = [[0, 0, 1, 1]];

/** So many pieces along and down. */
export const cut = (across: number, down: number): Layer["tiles"] =>
  Array.from({ length: across * down }, (_, k) => {
    const [i, j] = [k % across, Math.floor(k / across)];
    return [i / across, j / down, (i + 1) / across, (j + 1) / down] as const;
  });

/** A report of two pages with text, with pictures of the second page drawn over or under its text, as scanners and printers do. */
export async function overprinted({
  tiles,
  before,
  below = false,
  last = "",
  mask = false,
}: Layer): Promise<Uint8Array> {
  const rendered = await renderPage(SAMPLE, 2);
  if (!rendered.ok) throw new Error(rendered.failure.message);
  const { width, height, data } = rendered.picture;
  const objects: [number, Buffer][] = [];
  const put = (dictionary: string, bytes: Buffer): string => {
    const number = 100 + objects.length;
    const head = `<< ${dictionary} /Length ${bytes.length} >>\nstream\n`;
    objects.push([number, Buffer.concat([Buffer.from(head), bytes, Buffer.from("\nendstream")])]);
    return `${number} 0 R`;
  };
  const soft = mask
    ? ` /SMask ${put("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", Buffer.from([60]))}`
    : "";
  let pictures = "";
  let draw = "";
  for (const [i, [l, b, r, t]] of tiles.entries()) {
    const [x0, x1] = [Math.round(l * width), Math.round(r * width)];
    const [y0, y1] = [Math.round((1 - t) * height), Math.round((1 - b) * height)];
    const jpeg = await sharp(data, { raw: { width, height, channels: 3 } })
      .extract({ left: x0, top: y0, width: x1 - x0, height: y1 - y0 })
      .toColourspace("b-w")
      .jpeg({ quality: 80 })
      .toBuffer();
    const size = `/Width ${x1 - x0} /Height ${y1 - y0} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode`;
    pictures += `/I${i} ${put(`/Type /XObject /Subtype /Image ${size}${soft}`, jpeg)} `;
    const [w, h] = [((x1 - x0) / width) * PAGE.width, ((y1 - y0) / height) * PAGE.height];
    draw += `q ${w} 0 0 ${h} ${(x0 / width) * PAGE.width} ${(1 - y1 / height) * PAGE.height} cm /I${i} Do Q\n`;
  }
  const text = before === null ? "" : `${put("", Buffer.from(before))} ${PAGE.contents}`;
  const images = put("", Buffer.from(draw));
  const end = put("", Buffer.from(last));
  const resources = `/Font ${before === null ? HELVETICA : PAGE.fonts} /XObject << ${pictures}>>`;
  return appended(objects, resources, below ? `${images} ${text} ${end}` : `${text} ${images} ${end}`);
}

/** The sample with its second page drawn anew, as an incremental update. */
function appended(objects: readonly [number, Buffer][], resources: string, contents: string): Uint8Array {
  const box = `[0 0 ${PAGE.width} ${PAGE.height}]`;
  const page = `<< /Type /Page /Parent 7 0 R /MediaBox ${box} /Resources << ${resources} >> /Contents [${contents}] >>`;
  const all: [number, Buffer][] = [[PAGE.object, Buffer.from(page)], ...objects];
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/u.exec(SAMPLE.toString("latin1"))?.[1] ?? "0";
  const chunks: Buffer[] = [SAMPLE, Buffer.from("\n")];
  let size = SAMPLE.length + 1;
  let table = "xref\n";
  for (const [number, body] of all) {
    table += `${number} 1\n${String(size).padStart(10, "0")} 00000 n \n`;
    const chunk = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
    chunks.push(chunk);
    size += chunk.length;
  }
  const trailer = `trailer\n<< /Size ${100 + objects.length} /Root 20 0 R /Prev ${previous} >>\nstartxref\n${size}\n%%EOF\n`;
  return Buffer.concat([...chunks, Buffer.from(table + trailer)]);
}
