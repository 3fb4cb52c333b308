import { describe, expect, it } from "vitest";
import { makeReport, type ReportOptions, renderText, type TextShape, truthOf } from "../../scripts/samples/index.mjs";
import { convertBytes } from "../../src/pipeline.ts";
import { silentErrors } from "./truth.ts";

const EDITIONS = ["2021", "2019"] as const;

interface Print {
  readonly seed: number;
  readonly shape: TextShape;
  readonly options: ReportOptions;
}

/** What is said wrong, and not flagged, of a print in which a program has left something out of place. */
async function silentlyWrong({ seed, shape, options }: Print, edit: (lines: string[]) => string[]): Promise<string[]> {
  const model = makeReport(seed, options);
  const lines = renderText(model, shape).split("\n");
  const edited = edit(lines);
  expect(edited).not.toEqual(lines);
  const result = await convertBytes(new TextEncoder().encode(edited.join("\n")), "disorder.txt");
  if (!result.ok) throw new Error(result.failure.code);
  return silentErrors(result.report, truthOf(model));
}

const swapped = (lines: readonly string[], i: number): string[] => [
  ...lines.slice(0, i),
  lines[i + 1] ?? "",
  lines[i] ?? "",
  ...lines.slice(i + 2),
];
const without = (lines: readonly string[], i: number): string[] => lines.filter((_, k) => k !== i);
const doubled = (lines: readonly string[], i: number): string[] => [...lines.slice(0, i + 1), ...lines.slice(i)];
const lineOf = (lines: readonly string[], pattern: RegExp): number => lines.findIndex((line) => pattern.test(line));

describe("a table that a program has left in disorder is read right or flagged", () => {
  const cases = (["tab", "pipe", "markdown", "aligned"] as const).flatMap((shape) =>
    EDITIONS.map((edition) => ({ shape, edition })),
  );

  it.each(cases)("two rows of table 2 have changed places: $shape, $edition", async ({ shape, edition }) => {
    const rows = [
      /予以公开/u,
      /部分公开/u,
      /国家秘密/u,
      /三安全/u,
      /执法案卷/u,
      /行政查询/u,
      /没有现成/u,
      /信访举报/u,
      /重复申请/u,
      /出版物/u,
    ];
    for (const seed of [1, 2])
      for (const row of rows) {
        const print: Print = { seed, shape, options: { edition, scale: "medium" } };
        const wrong = await silentlyWrong(print, (lines) => swapped(lines, lineOf(lines, row)));
        expect([seed, row, wrong]).toEqual([seed, row, []]);
      }
  });

  it.each(["pipe", "tab"] as const)("a row of table 1 with blank cells stands twice: %s", async (shape) => {
    for (let seed = 0; seed < 12; seed++)
      for (const edition of EDITIONS) {
        const print: Print = { seed, shape, options: { edition, scale: "tiny", zeroAs: "mixed" } };
        const wrong = await silentlyWrong(print, (lines) => doubled(lines, lineOf(lines, /^(?:\| )?规章/u)));
        expect([seed, edition, wrong]).toEqual([seed, edition, []]);
      }
  });

  it.each(["cells", "tab"] as const)(
    "a running header with figures stands in a row of table 1 with blank cells: %s",
    async (shape) => {
      for (let seed = 0; seed < 12; seed++)
        for (const edition of EDITIONS)
          for (let k = 0; k < 6; k++) {
            const print: Print = { seed, shape, options: { edition, scale: "tiny", zeroAs: "mixed" } };
            const wrong = await silentlyWrong(print, (lines) => {
              const at = lineOf(lines, /^规章/u) + k;
              return [...lines.slice(0, at), "某某局2023年政府信息公开工作年度报告 第 3 页", ...lines.slice(at)];
            });
            expect([seed, edition, k, wrong]).toEqual([seed, edition, k, []]);
          }
    },
  );

  it("a separator is lost in a row of table 1", async () => {
    for (const edition of EDITIONS)
      for (const values of [
        [null, null, 5],
        [159, 4, 184],
      ]) {
        const print: Print = {
          seed: 3,
          shape: "tab",
          options: {
            edition,
            scale: "small",
            zeroAs: "blank",
            figures: (figures) => ({
              ...figures,
              table1: { ...figures.table1, rules: [0, 0, 5], normative: values.map((value) => value ?? 0) },
            }),
          },
        };
        for (const row of [/^规章\t/u, /规范性文件\t/u]) {
          const wrong = await silentlyWrong(print, (lines) =>
            lines.map((line) => (row.test(line) ? line.replace(/\t(?=[^\t]*$)/u, "") : line)),
          );
          expect([edition, values, row, wrong]).toEqual([edition, values, row, []]);
        }
      }
  });

  it.each(EDITIONS)("a value of table 3 is lost, one cell a line: %s", async (edition) => {
    for (const zeroAs of [undefined, "blank"] as const)
      for (let k = 0; k < 15; k++) {
        const print: Print = {
          seed: 5,
          shape: "cells",
          options: { edition, scale: "small", ...(zeroAs && { zeroAs }) },
        };
        const wrong = await silentlyWrong(print, (lines) => {
          const last = lines.findLastIndex((line) => /^总计$/u.test(line));
          return without(lines, last + 1 + k).concat("");
        });
        // No sum tells a zero from an empty line.
        expect([zeroAs, k, wrong.filter((at) => !/: (?:null, not 0|0, not null)$/u.test(at))]).toEqual([zeroAs, k, []]);
      }
  });

  it("a value of table 2 stands twice, one cell a line", async () => {
    for (const zeroAs of ["dash", "mixed"] as const)
      for (let k = 1; k < 8; k++) {
        const print: Print = { seed: 3, shape: "cells", options: { edition: "2019", scale: "small", zeroAs } };
        const wrong = await silentlyWrong(print, (lines) => doubled(lines, lineOf(lines, /过程性信息/u) + k));
        expect([zeroAs, k, wrong]).toEqual([zeroAs, k, []]);
      }
  });
});
