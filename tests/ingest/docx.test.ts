import { describe, expect, it } from "vitest";
import { cell, cellsOf, documentOf, p, r, tbl, tc, textsOf, tr } from "./word.ts";

const CHANGE = 'w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z"';
const span = (n: number): string => `<w:gridSpan w:val="${n}"/>`;
const RESTART = '<w:vMerge w:val="restart"/>';

describe("tables of a Word file", () => {
  it("are grids in which every cell knows its place", async () => {
    const { lines, grids } = await documentOf(p(r("前")) + tbl(tr(cell("甲"), cell("1")), tr(cell("乙"), cell("2"))));
    expect(lines.map((line) => line.text)).toEqual(["前", "甲\t1", "乙\t2"]);
    expect(lines.map((line) => line.source?.parts[0]?.place)).toEqual([
      { paragraph: 1 },
      { table: 1, row: 1, column: 1 },
      { table: 1, row: 2, column: 1 },
    ]);
    expect(grids.map(({ rows, cols, origin }) => [rows, cols, origin])).toEqual([[2, 2, "declared"]]);
    expect(grids[0]?.cells.at(-1)?.anchors).toEqual([{ place: { table: 1, row: 2, column: 2 }, bytes: null }]);
  });

  it("merge across and down; what a cell that goes on with another still holds is not shown", async () => {
    const rows = [
      tr(cell("甲", span(2)), cell("丙", RESTART)),
      tr(cell("1"), cell("2"), cell("残", "<w:vMerge/>")),
      tr(cell("3"), cell("4"), cell("丁", RESTART)),
    ];
    expect(await cellsOf(tbl(...rows))).toEqual([
      "0.0+1x2 甲",
      "0.2+2x1 丙",
      "1.0 1",
      "1.1 2",
      "2.0 3",
      "2.1 4",
      "2.2 丁",
    ]);
  });

  it("merge across in the older way too", async () => {
    const older = tr(cell("甲", '<w:hMerge w:val="restart"/>'), cell("残", "<w:hMerge/>"), cell("乙"));
    expect(await cellsOf(tbl(older, tr(cell("1"), cell("2"), cell("3"))))).toEqual([
      "0.0+1x2 甲",
      "0.2 乙",
      "1.0 1",
      "1.1 2",
      "1.2 3",
    ]);
  });

  it("leave out columns before a row", async () => {
    const late = `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell("2")}</w:tr>`;
    expect(await cellsOf(tbl(tr(cell("甲"), cell("1")), late))).toEqual(["0.0 甲", "0.1 1", "1.1 2"]);
  });

  it("take a cell that goes on with nothing, or with a wider one, for a cell of its own", async () => {
    const rows = [tr(cell("甲", RESTART + span(2)), cell("1")), tr(cell("乙", "<w:vMerge/>"), cell("2"), cell("3"))];
    expect(await cellsOf(tbl(...rows))).toEqual(["0.0+1x2 甲", "0.2 1", "1.0 乙", "1.1 2", "1.2 3"]);
  });

  it("join the paragraphs of a cell; two figures one above the other stay two", async () => {
    const vertical = tc([..."办理结果"].map((c) => p(r(c))).join(""));
    const broken = tc(p("<w:r><w:t>商业</w:t><w:br/><w:t>企业</w:t></w:r>"));
    const figures = tc(p(r("12")) + p(r("3")));
    expect(await cellsOf(tbl(tr(vertical, broken), tr(figures, tc(p("")))))).toEqual([
      "0.0 办理结果",
      "0.1 商业企业",
      "1.0 12 3",
      "1.1 ",
    ]);
  });

  it("that hold tables, or paragraphs alone, lay out the page: what is in them stands by itself", async () => {
    const inner = tbl(tr(cell("甲"), cell("1")), tr(cell("乙"), cell("2")));
    const outer = tbl(tr(tc(p(r("一、总体情况")) + p(r("正文")) + inner)));
    const { lines, grids } = await documentOf(outer);
    expect(lines.map((line) => line.text)).toEqual(["一、总体情况", "正文", "甲\t1", "乙\t2"]);
    expect(lines[1]?.source?.parts[0]?.place).toEqual({ table: 1, row: 1, column: 1 });
    expect(grids[0]?.cells[0]?.anchors).toEqual([{ place: { table: 2, row: 1, column: 1 }, bytes: null }]);
  });

  it("of one cell within a cell are a frame round its text", async () => {
    const framed = tc(tbl(tr(cell("7"))) + p(""));
    expect(await cellsOf(tbl(tr(cell("甲"), framed), tr(cell("乙"), cell("2"))))).toContain("0.1 7");
  });

  it("are read through content controls around rows and cells", async () => {
    const control = (inner: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
    expect(await cellsOf(tbl(control(tr(cell("甲"), control(cell("1")))), tr(cell("乙"), cell("2"))))).toEqual([
      "0.0 甲",
      "0.1 1",
      "1.0 乙",
      "1.1 2",
    ]);
  });

  it("do not take a cell that holds a picture for an empty one", async () => {
    const picture = tc(
      p(
        '<w:r><w:drawing><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/></w:drawing></w:r>',
      ),
    );
    expect(await cellsOf(tbl(tr(cell("甲"), picture), tr(cell("乙"), cell("2"))))).toContain("0.1 \ufffc");
  });
});

describe("tracked changes", () => {
  it("are read as accepted: what is deleted or moved away is gone, what is inserted or moved here stays", async () => {
    const figure = tc(
      p(
        `<w:del ${CHANGE}><w:r><w:delText>99</w:delText></w:r></w:del><w:ins ${CHANGE}>${r("12")}</w:ins>` +
          `<w:moveFrom ${CHANGE}>${r("5")}</w:moveFrom>`,
      ),
    );
    const gone = `<w:tr><w:trPr><w:del ${CHANGE}/></w:trPr>${cell("删")}${cell("8")}</w:tr>`;
    expect(await cellsOf(tbl(tr(cell("甲"), figure), gone, tr(cell("乙"), cell("2"))))).toEqual([
      "0.0 甲",
      "0.1 12",
      "1.0 乙",
      "1.1 2",
    ]);
  });

  it("join paragraphs whose border was deleted", async () => {
    const open = p(r("本报告由"), `<w:rPr><w:del ${CHANGE}/></w:rPr>`);
    expect(await textsOf(open + p(r("办公室编制。")) + p(r("完")))).toEqual(["本报告由办公室编制。", "完"]);
  });
});

describe("what a reader of the document does not see", () => {
  it("is left out, and said to be: hidden text, white text where nothing is behind it", async () => {
    const body =
      p(r("见", "<w:b/>") + r("隐", "<w:vanish/>") + r("白", '<w:color w:val="FFFFFF"/>')) +
      p(r("显", '<w:vanish w:val="0"/>'));
    const { lines, diagnostics } = await documentOf(body);
    expect(lines.map((line) => line.text)).toEqual(["见", "显"]);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["text.hidden", "info"]]);
  });

  it("is white text on a page that is said to be white, and not on one of another colour", async () => {
    const body = p(r("见") + r("白", '<w:color w:val="FFFFFF"/>'));
    expect(await textsOf(body, { background: '<w:background w:color="FFFFFF"/>' })).toEqual(["见"]);
    expect(await textsOf(body, { background: '<w:background w:color="C00000"/>' })).toEqual(["见白"]);
    expect(await textsOf(body, { background: '<w:background w:color="FFFFFF" w:themeColor="text1"/>' })).toEqual([
      "见白",
    ]);
  });

  it("is not white text on a shaded cell", async () => {
    const shaded = tc(p(r("自然人", '<w:color w:val="FFFFFF"/>')), '<w:shd w:val="clear" w:fill="1F3864"/>');
    expect(await cellsOf(tbl(tr(shaded, cell("1")), tr(cell("乙"), cell("2"))))).toContain("0.0 自然人");
  });

  it("is hidden by a style as well", async () => {
    const styles =
      '<w:style w:type="character" w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="B"><w:basedOn w:val="A"/></w:style>';
    expect(await textsOf(p(r("见") + r("隐", '<w:rStyle w:val="B"/>')), { styles })).toEqual(["见"]);
  });
});

describe("fields", () => {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const code = (text: string) => `<w:r><w:instrText> ${text} </w:instrText></w:r>`;

  it("print their result, not their instruction", async () => {
    const sum = mark("begin") + code("=SUM(LEFT)") + mark("separate") + r("12") + mark("end");
    expect(await textsOf(p(r("共") + sum + r("件")))).toEqual(["共12件"]);
  });

  it("that make a table of contents print nothing that the text does not say again", async () => {
    const first = p(mark("begin") + code('TOC \\o "1-3"') + mark("separate") + r("一、总体情况 1"));
    const last = p(r("二、其他 2") + mark("end"));
    expect(await textsOf(first + last + p(r("一、总体情况")))).toEqual(["一、总体情况"]);
  });

  it("that draw what their instruction says are neither a figure nor nothing", async () => {
    expect(await textsOf(p(mark("begin") + code("EQ \\o\\ac(○,1)") + mark("end") + r("件")))).toEqual(["\ufffc件"]);
  });
});

describe("text boxes and alternatives", () => {
  const box = (inner: string) => `<wps:wsp><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></wps:wsp>`;
  const either = (requires: string, choice: string, fallback: string) =>
    `<w:r><mc:AlternateContent><mc:Choice Requires="${requires}"><w:drawing>${choice}</w:drawing></mc:Choice><mc:Fallback><w:pict>${fallback}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
  const old = (inner: string) => `<v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox>`;

  it("are read once, not once more from the fallback", async () => {
    const { lines } = await documentOf(p(either("wps", box(p(r("标题"))), old(p(r("标题"))))) + p(r("正文")));
    expect(lines.map((line) => line.text)).toEqual(["标题", "", "正文"]);
    expect(lines[0]?.source?.parts[0]?.place).toEqual({ paragraph: 1 });
  });

  it("are read from the fallback where the choice asks for what is not known", async () => {
    expect(await textsOf(p(either("unknown", box(p(r("新"))), old(p(r("旧"))))))).toEqual(["旧", ""]);
  });
});

describe("a Word file", () => {
  it("may call the schema's prefix anything, and take the strict schema", async () => {
    const body = tbl(tr(cell("甲"), cell("1")), tr(cell("乙"), cell("2")));
    for (const look of [{ prefix: "ns0" }, { strict: true }])
      expect(await textsOf(body, { look })).toEqual(["甲\t1", "乙\t2"]);
  });

  it("prints signs for elements, and characters of symbol fonts as they look", async () => {
    const signs = p(
      `<w:r><w:t>一</w:t><w:tab/><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/><w:sym w:font="Wingdings" w:char="F082"/><w:sym w:font="Symbol" w:char="F033"/></w:r>${r("4", '<w:rFonts w:ascii="Wingdings"/>')}`,
    );
    expect(await textsOf(signs)).toEqual(["一\t1-2②3\uf034"]);
  });

  it("breaks lines where the paragraph does", async () => {
    const { lines } = await documentOf(p("<w:r><w:t>一、总体情况</w:t><w:br/><w:t>正文</w:t></w:r>") + p(r("完")));
    expect(lines.map((line) => [line.text, line.source?.parts[0]?.place])).toEqual([
      ["一、总体情况", { paragraph: 1 }],
      ["正文", { paragraph: 1 }],
      ["完", { paragraph: 2 }],
    ]);
  });

  it("into which another file is put is for review", async () => {
    const { diagnostics } = await documentOf(`${p(r("一"))}<w:altChunk r:id="rId9" xmlns:r="r"/>`);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["docx.foreign", "warning"]]);
  });
});
