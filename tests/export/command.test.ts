import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Report } from "../../src/index.ts";
import type { Review } from "../../src/model/review.ts";
import { nianbao as run } from "../cli/command.ts";
import { exported, madeReports, store, temporary } from "./archive.ts";
import { type Row, readTable } from "./read.ts";

let reports: Map<string, Report>;
const KEY = "samples/blanks-for-zero.txt.json";

beforeAll(async () => {
  reports = await madeReports();
});

const reviewOf = (report: Report, pointer: string, shown: number | null, rest: Partial<Review>): Review => ({
  ...{ report: KEY, sha256: report.source.sha256, pointer, verdict: "right", shown },
  ...{ by: "审计员", at: "2026-01-02T03:04:05Z", version: "0.1.0" },
  ...rest,
});

test("decisions are applied where they fit what the report says, and named where they don't", async () => {
  const report = reports.get(KEY) as Report;
  const of = (row: string) => `/tables/requests/${row}/total`;
  const totals = report.tables.requests;
  const received = totals?.received?.total ?? null;
  const granted = totals?.outcomes.granted?.total ?? null;
  const carriedOut = totals?.carriedOut?.total ?? null;
  const carriedIn = totals?.carriedIn?.total ?? null;
  const decisions = [
    reviewOf(report, of("received"), received, {}),
    reviewOf(report, of("outcomes/granted"), granted, { verdict: "wrong", value: 12345 }),
    reviewOf(report, of("carriedOut"), carriedOut, { verdict: "unsure" }),
    reviewOf(report, of("carriedIn"), (carriedIn ?? 0) + 1, { verdict: "wrong", value: 7 }),
    reviewOf(report, "/report/year", 2020, { verdict: "wrong", value: 2021 }),
    reviewOf(report, of("received"), received, { sha256: "f".repeat(64) }),
  ];
  const file = join(temporary(), "reviews.jsonl");
  writeFileSync(file, `${decisions.map((decision) => JSON.stringify(decision)).join("\n")}\nno decision\n`);
  const root = store(reports);
  const { out, result } = await exported(root, { reviews: file });
  expect(result).toMatchObject({ applied: 3, unappliedCount: 3, faultyLines: 1 });
  expect(result.unapplied.map(({ why }) => why).sort()).toEqual(["no-such-document", "not-a-figure", "other-value"]);
  const rows = (await readTable(out, "csv", "figures")).filter((row) => row.report === KEY);
  const figure = (variable: string) => rows.find((row) => row.variable === variable) as Row;
  expect(figure("req_received_total")).toMatchObject({ value: received, review: "reviewed", value_read: received });
  expect(figure("req_granted_total")).toMatchObject({
    ...{ value: 12345, state: "number", review: "corrected", value_read: granted },
  });
  expect(figure("req_carriedOut_total".replace("carriedOut", "carried_out"))).toMatchObject({
    ...{ value: null, state: "unsure", review: "unsure", value_read: carriedOut, state_read: "number" },
  });
  expect(figure("req_carried_in_total")).toMatchObject({ value: carriedIn, review: null });
  expect((await readTable(out, "csv", "decisions")).map((row) => row.outcome)).toEqual([
    "applied",
    "applied",
    "applied",
    "other-value",
    "not-a-figure",
  ]);
  const wide = await exported(root, { shape: "wide", reviews: file });
  const [panel] = (await readTable(wide.out, "csv", "panel")).filter((row) => row.report === KEY);
  expect(panel).toMatchObject({
    req_granted_total: 12345,
    req_carried_out_total: null,
    req_carried_out_total_s: "unsure",
  });
  expect(panel).toMatchObject({ n_reviewed: 1, n_corrected: 1, n_unsure: 1 });
});

test("bad stored files are counted and named, and the others exported", async () => {
  const root = store([...reports, ["bad.json", "{"], ["other.json", { schemaVersion: "1.0.0" }]]);
  const out = join(temporary(), "out");
  const { code, stderr } = await run(["export", root, "--to", "csv", "--out", out]);
  expect(code).toBe(3);
  expect(stderr).toMatch(
    /5 reports in .*\n(?:.*\n)*2 stored files hold no report:\n {2}bad.json: not-json: .*\n {2}other.json: not-a-report/u,
  );
  expect(await readTable(out, "csv", "reports")).toHaveLength(5);
  const none = store([["bad.json", "{"]]);
  expect((await run(["export", none, "--to", "jsonl", "--out", join(temporary(), "out")])).code).toBe(4);
});

test("a stored report that does not keep the contract costs the others nothing, in any format", async () => {
  const report = reports.get(KEY) as Report;
  const odd = (change: object) => ({ ...structuredClone(report), ...change });
  const bad: [string, unknown][] = [
    ["0-sections.json", odd({ sections: [null] })],
    ["1-year.json", odd({ report: { ...report.report, year: 2020.5 } })],
    ["2-title.json", odd({ report: { ...report.report, title: { a: 1 } } })],
    ["3-checks.json", odd({ checks: [{}] })],
  ];
  const root = store([...bad, ...reports]);
  for (const format of ["csv", "parquet", "sqlite"] as const) {
    const { out, result } = await exported(root, { format });
    expect(result).toMatchObject({ exported: 5, bad: 4 });
    expect(result.problems.map(({ key, problem }) => [key, problem.code])).toEqual(
      bad.map(([key]) => [key, "not-a-report"]),
    );
    expect(result.problems[1]?.problem.message).toMatch(/figures\.year/u);
    expect(new Set((await readTable(out, format, "figures")).map((row) => row.report)).size).toBe(5);
  }
});

test("only reports with the statuses asked for are exported, of several folders", async () => {
  const root = store(reports);
  const out = join(temporary(), "out");
  const all = await run(["export", root, store(reports), "--to", "jsonl", "--out", out, "--status", "inconsistent"]);
  expect(all.code).toBe(0);
  const rows = await readTable(out, "jsonl", "reports");
  const wanted = [...reports.values()].filter(({ status }) => status === "inconsistent");
  expect(wanted.length).toBeGreaterThan(0);
  expect(rows).toHaveLength(2 * wanted.length);
  expect(new Set(rows.map((row) => row.report)).size).toBe(rows.length);
});

test("an export replaces an earlier one whole, and leaves nothing else behind", async () => {
  const root = store(reports);
  const out = join(temporary(), "out");
  mkdirSync(out);
  writeFileSync(join(out, "mine.txt"), "");
  writeFileSync(join(out, "figures.csv"), "old");
  expect((await run(["export", root, "--to", "csv", "--out", out, "--quiet"])).stderr).toBe("");
  expect(readdirSync(out).filter((name) => name.startsWith("."))).toEqual([]);
  expect(existsSync(join(out, "mine.txt"))).toBe(true);
  expect(readFileSync(join(out, "figures.csv"), "utf8")).toMatch(/^report,/u);
});

test.each([
  [["--to", "csv", "--out", "ROOT/out"], /is in a folder that is exported/u],
  [["--to", "csv", "ROOT/samples"], /in another folder that is exported/u],
  [["--to", "nothing"], /Allowed choices/u],
  [["--to", "csv", "--status", "verified,fine"], /verified, inconsistent, review/u],
  [["--to", "csv", "--with-reviews", "missing.jsonl"], /can't be found/u],
  [[], /--to/u],
])("%j can't be meant", async (flags, message) => {
  const root = store(reports);
  const { code, stderr } = await run(["export", root, ...flags.map((flag) => flag.replace("ROOT", root))]);
  expect([code, message.test(stderr)]).toEqual([2, true]);
  expect(existsSync(join(root, "out"))).toBe(false);
});
