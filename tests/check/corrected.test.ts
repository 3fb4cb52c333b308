import { expect, it } from "vitest";
import { corrected } from "../../src/check/subject.ts";
import { convert } from "../../src/index.ts";
import type { Review } from "../../src/model/review.ts";

const read = async () => {
  const result = await convert("samples/markdown.md");
  if (!result.ok) throw new Error(result.failure.message);
  return result.report;
};
const wrong = (sha256: string, pointer: string, shown: number | null, value: number): Review => ({
  report: "markdown.md.json",
  sha256,
  pointer,
  verdict: "wrong",
  shown,
  value,
  by: "审计员",
  at: "2026-01-02T03:04:05Z",
  version: "0.1.0",
});

it("puts a figure into a row that was not found, and into no table that was not", async () => {
  const stored = await read();
  const pointer = "/tables/requests/outcomes/total/other";
  const decisions = [wrong(stored.source.sha256, pointer, null, 5)];
  const { requests } = stored.tables;
  if (requests === null) throw new Error("no table");
  requests.outcomes.total = null;
  const row = corrected("a.json", stored, decisions).report.tables.requests?.outcomes.total;
  expect(row).toEqual({
    naturalPerson: null,
    business: null,
    research: null,
    publicWelfare: null,
    legalService: null,
    other: 5,
    total: null,
  });
  stored.tables.requests = null;
  const { report, applied, findings } = corrected("a.json", stored, decisions);
  expect([report.tables.requests, applied, findings.map(({ code }) => code)]).toEqual([null, [], ["review.outdated"]]);
});
