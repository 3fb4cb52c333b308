// A report as a flat OpenDocument text, for LibreOffice: real table headers, real covered cells, vertical text, page numbers.
import { cover, gridOf, splitGrid } from "./grid.mjs";
import { escapeXml } from "./xml.mjs";

const LINE = "0.5pt solid #000000";
const BORDERS = {
  solid: () => `fo:border="${LINE}"`,
  double: () => `fo:border="1.5pt double #000000" style:border-line-width="0.018cm 0.018cm 0.018cm"`,
  none: () => `fo:border="none"`,
  horizontal: () => `fo:border-top="${LINE}" fo:border-bottom="${LINE}" fo:border-left="none" fo:border-right="none"`,
  threeLine: ({ top, bottom, head }) =>
    [
      `fo:border-top="${top ? "1.5pt solid #000000" : "none"}"`,
      `fo:border-bottom="${bottom ? "1.5pt solid #000000" : head ? "0.75pt solid #000000" : "none"}"`,
      `fo:border-left="none" fo:border-right="none"`,
    ].join(" "),
};

/** Widths of the columns in millimetres, 174 in all. */
const WIDTHS = { 4: [54, 40, 40, 40], 10: [9, 22, 45, 14, 14, 14, 14, 14, 14, 14], 15: new Array(15).fill(11.6) };

const cellStyle = ({ border, cut }, c, grid) => {
  const place = {
    top: c.row === 0,
    bottom: c.row + c.rowSpan === grid.rows,
    head: grid.headerRows > 0 && c.row + c.rowSpan === grid.headerRows,
  };
  const key = border === "threeLine" ? `${+place.top}${+place.bottom}${+place.head}` : "";
  const name = `cell${key}${c.role === "vertical" ? "v" : ""}`;
  const mode = c.role === "vertical" && !cut ? ' style:writing-mode="tb-rl"' : "";
  return {
    name,
    xml: `<style:style style:name="${name}" style:family="table-cell"><style:table-cell-properties style:vertical-align="${cut ? "top" : "middle"}" fo:padding="0.3mm" ${BORDERS[border](place)}${mode}/></style:style>`,
  };
};

function rowXml(places, r, grid, look, styles) {
  const cells = places[r].map((c, k) => {
    if (c.row !== r || c.col !== k) return "<table:covered-table-cell/>";
    const style = cellStyle(look, c, grid);
    styles.set(style.name, style.xml);
    const span = `table:number-columns-spanned="${c.colSpan}" table:number-rows-spanned="${c.rowSpan}"`;
    const align = c.role === "label" ? "label" : "value";
    return `<table:table-cell table:style-name="${style.name}" ${span}><text:p text:style-name="${align}">${escapeXml(c.text)}</text:p></table:table-cell>`;
  });
  return `<table:table-row table:style-name="row">${cells.join("")}</table:table-row>`;
}

function tableXml(grid, name, look, styles) {
  const places = cover(grid);
  const rows = places.map((_, r) => rowXml(places, r, grid, look, styles));
  const columns = WIDTHS[grid.columns].map((w) => {
    const style = `column${String(w).replace(".", "_")}`;
    styles.set(
      style,
      `<style:style style:name="${style}" style:family="table-column"><style:table-column-properties style:column-width="${w}mm"/></style:style>`,
    );
    return `<table:table-column table:style-name="${style}"/>`;
  });
  const head = look.repeat ? grid.headerRows : 0;
  return [
    `<table:table table:name="${name}" table:style-name="table">${columns.join("")}`,
    head ? `<table:table-header-rows>${rows.slice(0, head).join("\n")}</table:table-header-rows>` : "",
    `${rows.slice(head).join("\n")}</table:table>`,
  ].join("\n");
}

function blockXml(model, block, look, styles) {
  if (block.kind === "text") return `<text:p text:style-name="body">${escapeXml(block.text)}</text:p>`;
  if (block.kind === "sub")
    return `<text:p text:style-name="body">${block.number}${escapeXml(block.heading)}。${escapeXml(block.text)}</text:p>`;
  const caption = block.caption ? `<text:p text:style-name="caption">${escapeXml(block.caption)}</text:p>` : "";
  const grid = gridOf(model, block.table);
  if (block.table !== "table2" || !look.breaks) return caption + tableXml(grid, block.table, look, styles);
  const [first, second] = splitGrid(grid, look.breaks.at, look.breaks);
  return [
    caption,
    tableXml(first, "table2", look, styles),
    '<text:p text:style-name="next"/>',
    tableXml(second, "table2b", look, styles),
  ].join("\n");
}

const paragraph = (name, properties, text = 'fo:font-size="10.5pt"', parent = "") =>
  `<style:style style:name="${name}" style:family="paragraph"${parent}><style:paragraph-properties ${properties}/><style:text-properties ${text}/></style:style>`;

/**
 * The document. `border` names the rules, `repeat` repeats the header of table 2 on each page, `cut` lets a page end cut
 * a row in two (LibreOffice does so only where cells are set from the top and no text is vertical), `space` (mm) stands before table 2's section to move the page end, `footer` is printed under each page with
 * its number in place of `#`, `landscape` turns the pages; `breaks` as in `TextOptions.breaks`.
 */
export function fodtOf(model, look = {}) {
  const {
    border = "solid",
    repeat = false,
    cut = false,
    space = 0,
    footer = "",
    header = "",
    landscape = false,
    font = "WenQuanYi Zen Hei",
  } = look;
  const styles = new Map();
  const sections = model.sections.map((s, i) =>
    [
      `<text:p text:style-name="${i === 2 ? "h2space" : "h2"}">${s.number}、${escapeXml(s.heading)}</text:p>`,
      ...s.blocks.map((b) => blockXml(model, b, { ...look, border, repeat }, styles)),
    ].join("\n"),
  );
  const [wide, high] = landscape ? ["297mm", "210mm"] : ["210mm", "297mm"];
  const page = (text) => escapeXml(text).replace("#", "<text:page-number/>");
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Han" svg:font-family="'${font}'"/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="Han" style:font-name-asian="Han" fo:font-size="10.5pt" style:font-size-asian="10.5pt" fo:language="zh" fo:country="CN"/></style:default-style></office:styles>
<office:automatic-styles>
<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="${wide}" fo:page-height="${high}" fo:margin="18mm"/><style:footer-style/></style:page-layout>
${paragraph("title", 'fo:text-align="center" fo:margin-bottom="4mm"', 'fo:font-size="16pt" style:font-size-asian="16pt"')}
${paragraph("body", 'fo:text-indent="7.4mm" fo:line-height="160%"')}
${paragraph("h2", 'fo:margin-top="3mm" fo:margin-bottom="2mm"', 'fo:font-size="12pt" style:font-size-asian="12pt"')}
${paragraph("h2space", `fo:margin-top="${3 + space}mm" fo:margin-bottom="2mm"`, 'fo:font-size="12pt" style:font-size-asian="12pt"')}
${paragraph("caption", 'fo:text-align="center"')}
${paragraph("sign", 'fo:text-align="end"')}
${paragraph("furniture", 'fo:text-align="center"', 'fo:font-size="9pt" style:font-size-asian="9pt"')}
${paragraph("next", 'fo:break-before="page"', 'fo:font-size="2pt" style:font-size-asian="2pt"')}
${paragraph("label", 'fo:text-align="start" fo:orphans="1" fo:widows="1"', 'fo:font-size="8pt" style:font-size-asian="8pt"')}
${paragraph("value", 'fo:text-align="center"', 'fo:font-size="8pt" style:font-size-asian="8pt"')}
<style:style style:name="table" style:family="table"><style:table-properties style:width="174mm" table:align="center" table:border-model="collapsing"/></style:style>
<style:style style:name="row" style:family="table-row"><style:table-row-properties fo:keep-together="${cut ? "auto" : "always"}"/></style:style>
${[...styles.values()].join("\n")}
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">${header ? `<style:header><text:p text:style-name="furniture">${page(header)}</text:p></style:header>` : ""}${footer ? `<style:footer><text:p text:style-name="furniture">${page(footer)}</text:p></style:footer>` : ""}</style:master-page></office:master-styles>
<office:body><office:text>
<text:p text:style-name="title">${escapeXml(model.title)}</text:p>
${model.preamble.map((p) => `<text:p text:style-name="body">${escapeXml(p)}</text:p>`).join("\n")}
${sections.join("\n")}
${model.signature.map((s) => `<text:p text:style-name="sign">${escapeXml(s)}</text:p>`).join("\n")}
</office:text></office:body></office:document>
`;
}
