// Pieces of WordprocessingML: runs, paragraphs and tables as strings, with what people and programs leave in them.
import { escapeXml } from "./xml.mjs";

const text = (printed) => `<w:t xml:space="preserve">${escapeXml(printed)}</w:t>`;

export const run = (printed, properties = "") =>
  printed === ""
    ? ""
    : `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}${printed
        .split("\n")
        .map(text)
        .join("<w:br/>")}</w:r>`;

const DELETED = 'w:id="7" w:author="甲" w:date="2024-01-05T09:00:00Z"';

export const deleted = (printed) =>
  `<w:del ${DELETED}><w:r><w:delText xml:space="preserve">${escapeXml(printed)}</w:delText></w:r></w:del>`;
/** A row as a deletion leaves it, its texts changed by `edit`. */
export const deletedRow = (row, edit) =>
  row
    .replace("<w:tr>", `<w:tr><w:trPr><w:del ${DELETED}/></w:trPr>`)
    .replaceAll(
      /<w:t( [^>]*)?>([^<]*)<\/w:t>/gu,
      (_, more, printed) => `<w:delText${more ?? ""}>${edit(printed)}</w:delText>`,
    )
    .replaceAll(/<w:r>.*?<\/w:r>/gsu, (run) => `<w:del ${DELETED}>${run}</w:del>`);
export const inserted = (inner) => `<w:ins ${DELETED}>${inner}</w:ins>`;
export const hidden = (printed) => run(printed, "<w:vanish/>");

/** A text as the runs that an editor leaves: cut anywhere, with marks of checkers between. */
export function shredded(rnd, printed, properties = "") {
  let out = "";
  for (let at = 0; at < printed.length; ) {
    const length = rnd.int(1, 6);
    out += run(printed.slice(at, at + length), properties);
    if (rnd.chance(0.3)) out += '<w:proofErr w:type="spellStart"/>';
    if (rnd.chance(0.1)) out += '<w:bookmarkStart w:id="3" w:name="_Goto"/><w:bookmarkEnd w:id="3"/>';
    at += length;
  }
  return out;
}

/** `inner` are runs; `list` is `{ numId, level }`, `style` the id of a paragraph style. */
export function paragraph(inner, { list, style, properties = "", mark = "" } = {}) {
  const all = [
    style ? `<w:pStyle w:val="${style}"/>` : "",
    list ? `<w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${list.numId}"/></w:numPr>` : "",
    properties,
    mark ? `<w:rPr>${mark}</w:rPr>` : "",
  ].join("");
  return `<w:p>${all === "" ? "" : `<w:pPr>${all}</w:pPr>`}${inner}</w:p>`;
}

export const pageBreak = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';

/** A text box as Word writes it: in the drawing, and once more in the fallback for older programs. */
export const textBox = (inner) =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;

/** A field: its instruction, and the result that was last shown. */
export const field = (instruction, result) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

export const control = (inner) =>
  `<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;

/** Widths of the columns in twentieths of a point, 9060 in all. */
const WIDTHS = {
  1: [9060],
  2: [4530, 4530],
  4: [3060, 2000, 2000, 2000],
  10: [500, 1100, 2490, 710, 710, 710, 710, 710, 710, 710],
  15: new Array(15).fill(604),
};

const cellXml = (width, properties, content) =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${properties}</w:tcPr>${content}</w:tc>`;

const tableXml = (columns, rows) =>
  `<w:tbl><w:tblPr><w:tblW w:w="9060" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${WIDTHS[columns]
    .map((width) => `<w:gridCol w:w="${width}"/>`)
    .join("")}</w:tblGrid>${rows}</w:tbl>`;

/**
 * A grid (grid.mjs) as a table. `content(cell)` gives the paragraphs of a cell. `across` writes cells that span columns as
 * `gridSpan`, or as the older `hMerge`.
 */
export function table(grid, content, { across = "gridSpan", head = false, rows: wrap = (row) => row } = {}) {
  const rows = Array.from({ length: grid.rows }, (_, r) => {
    const cells = grid.cells.filter((c) => c.row <= r && r < c.row + c.rowSpan).sort((a, b) => a.col - b.col);
    const tcs = cells.map((c) => {
      const widths = WIDTHS[grid.columns].slice(c.col, c.col + c.colSpan);
      const width = widths.reduce((sum, one) => sum + one, 0);
      const down = c.rowSpan === 1 ? "" : c.row === r ? '<w:vMerge w:val="restart"/>' : "<w:vMerge/>";
      const inner = c.row === r ? content(c) : "<w:p/>";
      if (c.colSpan === 1) return cellXml(width, down, inner);
      if (across === "gridSpan") return cellXml(width, `<w:gridSpan w:val="${c.colSpan}"/>${down}`, inner);
      const rest = widths.slice(1).map((one) => cellXml(one, `<w:hMerge/>${down}`, "<w:p/>"));
      return cellXml(widths[0], `<w:hMerge w:val="restart"/>${down}`, inner) + rest.join("");
    });
    const properties = head && r < grid.headerRows ? "<w:trPr><w:tblHeader/></w:trPr>" : "";
    return wrap(`<w:tr>${properties}${tcs.join("")}</w:tr>`, r);
  });
  return tableXml(grid.columns, rows.join(""));
}

/** A table of one cell, or of two side by side, that only lays out what is in it. */
export const frame = (...columns) =>
  tableXml(
    columns.length,
    `<w:tr>${columns.map((inner, i) => cellXml(WIDTHS[columns.length][i], "", `${inner}<w:p/>`)).join("")}</w:tr>`,
  );
