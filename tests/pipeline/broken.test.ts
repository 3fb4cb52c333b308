import { describe, expect, it } from "vitest";
import {
  makeReport,
  type ReportOptions,
  renderText,
  type SampleReport,
  type TextShape,
  truthOf,
} from "../../scripts/samples/index.mjs";
import { convertBytes } from "../../src/pipeline.ts";
import { silentErrors } from "./truth.ts";

const SHAPES: readonly TextShape[] = ["tab", "aligned", "cells", "pipe", "markdown", "apart"];
const EDITIONS = ["2021", "2019"] as const;

/** Where a figure may break, and what comes between its parts: a line end, blanks, a blank behind a comma. */
const BREAKS = ["\n", " ", "  ", "\u3000", ", ", ",\n"];

const read = async (text: string) => {
  const result = await convertBytes(new TextEncoder().encode(text), "broken.txt");
  if (!result.ok) throw new Error(result.failure.code);
  return result.report;
};

/** Places at which a figure of two digits or more stands, between two places of a text. */
function figuresWithin(text: string, from: RegExp, to: RegExp): { at: number; digits: string }[] {
  const start = text.search(from);
  const end = text.search(to);
  return Array.from(text.matchAll(/(?<![\d.,])\d{2,}(?:\.\d+)?(?![\d.,])/gu), ({ 0: digits, index }) => ({
    at: index,
    digits,
  })).filter(({ at }) => at > start && at < end);
}

/** The print of each report with one figure broken; none may say something wrong in plain sight. */
async function expectFlagged(model: SampleReport, shape: TextShape, from: RegExp, to: RegExp): Promise<void> {
  const text = renderText(model, shape);
  const figures = figuresWithin(text, from, to);
  expect(figures.length).toBeGreaterThan(2);
  const step = Math.ceil(figures.length / 6);
  for (const { at, digits } of figures.filter((_, i) => i % step === 0 || i === figures.length - 1))
    for (const between of BREAKS) {
      const broken = digits.charAt(0) + between + digits.slice(1);
      const report = await read(text.slice(0, at) + broken + text.slice(at + digits.length));
      expect([broken, silentErrors(report, truthOf(model))]).toEqual([broken, []]);
    }
}

describe("a figure broken in two is never read as one of its parts", () => {
  const cases = SHAPES.flatMap((shape) => EDITIONS.map((edition) => ({ shape, edition })));
  const elevens: ReportOptions["figures"] = (figures) => ({
    ...figures,
    table1: Object.fromEntries(
      Object.entries(figures.table1).map(([row, values]) => [row, values.map((_, i) => 11 * (i + 1))]),
    ),
  });

  it.each(cases)("table 1: $shape, $edition", async ({ shape, edition }) => {
    for (const figures of [undefined, elevens]) {
      const model = makeReport(4, { edition, scale: "medium", ...(figures === undefined ? {} : { figures }) });
      await expectFlagged(model, shape, /第二十条第（一）项/u, /收到和处理政府信息公开申请情况\n/u);
    }
  });

  it.each(cases)("tables 2 and 3: $shape, $edition", async ({ shape, edition }) => {
    const model = makeReport(3, { edition, scale: "medium" });
    await expectFlagged(model, shape, /一、本年新收/u, /存在的主要问题及改进情况\n/u);
  });

  it.each([". ", " .", ".\n", "\n.", " . ", ".\u3000", ", "])("an amount with %j for its point", async (point) => {
    for (const { shape, edition } of cases) {
      const row = edition === "2021" ? { fees: [118.84] } : { procurement: [3, 118.84] };
      const model = makeReport(3, {
        edition,
        scale: "small",
        figures: (figures) => ({ ...figures, table1: { ...figures.table1, ...row } }),
      });
      const report = await read(renderText(model, shape).replace("118.84", `118${point}84`));
      expect([shape, edition, silentErrors(report, truthOf(model))]).toEqual([shape, edition, []]);
    }
  });

  it("names the figure that is left and the cell beside it", async () => {
    const model = makeReport(3, {
      edition: "2021",
      scale: "small",
      figures: (figures) => ({ ...figures, table1: { ...figures.table1, fees: [118.84] } }),
    });
    const report = await read(renderText(model, "aligned").replace("118.84", "118.8\n4"));
    expect(report.status).toBe("review");
    expect(report.diagnostics.filter(({ code }) => code === "figure.stray")).toEqual([
      {
        code: "figure.stray",
        severity: "warning",
        message: "“4” stands among the values and belongs to no cell.",
        pointer: "/tables/disclosure/fees/amount",
      },
    ]);
  });
});

describe("other figures beside a table are no part of its values", () => {
  it.each([
    ["a note", "\n注：规章1件系2023年与3个部门联合制发。\n"],
    ["a note in a line of its own", "\n（截至 2023 年 12 月 31 日）\n"],
    ["a page number in dashes", "\n- 3 -\n"],
  ])("%s", async (_, note) => {
    const model = makeReport(3, { edition: "2021", scale: "small" });
    for (const shape of SHAPES) {
      const text = renderText(model, shape);
      const at = text.indexOf("\n", text.search(/收到和处理政府信息公开申请情况\n/u) - 4);
      const report = await read(text.slice(0, at) + note + text.slice(at));
      expect([shape, report.diagnostics.filter(({ code }) => code === "figure.stray")]).toEqual([shape, []]);
    }
  });

  it("a merged value printed in every cell that it spans", async () => {
    for (const shape of ["tab", "pipe", "markdown"] as const) {
      const model = makeReport(3, { edition: "2021", scale: "small" });
      const report = await read(renderText(model, shape, { span: "repeat" }));
      expect([shape, report.status, silentErrors(report, truthOf(model))]).toEqual([shape, "verified", []]);
    }
  });
});
