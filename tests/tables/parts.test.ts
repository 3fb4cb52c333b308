import { describe, expect, it } from "vitest";
import { makeReport, renderText } from "../../scripts/samples/index.mjs";
import { shapesOf } from "../../src/editions/index.ts";
import type { Line } from "../../src/model/line.ts";
import { linesOfText } from "../../src/stages/ingest/text/index.ts";
import { headingsOf, valuesOfLine } from "../../src/stages/tables/aligned.ts";
import { joinedParts, type Row } from "../../src/stages/tables/cells.ts";
import { findTables } from "../../src/stages/tables/index.ts";

const forms = (table: "disclosure" | "requests" | "disputes") => shapesOf(table).map(({ form }) => form);
const oneRow = forms("disputes").find((form) => form.printed?.length === 1);
const row = (texts: readonly string[]): Row => ({
  cells: texts.map((text) => ({ text, anchor: null, left: Number.NaN, right: Number.NaN })),
  lines: [1],
});
const OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];

/** A line of words that stand at the given places on a page. */
function line(number: number, words: readonly (readonly [string, number])[]): Line {
  const text = words.map(([word]) => word).join(" ");
  const boxes = words.flatMap(([word, left], i) => [
    ...(i > 0 ? [null] : []),
    ...[...word].map((_, k) => [left + 8 * k, 100, left + 8 * k + 8, 110] as const),
  ]);
  return { text, page: 1, number, offset: 0, boxes, box: [0, 100, 500, 110], size: 8 } as Line;
}

describe("joinedParts", () => {
  it("makes one row of the rows of three tables, blank cells and blank tables among them", () => {
    if (oneRow === undefined) throw new Error("no such form");
    const rows = [
      row(["行政复议"]),
      row(OUTCOMES),
      row(["", "", "", "", ""]),
      row(OUTCOMES),
      row(["1", "", "—", "2", "3"]),
      row(OUTCOMES),
      row(["0", "0", "0", "0", "0"]),
    ];
    expect(
      joinedParts(rows, oneRow)
        ?.tokens.map((token) => token.text)
        .join("|"),
    ).toBe("|||||1||—|2|3|0|0|0|0|0");
  });

  it("leaves a whole row, and parts of another number of cells, alone", () => {
    if (oneRow === undefined) throw new Error("no such form");
    expect(joinedParts([row(new Array(15).fill("0"))], oneRow)).toBeNull();
    expect(joinedParts([row(["0", "0"]), row(["1", "1"])], oneRow)).toBeNull();
  });
});

describe("a table whose first label is mistyped", () => {
  it("does not begin in prose that says nearly the same", () => {
    const prose = "本年新收政府信息公开申请3件，均已答复。\n";
    const text =
      prose +
      renderText(makeReport(4), "tab").replaceAll("一、本年新收政府信息公开申请数量", "一、本年新收政府信公开申请数量");
    const requests = findTables(linesOfText(text), [], forms).find(({ table }) => table === "requests");
    expect(requests?.lines.map((printed) => printed.text).join("\n")).not.toContain("均已答复");
  });
});

describe("valuesOfLine", () => {
  it("takes a stray character that runs into a figure for no label", () => {
    const printed = valuesOfLine(
      line(1, [
        ["边0", 60],
        ["6", 120],
        ["5", 180],
      ]),
    );
    expect(printed?.label).toBe("");
    expect(printed?.tokens.map((token) => token.printed.state)).toEqual(["unreadable", "number", "number"]);
  });
});

describe("headingsOf", () => {
  it("takes the pieces of the form's own headings, whatever else is broken into words above them", () => {
    const lines = [
      line(1, [
        ["行政", 60],
        ["复议", 90],
      ]),
      line(2, [
        ["结果维", 60],
        ["结果纠", 100],
        ["总计", 140],
      ]),
      line(3, [
        ["持", 68],
        ["正", 108],
      ]),
      line(4, [
        ["3", 72],
        ["1", 112],
        ["4", 148],
      ]),
    ];
    expect(headingsOf(lines, ["结果维持", "结果纠正", "总计"]).map(({ left, right }) => [left, right])).toEqual([
      [60, 84],
      [100, 124],
      [140, 156],
    ]);
  });
});
