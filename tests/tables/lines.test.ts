import { describe, expect, it } from "vitest";
import { linesOfText } from "../../src/stages/ingest/text/index.ts";
import { vectorsOfAlignedLines } from "../../src/stages/tables/aligned.ts";
import { cellsOfLines } from "../../src/stages/tables/stream.ts";
import { wordsOf } from "../../src/stages/tables/token.ts";

const LABELS = new Map(["1.属于国家秘密", "2.重复申请", "3.其他"].map((label) => [label, 7]));
const vectors = (text: string) =>
  vectorsOfAlignedLines(linesOfText(text), LABELS).map(({ label, tokens }) => [
    label,
    tokens.map((t) => t.text).join(" "),
  ]);

describe("wordsOf", () => {
  it.each([
    ["行政许可 230 减 3 2261", ["行政许可", "230", "减 3", "2261"]],
    ["1 0 3（含自然失效 3 件）", ["1", "0", "3（含自然失效 3 件）"]],
    ["8 13100 元", ["8", "13100 元"]],
    ["0 - 3", ["0", "-", "3"]],
    ["减   3", ["减", "3"]],
  ])("%s", (text, expected) => {
    expect(wordsOf(text).map((word) => word.text)).toEqual(expected);
  });
});

describe("vectorsOfAlignedLines", () => {
  it("takes rows apart that stand upon one another, a line for each value", () => {
    const columns = [
      [5, 83],
      [0, 6],
      [6, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [11, 89],
    ];
    const values = columns.flatMap((column, c) => column.map((value) => " ".repeat(20 + 5 * c) + value));
    const text = ["1.属于国家秘密", "2.重复申请", ...values, "3.其他              0    0    0    0    0    0    0"];
    expect(vectors(text.join("\n"))).toEqual([
      ["1.属于国家秘密", "5 0 6 0 0 0 11"],
      ["2.重复申请", "83 6 0 0 0 0 89"],
      ["3.其他", "0 0 0 0 0 0 0"],
    ]);
  });

  it("keeps two rows of single values that stand one behind the other", () => {
    const row = Array.from({ length: 7 }, (_, c) => " ".repeat(20 + 5 * c) + c);
    expect(vectors(["1.属于国家秘密", "2.重复申请", ...row, ...row].join("\n"))).toHaveLength(14);
  });

  it("takes a row that a page end draws a second time once", () => {
    const row = "3.其他  4  0  0  0  0  0  4";
    expect(vectors(`2.重复申请  9  0  0  0  0  0  9\n${row}\n\f  ${row}`)).toHaveLength(2);
    expect(vectors(`2.重复申请  9  0  0  0  0  0  9\n${row}\n  ${row}`)).toHaveLength(3);
  });

  it("parts a label from the first value that it runs into", () => {
    expect(vectors("3.其他52  0  0  0  0  0  52")).toEqual([["3.其他", "52 0 0 0 0 0 52"]]);
  });
});

describe("cellsOfLines", () => {
  const cells = (text: string) => cellsOfLines(linesOfText(text))?.map((cell) => cell.text);

  it("parts a label from a value on the same line, and joins a note that is broken over lines", () => {
    expect(cells("行政许可 6\n5\n27")).toEqual(["行政许可", "6", "5", "27"]);
    expect(cells("规章\n3（含自然失效\n3件）\n0")).toEqual(["规章", "3（含自然失效3件）", "0"]);
  });
});
