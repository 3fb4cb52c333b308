// A report as a web page, for the producers that print web pages. Borders in every style that CSS can draw.
import { cover, gridOf, splitGrid } from "./grid.mjs";
import { escapeXml } from "./xml.mjs";

const BORDERS = {
  solid: "td { border: 0.75pt solid #000 }",
  double: "td { border: 2.5pt double #000 }",
  dashed: "td { border: 0.75pt dashed #333 }",
  horizontal: "tr td { border-top: 0.6pt solid #000; border-bottom: 0.6pt solid #000 }",
  threeLine:
    "table { border-top: 1.4pt solid #000; border-bottom: 1.4pt solid #000 } tr.last td { border-bottom: 0.7pt solid #000 }",
  none: "td { border: none; padding: 2pt 3pt }",
};

/** Widths of the columns of a table in percent: labels wide, numbers narrow. */
const WIDTHS = { 4: [31, 23, 23, 23], 10: [6, 12, 26, 8, 8, 8, 8, 8, 8, 8], 15: new Array(15).fill(6.66) };

function tableRows(grid) {
  const places = cover(grid);
  return places.map((row, r) => {
    const cells = row.filter((c, k) => c.row === r && c.col === k);
    const tds = cells.map((c) => {
      const span = `${c.rowSpan > 1 ? ` rowspan="${c.rowSpan}"` : ""}${c.colSpan > 1 ? ` colspan="${c.colSpan}"` : ""}`;
      return `<td class="${c.role}"${span}>${c.role === "vertical" ? `<span>${escapeXml(c.text)}</span>` : escapeXml(c.text)}</td>`;
    });
    return `<tr${r === grid.headerRows - 1 ? ' class="last"' : ""}>${tds.join("")}</tr>`;
  });
}

function tableHtml(grid) {
  const columns = WIDTHS[grid.columns].map((w) => `<col style="width:${w}%">`).join("");
  const rows = tableRows(grid);
  const head = rows.slice(0, grid.headerRows).join("\n");
  return `<table><colgroup>${columns}</colgroup>${head ? `<thead>\n${head}\n</thead>` : ""}<tbody>\n${rows.slice(grid.headerRows).join("\n")}\n</tbody></table>`;
}

function blockHtml(model, block, { breaks }) {
  if (block.kind === "text") return `<p>${escapeXml(block.text)}</p>`;
  if (block.kind === "sub") return `<p>${block.number}${escapeXml(block.heading)}。${escapeXml(block.text)}</p>`;
  const caption = block.caption ? `<p class="caption">${escapeXml(block.caption)}</p>` : "";
  const grid = gridOf(model, block.table);
  if (block.table !== "table2" || !breaks) return caption + tableHtml(grid);
  const [first, second] = splitGrid(grid, breaks.at, breaks);
  return `${caption}${tableHtml(first)}<div class="break"></div>${tableHtml(second)}`;
}

/**
 * The page. `border` names the rules of the tables, `css` is added to the style, `extra` to the body; `breaks` forces a page end
 * inside table 2 (see `TextOptions.breaks`).
 */
export function htmlOf(model, { border = "solid", css = "", extra = "", font = "WenQuanYi Zen Hei", breaks } = {}) {
  const sections = model.sections.map(
    (s) =>
      `<h2>${s.number}、${escapeXml(s.heading)}</h2>\n${s.blocks.map((b) => blockHtml(model, b, { breaks })).join("\n")}`,
  );
  return `<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>${escapeXml(model.title)}</title><style>
@page { size: A4; margin: 20mm 18mm }
body { font: 10.5pt/1.6 "${font}"; margin: 0 }
h1 { font-size: 16pt; text-align: center; font-weight: normal } h2 { font-size: 12pt; font-weight: normal }
p { text-indent: 2em; margin: 0.3em 0 } p.caption, p.sign { text-indent: 0 } p.caption { text-align: center } p.sign { text-align: right }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: 8pt; line-height: 1.3 }
td { padding: 1pt 2pt; text-align: center; word-break: break-all; vertical-align: middle } td.label { text-align: left }
tr { break-inside: avoid } .break { break-after: page; page-break-after: always }
${BORDERS[border]}
${css}
</style></head><body>
<h1>${escapeXml(model.title)}</h1>
${model.preamble.map((p) => `<p>${escapeXml(p)}</p>`).join("\n")}
${sections.join("\n")}
${model.signature.map((s) => `<p class="sign">${escapeXml(s)}</p>`).join("\n")}
${extra}</body></html>
`;
}
