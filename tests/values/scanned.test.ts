import { expect, it } from "vitest";
import type { Evidence } from "../../src/model/report.ts";
import type { Scan } from "../../src/model/scan.ts";
import { scannedEvidence, unsureFields } from "../../src/stages/values/scanned.ts";

const scan: Scan = {
  page: 2,
  turn: 0,
  size: [600, 800],
  skew: 0,
  centre: [300, 400],
  prose: [
    { box: [100, 50, 500, 80], confidence: 0.97, least: 0.41 },
    { box: [100, 90, 500, 120], confidence: 0.9, least: 0.88 },
  ],
  cells: [],
  rules: [],
};

const at = (page: number, bbox: [number, number, number, number]): Evidence => ({
  page,
  bbox,
  text: "莱州市人民政府",
  state: "number",
  origin: "text",
  confidence: null,
});

it("a name or date of which a character was not read surely is for review", () => {
  const entries: [string, Evidence][] = [
    ["/report/agency", at(2, [120, 55, 200, 75])],
    ["/report/issuedOn", at(2, [120, 95, 200, 115])],
    ["/report/title", at(1, [120, 55, 200, 75])],
  ];
  expect(unsureFields(entries, [scan]).map(({ code, pointer }) => [code, pointer])).toEqual([
    ["scan.unsure", "/report/agency"],
  ]);
  expect(scannedEvidence(entries, [scan]).map(([, { origin, confidence }]) => [origin, confidence])).toEqual([
    ["ocr", 0.97],
    ["ocr", 0.9],
    ["text", null],
  ]);
});
