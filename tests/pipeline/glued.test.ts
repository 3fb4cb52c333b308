import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  disputeReadings,
  type Edition,
  makeReport,
  renderText,
  requestReadings,
  type SampleReport,
  type Scale,
  truthOf,
} from "../../scripts/samples/index.mjs";
import type { Report } from "../../src/model/report.ts";
import { convertBytes } from "../../src/pipeline.ts";
import { at, figuresOf, silentErrors } from "./truth.ts";

const models = (scales: readonly Scale[]): fc.Arbitrary<SampleReport> =>
  fc
    .record({
      seed: fc.nat({ max: 100_000 }),
      edition: fc.constantFrom<Edition>("2021", "2019"),
      scale: fc.constantFrom(...scales),
      unitemized: fc.boolean(),
    })
    .map(({ seed, ...options }) => makeReport(seed, options));

async function read(model: SampleReport, gaps = 0): Promise<Report> {
  const bytes = new TextEncoder().encode(renderText(model, "glued", { gaps }));
  const result = await convertBytes(bytes, "glued.txt");
  if (!result.ok) throw new Error(result.failure.code);
  return result.report;
}

/** Cells of one table by pointer, as the truth and as the report have them. */
function cellsOf(table: string, model: SampleReport, report: Report): [string, number | null, unknown][] {
  return [...figuresOf(truthOf(model))]
    .filter(([pointer]) => pointer.startsWith(`/tables/${table}/`))
    .map(([pointer, value]) => [pointer, value, at(report, pointer) ?? null]);
}

describe("a report printed without separators", () => {
  it("is recovered exactly or left open for review, never wrong", async () => {
    await fc.assert(
      fc.asyncProperty(models(["zero", "tiny", "small", "medium"]), fc.constantFrom(0, 0.2), async (model, gaps) => {
        const report = await read(model, gaps);
        for (const table of ["disclosure", "requests", "disputes"])
          for (const [pointer, printed, read] of cellsOf(table, model, report))
            if (read !== null) expect([pointer, read]).toEqual([pointer, printed]);
        expect(silentErrors(report, truthOf(model))).toEqual([]);
      }),
      { seed: 20_240_111, numRuns: 120 },
    );
  });

  it("is recovered whole where plain enumeration finds one reading of its tables", async () => {
    await fc.assert(
      fc.asyncProperty(models(["zero", "tiny", "small"]), async (model) => {
        const { table2, table3 } = truthOf(model);
        fc.pre(requestReadings(table2.rows as Record<string, number[]>).length === 1);
        fc.pre(disputeReadings(Object.values(table3) as number[][]).length === 1);
        const report = await read(model);
        for (const table of ["requests", "disputes"])
          for (const [pointer, printed, read] of cellsOf(table, model, report))
            expect([pointer, read]).toEqual([pointer, printed]);
      }),
      { seed: 20_240_111, numRuns: 40 },
    );
  });

  it("is for review, and its open cells null, where plain enumeration finds several readings", async () => {
    const swapped = makeReport(1, {
      figures: (figures) => {
        const table2 = Object.fromEntries(
          Object.keys(figures.table2).map((key) => [key, new Array<number>(7).fill(0)]),
        );
        Object.assign(table2, {
          new: [29, 7, 0, 2, 20, 2, 60],
          granted: [27, 0, 0, 2, 0, 1, 30],
          partial: [2, 7, 0, 0, 20, 1, 30],
          total: [29, 7, 0, 2, 20, 2, 60],
        });
        return { ...figures, table2 };
      },
    });
    const { rows } = truthOf(swapped).table2;
    expect(requestReadings(rows as Record<string, number[]>)).toHaveLength(2);
    const report = await read(swapped);
    expect(report.status).toBe("review");
    expect(report.tables.requests?.outcomes.granted).toMatchObject({ naturalPerson: null, other: 1, total: 30 });
    expect(report.tables.requests?.received?.naturalPerson).toBe(29);
    expect(report.evidence["/tables/requests/outcomes/granted/naturalPerson"]?.state).toBe("ambiguous");
  });
});
