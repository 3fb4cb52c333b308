import { describe, expect, it } from "vitest";
import { buildOutline } from "../../src/stages/outline/index.ts";
import { glued, outlineOf, REPORT, tree } from "./lines.ts";

const signed = (tail: string) => outlineOf(REPORT.replace("云台县水利局\n2024年1月11日\n", tail));

describe("the signing date", () => {
  it.each([
    ["in figures", "云台县水利局\n2024年1月11日"],
    ["with blanks", "云台县水利局\n      2024 年 1 月 11 日"],
    ["in Chinese numerals", "云台县水利局\n二〇二四年一月十一日"],
    ["with a circle for the zero", "云台县水利局\n二○二四年一月十一日"],
    ["with 零", "云台县水利局\n二零二四年一月十一日"],
    ["with hyphens", "云台县水利局\n2024-01-11"],
    ["with dots", "云台县水利局\n2024.1.11"],
    ["on the agency's line", "                  云台县水利局 2024年1月11日"],
    ["in brackets", "云台县水利局\n（2024年1月11日）"],
    ["below a short signature", "水利局\n2024年1月11日"],
    ["without a signature", "2024年1月11日"],
    ["above the agency", "2024年1月11日\n云台县水利局"],
    ["with the figure 0 for 〇", "云台县水利局\n二0二四年一月十一日"],
    ["with the letter O for 〇", "云台县水利局\n二O二四年一月十一日"],
    ["broken over two lines", "云台县水利局\n2024年1月\n11日"],
    ["broken behind its year", "云台县水利局\n2024\n年1月11日"],
    ["in brackets on the agency's line", "云台县水利局（2024年1月11日）"],
    ["below an agency broken over two lines", "云台县\n水利局\n2024年1月11日"],
    ["in full-width figures", "云台县水利局\n２０２４年１月１１日"],
    ["with a page number behind", "云台县水利局\n2024年1月11日\n— 4 —"],
    [
      "with a page's words behind",
      "云台县水利局\n2024年1月11日\n上一篇：没有了\n主办单位：云台县人民政府 网站标识码：3300000001\n2024-02-02",
    ],
  ])("is found %s", (_, tail) => {
    const outline = signed(`${tail}\n`);
    expect(outline.issuedOn?.value).toBe("2024-01-11");
    expect(outline.sections.at(-1)?.paragraphs).toEqual(["无。"]);
  });

  it.each([
    ["in brackets", "（2024.1.11）"],
    ["behind the agency's name", "云台县水利局\n2024-01-11"],
    ["on the agency's line", "云台县水利局 2024年1月11日"],
  ])("is found under the title %s", (_, under) => {
    const outline = outlineOf(
      REPORT.replace("报告\n本报告由", `报告\n${under}\n本报告由`).replace("云台县水利局\n2024年1月11日\n", ""),
    );
    expect(outline.issuedOn?.value).toBe("2024-01-11");
    expect(outline.sections[0]?.paragraphs).toHaveLength(1);
  });

  it("is not a bare date under the title, which is the page's", () => {
    const outline = outlineOf(
      REPORT.replace("报告\n本报告由", "报告\n2024-02-02\n本报告由").replace("\n2024年1月11日\n", "\n"),
    );
    expect(outline.issuedOn).toBeNull();
  });

  it("is found under the title", () => {
    const outline = outlineOf(
      REPORT.replace("报告\n本报告由", "报告\n云台县水利局\n（2024 年 1 月 11 日）\n本报告由").replace(
        "\n2024年1月11日\n",
        "\n",
      ),
    );
    expect(outline.issuedOn).toEqual({
      value: "2024-01-11",
      text: "2024 年 1 月 11 日",
      anchor: { line: 3, column: 2 },
    });
    expect(outline.sections[0]?.paragraphs).toHaveLength(1);
    expect(outline.sections.at(-1)?.paragraphs).toEqual(["无。"]);
  });

  it("is not the date of publication", () => {
    const outline = outlineOf(
      REPORT.replace("报告\n本报告由", "报告\n发布日期：2024-02-02　来源：水利局\n本报告由").replace(
        "\n2024年1月11日\n",
        "\n发布日期：2024-02-02\n",
      ),
    );
    expect(outline.issuedOn).toBeNull();
  });

  it("is not a date of the prose", () => {
    const outline = signed("清理结果已于2023年11月2日向社会公布。\n");
    expect(outline.issuedOn).toBeNull();
    expect(outline.sections.at(-1)?.paragraphs).toEqual(["无。", "清理结果已于2023年11月2日向社会公布。"]);
  });

  it("is null, and that is said, when no calendar has it", () => {
    const outline = signed("云台县水利局\n2024年2月30日\n");
    expect(outline.issuedOn).toBeNull();
    expect(outline.diagnostics.map((d) => d.code)).toContain("date.impossible");
  });

  it("is found above annexes, which are no part of the last section's text", () => {
    const text = REPORT.replace("@disclosure", "详见附件1。")
      .replace("@requests", "详见附件2。")
      .replace("@disputes", "无。");
    const outline = outlineOf(
      `${text}附件1\n主动公开政府信息情况统计表\n@disclosure\n附件2\n收到和处理政府信息公开申请情况统计表\n@requests\n`,
    );
    expect(outline.issuedOn?.value).toBe("2024-01-11");
    expect(outline.sections.map((s) => s.tables)).toEqual([[], [], ["disclosure"], ["requests"], [], [], []]);
    expect(outline.sections.at(-1)?.paragraphs).toEqual(["无。"]);
  });

  it("is cut off text that holds the whole report in one line", () => {
    const line =
      "云台县水利局2023年政府信息公开工作年度报告 根据《条例》编制，统计期限自2023年1月1日至12月31日。" +
      "一、总体情况2023年，我县加强公开。（一）主动公开方面。全年发布信息306篇。（二）依申请公开方面。收到申请2件。" +
      "二、主动公开政府信息情况 «disclosure:第二十条第（一）项规章000»三、收到和处理政府信息公开申请情况«requests:四、结转下年度继续办理0000000»" +
      "四、政府信息公开行政复议、行政诉讼情况«disputes:000000»五、存在的主要问题及改进情况问题是人手不足。" +
      "六、其他需要报告的事项2023年，未收取信息处理费。云台县水利局2024年1月11日 附件下载";
    const outline = buildOutline(glued(line));
    expect(outline.title?.value).toBe("云台县水利局2023年政府信息公开工作年度报告");
    expect(outline.issuedOn?.value).toBe("2024-01-11");
    expect(outline.issuedOn?.anchor).toEqual({
      line: 1,
      column: line.replace(/«[a-z]+:|»/g, "").indexOf("2024年1月11日") + 1,
    });
    expect(tree(outline.sections)).toEqual([
      "-",
      "一 总体情况",
      "  （一） 主动公开方面",
      "  （二） 依申请公开方面",
      "二 主动公开政府信息情况",
      "三 收到和处理政府信息公开申请情况",
      "四 政府信息公开行政复议、行政诉讼情况",
      "五 存在的主要问题及改进情况",
      "六 其他需要报告的事项",
    ]);
    expect(outline.sections.map((s) => s.tables)).toEqual([[], [], ["disclosure"], ["requests"], ["disputes"], [], []]);
    expect(outline.sections.at(-1)?.paragraphs).toEqual(["2023年，未收取信息处理费。"]);
  });
});
