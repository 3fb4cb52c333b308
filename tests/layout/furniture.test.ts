import { describe, expect, it } from "vitest";
import type { Glyph, Page } from "../../src/model/page.ts";
import { layout } from "../../src/stages/layout/index.ts";
import { page, table, text } from "./pages.ts";

const sheet = (number: number, ...glyphs: Glyph[][]): Page => page({ number, glyphs: glyphs.flat() });
const read = (pages: readonly Page[]): string[] => layout(pages).lines.map((line) => line.text);
const foot = (chars: string) => text(280, 800, chars);
const body = (n: number) => text(60, 300, `第${n}页上的正文内容`);

describe("page numbers", () => {
  it.each([
    ["- 1 -", "- 2 -"],
    ["— 1 —", "— 2 —"],
    ["－1－", "－2－"],
    ["第 1 页 共 2 页", "第 2 页 共 2 页"],
    ["第1页（共2页）", "第2页（共2页）"],
    ["第一页", "第二页"],
    ["共2页 第1页", "共2页 第2页"],
    ["1/2", "2/2"],
    ["· 1 ·", "· 2 ·"],
    ["[1]", "[2]"],
    ["页码：1", "页码：2"],
    ["Page 1 of 2", "Page 2 of 2"],
    ["1", "2"],
    ["１", "２"],
    ["17", "18"],
  ])("%s at the foot is left out", (first, second) => {
    expect(read([sheet(1, body(1), foot(first)), sheet(2, body(2), foot(second))])).toEqual([
      "第1页上的正文内容",
      "第2页上的正文内容",
    ]);
  });

  it("may stand at the head and beside a running title", () => {
    const head = (n: number) => [...text(60, 30, "政府信息公开年报"), ...text(500, 30, `${n}`)];
    expect(read([sheet(1, head(1), body(1)), sheet(2, head(2), body(2)), sheet(3, head(3), body(3))])).toEqual([
      "第1页上的正文内容",
      "第2页上的正文内容",
      "第3页上的正文内容",
    ]);
  });

  it("are not taken out of the body of a page", () => {
    expect(read([sheet(1, body(1), text(280, 500, "- 1 -")), sheet(2, body(2), text(280, 500, "- 2 -"))])).toHaveLength(
      4,
    );
  });

  it("do not shield text below them, and text below shields them", () => {
    expect(read([sheet(1, body(1), foot("- 1 -"), text(60, 820, "附注一条"))])).toEqual([
      "第1页上的正文内容",
      "- 1 -",
      "附注一条",
    ]);
  });
});

describe("lines that look like furniture and are none", () => {
  it("keeps a lone number at the foot that counts nothing", () => {
    const rows = (value: string) => [...text(60, 770, "续写的一行"), ...text(280, 784, value)];
    expect(read([sheet(1, body(1), rows("0")), sheet(2, body(2), rows("0"))])).toContain("0");
    expect(read([sheet(1, body(1), rows("35")), sheet(2, body(2), rows("7"))])).toEqual(
      expect.arrayContaining(["35", "7"]),
    );
  });

  it("keeps rows of numbers that stand in one place on two pages", () => {
    const zeros = [0, 1, 2, 3].flatMap((i) => text(300 + 40 * i, 790, "0"));
    expect(
      read([sheet(1, body(1), zeros), sheet(2, body(2), zeros)]).filter((line) => line === "0 0 0 0"),
    ).toHaveLength(2);
  });

  it("keeps a last paragraph in the margin, and a title on the first page only", () => {
    expect(
      read([sheet(1, text(60, 60, "年度报告"), body(1), text(60, 780, "正文一直写到页底为止")), sheet(2, body(2))]),
    ).toEqual(["年度报告", "第1页上的正文内容", "正文一直写到页底为止", "第2页上的正文内容"]);
  });

  it("keeps the head of a table without rules, said again on every page close above its rows", () => {
    const rows = (n: number) => [...text(60, 60, "项目 数量 合计"), ...text(60, 76, `第${n}行 1 ${7 * n}`), ...body(n)];
    expect(
      read([sheet(1, body(1)), sheet(2, rows(2)), sheet(3, rows(3))]).filter((line) => line === "项目 数量 合计"),
    ).toHaveLength(2);
  });

  it("keeps rows of a table that reaches into the margin", () => {
    const rows = table(
      60,
      700,
      [100, 100],
      [
        ["项目", "数量"],
        ["- 3 -", "第1页"],
        ["规章", "1/2"],
        ["许可", "4"],
      ],
    );
    const { lines, grids } = layout([page({ ...rows, glyphs: [...body(1), ...rows.glyphs] })]);
    expect(lines).toHaveLength(5);
    expect(grids[0]?.cells.map((cell) => cell.text)).toEqual([
      "项目",
      "数量",
      "- 3 -",
      "第1页",
      "规章",
      "1/2",
      "许可",
      "4",
    ]);
  });
});

describe("running heads and feet", () => {
  it("are left out when they stand in one place on a third of the pages, and two at least", () => {
    const head = text(240, 40, "政府信息公开工作年度报告");
    expect(read([1, 2, 3, 4].map((n) => (n % 2 === 1 ? sheet(n, head, body(n)) : sheet(n, body(n)))))).toEqual(
      [1, 2, 3, 4].map((n) => `第${n}页上的正文内容`),
    );
  });

  it("may count the pages, and nothing else", () => {
    const head = (n: number) => text(240, 40, `工作年报 总第${n + 10}页 共40页`);
    const other = (n: number) => text(240, 40, `收到申请${n * n}件`);
    const pages = [1, 2, 3];
    expect(read(pages.map((n) => sheet(n, head(n), body(n))))).toHaveLength(3);
    expect(read(pages.map((n) => sheet(n, other(n), body(n))))).toHaveLength(6);
  });

  it("are kept when their place differs", () => {
    expect(
      read([sheet(1, text(240, 40, "工作报告"), body(1)), sheet(2, text(240, 70, "工作报告"), body(2))]),
    ).toHaveLength(4);
  });

  it("of a browser are left out even on a single page", () => {
    const printed = [
      ...text(24, 15, "1/23/24, 8:02 PM"),
      ...text(200, 15, "某县门户网站"),
      ...text(24, 820, "https://www.example.cn/zwgk/t20240123.html"),
      ...text(560, 820, "1/1"),
    ];
    expect(read([sheet(1, printed, body(1))])).toEqual(["第1页上的正文内容"]);
  });
});
