import { describe, expect, it } from "vitest";
import { buildOutline } from "../../src/stages/outline/index.ts";
import { outlineOf, type PrintedLine, pages, REPORT } from "./lines.ts";

/** Paragraphs of the section with this number. */
const section = (text: string, ordinal = 5): string[] =>
  outlineOf(text).sections.find((s) => s.ordinal === ordinal)?.paragraphs ?? [];
const with5 = (text: string): string[] => section(REPORT.replace("一是人手不足，二是培训不够。", text));

const FIRST =
  "2023年，政府信息公开工作取得了一定成效，但公开的时效性有待提高，个别信息更新超过20个工作日，政策解读形式较为单一，基层工作人员流动性大。";
const SECOND =
  "下一步，我们将加强组织领导，每季度开展自查，对照15项指标逐一整改，确保4个工作日内完成更新，并把公开情况纳入29家单位的考核。";

/** Breaks a text into rows of so many columns, as a terminal or a page does. */
function wrap(text: string, width: number, first = 0, rest = 0): string[] {
  const rows: string[] = [];
  let row = " ".repeat(first);
  let columns = first;
  for (const char of text) {
    const wide = char.charCodeAt(0) < 0x80 ? 1 : 2;
    if (columns + wide > width && !/[，。；：、]/.test(char)) {
      rows.push(row);
      row = " ".repeat(rest);
      columns = rest;
    }
    row += char;
    columns += wide;
  }
  return [...rows, row];
}

/** The whole report wrapped, its section 5 two long paragraphs. */
const wrapped = (width: number, first: number, rest: number, between: string): string =>
  REPORT.replace("一是人手不足，二是培训不够。", `${FIRST}\n${SECOND}`)
    .split("\n")
    .map((line) => (line.startsWith("@") ? line : wrap(line, width, line.length > 20 ? first : first, rest).join("\n")))
    .join(between);

describe("paragraphs of a text", () => {
  it.each([
    ["one a line", REPORT.replace("一是人手不足，二是培训不够。", `${FIRST}\n${SECOND}`)],
    ["one a line, blank lines between", REPORT.replace("一是人手不足，二是培训不够。", `${FIRST}\n\n${SECOND}`)],
    ["broken, first rows indented", wrapped(60, 4, 0, "\n")],
    ["broken, all rows indented, first rows more", wrapped(72, 7, 3, "\n")],
    ["broken, indents lost", wrapped(60, 0, 0, "\n")],
    ["broken, blank lines between", wrapped(76, 0, 0, "\n\n")],
    ["broken narrowly", wrapped(44, 4, 0, "\n")],
  ])("are made whole: %s", (_, text) => {
    expect(section(text)).toEqual([FIRST, SECOND]);
  });

  it("go on behind a page's end", () => {
    expect(with5(`${FIRST.slice(0, 40)}\n\n— 3 —\n\f\n${FIRST.slice(40)}\n\n${SECOND}`)).toEqual([FIRST, SECOND]);
  });

  it("go on in a row that starts with a mark", () => {
    expect(with5("社会评议1次\n\n，群众满意度94%。")).toEqual(["社会评议1次，群众满意度94%。"]);
  });

  it("lose the blanks of justified print, keep single ones round figures", () => {
    expect(with5("按 照 《中 华 人 民 共 和 国 条 例》 规 定， 于 2023 年 1 月 公 开。")).toEqual([
      "按照《中华人民共和国条例》规定，于 2023 年 1 月公开。",
    ]);
  });

  it("lose full-width blanks, control characters and markup", () => {
    expect(with5("　　**人手**\u0000不足。")).toEqual(["人手不足。"]);
  });

  it("keep an address that was broken in one piece", () => {
    const rows = wrap(
      "报告可从网站下载（http://www.example.gov.cn/zwgk/2024/01/t20240250_1.html）下载，欢迎查阅和监督。",
      50,
      4,
      0,
    );
    expect(with5(rows.join("\n")).join("")).toContain(
      "（http://www.example.gov.cn/zwgk/2024/01/t20240250_1.html）下载",
    );
  });

  it("of items stay apart", () => {
    expect(with5("存在以下不足：\n一是人少；\n二是钱少。\n1.改进一。\n2.改进二。")).toEqual([
      "存在以下不足：",
      "一是人少；",
      "二是钱少。",
      "1.改进一。",
      "2.改进二。",
    ]);
  });

  it("without a heading above them are the preamble", () => {
    const outline = outlineOf(REPORT);
    expect(outline.sections[0]).toMatchObject({
      number: null,
      ordinal: null,
      heading: "",
      level: 0,
      tables: [],
      sections: [],
    });
    expect(outline.sections[0]?.paragraphs[0]).toMatch(/^本报告由云台县水利局.*日止。$/);
  });
});

/** Rows of text set on a page from `y` down, 20 points a row, first rows of paragraphs indented by two characters. */
function set(paragraphs: readonly string[], page: number, from: number, columns = 60): PrintedLine[] {
  let y = from;
  return paragraphs.flatMap((paragraph) =>
    wrap(paragraph, columns, 4, 0).map((row): PrintedLine => {
      y += 20;
      const text = row.trimStart();
      return { text, page, x: 90 + (row.length - text.length) * 6, y };
    }),
  );
}

describe("paragraphs of pages", () => {
  it("are made whole over rows and pages, headings and figures found, and all of it has its place", () => {
    const rows = set([FIRST], 2, 60);
    const outline = buildOutline(
      pages([
        { text: "云台县水利局 2023 年政府信息公开工", x: 120, y: 80, size: 20 },
        { text: "作年度报告", x: 240, y: 110, size: 20 },
        ...set(
          [
            "本报告由云台县水利局编制，统计期限自2023年1月1日起至12月31日止。",
            "一、总体情况",
            "（一）主动公开。发布信息306篇。",
          ],
          1,
          130,
        ),
        ...set(["二、主动公开政府信息情况"], 1, 260),
        { text: "规章", x: 90, y: 300, table: "disclosure" },
        ...set(["五、存在的主要问题及改进情况"], 1, 320),
        ...rows.slice(0, 1).map((row) => ({ ...row, page: 1, y: 360 })),
        ...rows.slice(1),
        ...set([SECOND, "六、其他需要报告的事项", "无。"], 2, 200),
        { text: "云台县水利局", page: 2, x: 350, y: 400 },
        { text: "2024 年 1 月 11 日", page: 2, x: 340, y: 420 },
      ]),
    );
    expect(outline.sections.map((s) => s.ordinal)).toEqual([null, 1, 2, 5, 6]);
    expect(outline.sections[3]?.paragraphs).toEqual([FIRST, SECOND]);
    expect(outline.sections[2]?.tables).toEqual(["disclosure"]);
    expect(outline.title).toEqual({
      value: "云台县水利局2023年政府信息公开工作年度报告",
      text: "云台县水利局 2023 年政府信息公开工作年度报告",
      anchor: { page: 1, bbox: [120, 60, 460, 110] },
    });
    expect(outline.year?.anchor).toEqual({ page: 1, bbox: [250, 60, 290, 80] });
    expect(outline.issuedOn).toEqual({
      value: "2024-01-11",
      text: "2024 年 1 月 11 日",
      anchor: { page: 2, bbox: [340, 408, 340 + 4 * 6 + 12 + 6 + 12 + 12 + 12 + 5 * 6, 420] },
    });
  });

  it("stay apart in two columns of type", () => {
    const left = set([FIRST, "一、总体情况", SECOND], 1, 60, 40);
    const right = set([SECOND, "六、其他需要报告的事项", FIRST], 1, 60, 40).map((row) => ({ ...row, x: row.x + 300 }));
    const outline = buildOutline(
      pages([{ text: "云台县水利局2023年政府信息公开工作年度报告", x: 90, y: 50 }, ...left, ...right]),
    );
    expect(outline.sections.map((s) => s.paragraphs)).toEqual([[FIRST], [SECOND, SECOND], [FIRST]]);
  });
});
