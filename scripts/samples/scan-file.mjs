// Pages of pixels as the files that scanners make: a PDF of one picture a page, or a picture file.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";

/** The pages of a PDF as pixels. */
export async function pagesOf(pdf, dpi) {
  const folder = mkdtempSync(join(tmpdir(), "nianbao-scan-"));
  try {
    execFileSync("pdftoppm", ["-r", String(dpi), "-png", pdf, join(folder, "p")]);
    const names = readdirSync(folder).sort();
    return await Promise.all(names.map((name) => pixelsOf(readFileSync(join(folder, name)))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pixelsOf(bytes) {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data) };
}

const image = ({ width, height, data }) => sharp(Buffer.from(data), { raw: { width, height, channels: 3 } });

/** A page as JPEG, in colour or grey. */
const jpeg = (page, quality, color) =>
  (color ? image(page) : image(page).toColourspace("b-w")).jpeg({ quality, mozjpeg: false }).toBuffer();

/** A bilevel page by CCITT's group 4, cut out of the TIFF that holds it in one strip. */
async function group4(page) {
  const tiff = await image(page)
    .toColourspace("b-w")
    .tiff({ compression: "ccittfax4", bitdepth: 1, miniswhite: true, tile: false })
    .toBuffer();
  return strips(tiff);
}

const TAGS = { offsets: 273, rows: 278, counts: 279 };

function strips(tiff) {
  const at = tiff.readUInt32LE(4);
  const entries = new Map();
  for (let i = 0; i < tiff.readUInt16LE(at); i++) {
    const entry = at + 2 + 12 * i;
    entries.set(tiff.readUInt16LE(entry), entry);
  }
  const values = (tag) => {
    const entry = entries.get(tag);
    const size = tiff.readUInt16LE(entry + 2) === 3 ? 2 : 4;
    const count = tiff.readUInt32LE(entry + 4);
    const from = size * count <= 4 ? entry + 8 : tiff.readUInt32LE(entry + 8);
    return Array.from({ length: count }, (_, i) =>
      size === 2 ? tiff.readUInt16LE(from + 2 * i) : tiff.readUInt32LE(from + 4 * i),
    );
  };
  const counts = values(TAGS.counts);
  return {
    parts: values(TAGS.offsets).map((offset, i) => tiff.subarray(offset, offset + counts[i])),
    rows: values(TAGS.rows)[0],
  };
}

/** The picture of a page as PDF objects: one, or for group 4 one for each strip, and what draws them. */
async function drawn(page, dpi, { quality = 40, color = false, fax = false }) {
  const { width, height } = page;
  const [w, h] = [(width * 72) / dpi, (height * 72) / dpi];
  const head = `/Type /XObject /Subtype /Image /Width ${width}`;
  if (!fax) {
    const data = await jpeg(page, quality, color);
    const space = color ? "/DeviceRGB" : "/DeviceGray";
    const dictionary = `${head} /Height ${height} /ColorSpace ${space} /BitsPerComponent 8 /Filter /DCTDecode`;
    return { w, h, images: [{ dictionary, data }], content: `q ${w} 0 0 ${h} 0 0 cm /I0 Do Q` };
  }
  const { parts, rows } = await group4(page);
  let content = "";
  const images = parts.map((data, i) => {
    const n = Math.min(rows, height - i * rows);
    const parameters = `<< /K -1 /Columns ${width} /Rows ${n} /BlackIs1 false >>`;
    const high = (n * 72) / dpi;
    content += `q ${w} 0 0 ${high} 0 ${h - ((i * rows + n) * 72) / dpi} cm /I${i} Do Q\n`;
    return {
      dictionary: `${head} /Height ${n} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms ${parameters}`,
      data,
    };
  });
  return { w, h, images, content };
}

/** A PDF in which each page is one picture. */
export async function scanPdf(pages, dpi, look) {
  const objects = ["<< /Type /Catalog /Pages 2 0 R >>", null];
  const kids = [];
  for (const page of pages) {
    const { w, h, images, content } = await drawn(page, dpi, look);
    const names = images.map(({ dictionary, data }, i) => {
      objects.push([dictionary, data]);
      return `/I${i} ${objects.length} 0 R`;
    });
    objects.push(["", Buffer.from(content)]);
    const resources = `<< /XObject << ${names.join(" ")} >> >>`;
    const box = `[0 0 ${w.toFixed(2)} ${h.toFixed(2)}]`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources ${resources} /Contents ${objects.length} 0 R >>`,
    );
    kids.push(`${objects.length} 0 R`);
  }
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(" ")}] >>`;
  return written(objects);
}

function written(objects) {
  const chunks = [Buffer.from("%PDF-1.4\n%\u00e2\u00e3\n", "latin1")];
  let size = chunks[0].length;
  const push = (chunk) => {
    chunks.push(chunk);
    size += chunk.length;
  };
  const offsets = objects.map((object, i) => {
    const offset = size;
    push(Buffer.from(`${i + 1} 0 obj\n`));
    if (typeof object === "string") push(Buffer.from(object));
    else {
      push(Buffer.from(`<< ${object[0]} /Length ${object[1].length} >>\nstream\n`));
      push(object[1]);
      push(Buffer.from("\nendstream"));
    }
    push(Buffer.from("\nendobj\n"));
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  push(Buffer.from(`${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${size}\n%%EOF\n`));
  return Buffer.concat(chunks);
}

/** All pages in one long picture, as a page of the web shows them. */
export async function longPng(pages, colours = 16) {
  const width = Math.max(...pages.map((page) => page.width));
  const height = pages.reduce((sum, page) => sum + page.height, 0);
  const data = new Uint8Array(width * height * 3).fill(255);
  let top = 0;
  for (const page of pages) {
    for (let y = 0; y < page.height; y++)
      data.set(page.data.subarray(y * page.width * 3, (y + 1) * page.width * 3), (top + y) * width * 3);
    top += page.height;
  }
  return image({ width, height, data })
    .toColourspace("b-w")
    .png({ palette: true, colours, compressionLevel: 9 })
    .toBuffer();
}
