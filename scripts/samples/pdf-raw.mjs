// A PDF written by ourselves, for what no producer at hand writes: fonts that are not embedded, vertical writing mode,
// turned pages, hidden and doubled text, tables inside a form.
import { deflateSync } from "node:zlib";
import { layOut } from "./pdf-layout.mjs";
import { drawRules } from "./pdf-rules.mjs";
import { python } from "./tools.mjs";

const n = (x) => String(Math.round(x * 100) / 100);
const hex4 = (code) => code.toString(16).padStart(4, "0").toUpperCase();

/** A font that the reader must bring: STSong-Light with codes that are Unicode. Half-width below U+0100. */
function absentFont() {
  const width = (c) => (c.codePointAt(0) < 0x100 ? 500 : 1000);
  const encode = (text) => [...text].map((c) => hex4(c.codePointAt(0))).join("");
  const objects = (add) => {
    const descriptor = add(
      "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 626 /StemV 93 >>",
    );
    const descendant = add(
      `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500] /FontDescriptor ${descriptor} >>`,
    );
    const font = (map) =>
      add(
        `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${map} /DescendantFonts [${descendant}] >>`,
      );
    return { h: font("UniGB-UCS2-H"), v: font("UniGB-UCS2-V") };
  };
  return { width, encode, objects };
}

const toUnicode = (glyphs) => {
  const lines = Object.entries(glyphs).map(([c, g]) => `<${hex4(g)}> <${hex4(c.codePointAt(0))}>`);
  const blocks = [];
  for (let i = 0; i < lines.length; i += 100) {
    const part = lines.slice(i, i + 100);
    blocks.push(`${part.length} beginbfchar\n${part.join("\n")}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${blocks.join("\n")}\nendcmap\nend end`;
};

/** A subset of a font of this machine, with glyph numbers for codes and a map back to Unicode. */
function embeddedFont(text, file, index) {
  const { font, glyphs, widths } = JSON.parse(python("./subset.py", { font: file, index, text }).toString());
  const width = (c) => widths[c] ?? 1000;
  const encode = (text) => [...text].map((c) => hex4(glyphs[c] ?? 0)).join("");
  const objects = (add, stream) => {
    const program = stream(Buffer.from(font, "base64"), "");
    const map = stream(Buffer.from(toUnicode(glyphs)), "");
    const descriptor = add(
      `<< /Type /FontDescriptor /FontName /AAAAAA+Sample /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 /FontFile2 ${program} >>`,
    );
    const all = Object.entries(glyphs).map(([c, g]) => `${g} [${widths[c]}]`);
    const descendant = add(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Sample /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [${all.join(" ")}] /CIDToGIDMap /Identity /FontDescriptor ${descriptor} >>`,
    );
    const font0 = (encoding) =>
      add(
        `<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Sample /Encoding /${encoding} /DescendantFonts [${descendant}] /ToUnicode ${map} >>`,
      );
    return { h: font0("Identity-H"), v: font0("Identity-V") };
  };
  return { width, encode, objects };
}

const FAMILIES = {
  song: () => absentFont(),
  uming: (text) => embeddedFont(text, "/usr/share/fonts/truetype/arphic/uming.ttc", 0),
  zenhei: (text) => embeddedFont(text, "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
};

const textAt = (font, x, y, size, text, name = "h") =>
  `BT /${name} ${size} Tf 1 0 0 1 ${n(x)} ${n(y)} Tm <${font.encode(text)}> Tj ET`;

/** Items of a page as operators. Bold is faked as printers do it: the same glyphs twice, a third of a point apart. */
function drawItems(page, font) {
  return page.items.map((i) => {
    const y = page.height - i.y;
    if (i.kind === "vertical") return textAt(font, i.x, y, i.size, i.text, "v");
    const once = textAt(font, i.x, y, i.size, i.text);
    return i.bold ? `${once}\n${textAt(font, i.x + 0.3, y, i.size, i.text)}` : once;
  });
}

/** Text that no reader of the page sees, and a watermark that every reader sees through. */
const NOISE = {
  invisible: (font, page) =>
    `q 3 Tr ${textAt(font, 70, page.height - 300, 8, "隐藏数字 99 98 97 96 95 94 569")} 0 Tr Q`,
  white: (font, page) => `q 1 g ${textAt(font, 80, page.height - 420, 8, "白色数字 88 87 86 85 84 83 513")} 0 g Q`,
  watermark: (font, page) =>
    `q 0.88 g BT /h 46 Tf 0.77 0.64 -0.64 0.77 ${n(page.width * 0.3)} ${n(page.height * 0.35)} Tm <${font.encode("仅供查阅 2020")}> Tj ET Q`,
  layer: (font, page) =>
    `/OC /hidden BDC ${textAt(font, 90, page.height - 520, 8, "图层数字 77 76 75 74 73 72 447")} EMC`,
};
const NOISE_TEXT = "隐藏白色图层数字仅供查阅 0123456789";

/** Shades header cells and every other label, under the text. */
const shading = (page) =>
  page.cells
    .filter((c) => c.role === "header")
    .map((c) => `0.9 g ${n(c.x)} ${n(page.height - c.y - c.h)} ${n(c.w)} ${n(c.h)} re f 0 g`);

function pageOperators(page, font, { rules = "stroke", noise = [], shade = false }) {
  const under = noise.includes("watermark") ? [NOISE.watermark(font, page)] : [];
  const over = noise.filter((name) => name !== "watermark").map((name) => NOISE[name](font, page));
  return [
    ...under,
    ...(shade ? shading(page) : []),
    drawRules(page.cells, page.height, rules),
    ...drawItems(page, font),
    ...over,
  ].join("\n");
}

/** Objects of a file, numbered as they are added; `reserve` gives a number whose body follows later. */
function makeFile() {
  const bodies = [];
  const reserve = () => bodies.push(null);
  const set = (id, body) => {
    bodies[id - 1] = Buffer.isBuffer(body) ? body : Buffer.from(body, "latin1");
  };
  const add = (body) => {
    const id = reserve();
    set(id, body);
    return `${id} 0 R`;
  };
  const stream = (bytes, dictionary) => {
    const packed = deflateSync(bytes, { level: 9 });
    const head = `<< ${dictionary} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
    return add(Buffer.concat([Buffer.from(head), packed, Buffer.from("\nendstream")]));
  };
  const finish = (root, info) => {
    const parts = [Buffer.from("%PDF-1.6\n%\xe2\xe3\xcf\xd3\n", "latin1")];
    const offsets = [];
    let at = parts[0].length;
    bodies.forEach((body, i) => {
      const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
      offsets.push(at);
      at += part.length;
      parts.push(part);
    });
    const rows = offsets.map((o) => `${String(o).padStart(10, "0")} 00000 n \n`).join("");
    parts.push(
      Buffer.from(
        `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${bodies.length + 1} /Root ${root} /Info ${info} >>\nstartxref\n${at}\n%%EOF\n`,
      ),
    );
    return Buffer.concat(parts);
  };
  return { reserve, set, add, stream, finish };
}

/** A turned page is drawn upright in a portrait sheet that the viewer turns by 90 degrees. */
function pageObject(file, page, content, { parent, resources }) {
  const body = page.turned ? `0 1 -1 0 ${page.height} 0 cm\n${content}` : content;
  const [w, h] = page.turned ? [page.height, page.width] : [page.width, page.height];
  const contents = file.stream(Buffer.from(body), "");
  return file.add(
    `<< /Type /Page /Parent ${parent} 0 R /MediaBox [0 0 ${w} ${h}]${page.turned ? " /Rotate 90" : ""} /Resources ${resources} /Contents ${contents} >>`,
  );
}

/**
 * The report as PDF bytes. `look` as in `layOut`, with `family` (song: not embedded; uming, zenhei: embedded), `rules` (see `drawRules`),
 * `noise` (invisible, white, watermark, layer), `shade`, and `form`: each page's drawing inside a form XObject.
 */
export function rawPdf(model, look = {}) {
  const letters = `${JSON.stringify(layOut(model, { ...look, measure: () => 0 }))}${NOISE_TEXT}-—#`;
  const font = FAMILIES[look.family ?? "song"]([...new Set(letters)].join(""));
  const measure = (text, size) => [...text].reduce((w, c) => w + font.width(c), 0) * (size / 1000);
  const pages = layOut(model, { ...look, measure });
  const file = makeFile();
  const parent = file.reserve();
  const { h, v } = font.objects(file.add, file.stream);
  const layer = file.add("<< /Type /OCG /Name (hidden) >>");
  const resources = `<< /Font << /h ${h} /v ${v} >> /Properties << /hidden ${layer} >> >>`;
  const kids = pages.map((page) => {
    const operators = pageOperators(page, font, look);
    if (!look.form) return pageObject(file, page, operators, { parent, resources });
    const form = file.stream(
      Buffer.from(operators),
      `/Type /XObject /Subtype /Form /BBox [0 0 ${page.width} ${page.height}] /Matrix [1 0 0 1 0 0] /Resources ${resources}`,
    );
    return pageObject(file, page, "q 0.95 0 0 0.95 14 20 cm /form Do Q", {
      parent,
      resources: `<< /XObject << /form ${form} >> >>`,
    });
  });
  file.set(parent, `<< /Type /Pages /Kids [${kids.join(" ")}] /Count ${kids.length} >>`);
  const root = file.add(
    `<< /Type /Catalog /Pages ${parent} 0 R /OCProperties << /OCGs [${layer}] /D << /OFF [${layer}] /Order [${layer}] >> >> >>`,
  );
  const info = file.add("<< /Producer (nianbao samples) /CreationDate (D:20240101000000Z) >>");
  return file.finish(root, info);
}
