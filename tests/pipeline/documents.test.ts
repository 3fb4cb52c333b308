import { describe, expect, it } from "vitest";
import { makeReport, renderText, truthOf } from "../../scripts/samples/index.mjs";
import { convertBytes, type Result } from "../../src/pipeline.ts";
import { numbersOf, silentErrors } from "./truth.ts";

const convert = (text: string): Promise<Result> => convertBytes(new TextEncoder().encode(text), "a.txt");

async function read(text: string) {
  const result = await convert(text);
  if (!result.ok) throw new Error(result.failure.code);
  return result.report;
}

describe("documents that are no reports", () => {
  it.each([
    [
      "a budget",
      "云溪县水务局2024年部门预算公开\n一、部门概况\n项目\t上年\t本年\n人员经费\t120\t130\n公用经费\t30\t31\n总计\t150\t161\n二、其他需要报告的事项\n无\n",
    ],
    [
      "a notice that quotes the headings",
      "关于编制2023年政府信息公开工作年度报告的通知\n各乡镇人民政府：\n报告应包括以下内容：一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况；四、政府信息公开行政复议、行政诉讼情况；五、存在的主要问题及改进情况；六、其他需要报告的事项。\n请于2024年1月20日前报送。\n",
    ],
    [
      "a notice that quotes rows of the tables",
      "关于年度报告填报口径的说明\n表中“一、本年新收政府信息公开申请数量”按收到之日计，“四、结转下年度继续办理”按12月31日的状态计。\n疑问请致电0000-4000458。\n",
    ],
    ["another statistical table", "申请人情况\t自然人\t法人或其他组织\t总计\n上半年\t1\t2\t3\n下半年\t4\t5\t9\n"],
    ["a shopping list", "米 2 袋\n油 1 桶\n"],
  ])("%s", async (_, text) => {
    const result = await convert(text);
    expect(result.ok ? result.report.status : result.failure.code).toBe("not-a-report");
  });

  it.each(["\n\n\n", " \t\u3000\n", "\ufeff"])("blanks only: %j", async (text) => {
    const result = await convert(text);
    expect(result.ok ? result.report.status : result.failure.code).toBe("empty");
  });
});

describe("reports that need a person", () => {
  const model = makeReport(5);
  const text = renderText(model, "tab");
  const table2 = text.slice(text.indexOf("（本列数据"), text.indexOf("四、政府信息公开行政复议"));

  it("reads an empty form as blank, not as zero", async () => {
    const empty = text
      .split("\n")
      .map((line) => (line.includes("\t") ? line.replace(/(?<=^|\t)[\d.,]+(?=\t|$)/gu, "") : line))
      .join("\n");
    const report = await read(empty);
    expect(report.tables).not.toMatchObject({ requests: null });
    expect([...numbersOf(report)]).toEqual([]);
  });

  it("flags table 2 that stands twice, with other numbers the second time", async () => {
    const again = table2.replace(/\t(\d+)\n/gu, (_, total: string) => `\t${Number(total) + 3}\n`);
    const report = await read(text.replace(table2, () => `${table2}\n更正后：\n${again}`));
    expect(report.status).toBe("review");
    expect(report.diagnostics.map((d) => d.code)).toContain("table.repeated");
  });

  it.each(["tab", "cells", "aligned", "boxes"] as const)("flags a file that holds two reports: %s", async (shape) => {
    const [first, second] = [renderText(makeReport(5), shape), renderText(makeReport(6, { year: 2020 }), shape)];
    const [alone, both] = [await read(first), await read(`${first}\n\n${second}`)];
    expect([alone.status, both.status]).toEqual(["verified", "review"]);
    expect(both.diagnostics.map((d) => d.code)).toContain("table.repeated");
  });

  it.each(["tab", "aligned"] as const)(
    "takes no blank cell for its neighbour where blanks collapsed: %s",
    async (shape) => {
      const blanks = makeReport(5, { zeroAs: "blank" });
      const collapsed = renderText(blanks, shape).replace(/[\t ]+/gu, " ");
      const report = await read(collapsed);
      expect(report.status).toBe("review");
      expect(silentErrors(report, truthOf(blanks))).toEqual([]);
    },
  );

  it("flags a table from which repeated lines were removed", async () => {
    const unique = [...new Set(renderText(model, "cells").split("\n"))].join("\n");
    expect((await read(unique)).status).toBe("review");
  });

  it("flags a row that is missing", async () => {
    const report = await read(text.replace(/.*重复申请.*\n/u, ""));
    expect(report.status).toBe("review");
    expect(report.tables.requests?.outcomes.notProcessed.repeated).toBeNull();
    expect(report.diagnostics.map((d) => d.pointer)).toContain("/tables/requests/outcomes/notProcessed/repeated");
  });

  it("flags a table that is missing", async () => {
    const report = await read(text.replace(table2, ""));
    expect([report.status, report.tables.requests]).toEqual(["review", null]);
    expect(report.diagnostics.map((d) => [d.code, d.pointer])).toContainEqual(["table.absent", "/tables/requests"]);
  });

  it("reads letters among digits as unreadable", async () => {
    const damaged = text.replace(/(一、本年新收政府信息公开申请数量\t+)\d+/u, "$1l2O");
    const report = await read(damaged);
    expect(report.status).toBe("review");
    expect(report.tables.requests?.received?.naturalPerson).toBeNull();
    expect(report.evidence["/tables/requests/received/naturalPerson"]).toMatchObject({
      text: "l2O",
      state: "unreadable",
    });
  });
});
