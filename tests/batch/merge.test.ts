import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { mergeLedgers } from "../../src/batch/merge.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "nianbao-merge-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const failed = (path: string, code: string) => ({ path, status: "failed", code, output: null, written: null });
const done = (path: string, sha256: string, written = 60) => ({
  path,
  status: "verified",
  output: `${path}.json`,
  sha256,
  written,
  agency: "甲乡",
  year: 2023,
});
const put = (name: string, ...lines: object[]) =>
  writeFileSync(join(root, name), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
const merged = () =>
  readFileSync(join(root, "ledger.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

it("lets a report that stands count before a failure, and a part before what was merged earlier", () => {
  for (const [path, origin] of [
    ["a", "new"],
    ["b", "y"],
    ["c", "stands"],
  ] as const)
    writeFileSync(join(root, `${path}.json`), JSON.stringify({ source: { sha256: origin } }).padEnd(60));
  put("ledger.jsonl", done("a", "old"), done("z", "old", 99));
  put("ledger-worker-x.jsonl", failed("b", "timeout"), done("c", "lost", 77), done("a", "new"));
  put("ledger-worker-y.jsonl", done("b", "y"), done("c", "stands"));
  const { ledgers, duplicates } = mergeLedgers(root, () => {});
  expect(ledgers).toEqual(["ledger-worker-x.jsonl", "ledger-worker-y.jsonl"]);
  expect(merged().map(({ path, sha256, code }) => [path, sha256 ?? code])).toEqual([
    ["a", "new"],
    ["b", "y"],
    ["c", "stands"],
    ["z", "old"],
  ]);
  expect(duplicates).toEqual([{ agency: "甲乡", year: 2023, paths: ["a", "b", "c", "z"] }]);
  expect(readdirSync(root).sort()).toEqual(["a.json", "b.json", "c.json", "ledger.jsonl"]);
});

it("tells reports of one size by what they were made of, and believes a failure where there is no report", () => {
  writeFileSync(join(root, "a.json"), JSON.stringify({ source: { sha256: "later" } }).padEnd(60));
  put("ledger-worker-x.jsonl", done("a", "earlier"), done("b", "gone"));
  put("ledger-worker-y.jsonl", done("a", "later"), failed("b", "timeout"));
  mergeLedgers(root, () => {});
  expect(merged().map(({ path, sha256, code }) => [path, sha256 ?? code])).toEqual([
    ["a", "later"],
    ["b", "timeout"],
  ]);
});

it("takes nothing of a line that was cut off", () => {
  put("ledger-1-of-2.jsonl", failed("a", "empty"));
  writeFileSync(join(root, "ledger-2-of-2.jsonl"), '{"path":"b","status":"fai');
  mergeLedgers(root, () => {});
  expect(merged().map(({ path }) => path)).toEqual(["a"]);
});
