import { describe, expect, it } from "vitest";
import { outlineOf, REPORT } from "./lines.ts";

const BODY = REPORT.split("\n").slice(1).join("\n");
const titled = (head: string) => outlineOf(`${head}\n${BODY}`);

describe("the title", () => {
  it.each([
    ["on one line", "云台县水利局2023年政府信息公开工作年度报告", "云台县水利局2023年政府信息公开工作年度报告"],
    [
      "with blanks round the year",
      "云台县水利局 2023 年政府信息公开工作年度报告",
      "云台县水利局2023年政府信息公开工作年度报告",
    ],
    [
      "spaced out",
      "云 台 县 水 利 局 2 0 2 3 年 政 府 信 息 公 开 年 度 报 告",
      "云台县水利局2023年政府信息公开年度报告",
    ],
    [
      "broken within a word",
      "云台县水利局2023年政府信息公开工作年\n        度报告",
      "云台县水利局2023年政府信息公开工作年度报告",
    ],
    [
      "broken before its last character",
      "云台县水利局2023年政府信息公开工作年度报\n\n告",
      "云台县水利局2023年政府信息公开工作年度报告",
    ],
    [
      "agency on a line of its own",
      "云台县水利局\n2023年政府信息公开工作年度报告",
      "云台县水利局2023年政府信息公开工作年度报告",
    ],
    ["on three lines", "云台县水利局\n2023年\n政府信息公开工作年度报告", "云台县水利局2023年政府信息公开工作年度报告"],
    [
      "behind an annex mark",
      "附件 1\n\n云台县水利局2023年政府信息公开工作年度报告",
      "云台县水利局2023年政府信息公开工作年度报告",
    ],
    [
      "as a Markdown heading",
      "# **云台县水利局2023年政府信息公开工作年度报告**",
      "云台县水利局2023年政府信息公开工作年度报告",
    ],
    [
      "between asterisks",
      "****** 云台县水利局2023年政府信息公开工作年度报告 ******",
      "云台县水利局2023年政府信息公开工作年度报告",
    ],
    ["in title marks", "《云台县水利局2023年政府信息公开工作年度报告》", "云台县水利局2023年政府信息公开工作年度报告"],
    ["about 政务公开", "云台县水利局2023年政务公开工作年度报告", "云台县水利局2023年政务公开工作年度报告"],
    ["a character lost", "云台县水利局2023年政府信息公工作年度报告", "云台县水利局2023年政府信息公工作年度报告"],
    ["年 lost", "云台县水利局2023政府信息公开工作年度报告", "云台县水利局2023政府信息公开工作年度报告"],
    [
      "a letter for a figure",
      "云台县水利局2O23年政府信息公开工作年度报告",
      "云台县水利局2O23年政府信息公开工作年度报告",
    ],
    [
      "as the name of a file",
      "云台县水利局2023年政府信息公开工作年度报告.docx",
      "云台县水利局2023年政府信息公开工作年度报告",
    ],
    ["with the agency below it", "2023年政府信息公开工作年度报告\n——云台县水利局", "2023年政府信息公开工作年度报告"],
    [
      "above agency and month",
      "政府信息公开工作年度报告\n（2023年）\n云台县水利局\n二〇二四年一月",
      "政府信息公开工作年度报告（2023年）",
    ],
    ["the year first", "2023年云台县水利局政府信息公开工作年度报告", "2023年云台县水利局政府信息公开工作年度报告"],
    ["with 年度", "云台县水利局2023年度政府信息公开工作年度报告", "云台县水利局2023年度政府信息公开工作年度报告"],
    [
      "the year in brackets behind it",
      "云台县水利局政府信息公开工作年度报告（2023年度）",
      "云台县水利局政府信息公开工作年度报告（2023年度）",
    ],
    [
      "the year in Chinese numerals",
      "云台县水利局二〇二三年政府信息公开工作年度报告",
      "云台县水利局二〇二三年政府信息公开工作年度报告",
    ],
    [
      "with 关于",
      "云台县水利局关于2023年度政府信息公开工作情况的报告",
      "云台县水利局关于2023年度政府信息公开工作情况的报告",
    ],
    ["damaged", "云台县水利局2023年政府信息公开工作告年度报", "云台县水利局2023年政府信息公开工作告年度报"],
    ["in radicals", "云台县⽔利局2023年政府信息公开⼯作年度报告", "云台县水利局2023年政府信息公开工作年度报告"],
    [
      "in full-width figures",
      "云台县水利局２０２３年政府信息公开工作年度报告",
      "云台县水利局２０２３年政府信息公开工作年度报告",
    ],
    [
      "under a site's navigation and record",
      "云台县门户网站\n首页 > 政务公开 > 政府信息公开年报\n索 引 号：\t0123/2024-1\n发布机构：\t水利局\t发文日期：\t2024-02-02\n云台县水利局2023年政府信息公开工作年度报告\n发布时间：2024-02-02 10:26　来源：水利局　浏览次数：20次　字体：【大 中 小】",
      "云台县水利局2023年政府信息公开工作年度报告",
    ],
    [
      "above a record broken over rows",
      "云台县水利局2023年政府信息公开工作年度报告\n发布时间：2024-02-02 10:26　来源：水利局　浏览次\n数：20次　字体：【大 中\n小】",
      "云台县水利局2023年政府信息公开工作年度报告",
    ],
    [
      "only in a record above the text",
      "标题: 云台县水利局2023年度政府信息公开工作年度报告\n发布时间: 2024-02-02 10:26\n文号:\n======== 正文 ========",
      "云台县水利局2023年度政府信息公开工作年度报告",
    ],
    [
      "printed on a cover and again above the text",
      "云台县水利局\n2023年政府信息公开工作年度报告\n云台县水利局\n2023年政府信息公开工作年度报告",
      "云台县水利局2023年政府信息公开工作年度报告",
    ],
  ])("is found %s", (_, head, title) => {
    const outline = titled(head);
    expect(outline.title?.value).toBe(title);
    expect(outline.agency?.value).toBe("云台县水利局");
    expect(outline.year?.value).toBe(2023);
    expect(outline.isReport).toEqual({ title: true, headings: 6 });
    expect(outline.sections[0]?.paragraphs).toHaveLength(1);
    expect(outline.sections[0]?.paragraphs[0]).toMatch(/^本报告由.*止。$/);
  });

  it("is null where only the prose speaks of such a report", () => {
    const outline = outlineOf(`关于印发《云台县政府信息公开办法》的通知\n${BODY}`);
    expect(outline.title).toBeNull();
    expect(outline.isReport.title).toBe(false);
    expect(outline.diagnostics.map((d) => d.code)).toContain("title.missing");
  });

  it("is not taken from the neighbouring years' links below the text", () => {
    const outline = outlineOf(`${REPORT}上一篇：云台县水利局2022年政府信息公开工作年度报告\n【打印本页】【关闭窗口】`);
    expect(outline.title?.value).toBe("云台县水利局2023年政府信息公开工作年度报告");
    expect(outline.year?.value).toBe(2023);
  });

  it("says where it stands, as printed", () => {
    const outline = titled("附件 1\n  云台县水利局 2023 年政府信息公开工作年\n  度报告");
    expect(outline.title).toEqual({
      value: "云台县水利局2023年政府信息公开工作年度报告",
      text: "云台县水利局 2023 年政府信息公开工作年度报告",
      anchor: { line: 2, column: 3 },
    });
    expect(outline.year).toEqual({ value: 2023, text: "2023", anchor: { line: 2, column: 10 } });
  });
});

describe("the agency", () => {
  it.each([
    ["with 人民政府 before 政府信息公开", "云台县人民政府2023年政府信息公开工作年度报告", "云台县人民政府"],
    ["the same behind the year", "2023年云台县人民政府政府信息公开工作年度报告", "云台县人民政府"],
    ["one 政府 printed for two", "2023年云台县人民政府信息公开工作年度报告", "云台县人民政府"],
    ["a place alone", "云台新区2023年政府信息公开工作年度报告", "云台新区"],
    [
      "a long name",
      "云台县高新技术产业开发区管理委员会2023年政府信息公开工作年度报告",
      "云台县高新技术产业开发区管理委员会",
    ],
    ["a name of town and office", "云台县城关街道办事处2023年政府信息公开工作年度报告", "云台县城关街道办事处"],
    ["a name with 和", "云台县住房和城乡建设局2023年政府信息公开工作年度报告", "云台县住房和城乡建设局"],
  ])("is read from the title: %s", (_, head, agency) => {
    expect(titled(head).agency?.value).toBe(agency);
  });

  it("is the place's government where title names the place and the signature the government", () => {
    const text = REPORT.replaceAll("云台县水利局", "云台县人民政府").replace("云台县人民政府2023", "云台县2023");
    expect(outlineOf(text).agency?.value).toBe("云台县人民政府");
  });

  it("is the title's where the signature is short", () => {
    expect(outlineOf(REPORT.replace("\n云台县水利局\n2024", "\n水利局\n2024")).agency?.value).toBe("云台县水利局");
  });

  it.each(["水利局", "我局", "关于报送云台县水利局"])("is whole where the title says %s", (name) => {
    expect(outlineOf(REPORT.replace("云台县水利局2023年", `${name}2023年`)).agency?.value).toBe("云台县水利局");
  });

  it("comes from the signature where the title names none", () => {
    const text = REPORT.replace("云台县水利局2023年政府", "2023年政府").replace(
      "本报告由云台县水利局依据",
      "本报告依据",
    );
    const outline = outlineOf(text);
    expect(outline.agency?.value).toBe("云台县水利局");
    expect(outline.agency?.anchor).toEqual({ line: 16, column: 1 });
  });

  it("is the fuller name of signature and prose", () => {
    const text = REPORT.replace("云台县水利局2023年政府", "2023年政府").replace(
      "\n云台县水利局\n2024",
      "\n水利局\n2024",
    );
    expect(outlineOf(text).agency?.value).toBe("云台县水利局");
  });

  it("is null on a blank form", () => {
    const outline = outlineOf(REPORT.replaceAll("云台县水利局", "××××").replaceAll(/2023|2024/g, "    "));
    expect(outline.agency).toBeNull();
    expect(outline.year).toBeNull();
    expect(outline.issuedOn).toBeNull();
  });
});

describe("the year", () => {
  it("is the period's where the title has none", () => {
    const outline = outlineOf(REPORT.replace("云台县水利局2023年政府", "云台县水利局政府"));
    expect(outline.year?.value).toBe(2023);
    expect(outline.years).toEqual({ title: null, period: 2023, prose: null });
  });

  it.each([
    "统计期限为2023 年 1 月 1 日至 12 月 31 日",
    "统计时限从2023年1月1日到2023年12月31日",
    "数据统计周期为2023年1月1日—12月31日",
    "统计期限自二〇二三年一月一日起至二〇二三年十二月三十一日止",
  ])("of the period is read from %s", (period) => {
    const text = REPORT.replace(/统计期限自.*止/, period);
    expect(outlineOf(text).years.period).toBe(2023);
  });

  it("is the title's where the period names another, and that is said", () => {
    const outline = outlineOf(REPORT.replace("自2023年1月1日起至2023年", "自2022年1月1日起至2022年"));
    expect(outline.year?.value).toBe(2023);
    expect(outline.years).toMatchObject({ title: 2023, period: 2022 });
    expect(outline.diagnostics).toContainEqual(
      expect.objectContaining({ code: "year.disagrees", severity: "warning", pointer: "/report/year" }),
    );
  });

  it("is never the year signed", () => {
    const text = REPORT.replace("云台县水利局2023年政府", "云台县水利局政府").replace(/本报告所列.*止。/, "");
    expect(outlineOf(text).year).toBeNull();
  });
});
