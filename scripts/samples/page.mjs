// A report as agencies' sites and their word processors publish it: tables as markup in every state of care, the site around them.
import { cover, gridOf, splitGrid } from "./grid.mjs";
import { escapeXml } from "./xml.mjs";

const word = (html) =>
  `<p class="MsoNormal" align="center" style="text-align:center;mso-pagination:widow-orphan"><span style="font-size:9.0pt;font-family:宋体;mso-bidi-font-family:宋体">${html}<o:p></o:p></span></p>`;

/** How the text of a cell is wrapped. */
const WRAPS = {
  plain: (html) => html,
  word,
  paragraphs: (html) => `<p>&nbsp;</p><p>${html}</p>`,
  unclosed: (html) => `<p>${html}`,
  nested: (html) => `<table width="100%"><tr><td>${html}</td></tr></table>`,
};

/** What is wrong with the spans: `(cell, last of its row, table)` → `[rows, columns]`. */
const SPANS = {
  right: (c) => [c.rowSpan, c.colSpan],
  rows: (c) => [c.rowSpan > 1 ? c.rowSpan + (c.row % 2 ? 2 : -1) : 1, c.colSpan],
  beyond: (c, last) => [c.rowSpan > 20 ? 0 : c.rowSpan, last && c.row % 3 === 0 ? 1000 : c.colSpan],
  misaligned: (c, _, table) => [c.rowSpan, table === "table1" && c.col > 1 ? 1 + (c.row % 2) : c.colSpan],
};

const entity = (text) => text.replace(/\d/g, (digit) => `&#x3${digit};`);

function cellHtml(c, { wrap = "plain", entities, notes }) {
  let html = c.role === "value" && entities ? entity(c.text) : escapeXml(c.text);
  if (c.text === "" && wrap !== "plain") html = "&nbsp;";
  if (c.role === "vertical") html = [...c.text].map(escapeXml).join("<br>");
  if (notes && c.role === "value" && c.col === 9 && /^[1-9]/.test(c.text)) html += "<sup>[1]</sup>";
  return WRAPS[wrap](html);
}

const startingIn = (grid, r) => [...new Set(cover(grid)[r])].filter((c) => c?.row === r);

/** The rows of a grid as `<tr>`. */
function rowsHtml(grid, table, look) {
  const spans = SPANS[look.spans ?? "right"];
  return Array.from({ length: grid.rows }, (_, r) => {
    const cells = startingIn(grid, r);
    const tds = cells.map((c, i) => {
      const [rows, columns] = spans(c, i === cells.length - 1, table);
      const attributes = `${rows === 1 ? "" : ` rowspan="${rows}"`}${columns === 1 ? "" : ` colspan="${columns}"`}`;
      return `<td${attributes}>${cellHtml(c, look)}${look.open ? "" : "</td>"}`;
    });
    return `<tr>${tds.join("")}${look.open ? "" : "</tr>"}`;
  });
}

const tableOf = (rows) => `<table border="1">\n${rows.join("\n")}\n</table>`;

/** The grid in parts that begin at the given rows. */
function parts(grid, starts) {
  let rest = grid;
  let done = 0;
  const found = starts.map((at) => {
    const [first, second] = splitGrid(rest, at - done);
    rest = second;
    done = at;
    return first;
  });
  return [...found, rest];
}

/** Table 3 as three tables of five columns, each under the name of its group. */
function groups(grid) {
  const header = (text) => ({ row: 0, col: 0, rowSpan: 1, colSpan: 5, role: "header", text });
  return ["行政复议", "未经复议直接起诉", "复议后起诉"].map((name, i) => ({
    ...grid,
    columns: 5,
    cells: [
      header(name),
      ...grid.cells
        .filter((c) => c.row > 0 && c.colSpan === 1 && Math.floor(c.col / 5) === i)
        .map((c) => ({ ...c, col: c.col % 5 })),
    ],
  }));
}

function splitTable(grid, table) {
  if (table === "table1")
    return parts(
      grid,
      grid.cells.filter((c) => c.row > 0 && c.text.startsWith("第二十条")).map((c) => c.row),
    );
  return table === "table2" ? parts(grid, [3, 14]) : groups(grid);
}

const gridStyle = (c) => `grid-area:${c.row + 1}/${c.col + 1}/span ${c.rowSpan}/span ${c.colSpan}`;

const TABLES = {
  whole: (grid, table, look) => tableOf(rowsHtml(grid, table, look)),
  split: (grid, table, look) =>
    splitTable(grid, table)
      .map((part) => tableOf(rowsHtml(part, table, look)))
      .join("\n<p>&nbsp;</p>\n"),
  nested: (grid, table, look) => `<table><tr><td>${tableOf(rowsHtml(grid, table, look))}</td></tr></table>`,
  grid: (grid, _, look) =>
    `<div class="g" style="grid-template-columns:repeat(${grid.columns},1fr)">${grid.cells
      .map((c) => `<div class="c" style="${gridStyle(c)}">${cellHtml(c, look)}</div>`)
      .join("\n")}</div>`,
};

const HEADINGS = {
  p: (number, text) => `<p style="text-indent:2em">${number}、${text}</p>`,
  h2: (number, text) => `<h2>&nbsp;&nbsp;${number}、${text}</h2>`,
  word: (number, text) =>
    `<p class="MsoNormal"><!--[if !supportLists]--><span lang="EN-US">${number}、<span style='font:7.0pt "Times New Roman"'>&nbsp;</span></span><!--[endif]--><b>${text}<o:p></o:p></b></p>`,
};

/** Text of the report as rows of markup, a row for each paragraph, heading and table. */
function bodyRows(model, look) {
  const { heading = "p", tables = "whole" } = look;
  const text = (t) => (look.lines ? `　　${escapeXml(t)}<br>` : `<p>　　${escapeXml(t)}${look.open ? "" : "</p>"}`);
  const block = (b) => {
    if (b.kind === "text") return text(b.text);
    if (b.kind === "sub") return text(`${b.number}${b.heading}。${b.text}`);
    return TABLES[tables](gridOf(model, b.table), b.table, look);
  };
  return [
    ...model.preamble.map(text),
    ...model.sections.flatMap((s) => [HEADINGS[heading](s.number, escapeXml(s.heading)), ...s.blocks.map(block)]),
    ...model.signature.map((s) => `<p align="right">${escapeXml(s)}</p>`),
  ];
}

/** The whole report as the rows of one table. */
function oneTable(model, look) {
  const across = (html) => `<tr><td colspan="15">${html}</td></tr>`;
  const tables = new Map(
    model.sections.flatMap((s) => s.blocks.flatMap((b) => (b.kind === "table" ? [[s.number, b.table]] : []))),
  );
  const prose = (s) => s.blocks.filter((b) => b.kind !== "table");
  const rows = model.sections.flatMap((s) => [
    across(HEADINGS.p(s.number, escapeXml(s.heading))),
    ...prose(s).map((b) =>
      across(`<p>${escapeXml(b.kind === "sub" ? `${b.number}${b.heading}。${b.text}` : b.text)}</p>`),
    ),
    ...(tables.has(s.number) ? rowsHtml(gridOf(model, tables.get(s.number)), tables.get(s.number), look) : []),
  ]);
  const opening = model.preamble.map((p) => across(`<p>${escapeXml(p)}</p>`));
  return tableOf([...opening, ...rows, across(model.signature.map((s) => `<p>${escapeXml(s)}</p>`).join(""))]);
}

const titleHtml = (model) => `<h1>${escapeXml(model.title)}</h1>`;

/** What sites put around a report: where one is, what else there is, who runs it, and reports of other years. */
const SITES = {
  none: (model, content) => `${titleHtml(model)}\n${content}`,
  portal: (
    model,
    content,
  ) => `<div class="top"><a href="/">首页</a> | <a href="/zwgk/">政务公开</a> | <a href="/hd/">互动交流</a></div>
<div class="path">您现在的位置：<a href="/">首页</a> &gt; <a href="/nb/">政府信息公开年报</a> &gt; 正文</div>
<div class="side"><ul>${[1, 2, 3].map((k) => `<li><a href="/nb/${k}.html">${escapeXml(model.agency)}${model.year - k}年政府信息公开工作年度报告</a></li>`).join("")}</ul></div>
<table class="record"><tr><td>索 引 号：</td><td>000014349/${model.year + 1}-00007</td><td>主题分类：</td><td>政务公开</td></tr>
<tr><td>发布机构：</td><td>${escapeXml(model.agency)}</td><td>发文日期：</td><td>${model.year + 1}-03-01</td></tr></table>
<div class="main">${titleHtml(model)}<div class="info">发布时间：${model.year + 1}-03-01 09:30 来源：${escapeXml(model.agency)} 浏览次数：<script>document.write(120)</script>次 字体：【<a href="#">大</a> <a href="#">小</a>】</div>
<div class="off"><table><tr><td>一、本年新收政府信息公开申请数量</td><td>9</td><td>9</td><td>9</td><td>9</td><td>9</td><td>9</td><td>54</td></tr></table></div>
<div class="text">${content}</div><button>打印本页</button></div>
<div class="share">分享到：<a href="#">微信</a></div><div class="foot"><p>主办：${escapeXml(model.agency)}</p><p>网站标识码：0000000000</p><p>${model.year + 2}-01-01</p></div>`,
  layout: (
    model,
    content,
  ) => `<table width="980"><tr><td colspan="2"><a href="/">首页</a> <a href="/zwgk/">政务公开</a></td></tr>
<tr><td width="200"><a href="/nb/1.html">${escapeXml(model.agency)}${model.year - 1}年政府信息公开工作年度报告</a></td>
<td><table><tr><td>${titleHtml(model)}</td></tr><tr><td>${content}</td></tr></table></td></tr>
<tr><td colspan="2">版权所有：${escapeXml(model.agency)}</td></tr></table>`,
};

const STYLE = ".g{display:grid}.c{border:1px solid #000}.off{display:none}table{border-collapse:collapse}";

/**
 * The page of a report. `site` is what stands around it, `tables` how its tables are set, `spans`, `wrap`, `open`, `entities`,
 * `notes` what their cells are like, `charset` what the page says of its encoding, `oneTable` puts all of it in one table.
 */
export function pageOf(model, look = {}) {
  const { site = "none", charset = "utf-8", breaks = "\n" } = look;
  const content = look.oneTable ? oneTable(model, look) : bodyRows(model, look).join("\n");
  const html = `<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>${escapeXml(model.title)}_${escapeXml(model.agency)}</title><style>${STYLE}</style></head>
<body>${SITES[site](model, content)}</body></html>
`;
  return html.replaceAll("\n", breaks);
}

/** A page as one file with its parts, its text in quoted-printable, as browsers save it. */
export function mhtmlOf(page) {
  const lines = page.split("\n").map((line) => {
    const coded = [...Buffer.from(line)].map((byte) =>
      byte > 31 && byte < 127 && byte !== 61
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`,
    );
    let out = "";
    let width = 0;
    for (const sign of coded) {
      if (width + sign.length > 75) {
        out += "=\r\n";
        width = 0;
      }
      out += sign;
      width += sign.length;
    }
    return out;
  });
  const boundary = "----MultipartBoundary--sample----";
  const part = (fields, body) => `--${boundary}\r\n${fields.join("\r\n")}\r\n\r\n${body}\r\n`;
  return `From: <Saved by Blink>\r\nSubject: report\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="${boundary}"\r\n\r\n${part(["Content-Type: text/html", "Content-Transfer-Encoding: quoted-printable", "Content-Location: http://site.invalid/report.html"], lines.join("\r\n"))}${part(["Content-Type: text/css", "Content-Transfer-Encoding: quoted-printable", "Content-Location: http://site.invalid/a.css"], "td { color: #000 }")}--${boundary}--\r\n`;
}
