// A report as a Word file written by hand, with the features that libraries do not write: lists that number the headings, changes
// that are tracked, text boxes, tables in tables, older kinds of merged cells.
import { gridOf, splitGrid } from "./grid.mjs";
import { chinese } from "./numerals.mjs";
import * as x from "./ooxml-parts.mjs";
import { random } from "./random.mjs";
import { zip } from "./zip.mjs";

const TRANSITIONAL = "http://schemas.openxmlformats.org";
const STRICT = "http://purl.oclc.org/ooxml";
const WORD = { transitional: `${TRANSITIONAL}/wordprocessingml/2006/main`, strict: `${STRICT}/wordprocessingml/main` };
const RELATIONS = {
  transitional: `${TRANSITIONAL}/officeDocument/2006/relationships`,
  strict: `${STRICT}/officeDocument/relationships`,
};

const NAMESPACES = [
  ["mc", `${TRANSITIONAL}/markup-compatibility/2006`],
  ["wp", `${TRANSITIONAL}/drawingml/2006/wordprocessingDrawing`],
  ["a", `${TRANSITIONAL}/drawingml/2006/main`],
  ["wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"],
  ["v", "urn:schemas-microsoft-com:vml"],
];

const level = (ilvl, format, text, more = "") =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:suff w:val="nothing"/><w:lvlText w:val="${text}"/></w:lvl>`;

/** List 1 numbers headings 一、 and （一）, list 2 the rows within a group of table 2, each group anew. */
const numberingOf = (
  style,
  groups,
) => `<w:abstractNum w:abstractNumId="0">${level(0, "chineseCountingThousand", "%1、", style ? '<w:pStyle w:val="Section"/>' : "")}${level(1, "chineseCounting", "（%2）")}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">${level(0, "decimal", "%1.")}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
${Array.from({ length: groups }, (_, i) => `<w:num w:numId="${i + 2}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`).join("\n")}`;

const STYLES = `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="base"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Section"><w:name w:val="section"/><w:basedOn w:val="Base"/></w:style>
<w:style w:type="character" w:styleId="Unseen"><w:name w:val="unseen"/><w:rPr><w:vanish/></w:rPr></w:style>`;

/** How one report is written: what the options make of texts, cells and headings. */
function writer(model, look) {
  const rnd = random(`${model.seed}/ooxml`);
  const { numbered, shred, tracked, unseen, breaks, cellParagraphs, controls } = look;
  const runs = (printed, properties = "") => {
    let out = shred ? x.shredded(rnd, printed, properties) : x.run(printed, properties);
    if (tracked && printed.length > 8 && rnd.chance(0.3)) out += x.deleted("本年共收到申请99件。");
    if (unseen && rnd.chance(0.2)) out += rnd.pick([x.hidden("隐藏37"), x.run("84", '<w:color w:val="FFFFFF"/>')]);
    return controls && rnd.chance(0.2) ? x.control(out) : out;
  };
  /** A figure that a change has brought in place of another. */
  const figure = (printed) => {
    if (!tracked || printed === "" || !rnd.chance(0.2)) return runs(printed);
    return x.deleted(String(rnd.int(0, 99))) + x.inserted(x.run(printed));
  };
  const groups = { count: 0 };
  const cell = (c) => {
    if (c.role === "vertical" && cellParagraphs)
      return [...c.text].map((character) => x.paragraph(x.run(character))).join("");
    if (c.role === "value") return x.paragraph(figure(c.text), { properties: '<w:jc w:val="center"/>' });
    const item = /^(\d)[.．、](.*)$/u.exec(c.text);
    if (numbered && item !== null && c.col === 2) {
      if (item[1] === "1") groups.count++;
      return x.paragraph(runs(item[2]), { list: { numId: groups.count + 1, level: 0 } });
    }
    if (breaks && c.text.length > 6 && rnd.chance(0.4)) {
      const at = rnd.int(3, c.text.length - 2);
      const [head, tail] = [c.text.slice(0, at), c.text.slice(at)];
      return rnd.chance(0.5)
        ? x.paragraph(runs(head)) + x.paragraph(runs(tail))
        : x.paragraph(x.run(`${head}\n${tail}`));
    }
    return x.paragraph(runs(c.text));
  };
  const heading = (number, words) => {
    if (numbered === "style") return x.paragraph(runs(words), { style: "Section" });
    if (numbered) return x.paragraph(runs(words), { list: { numId: 1, level: 0 } });
    return x.paragraph(runs(`${number}、${words}`));
  };
  const sub = (block) =>
    numbered
      ? x.paragraph(runs(`${block.heading}。`, "<w:b/>") + runs(block.text), { list: { numId: 1, level: 1 } })
      : x.paragraph(runs(`${block.number}${block.heading}。${block.text}`));
  return { rnd, runs, cell, heading, sub, groups };
}

function tablesOf(model, block, pen, look) {
  const grid = gridOf(model, block.table);
  const options = { across: look.across, head: look.repeat };
  const caption = block.caption ? x.paragraph(pen.runs(block.caption)) : "";
  // Over the last row one like it, all of it deleted.
  const wrap = (row, r) =>
    look.tracked && r === grid.rows - 1 ? x.deletedRow(row, (printed) => printed.replace(/\d+/gu, "77")) + row : row;
  if (block.table === "table2" && look.cut) {
    const [first, second] = splitGrid(grid, look.cut.at, look.cut);
    return `${caption}${x.table(first, pen.cell, options)}${look.cut.between ?? "<w:p/>"}${x.table(second, pen.cell, options)}`;
  }
  const made = x.table(grid, pen.cell, { ...options, rows: wrap });
  return caption + (look.nested && block.table !== "table1" ? x.frame(made) : made);
}

function bodyOf(model, look) {
  const pen = writer(model, look);
  const plain = (text) => x.paragraph(pen.runs(text), { properties: '<w:ind w:firstLine="640"/>' });
  const blockXml = (block) =>
    block.kind === "text"
      ? plain(block.text)
      : block.kind === "sub"
        ? pen.sub(block)
        : tablesOf(model, block, pen, look);
  const title = x.paragraph(pen.runs(model.title), { properties: '<w:jc w:val="center"/>' });
  const contents = model.sections.map(({ number, heading }, i) => `${number}、${heading}\t${i + 1}`);
  const toc = [
    x.paragraph(x.run("目录")),
    ...contents.map((line, i) =>
      x.paragraph(
        i === 0
          ? x
              .field('TOC \\o "1-3"', x.run(line.replace("\t", " ")))
              .replace(/<w:r><w:fldChar w:fldCharType="end"\/><\/w:r>$/u, "")
          : x.run(line.replace("\t", " ")) +
              (i === contents.length - 1 ? '<w:r><w:fldChar w:fldCharType="end"/></w:r>' : ""),
      ),
    ),
  ].join("");
  const attached = model.sections.flatMap((s) => s.blocks.filter((b) => b.kind === "table"));
  const sections = model.sections.map((s) =>
    [
      pen.heading(s.number, s.heading),
      ...s.blocks.map((b) =>
        look.attached && b.kind === "table"
          ? plain(`${s.heading}详见附件${chinese(attached.indexOf(b) + 1)}。`)
          : blockXml(b),
      ),
    ].join("\n"),
  );
  const signature = model.signature.map((s) => x.paragraph(pen.runs(s), { properties: '<w:jc w:val="right"/>' }));
  const joined = look.tracked
    ? x.paragraph(x.run("本报告由"), { mark: '<w:del w:id="8" w:author="甲" w:date="2024-01-05T09:00:00Z"/>' }) +
      x.paragraph(x.run("办公室编制。"))
    : "";
  const body = [
    look.boxed ? x.paragraph(x.textBox(title)) : title,
    model.contents ? toc : "",
    ...model.preamble.map(plain),
    joined,
    ...sections,
    ...signature,
    ...(look.attached
      ? [x.pageBreak, ...attached.map((b, i) => plain(`附件${chinese(i + 1)}`) + tablesOf(model, b, pen, look))]
      : []),
  ].join("\n");
  return { body: `${look.framed ? x.frame(body) : body}<w:p/>`, groups: pen.groups.count };
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * The document. `numbered` (`"direct"`, `"style"`) lets lists number headings and rows; `tracked` leaves changes that were not accepted
 * yet; `unseen` adds hidden and white text; `shred` cuts texts into runs, `breaks` and `cellParagraphs` cut them in cells; `controls`
 * wraps texts; `across` is how cells span columns; `nested` and `framed` put tables, or all, into layout tables; `boxed` the title
 * into a text box; `cut` is as in `TextOptions.breaks`; `attached` puts the tables behind the text; `repeat` marks header rows; `strict`
 * takes the strict schema; `prefix` is what the file calls it.
 */
export function docxOf(model, look = {}) {
  const { body, groups } = bodyOf(model, look);
  return packed(body, { styles: STYLES, numbering: numberingOf(look.numbered === "style", groups), look });
}

/** A Word file of which these are the parts: the inner XML of `w:body`, of `w:styles` and of `w:numbering`, and what stands before the body. */
export function packed(body, { styles = "", numbering = "", background = "", look = {} } = {}) {
  const flavour = look.strict ? "strict" : "transitional";
  const prefix = look.prefix ?? "w";
  const part = (name, inner) => {
    const spaces = [["w", WORD[flavour]], ...NAMESPACES].map(([key, uri]) => ` xmlns:${key}="${uri}"`).join("");
    const text = `${XML}<w:${name}${spaces}>${inner}</w:${name}>`;
    if (prefix === "w") return Buffer.from(text);
    return Buffer.from(text.replace(/(<\/?|\s|xmlns:)w(?=[:=])/gu, `$1${prefix}`));
  };
  const relation = (id, kind, target) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS[flavour]}/${kind}" Target="${target}"/>`;
  const relations = (...list) =>
    Buffer.from(
      `${XML}<Relationships xmlns="${TRANSITIONAL}/package/2006/relationships">${list.join("")}</Relationships>`,
    );
  const type = (name, kind) =>
    `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`;
  const types = `${XML}<Types xmlns="${TRANSITIONAL}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type("document", "document.main")}${type("styles", "styles")}${type("numbering", "numbering")}</Types>`;
  return zip([
    { name: "[Content_Types].xml", bytes: Buffer.from(types) },
    { name: "_rels/.rels", bytes: relations(relation(1, "officeDocument", "word/document.xml")) },
    {
      name: "word/_rels/document.xml.rels",
      bytes: relations(relation(1, "styles", "styles.xml"), relation(2, "numbering", "numbering.xml")),
    },
    { name: "word/document.xml", bytes: part("document", `${background}<w:body>${body}</w:body>`) },
    { name: "word/styles.xml", bytes: part("styles", styles) },
    { name: "word/numbering.xml", bytes: part("numbering", numbering) },
  ]);
}
