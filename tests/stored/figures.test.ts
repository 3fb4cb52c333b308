import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { convert } from "../../src/index.ts";
import { FIGURES, readingsOf } from "../../src/stored/figures.ts";

const read = async (sample: string) => {
  const result = await convert(readFileSync(`samples/${sample}`), { name: sample });
  if (!result.ok) throw new Error(result.failure.message);
  return result.report;
};

test("the figures of both editions are named once each", () => {
  expect(new Set(FIGURES.map((figure) => figure.pointer)).size).toBe(FIGURES.length);
  const counted = (table: string, edition: "2021" | "2019") =>
    FIGURES.filter((figure) => figure.table === table && figure.editions.includes(edition)).length;
  expect(counted("disclosure", "2021")).toBe(10);
  expect(counted("disclosure", "2019")).toBe(22);
  expect(counted("requests", "2021")).toBe(25 * 7);
  expect(counted("requests", "2019")).toBe(23 * 7);
  expect(counted("disputes", "2021")).toBe(15);
});

test("every value in the tables of a report is one reading, with its state", async () => {
  const report = await read("cells-by-line-2019.txt");
  const readings = readingsOf(report);
  const inTables = Object.keys(report.evidence).filter((pointer) => pointer.startsWith("/tables/"));
  expect(
    readings
      .filter((reading) => reading.evidence !== null)
      .map((reading) => reading.figure.pointer)
      .sort(),
  ).toEqual(inTables.sort());
  const state = (pointer: string) => readings.find((reading) => reading.figure.pointer === pointer)?.state;
  expect(state("/tables/requests/outcomes/otherProcessing/misc/total")).toBe("absent");
  expect(state("/tables/disclosure/fees/amount")).toBe("absent");
});
