import { describe, expect, it } from "vitest";
import { HEADINGS, level1, outlineOf, REPORT, tree } from "./lines.ts";

const codes = (text: string): string[] => outlineOf(text).diagnostics.map((d) => d.code);

describe("level-1 headings", () => {
  it.each([
    ["as the template words them", REPORT],
    ["with full-width stops for marks", REPORT.replace(/^([一二三四五六])、/gm, "$1．")],
    ["with a colon behind", REPORT.replace(/^([一二三四五六]、.*)$/gm, "$1：")],
    ["with a blank behind the mark", REPORT.replace(/^([一二三四五六])、/gm, "  $1、 ")],
    ["as Markdown", REPORT.replace(/^([一二三四五六]、.*)$/gm, "# **$1**")],
    ["with blanks inside", REPORT.replace("主动公开政府信息情况\n", "主动公 开政府信 息情况\n")],
    ["behind bullets", REPORT.replace(/^([一二三四五六]、)/gm, "• $1")],
    [
      "broken over two lines",
      REPORT.replace("四、政府信息公开行政复议、行政诉讼情况", "四、政府信息公开行政复议、行政诉讼\n情况"),
    ],
    ["with a blank for the mark", REPORT.replace(/^([一二三四五六])、/gm, "$1 ")],
    ["without a mark", REPORT.replace(/^([一二三四五六])、/gm, "$1")],
    ["with the template's note", REPORT.replace("一、总体情况", "一、总体情况（文字描述）")],
  ])("are found %s", (_, text) => {
    const outline = outlineOf(text);
    expect(level1(outline)).toEqual(HEADINGS);
    expect(outline.sections.map((s) => s.tables)).toEqual([[], [], ["disclosure"], ["requests"], ["disputes"], [], []]);
    expect(outline.diagnostics).toEqual([]);
  });

  it("keep the wording of the notice's body, and typos", () => {
    const text = REPORT.replace("二、主动", "二、行政机关主动")
      .replace("三、收到", "三、行政机关收到")
      .replace("四、政府信息公开行政复议", "四、政府信息公开行政法复议")
      .replace("五、存在的", "五、政府信息公开工作存在的")
      .replace("六、其他需要", "六、其它需要");
    expect(level1(outlineOf(text))).toEqual([
      "一 总体情况",
      "二 行政机关主动公开政府信息情况",
      "三 行政机关收到和处理政府信息公开申请情况",
      "四 政府信息公开行政法复议、行政诉讼情况",
      "五 政府信息公开工作存在的主要问题及改进情况",
      "六 其它需要报告的事项",
    ]);
  });

  it("may be worded as the report likes", () => {
    const text = REPORT.replace("存在的主要问题及改进情况", "存在问题和下一步改进措施").replace("总体情况", "概述");
    expect(level1(outlineOf(text))).toEqual([
      "一 概述",
      ...HEADINGS.slice(1, 4),
      "五 存在问题和下一步改进措施",
      "六 其他需要报告的事项",
    ]);
  });

  it("in words of their own may be broken over two lines, or have their text behind them", () => {
    const text = REPORT.replace("五、存在的主要问题及改进情况\n", "五、存在的不足和下一步工\n作打算\n").replace(
      "六、其他需要报告的事项\n",
      "六、需要向社会说明的事项。",
    );
    expect(level1(outlineOf(text))).toEqual([
      ...HEADINGS.slice(0, 4),
      "五 存在的不足和下一步工作打算",
      "六 需要向社会说明的事项",
    ]);
  });

  it("without a number may lack a character", () => {
    const text = REPORT.replace("四、政府信息公开行政复议、行政诉讼情况", "政府信息公开行政复议行政诉讼情况");
    expect(level1(outlineOf(text))[3]).toBe("- 政府信息公开行政复议行政诉讼情况");
  });

  it("may be bracketed, with level 2 in figures", () => {
    const text = REPORT.replace(/^（([一二])）/gm, "$1@@")
      .replace(/^([一二三四五六])、/gm, "（$1）")
      .replace("一@@", "1.")
      .replace("二@@", "2.");
    expect(tree(outlineOf(text).sections)).toEqual([
      "-",
      "（一） 总体情况",
      "  1 主动公开",
      "  2 依申请公开",
      "（二） 主动公开政府信息情况",
      "（三） 收到和处理政府信息公开申请情况",
      "（四） 政府信息公开行政复议、行政诉讼情况",
      "（五） 存在的主要问题及改进情况",
      "（六） 其他需要报告的事项",
    ]);
  });

  it("may be parts", () => {
    const text = REPORT.replace(/^([一二三四五六])、/gm, "第$1部分 ");
    expect(level1(outlineOf(text))).toEqual(HEADINGS.map((h) => h.replace(/^(.)/, "第$1部分")));
  });

  it("may stand without numbers", () => {
    const outline = outlineOf(REPORT.replace(/^([一二三四五六])、/gm, ""));
    expect(level1(outline)).toEqual(HEADINGS.map((h) => h.replace(/^./, "-")));
    expect(outline.sections.every((s) => s.ordinal === null)).toBe(true);
    expect(new Set(outline.diagnostics.map((d) => d.code))).toEqual(new Set(["heading.unnumbered"]));
  });

  it("are recorded, not obeyed, when a number stands twice", () => {
    const text = REPORT.replace("\n四、", "\n三、").replace("\n五、", "\n四、").replace("\n六、", "\n五、");
    const outline = outlineOf(text);
    expect(outline.sections.map((s) => s.ordinal)).toEqual([null, 1, 2, 3, 3, 4, 5]);
    expect(outline.diagnostics).toEqual([
      expect.objectContaining({ code: "heading.duplicate", severity: "warning", pointer: "/sections/4" }),
    ]);
  });

  it("may skip a number", () => {
    const outline = outlineOf(REPORT.replace("四、政府信息公开行政复议、行政诉讼情况\n", ""));
    expect(outline.sections.map((s) => s.ordinal)).toEqual([null, 1, 2, 3, 5, 6]);
    expect(outline.sections[3]?.tables).toEqual(["requests", "disputes"]);
    expect(outline.diagnostics.map((d) => d.code)).toEqual(["heading.gap"]);
  });

  it("may start anew", () => {
    const text = REPORT.replace(
      "二、主动公开政府信息情况",
      "二、工作机制保障\n设立了协调小组。\n三、平台建设\n网站已改版。\n一、主动公开政府信息情况",
    )
      .replace("三、收到", "二、收到")
      .replace("四、政府", "三、政府")
      .replace("五、存", "四、存")
      .replace("六、其他", "五、其他");
    const outline = outlineOf(text);
    expect(outline.sections.map((s) => s.ordinal)).toEqual([null, 1, 2, 3, 1, 2, 3, 4, 5]);
    expect(outline.diagnostics.map((d) => [d.code, d.pointer])).toEqual([["heading.restart", "/sections/4"]]);
  });

  it("may start anew in words of their own", () => {
    const text = REPORT.replace("四、政府信息公开行政复议、行政诉讼情况", "一、复议和诉讼情况")
      .replace("五、", "二、")
      .replace("六、", "三、");
    expect(level1(outlineOf(text)).slice(3)).toEqual([
      "一 复议和诉讼情况",
      "二 存在的主要问题及改进情况",
      "三 其他需要报告的事项",
    ]);
  });

  it("may lack the first before level-2 headings in the form's own words", () => {
    const outline = outlineOf(
      REPORT.replace("一、总体情况\n", "")
        .replace("主动公开。", "主动公开情况。")
        .replace("依申请公开。", "依申请公开情况。"),
    );
    expect(outline.sections[0]?.sections.map((s) => s.heading)).toEqual(["主动公开情况", "依申请公开情况"]);
  });

  it("may lack the first, whose text is then the preamble's", () => {
    const outline = outlineOf(REPORT.replace("一、总体情况\n", ""));
    expect(level1(outline)).toEqual(HEADINGS.slice(1));
    expect(outline.sections[0]?.sections.map((s) => s.heading)).toEqual(["主动公开", "依申请公开"]);
    expect(outline.diagnostics.map((d) => d.code)).toEqual(["heading.gap"]);
  });

  it("may be four", () => {
    const text = REPORT.replace("二、主动公开政府信息情况", "二、政府信息公开统计情况")
      .replace("三、收到和处理政府信息公开申请情况\n", "")
      .replace("四、政府信息公开行政复议、行政诉讼情况\n", "")
      .replace("五、", "三、")
      .replace("六、", "四、");
    const outline = outlineOf(text);
    expect(level1(outline)).toEqual([
      "一 总体情况",
      "二 政府信息公开统计情况",
      "三 存在的主要问题及改进情况",
      "四 其他需要报告的事项",
    ]);
    expect(outline.sections[2]?.tables).toEqual(["disclosure", "requests", "disputes"]);
    expect(outline.isReport.headings).toBe(3);
  });

  it("are not the rows of table 2 that its region left out", () => {
    const text = REPORT.replace(
      "@requests\n",
      "一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开申请数量\n@requests\n四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0\n",
    );
    const outline = outlineOf(text);
    expect(level1(outline)).toEqual(HEADINGS);
    expect(outline.sections[3]?.paragraphs).toEqual([]);
  });

  it.each([
    ["with dots and page numbers", (h: string) => `${h}……………………1`],
    ["with page numbers", (h: string) => `${h} 2`],
    ["with neither", (h: string) => h],
  ])("are not a table of contents %s", (_, entry) => {
    const contents = HEADINGS.map((h) => entry(h.replace(" ", "、"))).join("\n");
    const outline = outlineOf(REPORT.replace("\n本报告由", `\n目  录\n${contents}\n本报告由`));
    expect(level1(outline)).toEqual(HEADINGS);
    expect(outline.sections[0]?.paragraphs).toHaveLength(1);
    expect(outline.diagnostics).toEqual([]);
  });

  it("are not what the prose quotes", () => {
    const quote = "数据详见本报告“二、主动公开政府信息情况”；申请办理见“三、收到和处理政府信息公开申请情况”中的表格。";
    const outline = outlineOf(REPORT.replace("收到申请24件。", `收到申请24件。\n${quote}`));
    expect(level1(outline)).toEqual(HEADINGS);
    expect(outline.sections[1]?.sections[1]?.paragraphs).toEqual(["全年收到申请24件。", quote]);
  });

  it("are not what the prose quotes at the start of a line", () => {
    const quote = "数据详见本报告\n三、收到和处理政府信息公开申请情况。";
    expect(level1(outlineOf(REPORT.replace("收到申请24件。", `收到申请24件，${quote}`)))).toEqual(HEADINGS);
  });

  it("are not enumerations of the prose", () => {
    const text = REPORT.replace(
      "一是人手不足，二是培训不够。",
      "一、人手不足，培训不够。\n二、经费不足，渠道不多。\n一是人少。\n二是钱少。",
    );
    expect(level1(outlineOf(text))).toEqual(HEADINGS);
  });

  it("have the text behind them on the same line as their first paragraph", () => {
    const outline = outlineOf(REPORT.replace("六、其他需要报告的事项\n无。", "六、其他需要报告的事项：无。"));
    expect(level1(outline)).toEqual(HEADINGS);
    expect(outline.sections.at(-1)?.paragraphs).toEqual(["无。"]);
  });

  it("none of them make another document look like a report", () => {
    const text =
      "云台县人民政府关于印发办法的通知\n各镇人民政府：\n一、总体要求\n认真做好年度报告编制。\n二、主动公开\n及时公开。";
    const outline = outlineOf(text);
    expect(outline.isReport).toEqual({ title: false, headings: 0 });
    expect(codes(text)).toContain("title.missing");
  });
});

describe("level-2 headings", () => {
  const with5 = (text: string) =>
    outlineOf(REPORT.replace("一是人手不足，二是培训不够。", text)).sections.find((s) => s.ordinal === 5);

  it.each([
    ["glued to their text", "（一）存在的主要问题。人手不足，培训不够。\n（二）改进情况。加强培训。"],
    ["on their own lines", "（一）存在的主要问题\n人手不足，培训不够。\n（二）改进情况\n加强培训。"],
    ["closed by a full stop", "（一）存在的主要问题。\n人手不足，培训不够。\n（二）改进情况。\n加强培训。"],
    ["before a colon", "(一)存在的主要问题：人手不足，培训不够。\n(二)改进情况:加强培训。"],
    ["as Markdown", "### （一）存在的主要问题\n人手不足，培训不够。\n### （二）改进情况\n加强培训。"],
    ["parted by a blank", "（一）存在的主要问题 人手不足，培训不够。\n（二）改进情况 加强培训。"],
    ["in one sign", "㈠存在的主要问题。人手不足，培训不够。\n㈡改进情况。加强培训。"],
  ])("are found %s", (_, text) => {
    const section = with5(text);
    expect(section?.sections.map((s) => [s.ordinal, s.heading, s.paragraphs])).toEqual([
      [1, "存在的主要问题", ["人手不足，培训不够。"]],
      [2, "改进情况", ["加强培训。"]],
    ]);
    expect(section?.paragraphs).toEqual([]);
  });

  it("of one section are numbered alike", () => {
    const text = REPORT.replace(/^([一二三四五六])、/gm, (_, n: string) => `${"一二三四五六".indexOf(n) + 1}.`).replace(
      "发布信息306篇。",
      "发布信息306篇。\n（1）明确1名专职人员。\n（2）开展审查9次。",
    );
    expect(outlineOf(text).sections[1]?.sections.map((s) => s.heading)).toEqual(["主动公开", "依申请公开"]);
  });

  it("are not sentences with a number", () => {
    const text = "（一）个别单位业务能力存在短板，业务操作不熟练。对标准把握不准确。";
    expect(with5(text)).toMatchObject({ paragraphs: [text], sections: [] });
  });

  it("are not items that the law numbers", () => {
    const text = "依照第二十条第\n（一）项、第（五）项公开。";
    expect(with5(text)?.sections).toEqual([]);
  });

  it("may be long where they stand alone", () => {
    const section = with5("（一）其他有关文件专门要求通过政府信息公开工作年度报告予以报告的事项。\n没有这样的事项。");
    expect(section?.sections[0]?.heading).toBe("其他有关文件专门要求通过政府信息公开工作年度报告予以报告的事项");
  });

  it("keep deeper items as paragraphs", () => {
    const section = with5("（一）存在的主要问题\n1. 人手不足。\n（1）专职少；（2）兼职多。\n2. 培训不够。");
    expect(section?.sections[0]?.paragraphs).toEqual(["1. 人手不足。", "（1）专职少；（2）兼职多。", "2. 培训不够。"]);
  });

  it("are not 一是 and 二是", () => {
    expect(with5("一是做好公开。人手不足。\n二是加强管理。培训不够。")).toMatchObject({
      paragraphs: ["一是做好公开。人手不足。", "二是加强管理。培训不够。"],
      sections: [],
    });
  });
});

describe("what is no paragraph", () => {
  it.each([
    ["a caption with a number", "表1 主动公开政府信息情况\n@disclosure"],
    ["a caption with a Chinese number", "表一：主动公开政府信息情况\n@disclosure"],
    ["a caption of an annex", "附表 1：主动公开政府信息情况\n@disclosure"],
    ["a caption without one", "主动公开政府信息情况统计表\n@disclosure"],
    ["the heading once more", "主动公开政府信息情况\n@disclosure"],
    ["a page number", "— 2 —\n@disclosure\n第2页 共4页"],
    ["labels of the table", "信息内容\n本年制发件数\n@disclosure\n0\n行政事业性收费"],
    [
      "rows of labels and figures glued",
      "@disclosure\n规范性文件898989第二十条第（五）项信息内容本年处理决定数量行政许可3960",
    ],
    ["a drawn row", "@disclosure\n│，等于第三项加第四项之和） ├──────┬────┤"],
    ["a cell", "@disclosure\n3064.82"],
    ["a row of cells", "@disclosure\n会议纪要 3 4 5 6"],
    ["drawn rules", "┌────┬────┐\n@disclosure\n└────┴────┘"],
    ["what a browser prints", "11/23/26, 8:02 PM  云台县水利局\n@disclosure\nhttp://www.example.cn/zwgk/t1.html 2/4"],
  ])("%s", (_, text) => {
    expect(outlineOf(REPORT.replace("@disclosure", text)).sections[2]).toMatchObject({
      paragraphs: [],
      sections: [],
      tables: ["disclosure"],
    });
  });

  it("a page's record of when it was published, which begins with the date", () => {
    const stamp = "2024-02-02 10:22  来源：水利局  点击数：512";
    const outline = outlineOf(REPORT.replace("\n本报告由", `\n${stamp}\n本报告由`));
    expect(outline.sections[0]?.paragraphs).toEqual(outlineOf(REPORT).sections[0]?.paragraphs);
    expect(outline.issuedOn?.value).toBe("2024-01-11");
  });

  it("headers that run along the pages", () => {
    const text = REPORT.split("\n")
      .map((line) => (/^[二四六]、/.test(line) ? `\f云台县水利局年报\n${line}` : line))
      .join("\n");
    const outline = outlineOf(text);
    expect(outline.sections.flatMap((s) => s.paragraphs).join("")).not.toContain("年报");
    expect(level1(outline)).toEqual(HEADINGS);
  });
});
