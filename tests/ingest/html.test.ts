import { describe, expect, it, test } from "vitest";
import { readHtml } from "../../src/stages/ingest/html/index.ts";

const document = (body: string, head = "") => {
  const read = readHtml(new TextEncoder().encode(`<html><head>${head}</head><body>${body}</body></html>`));
  if (!read.ok) throw new Error(read.failure.code);
  return read.document;
};
const lines = (body: string, head = ""): string[] => document(body, head).lines.map((line) => line.text);

const TABLE =
  "<table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数<tr><td>规章<td>1<td>0<td>4</table>";
const TABLE_LINES = ["信息内容\t本年制发件数\t本年废止件数\t现行有效件数", "规章\t1\t0\t4"];

describe("text", () => {
  it.each<[string, string, string[]]>([
    ["inline parts join", "<p>一、<b>总体</b><span>情况</span></p>", ["一、总体情况"]],
    ["blanks run together", "<p> 全年  公开\t5 条 </p>", ["全年 公开 5 条"]],
    ["a line end of the source between Chinese characters is none", "<p>政府\n  信息</p>", ["政府信息"]],
    ["a paragraph never closed", "<p>甲<p>乙<div>丙", ["甲", "乙", "丙"]],
    ["lines by br", "甲<br>乙<br/>\n丙", ["甲", "乙", "丙"]],
    ["preformatted lines", "<pre>规章  1\n\n许可  2</pre>", ["规章  1", "许可  2"]],
    ["what Word leaves", "<p><!--[if !supportLists]-->7、<!--[endif]-->做好<o:p></o:p></p>", ["7、做好"]],
    ["and where a site made it text", "<p>&lt;!--[if !supportLists]--&gt;7、&lt;!--[endif]--&gt;做好</p>", ["7、做好"]],
    ["islands of XML", "<xml><w:View>Normal</w:View></xml><p>甲</p>", ["甲"]],
    ["programs, styles, choices", "<script>1</script><style>a{}</style><select><option>2</select><p>甲</p>", ["甲"]],
    ["hidden parts", '<p style="display:none">1</p><p hidden>2</p><p style="visibility:hidden">3</p><p>4</p>', ["4"]],
    ["struck-out text", "<p><del>3</del><s>4</s>5件</p>", ["5件"]],
    [
      "marks of footnotes, but not other raised text",
      "<p>12<sup>[1]</sup>件<sup>注2</sup>，第<sup>一百零三</sup></p>",
      ["12件，第一百零三"],
    ],
    ["numbers that a browser makes", "<ol start=3><li>甲</li><li>乙</li></ol>", ["3. 甲", "4. 乙"]],
    ["in Chinese", "<ol style='list-style-type:cjk-ideographic'><li><p>总体情况</p></ol>", ["一、总体情况"]],
    ["but not twice", "<ol><li>1.甲</ol><ol style='list-style:none'><li>乙</ol>", ["1.甲", "乙"]],
    ["what is typed into a field", "<p>共<input value='12'>件<input type=hidden value=9></p>", ["共12件"]],
  ])("%s", (_, body, expected) => {
    expect(lines(body)).toEqual(expected);
  });

  it("takes an empty script of XHTML for empty", () => {
    const read = readHtml(
      new TextEncoder().encode('<?xml version="1.0"?><html><body><script src="a.js"/><p>甲</p></body></html>'),
    );
    expect(read.ok && read.document.lines.map((line) => line.text)).toEqual(["甲"]);
  });

  it("follows the page's own style sheets, but not those for print or other elements", () => {
    const style =
      "<style>/* a */ .off, p.gone { display: none } @media print { .on { display: none } } .on .deep{display:none}</style>";
    expect(
      lines("<p class='on'>1<p class='x off'>2<p class=gone>3<div class=gone>4</div><p class=deep>5", style),
    ).toEqual(["1", "4", "5"]);
  });
});

describe("tables", () => {
  const grid = (body: string, head = "") => document(body, head).grids[0];
  const shape = (body: string) => grid(body)?.cells.map((c) => [c.row, c.col, c.rowSpan, c.colSpan, c.text]);

  test("are formed as browsers form them", () => {
    expect(shape("<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>1<tr><td>c<td>2<td>3</table>")).toEqual([
      [0, 0, 2, 2, "a"],
      [0, 2, 1, 1, "b"],
      [1, 2, 1, 1, "1"],
      [2, 0, 1, 1, "c"],
      [2, 1, 1, 1, "2"],
      [2, 2, 1, 1, "3"],
    ]);
  });

  test("with spans beyond their end, of nothing, and over each other", () => {
    expect(
      shape(
        "<table><tr><td rowspan=0>a<td rowspan=9>b<td colspan=1000>c<tr><td colspan=3>1<td>2<tr><td rowspan=x>3</table>",
      ),
    ).toEqual([
      [0, 0, 3, 1, "a"],
      [0, 1, 3, 1, "b"],
      [0, 2, 1, 4, "c"],
      [1, 2, 1, 3, "1"],
      [1, 5, 1, 1, "2"],
      [2, 2, 1, 1, "3"],
    ]);
  });

  test("that only lay out the page are none", () => {
    const { lines: found, grids } = document(
      `<table><tr><td>链接<td><table><tr><td>二、主动公开政府信息情况</td></tr><tr><td>${TABLE}</td></tr></table></table>`,
    );
    expect(grids).toHaveLength(1);
    expect(grids[0]?.cells[0]?.anchors).toMatchObject([{ place: { table: 3, row: 1, column: 1 } }]);
    expect(found.map((line) => line.text)).toEqual(["二、主动公开政府信息情况", ...TABLE_LINES]);
  });

  test("give way to the prose that stands in rows of their own", () => {
    const row = (text: string): string => `<tr><td colspan=4>${text}</td></tr>`;
    const body = `<table>${row("二、主动公开政府信息情况")}${row("本年公开情况见下表。")}<tr><td>规章<td>1<td>0<td>现行有效件数4<tr><td>许可<td>1<td>2<td>3</table>`;
    const { lines: found, grids } = document(body);
    expect(found.slice(0, 2).map((line) => line.source?.parts[0]?.place)).toEqual([{ paragraph: 1 }, { paragraph: 2 }]);
    expect(grids[0]?.cells[4]?.anchors).toMatchObject([{ place: { table: 1, row: 4, column: 1 } }]);
  });

  test("hold the paragraphs of a cell as one text, and figures one above the other as two", () => {
    expect(shape("<table><tr><td><p>商业<p>企业<td><p>3<p>5<tr><td>a<br>b<td>1</table>")?.map((c) => c[4])).toEqual([
      "商业企业",
      "3 5",
      "a b",
      "1",
    ]);
  });

  test.each<[string, string, string]>([
    [
      "a grid whose cells say where they stand",
      "",
      '<div style="display:grid"><div style="grid-area:2/1/span 1/span 1">规章</div><div style="grid-area:2/2">7</div><div style="grid-area:1/1/span 1/span 2">第二十条第（一）项</div><div style="grid-area:2/3">8</div></div>',
    ],
    [
      "a grid filled in order",
      "<style>.g{display:grid;grid-template-columns:2fr repeat(2,1fr)}</style>",
      '<div class=g><div style="grid-column:span 3">第二十条第（一）项</div><div>规章</div><div>7</div><div>8</div></div>',
    ],
    [
      "divisions that are shown as a table",
      "<style>.t{display:table}.r{display:table-row}.c{display:table-cell}</style>",
      "<div class=t><div class=r><div class=c>第二十条第（一）项</div></div><div class=r><div class=c>规章</div><div class=c>7</div><div class=c>8</div></div></div>",
    ],
    [
      "rows of boxes",
      "<style>.r{display:flex}</style>",
      "<div><div class=r><p>第二十条第（一）项</p><p>本年制发件数</p></div>\n<div class=r><p>规章</p><p>7</p><p>8</p></div></div>",
    ],
    [
      "parts that say what they are",
      "",
      "<div role=table><div role=row><span role=cell>第二十条第（一）项</span></div><div role=row><span role=cell>规章</span><span role=cell>7</span><span role=cell>8</span></div></div>",
    ],
  ])("without table markup: %s", (_, head, body) => {
    const last = grid(body, head)?.cells.filter((cell) => cell.row === 1);
    expect(last?.map((cell) => [cell.col, cell.text])).toEqual([
      [0, "规章"],
      [1, "7"],
      [2, "8"],
    ]);
  });

  test("a table that is struck out in part is told", () => {
    const { diagnostics } = document(TABLE.replace("<td>4", "<td><del>5</del>4"));
    expect(diagnostics.map((d) => d.code)).toEqual(["html.struck-out"]);
  });
});

describe("the report in a page", () => {
  const TITLE = "云溪县水务局2023年政府信息公开工作年度报告";
  const report = (title: string): string =>
    `${title}<p>本报告按规定编制。</p><h2>一、总体情况</h2><p>甲。</p><h2>二、主动公开政府信息情况</h2>${TABLE}`;
  const SIGNED = "<p>云溪县水务局</p><p>2024年1月11日</p>";
  const MENU = `<div><a href=/>首页</a></div><ul><li><a href=/1>云溪县水务局2022年政府信息公开工作年度报告</a></ul>`;
  const FOOT = "<div><p>主办：云溪县水务局</p><p>2026-03-01</p></div>";
  const own = [TITLE, "本报告按规定编制。", "一、总体情况", "甲。", "二、主动公开政府信息情况", ...TABLE_LINES];
  const signed = [...own, "云溪县水务局", "2024年1月11日"];

  it.each<[string, string, string[]]>([
    ["in an element of its own", `${MENU}<div>${report(`<h1>${TITLE}</h1>`)}${SIGNED}</div>${FOOT}`, signed],
    [
      "with title and signature outside of it",
      `${MENU}<div><h1>${TITLE}</h1><div>${report("")}</div>${SIGNED}</div>`,
      signed,
    ],
    ["beside everything else", `${MENU}${report(`<h1>${TITLE}</h1>`)}`, own],
  ])("%s", (_, body, expected) => {
    expect(lines(body)).toEqual(expected);
  });

  it("takes the title of the window where the text has none", () => {
    expect(lines(`${MENU}<div>${report("")}</div>`, `<title>${TITLE} - 年报 - 云溪县</title>`)[0]).toBe(TITLE);
  });

  it("keeps a title that is broken over paragraphs", () => {
    const [head, tail] = [TITLE.slice(0, 6), TITLE.slice(6)];
    expect(lines(`${MENU}<div>${report(`<p>${head}</p><p>${tail}</p>`)}</div>`).slice(0, 2)).toEqual([head, tail]);
  });

  it("is read even where the style hides it, and that is told", () => {
    const { lines: found, diagnostics } = document(`<div style="display:none">${report(`<h1>${TITLE}</h1>`)}</div>`);
    expect(found[0]?.text).toBe(TITLE);
    expect(diagnostics.map((d) => [d.code, d.severity])).toEqual([["html.hidden", "warning"]]);
  });

  it("leaves out what the style hides beside it", () => {
    const hidden = `<div style="display:none">${TABLE.replace("<td>1", "<td>9")}</div>`;
    expect(lines(`<div>${report(`<h1>${TITLE}</h1>`)}${hidden}</div>`)).toEqual(own);
  });
});
