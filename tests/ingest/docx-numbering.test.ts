import { describe, expect, it } from "vitest";
import { printNumber } from "../../src/stages/ingest/docx/formats.ts";
import { cellsOf, p, r, tbl, tc, textsOf, tr } from "./word.ts";

const level = (at: number, format: string, text: string, more = ""): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const definition = (id: number, ...levels: string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join("")}</w:abstractNum>`;
const list = (id: number, of: number, more = ""): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const item = (text: string, numId: number, at = 0): string =>
  p(r(text), `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${numId}"/></w:numPr>`);
const HEADINGS = definition(0, level(0, "chineseCountingThousand", "%1、"), level(1, "chineseCounting", "（%2）"));

describe("numbers that the word processor prints", () => {
  it.each([
    [
      "chineseCounting",
      [1, 10, 11, 20, 105, 110, 1020],
      ["一", "十", "十一", "二十", "一百零五", "一百一十", "一千零二十"],
    ],
    ["japaneseCounting", [3, 12], ["三", "十二"]],
    ["ideographDigital", [1, 10, 24], ["一", "一〇", "二四"]],
    ["chineseLegalSimplified", [1, 10, 15], ["壹", "壹拾", "壹拾伍"]],
    ["ideographTraditional", [1, 10, 11], ["甲", "癸", "甲"]],
    ["decimal", [1, 12], ["1", "12"]],
    ["decimalZero", [3, 12], ["03", "12"]],
    ["decimalEnclosedCircle", [1, 20, 21], ["①", "⑳", "21"]],
    ["decimalEnclosedParen", [2], ["⑵"]],
    ["decimalFullWidth", [12], ["１２"]],
    ["lowerLetter", [1, 26, 27], ["a", "z", "aa"]],
    ["upperRoman", [4, 19], ["IV", "XIX"]],
    ["none", [4], [""]],
    ["unheardOf", [4], ["4"]],
  ])("%s", (format, values, printed) => {
    expect(values.map((value) => printNumber(value, format))).toEqual(printed);
  });
});

describe("headings that a list numbers", () => {
  it("bear their numbers, and each level below starts anew", async () => {
    const body = [
      item("总体情况", 1),
      item("主动公开", 1, 1),
      item("监督保障", 1, 1),
      p(r("正文")),
      item("其他", 1),
      item("费用", 1, 1),
    ].join("");
    expect(await textsOf(body, { numbering: HEADINGS + list(1, 0) })).toEqual([
      "一、总体情况",
      "（一）主动公开",
      "（二）监督保障",
      "正文",
      "二、其他",
      "（一）费用",
    ]);
  });

  it("are numbered by their style, and by the style that it is based on", async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="B"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="S"><w:basedOn w:val="B"/></w:style>`;
    const numbering =
      definition(0, level(0, "decimal", "%1"), level(1, "chineseCounting", "%2、", '<w:pStyle w:val="S"/>')) +
      list(1, 0);
    const styled = (text: string, more = "") => p(r(text), `<w:pStyle w:val="S"/>${more}`);
    const unnumbered = styled("附件", '<w:numPr><w:numId w:val="0"/></w:numPr>');
    expect(await textsOf(styled("甲") + unnumbered + styled("乙"), { styles, numbering })).toEqual([
      "一、甲",
      "附件",
      "二、乙",
    ]);
  });

  it("go on in another list of the same definition, unless that starts its numbers anew", async () => {
    const anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const numbering = definition(0, level(0, "decimal", "%1.")) + list(1, 0) + list(2, 0) + list(3, 0, anew);
    const body = item("甲", 1) + item("乙", 2) + item("丙", 3) + item("丁", 3);
    expect(await textsOf(body, { numbering })).toEqual(["1. 甲", "2. 乙", "1. 丙", "2. 丁"]);
  });

  it("print the numbers above theirs, in plain figures where asked, and no bullet", async () => {
    const numbering =
      definition(
        0,
        level(0, "chineseCounting", "%1、"),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "bullet", "●"),
      ) + list(1, 0);
    const body = item("甲", 1) + item("乙", 1, 1) + item("丙", 1, 2);
    expect(await textsOf(body, { numbering })).toEqual(["一、甲", "1.1 乙", "丙"]);
  });

  it("count only what is shown: no deleted paragraph, no hidden one, no text of an empty one", async () => {
    const mark = (inner: string) => `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr>${inner}</w:rPr>`;
    const gone = p('<w:del w:id="1"><w:r><w:delText>删</w:delText></w:r></w:del>', mark('<w:del w:id="1"/>'));
    const hidden = p(r("隐", "<w:vanish/>"), mark("<w:vanish/>"));
    const body = item("甲", 1) + gone + hidden + item("乙", 1) + item("", 1);
    expect(await textsOf(body, { numbering: HEADINGS + list(1, 0) })).toEqual(["一、甲", "二、乙", ""]);
  });

  it("are rows of a table as well, where the number of an empty cell shows", async () => {
    const inCell = (text: string) => tc(item(text, 1));
    const numbering = definition(0, level(0, "decimal", "%1.")) + list(1, 0);
    const body = tbl(tr(inCell("重复申请"), tc(p(r("3")))), tr(inCell(""), tc(p(r("4")))));
    const texts = await textsOf(body, { numbering });
    expect(texts).toEqual(["1. 重复申请\t3", "2. \t4"]);
    expect(await cellsOf(tbl(tr(tc(p(r("甲"))), tc(p(r("1")))), tr(tc(p("")), tc(p("")))))).toHaveLength(4);
  });
});
