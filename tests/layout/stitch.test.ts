import { describe, expect, it } from "vitest";
import type { Grid } from "../../src/model/grid.ts";
import type { Page } from "../../src/model/page.ts";
import { layout } from "../../src/stages/layout/index.ts";
import { type CellText, type Drawn, page, table, text } from "./pages.ts";

const WIDTHS = [30, 60, 120, 50, 50];
const HEADER: CellText[][] = [
  [
    { text: "申请情况", cols: 3, rows: 2 },
    { text: "申请人", cols: 2 },
  ],
  ["自然人", "总计"],
];

const sheet = (number: number, drawn: Drawn, ...more: ReturnType<typeof text>[]): Page =>
  page({ number, rules: drawn.rules, glyphs: [...drawn.glyphs, ...text(280, 800, `- ${number} -`), ...more.flat()] });

/** A table on two pages: what stands on the first above the break, and on the second below it. */
function over(
  above: CellText[][],
  below: CellText[][],
  options: { open?: boolean; widths?: number[] } = {},
): ReturnType<typeof layout> {
  const first = table(60, 600, options.widths ?? WIDTHS, above, options.open === true ? { open: "bottom" } : {});
  const second = table(60, 60, options.widths ?? WIDTHS, below, options.open === true ? { open: "top" } : {});
  return layout([sheet(1, first, text(60, 400, "表前的一段")), sheet(2, second, text(60, 500, "表后的一段"))]);
}

const rowsOf = (grid: Grid | undefined): string[] =>
  Array.from({ length: grid?.rows ?? 0 }, (_, row) =>
    (grid?.cells ?? [])
      .filter((cell) => cell.row === row)
      .map(({ text: said, rowSpan, colSpan }) => (rowSpan > 1 || colSpan > 1 ? `${said}(${rowSpan}x${colSpan})` : said))
      .join("|"),
  );

const GROUP = (label: string, rows: number): CellText => ({ text: label, rows });

describe("a table that goes on on the next page", () => {
  it("keeps values in words apart from blank cells below them", () => {
    const { grids } = over(
      [...HEADER, [GROUP("甲类", 1), { text: "1.子", cols: 2 }, "7", "无"]],
      [
        [GROUP("", 2), { text: "2.丑", cols: 2 }, "", "3件"],
        [{ text: "3.寅", cols: 2 }, "1", ""],
      ],
    );
    expect(rowsOf(grids[0]).slice(2)).toEqual(["甲类(3x1)|1.子|7|无", "2.丑||3件", "3.寅|1|"]);
  });

  it("makes whole a row whose values stand above the break and whose label stands below it", () => {
    const { grids } = over(
      [...HEADER, [{ text: "一、新收", cols: 3 }, "3", "3"], [{ text: "", cols: 3 }, "无", "4"]],
      [
        [{ text: "二、结转", cols: 3 }, "", ""],
        [{ text: "四、转下年", cols: 3 }, "7", "7"],
      ],
      { open: true },
    );
    expect(rowsOf(grids[0]).slice(2)).toEqual(["一、新收|3|3", "二、结转|无|4", "四、转下年|7|7"]);
  });

  it("is one grid, and its lines are listed in order", () => {
    const { grids, lines } = over(
      [...HEADER, [{ text: "一、新收", cols: 3 }, "3", "3"]],
      [
        [{ text: "二、结转", cols: 3 }, "1", "1"],
        [{ text: "三、总计", cols: 3 }, "4", "4"],
      ],
    );
    expect(grids).toHaveLength(1);
    expect(rowsOf(grids[0])).toEqual([
      "申请情况(2x1)|申请人(1x2)",
      "自然人|总计",
      "一、新收|3|3",
      "二、结转|1|1",
      "三、总计|4|4",
    ]);
    const inGrid = new Set(grids[0]?.lines);
    expect(lines.filter((line) => !inGrid.has(line.number)).map((line) => line.text)).toEqual([
      "表前的一段",
      "表后的一段",
    ]);
    expect(grids[0]?.cells.map((cell) => (cell.anchors[0] as { page: number }).page)).toEqual([
      1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2,
    ]);
  });

  it("loses a header said again, which is noted", () => {
    const { grids, diagnostics } = over(
      [...HEADER, [{ text: "一、新收", cols: 3 }, "3", "3"]],
      [...HEADER, [{ text: "二、结转", cols: 3 }, "1", "1"]],
    );
    expect(rowsOf(grids[0])).toEqual(["申请情况(2x1)|申请人(1x2)", "自然人|总计", "一、新收|3|3", "二、结转|1|1"]);
    expect(diagnostics).toEqual([
      {
        code: "table.header-repeated",
        severity: "info",
        message: "Page 2 repeats 2 header rows of its table",
        pointer: null,
      },
    ]);
  });

  it("takes columns from both pages", () => {
    const { grids } = over(
      [...HEADER, [{ text: "一、新收", cols: 3 }, "3", "3"]],
      [
        [GROUP("三、结果", 2), { text: "（一）公开", cols: 2 }, "1", "1"],
        ["（二）不予", "1.秘密", "0", "0"],
      ],
    );
    expect(grids[0]?.cols).toBe(5);
    expect(rowsOf(grids[0])).toEqual([
      "申请情况(2x3)|申请人(1x2)",
      "自然人|总计",
      "一、新收(1x3)|3|3",
      "三、结果(2x1)|（一）公开(1x2)|1|1",
      "（二）不予|1.秘密|0|0",
    ]);
  });

  it("carries a group on whose label is blank below the break, and anchors it on both pages", () => {
    const { grids } = over(
      [
        [GROUP("三、结果", 2), { text: "（一）公开", cols: 2 }, "1", "1"],
        ["（二）不予", "1.秘密", "0", "0"],
      ],
      [
        [GROUP("", 2), GROUP("", 1), "2.其他", "2", "2"],
        ["（三）另外", "1.重复", "0", "0"],
      ],
    );
    expect(rowsOf(grids[0])).toEqual([
      "三、结果(4x1)|（一）公开(1x2)|1|1",
      "（二）不予(2x1)|1.秘密|0|0",
      "2.其他|2|2",
      "（三）另外|1.重复|0|0",
    ]);
    expect(grids[0]?.cells[0]?.anchors.map((anchor) => "page" in anchor && anchor.page)).toEqual([1, 2]);
  });

  it("carries a group on whose label is said again, or goes on in the middle", () => {
    const above: CellText[][] = [
      [GROUP("三、结果", 2), { text: "（一）公开", cols: 2 }, "1", "1"],
      ["（五）不", "1.秘密", "0", "0"],
    ];
    const below: CellText[][] = [
      [GROUP("三、结果", 2), GROUP("予处理", 2), "2.其他", "2", "2"],
      ["3.重复", "0", "0"],
    ];
    expect(rowsOf(over(above, below).grids[0])).toEqual([
      "三、结果(4x1)|（一）公开(1x2)|1|1",
      "（五）不予处理(3x1)|1.秘密|0|0",
      "2.其他|2|2",
      "3.重复|0|0",
    ]);
  });

  it("begins a new group where a new label stands", () => {
    const { grids } = over(
      [
        [GROUP("（三）不予", 2), "1.秘密", "0", "0"],
        ["2.禁止", "0", "0"],
      ],
      [
        [GROUP("（四）无法", 2), "1.没有", "1", "1"],
        ["2.另行", "0", "0"],
      ],
      { widths: [90, 120, 50, 50] },
    );
    expect(rowsOf(grids[0])).toEqual([
      "（三）不予(2x1)|1.秘密|0|0",
      "2.禁止|0|0",
      "（四）无法(2x1)|1.没有|1|1",
      "2.另行|0|0",
    ]);
  });

  it("may begin with its first row alone at the foot of a page, and end with its last alone", () => {
    const first = table(60, 740, [100, 100, 100], [["项目", "上年", "本年"]]);
    const second = table(
      60,
      60,
      [100, 100, 100],
      [
        ["规章", "1", "2"],
        ["许可", "3", "4"],
      ],
    );
    const { grids, lines } = layout([sheet(1, first, text(60, 300, "正文")), sheet(2, second)]);
    expect(grids.map(rowsOf)).toEqual([["项目|上年|本年", "规章|1|2", "许可|3|4"]]);
    expect(lines.map((line) => line.text)).toEqual(["正文", "项目 上年 本年", "规章 1 2", "许可 3 4"]);
  });

  it("goes on after a note that it does, and after its caption said again", () => {
    for (const note of ["（续表）", "表2 情况（续）"]) {
      const first = table(
        60,
        600,
        [100, 100],
        [
          ["项目", "数量"],
          ["规章", "1"],
        ],
      );
      const second = table(
        60,
        90,
        [100, 100],
        [
          ["许可", "2"],
          ["处罚", "3"],
        ],
      );
      const { grids, lines } = layout([
        sheet(1, first, text(60, 560, "表2 情况")),
        sheet(2, second, text(60, 70, note)),
      ]);
      expect(grids.map(rowsOf)).toEqual([["项目|数量", "规章|1", "许可|2", "处罚|3"]]);
      expect(grids[0]?.lines).toContain(lines.find((line) => line.text === note)?.number);
    }
  });

  it("goes on from the left page of a two-up sheet to the right one", () => {
    const first = table(
      40,
      400,
      [200, 60, 60],
      [
        ["项目", "上年", "本年"],
        ["规章", "1", "2"],
        ["许可", "3", "4"],
      ],
    );
    const second = table(
      470,
      60,
      [200, 60, 60],
      [
        ["处罚", "5", "6"],
        ["强制", "7", "8"],
      ],
    );
    const landscape = { width: 842, height: 595, rules: [...first.rules, ...second.rules] };
    const { grids } = layout([page({ ...landscape, glyphs: [...second.glyphs, ...first.glyphs] })]);
    expect(grids.map(rowsOf)).toEqual([["项目|上年|本年", "规章|1|2", "许可|3|4", "处罚|5|6", "强制|7|8"]]);
  });
});

describe("tables that are two", () => {
  it("stay two with text between them, or with other columns", () => {
    const first = table(
      60,
      600,
      [100, 100],
      [
        ["项目", "数量"],
        ["规章", "1"],
      ],
    );
    const same = table(
      60,
      90,
      [100, 100],
      [
        ["许可", "2"],
        ["处罚", "3"],
      ],
    );
    const other = table(
      60,
      90,
      [40, 120, 40],
      [
        ["甲", "许可", "2"],
        ["乙", "处罚", "3"],
      ],
    );
    expect(layout([sheet(1, first), sheet(2, same, text(60, 70, "四、另一张表"))]).grids).toHaveLength(2);
    expect(layout([sheet(1, first, text(60, 700, "以上为第一张表")), sheet(2, same)]).grids).toHaveLength(2);
    expect(layout([sheet(1, first), sheet(2, other)]).grids).toHaveLength(2);
  });
});

describe("a row cut by the page end", () => {
  const LABELS: CellText[][] = [
    [{ text: "（一）公开", cols: 3 }, "1", "1"],
    [GROUP("三、", 3), GROUP("（三）不予", 3), "1.秘密", "0", "0"],
    ["2.禁止", "0", "0"],
  ];

  it("is made whole where the label goes on and the values stand above", () => {
    const { grids, diagnostics } = over(
      [...LABELS, ["3.没有现成信息需要另", "5", "6"]],
      [
        [GROUP("", 2), GROUP("", 2), "行制作", "", ""],
        ["4.重复", "0", "0"],
      ],
    );
    expect(rowsOf(grids[0]).slice(3)).toEqual(["3.没有现成信息需要另行制作|5|6", "4.重复|0|0"]);
    expect(grids[0]?.cells.find((cell) => cell.text.startsWith("3."))?.anchors).toHaveLength(2);
    expect(diagnostics.map((d) => d.code)).toEqual(["table.row-rejoined"]);
  });

  it("is made whole where the values stand below", () => {
    const { grids } = over(
      [...LABELS, ["3.没有现成信息需要另", "", ""]],
      [
        [GROUP("", 2), GROUP("", 2), "行制作", "5", "6"],
        ["4.重复", "0", "0"],
      ],
    );
    expect(rowsOf(grids[0]).slice(3)).toEqual(["3.没有现成信息需要另行制作|5|6", "4.重复|0|0"]);
  });

  it("is made whole where it has no rule at the page end", () => {
    const { grids } = over(
      [...LABELS, ["3.没有现成信息需要另", "5", "6"]],
      [
        [GROUP("", 2), GROUP("", 2), "行制作", "", ""],
        ["4.重复", "0", "0"],
      ],
      { open: true },
    );
    expect(rowsOf(grids[0]).slice(3)).toEqual(["3.没有现成信息需要另行制作|5|6", "4.重复|0|0"]);
  });

  it("is made whole under a label without a number when its line is full", () => {
    const above: CellText[][] = [
      ["项目", "数量"],
      ["其他对外管理服", "7"],
    ];
    const { grids } = over(
      above,
      [
        ["务事项", ""],
        ["行政处罚", "3"],
      ],
      { widths: [84, 60] },
    );
    expect(rowsOf(grids[0])).toEqual(["项目|数量", "其他对外管理服务事项|7", "行政处罚|3"]);
  });

  it("is two rows where the next label begins anew, even when its cells are blank", () => {
    const { grids } = over(
      [...LABELS, ["3.另行制作", "5", "6"]],
      [
        [GROUP("", 2), GROUP("", 2), "4.内容不明", "", ""],
        ["5.重复", "0", "0"],
      ],
    );
    expect(rowsOf(grids[0]).slice(3)).toEqual(["3.另行制作|5|6", "4.内容不明||", "5.重复|0|0"]);
  });

  it("is two rows of short labels without numbers, when the cells of one are blank", () => {
    const { grids } = over(
      [
        ["项目", "数量"],
        ["行政处罚", "12"],
      ],
      [
        ["行政强制", ""],
        ["行政许可", "3"],
      ],
      { widths: [160, 80] },
    );
    expect(rowsOf(grids[0])).toEqual(["项目|数量", "行政处罚|12", "行政强制|", "行政许可|3"]);
    const blank = over(
      [
        ["项目", "数量"],
        ["行政处罚", ""],
      ],
      [
        ["行政强制", "9"],
        ["行政许可", "3"],
      ],
      { widths: [160, 80] },
    );
    expect(rowsOf(blank.grids[0])).toEqual(["项目|数量", "行政处罚|", "行政强制|9", "行政许可|3"]);
  });

  it("is two rows where both sides have values", () => {
    const { grids } = over(
      [...LABELS, ["3.没有现成信息需要另", "5", "6"]],
      [
        [GROUP("", 2), GROUP("", 2), "行制作", "7", "8"],
        ["4.重复", "0", "0"],
      ],
    );
    expect(rowsOf(grids[0]).slice(3)).toEqual(["3.没有现成信息需要另|5|6", "行制作|7|8", "4.重复|0|0"]);
  });

  it("is made whole where nothing of it but blanks lies on one side", () => {
    const next: CellText[] = [GROUP("", 2), GROUP("", 2), "4.重复", "0", "0"];
    const below = over(
      [...LABELS, ["3.另行", "5", "6"]],
      [
        [GROUP("", 3), GROUP("", 3), "", "", ""],
        ["4.重复", "0", "0"],
        ["5.其他", "1", "1"],
      ],
    );
    expect(rowsOf(below.grids[0]).slice(3)).toEqual(["3.另行|5|6", "4.重复|0|0", "5.其他|1|1"]);
    const above = over([...LABELS, ["", "", ""]], [next, ["5.其他", "1", "1"]]);
    expect(rowsOf(above.grids[0]).slice(3)).toEqual(["4.重复|0|0", "5.其他|1|1"]);
  });

  it("is two rows where a last row of blanks follows a header", () => {
    const { grids } = over(
      [
        ["维持", "纠正", "总计"],
        ["维持", "纠正", "合计"],
      ],
      [["", "", ""]],
      { widths: [80, 80, 80] },
    );
    expect(rowsOf(grids[0])).toEqual(["维持|纠正|总计", "维持|纠正|合计", "||"]);
  });
});
