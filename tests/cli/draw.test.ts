import { describe, expect, it } from "vitest";
import { type DrawnCell, drawTable, widthOf } from "../../src/cli/inspect/draw.ts";
import { painter } from "../../src/cli/print.ts";

const plain = painter(false, {});
const cell = (row: number, col: number, text: string, more: Partial<DrawnCell> = {}): DrawnCell => ({
  row,
  col,
  rowSpan: 1,
  colSpan: 1,
  text,
  align: "left",
  ...more,
});

describe("drawTable", () => {
  it("counts ideographs as two columns, and joins lines where cells meet", () => {
    const cells = [
      cell(0, 0, "项目", { rowSpan: 2 }),
      cell(0, 1, "申请人情况", { colSpan: 2, align: "center" }),
      cell(1, 1, "自然人"),
      cell(1, 2, "总计"),
      cell(2, 0, "一、新收"),
      cell(2, 1, "12", { align: "right" }),
      cell(2, 2, "7", { align: "right" }),
    ];
    expect(drawTable({ rows: 3, cols: 3, cells }, 80, plain)).toEqual([
      "┌──────────┬───────────────┐",
      "│          │  申请人情况   │",
      "│ 项目     ├────────┬──────┤",
      "│          │ 自然人 │ 总计 │",
      "├──────────┼────────┼──────┤",
      "│ 一、新收 │     12 │    7 │",
      "└──────────┴────────┴──────┘",
    ]);
  });

  it("breaks text to fit the width, but no number", () => {
    const cells = [cell(0, 0, "本机关不掌握相关政府信息"), cell(0, 1, "1234567890")];
    const lines = drawTable({ rows: 1, cols: 2, cells }, 30, plain);
    expect(lines.every((line) => widthOf(line) <= 30)).toBe(true);
    expect(lines.join("")).toContain("1234567890");
    expect(lines.length).toBeGreaterThan(3);
  });

  it("leaves out the lines above open rows, and sets notes beside their rows", () => {
    const cells = [cell(0, 0, "组", { rowSpan: 2 }), cell(0, 1, "甲"), cell(1, 1, "乙")];
    const notes = new Map([
      [0, "p1"],
      [1, "p2"],
    ]);
    expect(drawTable({ rows: 2, cols: 2, cells, open: new Set([1]), notes }, 80, plain)).toEqual([
      "┌────┬────┐",
      "│ 组 │ 甲 │ p1",
      "│    │ 乙 │ p2",
      "└────┴────┘",
    ]);
  });

  it("paints only the text that has a style", () => {
    const cells = [cell(0, 0, "12", { style: "red" })];
    expect(drawTable({ rows: 1, cols: 1, cells }, 80, painter(true, {}))[1]).toBe("│ \u001b[31m12\u001b[0m │");
  });
});
