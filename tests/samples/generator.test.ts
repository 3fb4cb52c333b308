import { describe, expect, it } from "vitest";
import type { Edition, Scale } from "../../scripts/samples/index.mjs";
import {
  disputeReadings,
  makeReport,
  renderText,
  requestReadings,
  TEXT_SHAPES,
  truthOf,
} from "../../scripts/samples/index.mjs";

const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);
const editions: Edition[] = ["2021", "2019"];
const scales: Scale[] = ["zero", "tiny", "small", "medium", "province"];

describe("makeReport", () => {
  it("obeys the form's arithmetic in every edition and scale", () => {
    for (const edition of editions)
      for (const scale of scales)
        for (let seed = 0; seed < 10; seed++) {
          const { table2, table3, faults, status } = truthOf(makeReport(seed, { edition, scale }));
          const rows = table2.rows as Record<string, number[]>;
          for (const row of Object.values(rows)) expect(sum(row.slice(0, 6))).toBe(row[6]);
          for (let c = 0; c < 7; c++) {
            const at = (key: string) => rows[key]?.[c] ?? Number.NaN;
            expect(at("new") + at("carriedIn")).toBe(at("total") + at("carriedOut"));
          }
          for (const group of Object.values(table3) as number[][]) expect(sum(group.slice(0, 4))).toBe(group[4]);
          expect([faults, status]).toEqual([[], "verified"]);
        }
  });

  it("gives the same report for the same seed, and another for another", () => {
    expect(makeReport(7)).toEqual(makeReport(7));
    expect(makeReport(7).tables).not.toEqual(makeReport(8).tables);
  });

  it("reaches five digits at the size of a province", () => {
    const { rows } = truthOf(makeReport(1, { scale: "province", kind: "province" })).table2;
    expect(rows.new?.[6]).toBeGreaterThan(9999);
  });

  it("plants each fault and names every identity it breaks", () => {
    const kinds = (name: "balance" | "outcomes" | "total" | "disputes" | "narrative") =>
      new Set(truthOf(makeReport(3, { scale: "medium", faults: [name] })).faults.map((f) => f.kind));
    expect(kinds("balance")).toEqual(new Set(["requests.balance"]));
    expect(kinds("outcomes")).toEqual(new Set(["requests.resultTotal"]));
    expect(kinds("total")).toEqual(new Set(["requests.rowTotal"]));
    expect(kinds("disputes")).toEqual(new Set(["cases.total"]));
    expect(kinds("narrative")).toEqual(new Set(["narrative.requests"]));
  });

  it("keeps blank apart from zero in the truth", () => {
    const cells = Object.values(truthOf(makeReport(2, { zeroAs: "slash" })).table2.rows).flat();
    expect(cells.filter((v) => v === null).length).toBeGreaterThan(50);
    expect(cells.filter((v) => v === 0).length).toBeGreaterThan(10);
  });
});

describe("renderText", () => {
  it.each(TEXT_SHAPES)("prints every figure of table 2 as %s", (shape) => {
    const model = makeReport(11, { scale: "medium" });
    const text = renderText(model, shape);
    for (const cell of Object.values(model.tables.table2).flat()) expect(text).toContain(cell.text);
    expect(text).toContain(model.title);
  });

  it("drops cells lost to spans, so that rows start at different columns", () => {
    const lines = renderText(makeReport(1), "tab").split("\n");
    expect(lines.find((l) => l.includes("属于国家秘密"))?.split("\t")).toHaveLength(9);
    expect(lines.find((l) => l.includes("属于行政查询事项"))?.split("\t")).toHaveLength(8);
  });
});

describe("readings of glued tables", () => {
  it("finds the one reading of a sound table", () => {
    const { table2, table3 } = truthOf(makeReport(5, { scale: "small" }));
    expect(requestReadings(table2.rows as Record<string, number[]>)).toEqual([table2.rows]);
    expect(disputeReadings(Object.values(table3) as number[][])).toEqual([table3]);
  });

  it("finds two where two rows of the same digits can change places", () => {
    const rows = {
      new: [29, 7, 0, 2, 20, 2, 60],
      carriedIn: [0, 0, 0, 0, 0, 0, 0],
      granted: [27, 0, 0, 2, 0, 1, 30],
      partial: [2, 7, 0, 0, 20, 1, 30],
      total: [29, 7, 0, 2, 20, 2, 60],
      carriedOut: [0, 0, 0, 0, 0, 0, 0],
    };
    expect(requestReadings(rows)).toHaveLength(2);
  });
});
