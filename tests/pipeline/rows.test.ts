import { describe, expect, it } from "vitest";
import {
  makeReport,
  type ReportOptions,
  renderText,
  type SampleReport,
  type TextOptions,
  type TextShape,
  truthOf,
} from "../../scripts/samples/index.mjs";
import type { Report } from "../../src/model/report.ts";
import { convertBytes } from "../../src/pipeline.ts";
import { silentErrors } from "./truth.ts";

interface Print {
  readonly shape: TextShape;
  readonly options: ReportOptions;
  readonly printing?: TextOptions;
  /** Changes the print without changing what it says. */
  readonly edit?: (text: string) => string;
}

/** The report of a print, which may be left for review but may say nothing wrong. */
async function read({ shape, options, printing = {}, edit = (text) => text }: Print): Promise<Report> {
  const model = makeReport(3, options);
  const text = edit(renderText(model, shape, printing));
  const result = await convertBytes(new TextEncoder().encode(text), "rows.txt");
  if (!result.ok) throw new Error(result.failure.code);
  expect(silentErrors(result.report, truthOf(model))).toEqual([]);
  return result.report;
}

/** A form with these rows in table 1 and, else, zeros. */
const disclosure = (edition: "2021" | "2019", rows: Record<string, number[]>): ReportOptions => ({
  edition,
  scale: "zero",
  figures: (figures) => ({ ...figures, table1: { ...figures.table1, ...rows } }),
});

describe("rows that were once misread", () => {
  it("a row of table 1 broken over two lines", async () => {
    const report = await read({
      shape: "tab",
      options: disclosure("2021", { rules: [0, 2, 21], normative: [6, 5, 158] }),
      edit: (text) =>
        text
          .replace("规章\t0\t2\t21", "规章  0\n  2  21")
          .replace("行政规范性文件\t6\t5\t158", "行政规范性文件  6\n  5  158")
          .replace(/^(?=第二十条|信息内容|行政)[^\n]*$/gmu, (line) => line.replaceAll("\t", "  ")),
    });
    expect(report.tables.disclosure?.normativeDocuments).toEqual({ issued: 6, repealed: 5, inForce: 158 });
  });

  it("a negative change without separators", async () => {
    const report = await read({ shape: "glued", options: disclosure("2019", { licensing: [120, -3, 5] }) });
    expect(report.tables.disclosure?.licensing).not.toMatchObject({ previousItems: 1 });
  });

  it.each(["markdown", "tab", "pipe"] as const)("a merged value printed twice behind a blank: %s", async (shape) => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const model = makeReport(seed, { edition: "2019", scale: "tiny", zeroAs: "blank", signs: true });
      const text = renderText(model, shape, { span: "repeat" })
        .replace(/(行政事业性收费(?: \|)?[ \t])\S+/u, "$1")
        .replace(/(政府集中采购(?: \|)?[ \t])\S+/u, "$1");
      const truth = truthOf(model);
      const [fees, procurement] = [truth.table1.fees, truth.table1.procurement] as (number | null)[][];
      if (fees !== undefined) fees[0] = null;
      if (procurement !== undefined) procurement[0] = null;
      const result = await convertBytes(new TextEncoder().encode(text), "rows.txt");
      expect(result.ok && silentErrors(result.report, truth)).toEqual([]);
    }
  });

  it("zeros and blanks with a stray blank cell before them", async () => {
    for (let seed = 0; seed < 30; seed++)
      for (const rowSpan of ["mixed", "blank"] as const) {
        const model = makeReport(seed, { edition: "2019", scale: "tiny", zeroAs: "blank" });
        const text = renderText(model, "tab", { span: "mixed", rowSpan });
        const result = await convertBytes(new TextEncoder().encode(text), "rows.txt");
        expect([seed, result.ok && silentErrors(result.report, truthOf(model))]).toEqual([seed, []]);
      }
  });

  it("a bare page number behind a row, one cell a line", async () => {
    for (const zeroAs of ["mixed", "blank", "dash"] as const)
      for (const at of [6, 12, 20])
        for (let seed = 0; seed < 6; seed++) {
          const model = makeReport(seed, { scale: "small", zeroAs });
          const text = renderText(model, "cells", { breaks: { at, lines: ["3"] } });
          const result = await convertBytes(new TextEncoder().encode(text), "rows.txt");
          expect([seed, at, result.ok && silentErrors(result.report, truthOf(model))]).toEqual([seed, at, []]);
        }
  });

  it("行政复议 left blank: its five cells are null and shift nobody", async () => {
    for (const shape of ["tab", "pipe", "boxes", "cells"] as const) {
      const report = await read({ shape, options: { scale: "small", blankReview: true }, printing: { span: "drop" } });
      expect([shape, report.status]).toEqual([shape, "verified"]);
      expect(report.tables.disputes?.reconsideration?.total).toBeNull();
    }
    for (const shape of ["aligned", "apart", "broken", "glued"] as const)
      await read({ shape, options: { scale: "small", blankReview: true } });
  });

  it("notes, units, thousands and signs in cells", async () => {
    const options: ReportOptions = { edition: "2019", scale: "province", kind: "province", notes: true, signs: true };
    for (const shape of ["tab", "aligned", "boxes", "cells", "markdown"] as const) {
      const report = await read({ shape, options: { ...options, thousands: true, unit: "件" } });
      expect([shape, report.status]).toEqual([shape, "verified"]);
    }
  });
});

const MARKED: readonly [string, (model: SampleReport) => void, TextShape, TextOptions?][] = [
  ["blank cells of table 3 under its headings", (m) => blank(m.tables.table3.review, 1, 3), "aligned"],
  ["table 3 whose first cells are blank, without a frame", (m) => blank(m.tables.table3.review, 0, 5), "pipe"],
  ["merged cells written out for every column", () => undefined, "pipe", { span: "repeat" }],
];

/** Leaves cells blank, and makes the last one the sum of what is left. */
function blank(cells: { value: number | null; text: string }[] = [], from = 0, to = 0): void {
  for (let i = from; i < to; i++) cells[i] = { value: null, text: "" };
  const sum = cells.slice(0, 4).reduce((total, cell) => total + (cell.value ?? 0), 0);
  if (to < 5) cells[4] = { value: sum, text: String(sum) };
}

describe("prints that were once left for review", () => {
  it.each(MARKED)("%s", async (_, mark, shape, printing = {}) => {
    for (const edition of ["2021", "2019"] as const) {
      const model = makeReport(5, { edition, scale: "small" });
      mark(model);
      const text = renderText(model, shape, printing).replace(/^\| (?=\|)/gmu, " ");
      const result = await convertBytes(new TextEncoder().encode(text), "print.txt");
      if (!result.ok) throw new Error(result.failure.code);
      expect(result.report.status).toBe("verified");
      expect(silentErrors(result.report, truthOf(model))).toEqual([]);
    }
  });

  it("a row that is not printed takes none of the others with it", async () => {
    const report = await read({
      shape: "cells",
      options: { scale: "small" },
      edit: (text) => text.replace(/（七）总计\n(?:\d+\n){7}/u, ""),
    });
    expect(report.status).toBe("review");
    expect(report.tables.requests?.outcomes.total).toBeNull();
    expect(report.tables.requests?.received).toMatchObject({ naturalPerson: expect.any(Number) });
  });

  it("table 3 in two tables, a cell a line, with the empty lines of merged cells", async () => {
    const report = await read({
      shape: "cells",
      options: { scale: "small" },
      edit: (text) =>
        text.replace(
          /行政复议\n行政诉讼\n((?:\D+\n){5})(未经复议直接起诉\n复议后起诉\n)((?:\D+\n){10})((?:\d+\n){5})/u,
          (_, five, groups, ten, values) => `行政复议\n${five}${"\n".repeat(10)}${values}行政诉讼\n${groups}${ten}`,
        ),
    });
    expect(report.status).toBe("verified");
  });
});

/** Three groups of table 1 first, and the first group as a table of its own behind them, as converters leave it. */
const groupBehind = (text: string): string => {
  const group = /\| 规章 [^\n]*\n\| (?:行政)?规范性文件 [^\n]*\n/u.exec(text)?.[0] ?? "";
  const fees = /\| 行政事业性收费 [^\n]*\n/u.exec(text)?.[0] ?? "";
  const header = "\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| --- | --- | --- | --- |\n";
  return text.replace(group, "").replace(fees, fees + header + group);
};

describe("a row under the wording of the other edition", () => {
  const swapped = (text: string, edition: "2021" | "2019"): string =>
    edition === "2021"
      ? text.replace(/行政规范性文件(?=\D{0,20}\d)/u, "规范性文件")
      : text.replace(/(?<=规章[^规]{0,120})规范性文件/u, "行政规范性文件");
  const shapes: readonly TextShape[] = ["tab", "aligned", "cells", "pipe", "markdown", "glued", "apart"];

  it.each(shapes.flatMap((shape) => (["2021", "2019"] as const).map((edition) => ({ shape, edition }))))(
    "$shape, $edition",
    async ({ shape, edition }) => {
      const plain = await read({ shape, options: { edition, scale: "small" } });
      const other = await read({
        shape,
        options: { edition, scale: "small" },
        edit: (text) => {
          const edited = swapped(text, edition);
          expect(edited).not.toBe(text);
          return edited;
        },
      });
      expect(other.tables).toEqual(plain.tables);
      expect(other.status).toBe(plain.status);
    },
  );

  it("whose group stands behind the others", async () => {
    const options: ReportOptions = { edition: "2021", scale: "small" };
    const plain = await read({ shape: "markdown", options });
    for (const edit of [groupBehind, (text: string) => groupBehind(swapped(text, "2021"))]) {
      const moved = await read({ shape: "markdown", options, edit });
      expect(moved.tables).toEqual(plain.tables);
    }
  });
});

/** Table 2 with its values one below the other, and below them all the labels but the first. */
function labelsBehind(text: string): string {
  const from = text.indexOf("一、本年新收");
  const to = text.indexOf("\n", text.indexOf("四、结转下年度继续办理"));
  const cells = text.slice(from, to).split(/[\t\n]/u);
  const isValue = (cell: string): boolean => /^\d+$/u.test(cell);
  const [first, ...labels] = cells.filter((cell) => !isValue(cell));
  return [text.slice(0, from) + first, ...cells.filter(isValue), ...labels].join("\n") + text.slice(to);
}

describe("values in the order of the form, apart from their labels", () => {
  it("are read by their number and sums, and left for review", async () => {
    const options: ReportOptions = { scale: "small" };
    const apart = await read({ shape: "tab", options, edit: labelsBehind });
    const plain = await read({ shape: "tab", options });
    expect(apart.tables.requests).toEqual(plain.tables.requests);
    expect([apart.status, plain.status]).toEqual(["review", "verified"]);
    expect(apart.diagnostics.map((d) => d.code)).toContain("table.uncertain");
  });

  it("are not told where a sum fails", async () => {
    const edit = (text: string): string =>
      labelsBehind(text.replace(/(四、结转下年度继续办理(?:\t\d+){6}\t)\d+/u, "$199"));
    const model = makeReport(3, { scale: "small" });
    const result = await convertBytes(new TextEncoder().encode(edit(renderText(model, "tab"))), "rows.txt");
    if (!result.ok) throw new Error(result.failure.code);
    const { received, carriedOut } = result.report.tables.requests ?? {};
    expect([result.report.status, received?.total ?? null, carriedOut?.total ?? null]).toEqual(["review", null, null]);
  });
});
