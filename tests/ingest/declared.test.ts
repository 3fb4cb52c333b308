import { describe, expect, test } from "vitest";
import { anchorOf, sliceLine } from "../../src/model/line.ts";
import type { Block, Print } from "../../src/stages/ingest/declared/block.ts";
import { linesAndGrids } from "../../src/stages/ingest/declared/document.ts";
import { joinParagraphs } from "../../src/stages/ingest/declared/print.ts";

/** A print of one byte a unit from `at` on. */
const print = (text: string, at: number): Print => ({
  text,
  bytes: {
    starts: Int32Array.from(text, (_, i) => at + i),
    ends: Int32Array.from(text, (_, i) => at + i + 1),
  },
});
const bare = (text: string): Print => ({ text, bytes: null });
const cell = (row: number, col: number, text: Print, colSpan = 1, rowSpan = 1) => ({
  row,
  col,
  rowSpan,
  colSpan,
  print: text,
});

const BLOCKS: Block[] = [
  { kind: "paragraph", number: 3, print: print("title", 100) },
  {
    kind: "table",
    number: 2,
    rows: 2,
    cols: 3,
    cells: [
      cell(0, 0, print("a", 200), 2),
      cell(0, 2, print("b", 210)),
      cell(1, 1, print("12", 220)),
      cell(1, 2, bare("")),
    ].map((c) => (c.print.bytes === null ? { ...c, print: print("", 0) } : c)),
  },
];

describe("declared blocks", () => {
  test("become lines, with a tab between two columns of a table", () => {
    const { lines } = linesAndGrids(BLOCKS);
    expect(lines.map((line) => line.text)).toEqual(["title", "a\t\tb", "\t12\t"]);
    expect(lines.map((line) => line.number)).toEqual([1, 2, 3]);
  });

  test("know their paragraph, their cell and their bytes, whole or sliced", () => {
    const { lines } = linesAndGrids(BLOCKS);
    const [title, head, row] = lines;
    if (title === undefined || head === undefined || row === undefined) throw new Error("three lines are due");
    expect(anchorOf(title, 1, 3)).toEqual({ place: { paragraph: 3 }, bytes: [101, 103] });
    expect(anchorOf(head, 3, 4)).toEqual({ place: { table: 2, row: 1, column: 3 }, bytes: [210, 211] });
    expect(anchorOf(row, 1, 3)).toEqual({ place: { table: 2, row: 2, column: 2 }, bytes: [220, 222] });
    expect(anchorOf(sliceLine(row, 2, 4), 0, 1)).toEqual({ place: { table: 2, row: 2, column: 2 }, bytes: [221, 222] });
    expect(anchorOf(sliceLine(head, 2, 4), 1, 2)).toEqual({
      place: { table: 2, row: 1, column: 3 },
      bytes: [210, 211],
    });
  });

  test("keep spans and places in the grid", () => {
    const [grid] = linesAndGrids(BLOCKS).grids;
    expect(grid).toMatchObject({ rows: 2, cols: 3, origin: "declared", lines: [2, 3] });
    expect(grid?.cells[0]).toMatchObject({ text: "a", colSpan: 2, anchors: [{ bytes: [200, 201] }] });
    expect(grid?.cells[3]).toMatchObject({
      text: "",
      anchors: [{ place: { table: 2, row: 2, column: 3 }, bytes: null }],
    });
  });
});

describe("the paragraphs of a cell", () => {
  test("are joined as Chinese is, but figures one above the other stay apart", () => {
    expect(joinParagraphs([bare("商业"), bare(" "), bare("企业")]).text).toBe("商业企业");
    expect(joinParagraphs([bare("55"), bare("（含自然失效29件）")]).text).toBe("55（含自然失效29件）");
    expect(joinParagraphs([bare("3"), bare("5")]).text).toBe("3 5");
  });
});
