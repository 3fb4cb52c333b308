import { describe, expect, it } from "vitest";
import { makeReport, renderText, TEXT_SHAPES, truthOf } from "../../scripts/samples/index.mjs";
import { shapesOf } from "../../src/editions/index.ts";
import { linesOfText } from "../../src/stages/ingest/text/index.ts";
import { separatorOf, splitCells } from "../../src/stages/tables/cells.ts";
import { withoutPageNumbers } from "../../src/stages/tables/furniture.ts";
import { findTables } from "../../src/stages/tables/index.ts";

const forms = (table: "disclosure" | "requests" | "disputes") => shapesOf(table).map(({ form }) => form);
const find = (text: string) => findTables(linesOfText(text), [], forms);

describe("findTables", () => {
  it.each(TEXT_SHAPES)("%s: finds the three tables in order, each between its heading and the next", (shape) => {
    const model = makeReport(4, { captions: true, contents: true });
    const text = renderText(model, shape);
    const windows = find(text);
    expect(windows.map(({ table }) => table)).toEqual(["disclosure", "requests", "disputes"]);
    const printed = windows.map(({ lines }) => lines.map((line) => line.text).join("\n"));
    expect(printed[0]).toContain("第二十条第（一）项");
    expect(printed[0]).not.toContain("本年新收政府信息公开申请数量");
    expect(printed[1]).toContain(String(truthOf(model).table2.rows.new?.[6]));
    expect(printed[2]).toContain("尚未审结");
    expect(printed[2]).not.toContain("其他需要报告的事项");
  });

  it("tells the edition's shape by the words of the table", () => {
    for (const edition of ["2021", "2019"] as const) {
      const [disclosure] = find(renderText(makeReport(4, { edition }), "tab"));
      expect(disclosure?.forms.map((form) => form.shape)).toEqual([edition]);
    }
  });

  it("finds nothing in prose", () => {
    expect(find("云溪县水务局工作总结\n一、总体情况\n全年完成投资306万元。\n")).toEqual([]);
  });

  it("finds the header of a table drawn with long rules", () => {
    const [disclosure, requests] = find(renderText(makeReport(4), "boxes", { labelWidth: 42 }));
    expect(disclosure?.lines.some((line) => line.text.includes("自然人"))).toBe(false);
    expect(requests?.lines.some((line) => line.text.includes("申请人情况"))).toBe(true);
  });

  it("reads by separators before it reads by alignment", () => {
    const [, requests] = find(renderText(makeReport(4), "pipe"));
    const readers = [...(requests?.readings ?? [])].map(({ reader }) => reader);
    expect(readers[0]).toBe("separators");
    expect(readers).toContain("alignment");
  });
});

describe("withoutPageNumbers", () => {
  const kept = (text: string) => withoutPageNumbers(linesOfText(text)).map((line) => line.text);

  it.each(["- 3 -", "— 5 —", "－３－", "第3页", "第3页 共9页", "3/9"])("drops %s", (number) => {
    expect(kept(`1.属于国家秘密\t0\n${number}\n2.其他\t0`)).toEqual(["1.属于国家秘密\t0", "2.其他\t0"]);
  });

  it("keeps dashes and numbers that may be cells", () => {
    const text = "-\n—\n3\n--\n0";
    expect(kept(text)).toEqual(text.split("\n"));
  });

  it("drops bare numbers that count the pages between form feeds", () => {
    expect(kept("一\n1\n\f二\n2\n\f三\n3")).toEqual(["一", "\f二", "\f三"]);
    expect(kept("一\n7\n\f二\n2\n\f三\n9")).toHaveLength(6);
  });
});

describe("splitCells", () => {
  const cells = (text: string) => {
    const [line] = linesOfText(text);
    const separator = separatorOf(text);
    return line === undefined || separator === null ? null : splitCells(line, separator);
  };

  it.each([
    ["一\t\t0\t", ["一", "", "0", ""]],
    ["| 一 |  | 0 |", ["一", "", "0"]],
    ["一 | | 0", ["一", "", "0"]],
    ["｜一｜０｜", ["一", "０"]],
    ["│ 一 │  0  │", ["一", "0"]],
  ])("%j", (text, expected) => {
    expect(cells(text)?.map((cell) => cell.text)).toEqual(expected);
  });

  it("keeps an empty first cell where rows begin without a bar", () => {
    const [line] = linesOfText(" | | 7 |");
    expect(line && splitCells(line, "|", false).map((cell) => cell.text)).toEqual(["", "", "7"]);
    expect(line && splitCells(line, "|").map((cell) => cell.text)).toEqual(["", "7"]);
  });

  it("places each cell where its text begins, in code points", () => {
    expect(cells("𠮷\t 一 \t0")?.map((cell) => cell.anchor)).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 4 },
      { line: 1, column: 7 },
    ]);
  });

  it("finds no separator in running text", () => {
    expect(separatorOf("一、总体情况  0 0")).toBeNull();
  });
});
