import { describe, expect, it } from "vitest";
import type { Glyph } from "../../src/model/page.ts";
import { layout } from "../../src/stages/layout/index.ts";
import { h, page, table, text } from "./pages.ts";

const linesOf = (glyphs: readonly Glyph[], parts = {}) => layout([page({ glyphs, ...parts })]).lines;
const read = (glyphs: readonly Glyph[], parts = {}): string[] => linesOf(glyphs, parts).map((line) => line.text);

describe("lines", () => {
  it("puts runs on one baseline together, in another font and size, whatever the drawing order", () => {
    const digits = text(110, 101.2, "2023", { size: 9 });
    const glyphs = [
      ...text(130, 100, "年度报告"),
      ...digits,
      ...text(60, 100, "某县人民政"),
      ...text(60, 118, "第二行"),
    ];
    expect(read(glyphs)).toEqual(["某县人民政2023年度报告", "第二行"]);
  });

  it("keeps digits beside a label of two lines on a line of their own", () => {
    const glyphs = [
      ...text(60, 100, "其他法律行政法规"),
      ...text(60, 112, "禁止公开"),
      ...text(200, 106, "17"),
      ...text(260, 106, "0"),
    ];
    expect(read(glyphs)).toEqual(["其他法律行政法规", "17 0", "禁止公开"]);
  });

  it("keeps a small note in the margin out of the line beside which it stands", () => {
    const glyphs = [...text(10, 103, "边注3", { size: 6 }), ...text(300, 100, "2024年1月6日")];
    expect(read(glyphs).sort()).toEqual(["2024年1月6日", "边注3"]);
    // A figure in small print next to the text is no note.
    expect(read([...text(60, 100, "见脚注"), ...text(92, 101, "1", { size: 6 })])).toEqual(["见脚注1"]);
  });

  it("shares the glyphs' boxes, one for each UTF-16 unit, none for a blank", () => {
    const glyphs = [...text(60, 100, "𠮷"), ...text(90, 100, "12")];
    const [line] = linesOf(glyphs);
    expect(line?.text).toBe("𠮷 12");
    expect(line?.boxes?.map((box) => glyphs.findIndex((glyph) => glyph.box === box))).toEqual([0, 0, -1, 1, 2]);
    expect(line?.box).toEqual([60, 100, 100, 111]);
    expect(line).toMatchObject({ page: 1, number: 1, offset: 0, size: 10 });
  });

  it("gives a ligature all its characters, and a glyph without a character a mark", () => {
    const [f] = text(60, 100, "f");
    const [unknown] = text(65, 100, "x");
    expect(
      read([
        { ...(f as Glyph), text: "ffi" },
        { ...(unknown as Glyph), text: "" },
      ]),
    ).toEqual(["ffi�"]);
  });
});

describe("blanks", () => {
  it("reads one blank where the page shows a gap, whether drawn or not", () => {
    expect(read([...text(60, 100, "表1"), ...text(95, 100, "情况")])).toEqual(["表1 情况"]);
    expect(read(text(60, 100, "本报告统计期限为2023 年 1 月起"))).toEqual(["本报告统计期限为2023 年 1 月起"]);
    expect(read(text(60, 100, "　　首行缩进"))).toEqual(["首行缩进"]);
  });

  it("reads none where Chinese and digits are set a quarter em apart", () => {
    expect(read([...text(60, 100, "全年"), ...text(82.5, 100, "12"), ...text(95, 100, "件")])).toEqual(["全年12件"]);
  });

  it("reads none between the characters of a spaced-out line", () => {
    expect(read(text(60, 100, "关于公布年度报告的通知", { spacing: 0.6 }))).toEqual(["关于公布年度报告的通知"]);
    expect(read(text(60, 100, "共受理2023件申请事项", { spacing: 0.4 }))).toEqual(["共受理2023件申请事项"]);
  });

  it("reads a short number of a page set wide as one, and its columns apart", () => {
    const style = { size: 9, spacing: 0.4 };
    const prose = [0, 1, 2].flatMap((i) => text(60, 100 + 20 * i, "本机关认真落实条例要求持续推进", style));
    const row = [...text(60, 200, "合计", style), ...text(200, 200, "130", style), ...text(240, 200, "72", style)];
    expect(read([...prose, ...row])[3]).toBe("合计 130 72");
  });

  it("never runs numbers of different columns together", () => {
    const row = [0, 1, 2, 3, 4, 5, 6].flatMap((i) => text(200 + 12 * i, 100, "0"));
    expect(read(row)).toEqual(["0 0 0 0 0 0 0"]);
    expect(read([...text(60, 100, "12"), ...text(73.5, 100, "34")])).toEqual(["12 34"]);
  });
});

describe("rows between horizontal rules", () => {
  const rules = [90, 120, 150, 180].map((at) => h(at, 50, 500));
  const row = (top: number, label: string, values: readonly string[]): Glyph[] => [
    ...text(60, top + 10, label),
    ...values.flatMap((value, i) => text(250 + 80 * i, top + 10, value)),
  ];

  it("are lines, though a label or a figure with its note takes two", () => {
    const glyphs = [
      ...row(90, "规章", ["0", "0", "1"]),
      ...text(60, 123, "行政规范"),
      ...text(60, 135, "性文件"),
      ...text(250, 130, "99"),
      ...text(330, 130, "27"),
      ...text(410, 123, "23（含失"),
      ...text(410, 135, "效2件）"),
      ...row(150, "许可", ["5", "6", "7"]),
    ];
    expect(read(glyphs, { rules })).toEqual(["规章 0 0 1", "行政规范性文件 99 27 23（含失效2件）", "许可 5 6 7"]);
  });

  it("are several where figures stand one below the other, as in a table with rules only around its body", () => {
    const glyphs = [...row(93, "规章", ["0", "1"]), ...row(108, "许可", ["5", "6"]), ...row(123, "处罚", ["7", "8"])];
    expect(read(glyphs, { rules: [60, 90, 150, 180].map((at) => h(at, 50, 500)) })).toEqual([
      "规章 0 1",
      "许可 5 6",
      "处罚 7 8",
    ]);
  });
});

describe("vertical text", () => {
  it("reads a column of a vertical writing mode as one line", () => {
    expect(
      read([
        ...text(300, 90, "前一行"),
        ...text(60, 100, "三、本年度办理结果", { vertical: true }),
        ...text(300, 300, "后一行"),
      ]),
    ).toEqual(["前一行", "三、本年度办理结果", "后一行"]);
  });

  it("reads columns from right to left", () => {
    const cell = [...text(120, 100, "甲乙丙", { vertical: true }), ...text(100, 100, "丁戊己", { vertical: true })];
    expect(read(cell)).toEqual(["甲乙丙", "丁戊己"]);
  });

  it("reads text set one character a line as one line", () => {
    const stack = [..."本年度办理结果"].flatMap((char, i) => text(60, 200 + 13 * i, char));
    expect(read([...text(60, 100, "上面一行文字"), ...stack])).toEqual(["上面一行文字", "本年度办理结果"]);
  });

  it("takes the same mark one below the other for a column of cells", () => {
    const marks = [0, 1, 2, 3].flatMap((i) => text(60, 200 + 13 * i, "无"));
    expect(read(marks)).toEqual(["无", "无", "无", "无"]);
  });
});

describe("pages side by side", () => {
  const left = Array.from({ length: 8 }, (_, i) =>
    text(50, 100 + 20 * i, "左面的一页文字写满了整个版心的宽度左面的一页文字写满"),
  ).flat();
  const right = Array.from({ length: 3 }, (_, i) => text(470, 100 + 20 * i, "右面的一页")).flat();
  const landscape = { width: 842, height: 595 };

  it("reads the left page of a two-up sheet first, and takes both page numbers out", () => {
    const drawn = [...right, ...left, ...text(180, 560, "1"), ...text(600, 560, "2")];
    expect(read(drawn, landscape)).toEqual([
      ...Array.from({ length: 8 }, () => "左面的一页文字写满了整个版心的宽度左面的一页文字写满"),
      ...Array.from({ length: 3 }, () => "右面的一页"),
    ]);
  });

  it("takes a page whose left half is blank for two like its fellows", () => {
    const [first, second] = [right, [...left, ...right]].map((glyphs, i) =>
      page({ ...landscape, number: i + 1, glyphs }),
    );
    const { lines } = layout([first as never, second as never]);
    expect(lines.filter((line) => line.page === 2).map((line) => line.text)).toEqual([
      ...Array.from({ length: 8 }, () => "左面的一页文字写满了整个版心的宽度左面的一页文字写满"),
      ...Array.from({ length: 3 }, () => "右面的一页"),
    ]);
    expect(lines.filter((line) => line.page === 1).map((line) => line.text)).toEqual(
      Array.from({ length: 3 }, () => "右面的一页"),
    );
  });

  it("reads rows of a wide table across the middle of a landscape page", () => {
    const rows = [0, 1, 2, 3, 4].flatMap((i) => [
      ...text(60, 100 + 20 * i, `第${i}行`),
      ...text(500, 100 + 20 * i, `${i}0`),
    ]);
    expect(read(rows, landscape)).toEqual(["第0行 00", "第1行 10", "第2行 20", "第3行 30", "第4行 40"]);
  });
});

describe("a page that the engine turned upright", () => {
  it("is read as it is displayed", () => {
    const rows = table(
      60,
      100,
      [300, 100, 100],
      [
        ["项目", "上年", "本年"],
        ["规章", "12", "7"],
      ],
    );
    const { lines, grids } = layout([page({ ...rows, rotation: 90, width: 842, height: 595 })]);
    expect(lines.map((line) => line.text)).toEqual(["项目 上年 本年", "规章 12 7"]);
    expect(grids[0]).toMatchObject({ rows: 2, cols: 3 });
  });
});

describe("columns of a page", () => {
  const prose = "本机关认真落实条例要求持续推进政务公开";
  it("reads prose column by column, between lines that go across", () => {
    const title = text(60, 80, "一段横贯全页的文字在两栏之上一段横贯全页的文字在两栏之上一段横贯全页的文字在");
    const columns = Array.from({ length: 8 }, (_, i) => [
      ...text(60, 110 + 18 * i, `左${i}${prose}`),
      ...text(320, 110 + 18 * i, `右${i}${prose}`),
    ]).flat();
    const numbers = [..."01234567"];
    expect(read([...title, ...columns]).map((line) => line.slice(0, 2))).toEqual([
      "一段",
      ...numbers.map((n) => `左${n}`),
      ...numbers.map((n) => `右${n}`),
    ]);
  });

  it("reads a table without rules row by row", () => {
    const rows = Array.from({ length: 9 }, (_, i) => [
      ...text(60, 110 + 18 * i, "本机关不掌握相关政府信息"),
      ...["1", "2", "3", "4"].flatMap((n, k) => text(300 + 50 * k, 110 + 18 * i, n)),
    ]).flat();
    expect(read(rows)).toEqual(Array.from({ length: 9 }, () => "本机关不掌握相关政府信息 1 2 3 4"));
  });
});
