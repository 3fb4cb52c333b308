import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Box } from "../../src/model/geometry.ts";
import type { Grid } from "../../src/model/grid.ts";
import type { Page, Rule } from "../../src/model/page.ts";
import { layout } from "../../src/stages/layout/index.ts";
import { border, centred, h, page, table, text, v } from "./pages.ts";

const gridsOf = (parts: Partial<Page>): Grid[] => layout([page(parts)]).grids;
const texts = (grid: Grid | undefined): string[][] =>
  Array.from(
    { length: grid?.rows ?? 0 },
    (_, row) => grid?.cells.filter((cell) => cell.row === row).map((cell) => cell.text) ?? [],
  );

const ROWS = [
  ["项目", "上年", "本年"],
  ["规章", "12", "7"],
  ["许可", "", "0"],
];
const plain = table(60, 100, [120, 80, 80], ROWS);

interface Span {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

/** A random cutting of a grid into spans, and the edges that are left when nothing ends at a line. */
const spans = fc
  .record({
    rows: fc.integer({ min: 2, max: 8 }),
    cols: fc.integer({ min: 2, max: 7 }),
    sizes: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), {
      minLength: 56,
      maxLength: 56,
    }),
  })
  .map(({ rows, cols, sizes }) => {
    const taken = new Set<number>();
    const out: Span[] = [];
    for (let row = 0; row < rows; row++)
      for (let col = 0; col < cols; col++) {
        if (taken.has(row * cols + col)) continue;
        const [wantRows, wantCols] = sizes[row * cols + col] as [number, number];
        let colSpan = 1;
        while (colSpan < wantCols && col + colSpan < cols && !taken.has(row * cols + col + colSpan)) colSpan++;
        const rowSpan = Math.min(wantRows, rows - row);
        for (let r = row; r < row + rowSpan; r++) for (let c = col; c < col + colSpan; c++) taken.add(r * cols + c);
        out.push({ row, col, rowSpan, colSpan });
      }
    return { rows, cols, spans: compact(out) };
  })
  .filter(({ spans: all }) => all.length >= 3 && all.some((s) => s.row > 0) && all.some((s) => s.col > 0));

function compact(all: readonly Span[]): Span[] {
  const ranks = (starts: readonly number[]) => {
    const sorted = [...new Set(starts)].sort((a, b) => a - b);
    return (value: number) => sorted.indexOf(value);
  };
  const y = ranks(all.flatMap((s) => [s.row, s.row + s.rowSpan]));
  const x = ranks(all.flatMap((s) => [s.col, s.col + s.colSpan]));
  return all.map((s) => ({
    row: y(s.row),
    col: x(s.col),
    rowSpan: y(s.row + s.rowSpan) - y(s.row),
    colSpan: x(s.col + s.colSpan) - x(s.col),
  }));
}

type Draw = (rule: Rule) => Rule[];
const STYLES: Record<string, Draw> = {
  solid: (rule) => [rule],
  double: (rule) => [
    { ...rule, at: rule.at - 0.75 },
    { ...rule, at: rule.at + 0.75 },
  ],
  dashed: (rule) => pieces(rule, 3, 2.5),
  dotted: (rule) => pieces(rule, 0.8, 1.6),
  broken: (rule) => pieces(rule, 20, 1),
};

function pieces(rule: Rule, length: number, gap: number): Rule[] {
  const out: Rule[] = [];
  for (let from = rule.from; from < rule.to; from += length + gap)
    out.push({ ...rule, from, to: Math.min(rule.to, from + length) });
  return out;
}

describe("ruled tables", () => {
  it.each(Object.keys(STYLES))("come back with their spans, drawn %s and out of true by half a point", (style) => {
    fc.assert(
      fc.property(
        spans,
        fc.array(fc.integer({ min: 16, max: 60 }), { minLength: 20, maxLength: 20 }),
        fc.array(fc.double({ min: -0.5, max: 0.5, noNaN: true }), { minLength: 97, maxLength: 97 }),
        ({ spans: all }, sizes, noise) => {
          const edges = (offset: number, start: number) => {
            const out = [start];
            for (let i = 0; i < 9; i++) out.push((out[i] as number) + (sizes[offset + i] as number));
            return out;
          };
          const xs = edges(0, 40);
          const ys = edges(10, 60);
          let n = 0;
          const jitter = () => noise[n++ % noise.length] as number;
          const draw = STYLES[style] as Draw;
          const boxes = all.map(
            (s): Box => [xs[s.col], ys[s.row], xs[s.col + s.colSpan], ys[s.row + s.rowSpan]] as never,
          );
          const rules = boxes
            .flatMap(border)
            .flatMap(draw)
            .map((rule) => {
              const from = rule.from + jitter();
              return { ...rule, at: rule.at + jitter(), from, to: Math.max(from + 0.1, rule.to + jitter()) };
            });
          const glyphs = boxes.flatMap((box, i) =>
            text((box[0] + box[2]) / 2 - 3, (box[1] + box[3]) / 2 - 3, String.fromCharCode(0x4e00 + i), { size: 6 }),
          );
          const [grid] = gridsOf({ glyphs, rules });
          expect(
            grid?.cells.map(({ row, col, rowSpan, colSpan, text: said }) => ({ row, col, rowSpan, colSpan, said })),
          ).toEqual(all.map((span, i) => ({ ...span, said: String.fromCharCode(0x4e00 + i) })));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("keep blank cells, with the box of the cell as their anchor", () => {
    const [grid] = gridsOf(plain);
    expect(texts(grid)).toEqual(ROWS);
    const [anchor, ...others] = grid?.cells.find((cell) => cell.text === "")?.anchors ?? [];
    expect(others).toEqual([]);
    expect(anchor).toEqual({ page: 1, bbox: [180, 148, 260, 172].map((edge) => expect.closeTo(edge, 6)) });
    expect(grid).toMatchObject({ rows: 3, cols: 3, origin: "rules" });
  });

  it("anchor a value where it is printed", () => {
    const [grid] = gridsOf(plain);
    expect(grid?.cells.find((cell) => cell.text === "12")?.anchors).toEqual([{ page: 1, bbox: [215, 130, 225, 141] }]);
  });

  it("list their lines, cells apart, at their place between paragraphs", () => {
    const { lines, grids } = layout([
      page({ ...plain, glyphs: [...text(60, 300, "表后"), ...plain.glyphs, ...text(60, 60, "表前")] }),
    ]);
    expect(lines.map((line) => line.text)).toEqual(["表前", "项目 上年 本年", "规章 12 7", "许可 0", "表后"]);
    expect(lines.map((line) => line.number)).toEqual([1, 2, 3, 4, 5]);
    expect(grids[0]?.lines).toEqual([2, 3, 4]);
  });

  it("join the lines of a cell: Chinese without a blank, numbers with one", () => {
    const box: Box = [180, 124, 260, 148];
    const glyphs = [
      ...text(60, 100, "法律服务"),
      ...text(60, 112, "机构"),
      ...text(190, 101, "123"),
      ...text(190, 112, "45"),
    ];
    const rules = [[50, 95, 170, 124], [170, 95, 260, 124], [50, 124, 170, 148], box].flatMap((b) => border(b as Box));
    expect(texts(gridsOf({ glyphs, rules })[0])[0]).toEqual(["法律服务机构", "123 45"]);
  });

  it("read a label that runs down its cell", () => {
    const rows = table(
      60,
      100,
      [30, 120, 60],
      [
        [{ text: "", rows: 4 }, "予以公开", "1"],
        ["部分公开", "2"],
        ["不予公开", "3"],
        ["总计", "6"],
      ],
    );
    const upright = text(70, 102, "本年度办理结果", { vertical: true });
    const stacked = [..."本年度办理结果"].flatMap((char, i) => text(70, 102 + 12 * i, char));
    for (const label of [upright, stacked]) {
      const { grids, lines } = layout([page({ ...rows, glyphs: [...rows.glyphs, ...label] })]);
      expect(grids[0]?.cells[0]).toMatchObject({ text: "本年度办理结果", rowSpan: 4 });
      expect(lines.map((line) => line.text)).toContain("本年度办理结果");
      expect(lines.map((line) => line.text)).toContain("部分公开 2");
    }
  });

  it("keep a number whole that is too wide for its cell", () => {
    const rows = table(
      60,
      100,
      [60, 40, 40],
      [
        ["金额", "", ""],
        ["数量", "1", "2"],
      ],
    );
    const wide = text(106, 107, "24252.311082");
    expect(texts(gridsOf({ ...rows, glyphs: [...rows.glyphs, ...wide] })[0])).toEqual([
      ["金额", "24252.311082", ""],
      ["数量", "1", "2"],
    ]);
  });

  it("keep numbers apart that touch at a border", () => {
    const rows = table(
      60,
      100,
      [60, 20, 20],
      [
        ["金额", "", ""],
        ["数量", "1", "2"],
      ],
    );
    const glyphs = [...text(120, 107, "1234"), ...text(140, 107, "5678")];
    expect(texts(gridsOf({ ...rows, glyphs: [...rows.glyphs, ...glyphs] })[0])[0]).toEqual(["金额", "1234", "5678"]);
  });

  it("are found with open sides", () => {
    const rules = plain.rules.filter((rule) => !(rule.axis === "v" && (rule.at === 60 || rule.at === 340)));
    expect(texts(gridsOf({ ...plain, rules })[0])).toEqual(ROWS);
  });

  it("are found by white rules on shading and by shading alone", () => {
    const shade = (gap: number) =>
      [0, 1, 2].flatMap((r) =>
        [60, 180, 260].map((x, c) => ({
          box: [x + gap, 100 + 24 * r + gap, ([180, 260, 340][c] as number) - gap, 124 + 24 * r - gap] as Box,
          color: 0xdde4f0,
          after: 0,
        })),
      );
    const white = plain.rules.map((rule) => ({ ...rule, color: 0xffffff }));
    expect(
      texts(gridsOf({ ...plain, rules: white, fills: [{ box: [60, 100, 340, 172], color: 0xdde4f0, after: 0 }] })[0]),
    ).toEqual(ROWS);
    expect(texts(gridsOf({ ...plain, rules: [], fills: shade(1) })[0])).toEqual(ROWS);
    expect(gridsOf({ ...plain, rules: [], fills: shade(1).filter((_, i) => Math.floor(i / 3) !== 1) })).toEqual([]);
    expect(gridsOf({ ...plain, rules: white })).toEqual([]);
  });

  it("are read innermost first when one lies in another", () => {
    const boxes: Box[] = [
      [40, 80, 140, 400],
      [140, 80, 560, 400],
      [40, 400, 140, 440],
      [140, 400, 560, 440],
    ];
    const outer = boxes.flatMap(border);
    const inner = table(180, 100, [120, 80, 80], ROWS);
    const grids = gridsOf({ glyphs: [...inner.glyphs, ...text(50, 410, "外表")], rules: [...outer, ...inner.rules] });
    expect(grids.map(texts)).toEqual([
      [
        ["", ""],
        ["外表", ""],
      ],
      ROWS,
    ]);
  });

  it("are not split by an underline in a cell", () => {
    const line = h(143, 62, 150);
    expect(texts(gridsOf({ ...plain, rules: [...plain.rules, line] })[0])).toEqual(ROWS);
  });
});

describe("drawing that tells only some cells of a table apart", () => {
  const cells = [100, 124].flatMap((top, row) =>
    [60, 140, 220, 300, 380].flatMap((left, col) =>
      centred([left, top, left + 80, top + 24], row === 0 ? `第${"一二三四五"[col]}` : `${col + 1}`),
    ),
  );
  const inner = [140, 220, 300, 380].map((x) => v(x, 100, 148));

  it("reads the outer columns of two rows without a frame by the one rule between them", () => {
    const [grid] = gridsOf({ glyphs: cells, rules: [h(124, 60, 460), ...inner] });
    expect(texts(grid)).toEqual([
      ["第一", "第二", "第三", "第四", "第五"],
      ["1", "2", "3", "4", "5"],
    ]);
  });

  it("takes no inner part for a table beside which its rows go on", () => {
    const frame = [h(100, 140, 380), h(124, 140, 380), h(148, 140, 380)];
    expect(gridsOf({ glyphs: cells, rules: [...frame, ...inner] })).toEqual([]);
    const { lines } = layout([page({ glyphs: cells, rules: [...frame, ...inner] })]);
    expect(lines.map((line) => line.text)).toEqual(["第一 第二 第三 第四 第五", "1 2 3 4 5"]);
  });

  const row = (y: number, ...values: string[]) => values.flatMap((value, i) => text(200 + 40 * i, y, value));
  const glyphs = [0, 1, 2, 3].flatMap((i) => [
    ...text(70, 107 + 24 * i, "项目"),
    ...row(107 + 24 * i, "1", "22", "0", "3"),
  ]);
  const lines = ["项目 1 22 0 3", "项目 1 22 0 3", "项目 1 22 0 3", "项目 1 22 0 3"];

  it("makes no grid of one rule between labels and values", () => {
    const boxes = [0, 1, 2, 3].flatMap((i): Box[] => [
      [60, 100 + 24 * i, 180, 124 + 24 * i],
      [180, 100 + 24 * i, 400, 124 + 24 * i],
    ]);
    const read = layout([page({ glyphs, rules: boxes.flatMap(border) })]);
    expect(read.grids).toEqual([]);
    expect(read.lines.map((line) => line.text)).toEqual(lines);
  });

  it("makes no grid of columns without rows", () => {
    const boxes: Box[] = [60, 180, 230, 270, 310].map((x, i) => [x, 76, [180, 230, 270, 310, 360][i] as number, 196]);
    const rules = [...boxes.flatMap(border), h(98, 60, 360)];
    const read = layout([
      page({ glyphs: [...text(70, 82, "名称"), ...row(82, "甲", "乙", "丙", "丁"), ...glyphs], rules }),
    ]);
    expect(read.grids).toEqual([]);
    expect(read.lines.map((line) => line.text)).toEqual(["名称 甲 乙 丙 丁", ...lines]);
  });

  it("makes no grid of a shaded header over rows that are not shaded", () => {
    const heads = text(70, 82, "名称").concat(
      row(82, "甲", "乙", "丙", "丁"),
      text(70, 58, "各项"),
      text(260, 58, "数量"),
    );
    const fills = [52, 76].flatMap((top) =>
      [60, 190, 230, 270, 310].map((x, i) => ({
        box: [x, top, [190, 230, 270, 310, 360][i] as number, top + 24] as Box,
        color: 0xdddddd,
        after: 0,
      })),
    );
    expect(gridsOf({ glyphs: [...heads, ...glyphs], fills })).toEqual([]);
  });
});

describe("tables one above the other", () => {
  it("stay apart when their borders are dotted, though dots of both stand one below the other", () => {
    const dots = (top: number): Rule[] =>
      [0, 12, 24].flatMap((y) =>
        Array.from({ length: 121 }, (_, i) => [
          { ...h(top + y, 60 + 2 * i, 60.8 + 2 * i), width: 0.8 },
          { ...v(60.4 + 2 * i, top + y - 0.4, top + y + 0.4), width: 0.8 },
        ]).flat(),
      );
    const upright = (top: number): Rule[] =>
      [60.4, 140.4, 220.4, 300.4].flatMap((x) => pieces(v(x, top, top + 24), 0.8, 1.2));
    const two = [100, 130].flatMap((top) => [...dots(top), ...upright(top)]);
    const glyphs = [100, 130].flatMap((top) =>
      [0, 1].flatMap((row) => [0, 1, 2].flatMap((col) => text(90 + 80 * col, top + 12 * row + 2, "12", { size: 8 }))),
    );
    expect(gridsOf({ glyphs, rules: two }).map(({ rows, cols }) => [rows, cols])).toEqual([
      [2, 3],
      [2, 3],
    ]);
  });

  it("are snapped each for itself", () => {
    const upper = table(
      60,
      100,
      [40, 60, 60],
      [
        ["甲", "1", "2"],
        ["乙", "3", "4"],
      ],
    );
    const lower = table(
      60,
      180,
      [42.4, 60, 60],
      [
        ["丙", "5", "6"],
        ["丁", "7", "8"],
      ],
    );
    const doubled = [...upper.rules, ...lower.rules].flatMap((rule) => [
      { ...rule, at: rule.at - 1.1 },
      { ...rule, at: rule.at + 1.1 },
    ]);
    const grids = gridsOf({ glyphs: [...upper.glyphs, ...lower.glyphs], rules: doubled });
    expect(grids.map(texts)).toEqual([
      [
        ["甲", "1", "2"],
        ["乙", "3", "4"],
      ],
      [
        ["丙", "5", "6"],
        ["丁", "7", "8"],
      ],
    ]);
  });
});

describe("borders drawn out of place", () => {
  it("take in a rule beside the table where a cell goes over the whole page", () => {
    const rules = table(
      100,
      100,
      [120, 60],
      [
        ["1.项目", "5"],
        ["2.项目", "6"],
        ["3.项目", "7"],
      ],
    );
    const [grid] = gridsOf({ ...rules, rules: [...rules.rules, v(60, 100, 172)] });
    expect(texts(grid)).toEqual([
      ["", "1.项目", "5"],
      ["2.项目", "6"],
      ["3.项目", "7"],
    ]);
    expect(grid?.cells[0]).toMatchObject({ rowSpan: 3, colSpan: 1 });
  });

  it("take in a first row that has no rule above and only its outer sides", () => {
    const rows = table(60, 100, [120, 80, 80], [[{ text: "第一块", cols: 3 }], ...ROWS], { open: "top" });
    expect(texts(gridsOf(rows)[0])).toEqual([["第一块"], ...ROWS]);
  });

  it("make no rows of a group label whose end is shifted", () => {
    const leaves = ["甲", "乙", "丙", "丁"].flatMap((_, i) => border([120, 100 + 24 * i, 200, 124 + 24 * i]));
    const groups = [...border([60, 100, 120, 155]), ...border([60, 155, 120, 196])];
    const glyphs = ["甲", "乙", "丙", "丁"].flatMap((name, i) => text(130, 107 + 24 * i, `${name}${i}`));
    const [grid] = gridsOf({
      rules: [...leaves, ...groups],
      glyphs: [...glyphs, ...text(70, 122, "前组"), ...text(70, 172, "后组")],
    });
    expect(grid?.cells.map(({ text: said, row, rowSpan }) => [said, row, rowSpan])).toEqual([
      ["前组", 0, 2],
      ["甲0", 0, 1],
      ["乙1", 1, 1],
      ["后组", 2, 2],
      ["丙2", 2, 1],
      ["丁3", 3, 1],
    ]);
  });

  it("make no row of a rule that strikes through one cell", () => {
    const [grid] = gridsOf({ ...plain, rules: [...plain.rules, h(137, 60, 180)] });
    expect(texts(grid)).toEqual(ROWS);
    expect(grid?.rows).toBe(3);
  });
});

describe("drawing that is no table", () => {
  const body = text(100, 120, "一段文字");
  it.each([
    ["a frame", border([80, 100, 400, 200])],
    ["a frame cut by one rule", [...border([80, 100, 400, 200]), h(150, 80, 400)]],
    ["an underline", [h(132, 100, 140)]],
    ["a frame within a frame", [...border([80, 100, 400, 200]), ...border([90, 110, 390, 190])]],
    ["rules across only", [h(100, 80, 400), h(130, 80, 400), h(160, 80, 400), h(190, 80, 400)]],
    ["rules down only", [v(100, 80, 400), v(130, 80, 400)]],
    [
      "an empty table",
      table(
        60,
        400,
        [100, 100],
        [
          ["", ""],
          ["", ""],
        ],
      ).rules,
    ],
  ])("%s", (_, rules) => {
    const { grids, lines } = layout([page({ glyphs: body, rules })]);
    expect(grids).toEqual([]);
    expect(lines.map((line) => line.text)).toEqual(["一段文字"]);
  });
});

describe("pages too complex", () => {
  it("are read without their rules, and said to be", () => {
    const rules = Array.from({ length: 100_000 }, (_, i) => (i % 2 === 0 ? h(i % 800, 0, 500) : v(i % 590, 0, 800)));
    const { lines, grids, diagnostics } = layout([page({ glyphs: centred([0, 0, 590, 800], "文字"), rules })]);
    expect(lines.map((line) => line.text)).toEqual(["文字"]);
    expect(grids).toEqual([]);
    expect(diagnostics.map((d) => [d.code, d.severity])).toEqual([["page.too-complex", "warning"]]);
  });

  it("take no longer than a few seconds", { timeout: 10_000 }, () => {
    const glyphs = Array.from(
      { length: 100_000 },
      (_, i) => text((i * 7919) % 590, (i * 104_729) % 840, "字")[0] as never,
    );
    const rules = Array.from({ length: 40_000 }, (_, i) =>
      i % 2 === 0 ? h((i * 31) % 842, i % 300, 500) : v((i * 17) % 595, i % 400, 800),
    );
    const fills = Array.from({ length: 20_000 }, (_, i) => ({ box: [0, 0, 595, 842] as Box, color: i, after: i }));
    const started = performance.now();
    expect(layout([page({ glyphs, rules, fills })]).diagnostics.map((d) => d.code)).toContain("page.too-complex");
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
