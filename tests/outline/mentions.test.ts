import { describe, expect, it } from "vitest";
import type { Section } from "../../src/model/report.ts";
import { findMentions } from "../../src/stages/outline/mentions.ts";
import { outlineOf, REPORT } from "./lines.ts";

const inText = (paragraph: string) => {
  const section: Section = {
    number: "一",
    ordinal: 1,
    heading: "总体情况",
    level: 1,
    paragraphs: [paragraph],
    tables: [],
    sections: [],
  };
  return findMentions([section]);
};
const figures = (paragraph: string) => inText(paragraph).map((m) => [m.value, m.unit]);

describe("figures in the prose", () => {
  it.each([
    ["发布信息306篇。", [[306, "篇"]]],
    [
      "收到申请 24 件，办结 1,234 件。",
      [
        [24, "件"],
        [1234, "件"],
      ],
    ],
    [
      "阅读量30.4万次，关注人数5.0万。",
      [
        [30.4, "万次"],
        [5, "万"],
      ],
    ],
    [
      "点击量174510人次；会议2场次。",
      [
        [174510, "人次"],
        [2, "场次"],
      ],
    ],
    [
      "解读率100%，满意度94.2％。",
      [
        [100, "%"],
        [94.2, "%"],
      ],
    ],
    ["平均 16.8 个工作日。", [[16.8, "个工作日"]]],
    [
      "收取信息处理费380.50元，合计1.2亿元。",
      [
        [380.5, "元"],
        [1.2, "亿元"],
      ],
    ],
    ["化解纠纷100余件。", [[100, "件"]]],
    ["收到申请0件。", [[0, "件"]]],
    [
      "其中1条播放量破亿、2条破千万。",
      [
        [1, "条"],
        [2, "条"],
      ],
    ],
    [
      "接待3 次，12 人。",
      [
        [3, "次"],
        [12, "人"],
      ],
    ],
  ])("are read: %s", (paragraph, expected) => {
    expect(figures(paragraph)).toEqual(expected);
  });

  it.each([
    "2023年1月1日至12月31日。",
    "自2015年以来，8月份、9月底前完成。",
    "国办公开办函〔2021〕30号，国务院令第711号。",
    "地址：府前路189号14层；邮编：441990；电话：0536—6559512。",
    "畅通12345热线。",
    "网址http://www.example.gov.cn/t20240250_445180.html。",
    "第3次全会，第2条规定，条例第20条。",
    "用时3个月，提高2个百分点。",
  ])("are not: %s", (paragraph) => {
    expect(figures(paragraph)).toEqual([]);
  });

  it("lack what a scan does not tell whole", () => {
    expect(inText("办理建议4□件、提案□2件，答复3件").map((m) => m.value)).toEqual([3]);
  });

  it("come with their clause and its place", () => {
    const paragraph = "强化公开，共累计更新发布政务信息 306 篇（其中图解 3 份），按时答复率100%。";
    const mentions = inText(paragraph);
    expect(mentions.map((m) => m.text)).toEqual(["共累计更新发布政务信息 306 篇", "其中图解 3 份", "按时答复率100%"]);
    for (const m of mentions) expect(paragraph.slice(m.start, m.end)).toBe(m.text);
    expect(mentions[0]).toEqual({
      text: "共累计更新发布政务信息 306 篇",
      value: 306,
      unit: "篇",
      section: "/sections/0",
      paragraph: 0,
      start: 5,
      end: 22,
    });
  });

  it("point to the section they stand in", () => {
    expect(outlineOf(REPORT).mentions.map((m) => [m.value, m.unit, m.section, m.paragraph])).toEqual([
      [306, "篇", "/sections/1/sections/0", 0],
      [24, "件", "/sections/1/sections/1", 0],
    ]);
  });

  it("of a table are none", () => {
    expect(outlineOf(REPORT.replace("@disclosure", "@disclosure\n行政许可\t3件\t4件\t5件\t6件")).mentions).toHaveLength(
      2,
    );
  });
});
