import { describe, expect, it } from "vitest";
import { layout } from "../../src/stages/layout/index.ts";
import { page, table, text } from "./pages.ts";

const read = (parts: Parameters<typeof page>[0]): string[] => layout([page(parts)]).lines.map((line) => line.text);
const body = Array.from({ length: 12 }, (_, i) => text(60, 300 + 20 * i, "本机关全年主动公开信息若干条")).flat();
const bodyLines = Array.from({ length: 12 }, () => "本机关全年主动公开信息若干条");

describe("what a reader does not see", () => {
  it("leaves out invisible text on a drawn page, and says how much", () => {
    const { lines, diagnostics } = layout([
      page({ glyphs: [...text(60, 100, "看得见"), ...text(60, 130, "看不见", { mode: 3 })] }),
    ]);
    expect(lines.map((line) => line.text)).toEqual(["看得见"]);
    expect(diagnostics.map((d) => [d.code, d.message])).toEqual([
      ["text.hidden", "3 characters were left out: hidden text, or a watermark"],
    ]);
  });

  it("keeps the invisible text of a page that is one picture", () => {
    expect(read({ glyphs: text(60, 100, "识别所得", { mode: 3 }), images: [[0, 0, 595, 842]] })).toEqual(["识别所得"]);
  });

  it("leaves out white text on paper, and keeps it on a banner or a picture", () => {
    const white = { color: 0xffffff };
    expect(read({ glyphs: [...text(60, 100, "藏", white), ...text(60, 200, "见")] })).toEqual(["见"]);
    const fills = [{ box: [50, 90, 300, 120] as const, color: 0xb00000, after: 0 }];
    expect(read({ glyphs: text(60, 100, "门户网站", white), fills })).toEqual(["门户网站"]);
    expect(read({ glyphs: text(60, 100, "门户网站", white), images: [[50, 90, 300, 120]] })).toEqual(["门户网站"]);
  });

  it("leaves out text in the colour of the box behind it", () => {
    const fills = [{ box: [50, 90, 300, 120] as const, color: 0x203040, after: 0 }];
    expect(read({ glyphs: [...text(60, 100, "藏", { color: 0x213141 }), ...text(60, 200, "见")], fills })).toEqual([
      "见",
    ]);
  });

  it("leaves out text under a white or a black box drawn later, and keeps what is marked with a pale pen", () => {
    const glyphs = [...text(60, 100, "旧数字"), ...text(60, 200, "划了线"), ...text(60, 300, "涂黑了")];
    const fills = [
      { box: [50, 95, 120, 115] as const, color: 0xffffff, after: 9 },
      { box: [50, 195, 120, 215] as const, color: 0xffff66, after: 9 },
      { box: [50, 295, 120, 315] as const, color: 0x000000, after: 9 },
    ];
    expect(read({ glyphs, fills })).toEqual(["划了线"]);
  });

  it("reads what was written on a box instead of what lies under it", () => {
    const glyphs = [...text(60, 100, "12"), ...text(62, 100, "34")];
    expect(read({ glyphs, fills: [{ box: [50, 95, 120, 115], color: 0xd0e0f0, after: 2 }] })).toEqual(["34"]);
  });

  it("keeps shading under text drawn after it", () => {
    expect(
      read({ glyphs: text(60, 100, "表头"), fills: [{ box: [50, 95, 120, 115], color: 0xffffff, after: 0 }] }),
    ).toEqual(["表头"]);
  });

  it("leaves out glyphs off the page and without extent", () => {
    const glyphs = [
      ...text(60, 100, "在"),
      ...text(-80, 100, "左"),
      ...text(60, 900, "下"),
      ...text(80, 100, "零", { advance: 0 }),
    ];
    expect(read({ glyphs })).toEqual(["在"]);
  });
});

describe("fake bold", () => {
  it("takes a glyph drawn again within a fraction of its size for one", () => {
    const twice = [...text(60, 100, "一一22"), ...text(60.4, 100.2, "一一22")];
    expect(read({ glyphs: twice })).toEqual(["一一22"]);
  });

  it("takes pairs drawn one after the other for one", () => {
    const pairs = text(60, 100, "总计110").flatMap((glyph) => [
      glyph,
      { ...glyph, box: [glyph.box[0] + 0.3, ...glyph.box.slice(1)] as never },
    ]);
    expect(read({ glyphs: pairs })).toEqual(["总计110"]);
  });

  it("keeps repeated narrow digits that stand side by side", () => {
    expect(read({ glyphs: text(60, 100, "1111", { advance: 0.3 }) })).toEqual(["1111"]);
  });
});

describe("watermarks", () => {
  it("leaves out text that runs aslant", () => {
    const slanted = [..."某某镇人民政府"].flatMap((char, i) =>
      text(100 + 30 * i, 600 - 30 * i, char, { size: 40, color: 0xe0a0a0 }),
    );
    expect(read({ glyphs: [...slanted, ...body] })).toEqual(bodyLines);
  });

  it("leaves out large text with other text printed through it, and large faint text", () => {
    expect(read({ glyphs: [...text(50, 320, "样本", { size: 90, color: 0x808080 }), ...body] })).toEqual(bodyLines);
    expect(read({ glyphs: [...text(100, 650, "内部资料", { size: 48, color: 0xe8e8e8 }), ...body] })).toEqual(
      bodyLines,
    );
  });

  it("leaves out tilted text wherever its glyphs stand, unless the whole page is set so", () => {
    const tilt = (glyphs: ReturnType<typeof text>) => glyphs.map((glyph) => ({ ...glyph, tilted: true }));
    expect(read({ glyphs: [...tilt(text(100, 420, "受控")), ...body] })).toEqual(bodyLines);
    expect(read({ glyphs: tilt(text(60, 100, "整页歪斜")) })).toEqual(["整页歪斜"]);
  });

  it("leaves out the whole of a large line that a border of a table goes through", () => {
    const sample = table(
      60,
      100,
      [120, 80, 80],
      [
        ["项目", "上年", "本年"],
        ["规章", "12", "7"],
        ["许可", "", "0"],
      ],
    );
    const large = text(150, 108, "样 7", { size: 40, color: 0xb3b3b3 });
    const { grids } = layout([page({ ...sample, glyphs: [...sample.glyphs, ...large] })]);
    expect(grids[0]?.cells.map((cell) => cell.text)).toEqual([
      "项目",
      "上年",
      "本年",
      "规章",
      "12",
      "7",
      "许可",
      "",
      "0",
    ]);
  });

  it("keeps a column of figures and dashes, set left one below the other", () => {
    const column = ["0", "—", "0", "—", "0"].flatMap((sign, i) => text(300, 100 + 15 * i, sign));
    expect(read({ glyphs: [...column, ...body] })).toEqual(["0", "—", "0", "—", "0", ...bodyLines]);
  });

  it("keeps a large title", () => {
    expect(read({ glyphs: [...text(60, 200, "年度报告", { size: 26 }), ...body] })).toEqual(["年度报告", ...bodyLines]);
  });
});
