import { mkdtempSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openArchive } from "../../src/review/archive.ts";
import { toJson } from "../../src/stages/write/json.ts";
import { stored } from "./reports.ts";

const folder = () => realpathSync(mkdtempSync(join(tmpdir(), "nianbao-listing-")));
const line = (path: string, status: string, rest: object = {}): string =>
  `${JSON.stringify({ path, output: status === "failed" ? null : `${path}.json`, status, code: null, counts: null, agency: null, year: 2020, sha256: null, ...rest })}\n`;

it("lists the last line of each input of a ledger, whatever their order, and before any report is read", async () => {
  const root = folder();
  const cut = line("d.pdf", "verified").slice(0, 40);
  const ledger = [
    line("b.pdf", "review", { counts: { diagnostics: { error: 1, warning: 2 }, checks: { fail: 3 } } }),
    line("a.pdf", "verified"),
    "no line of ours\n",
    line("c.pdf", "failed", { code: "timeout" }),
    line("a.pdf", "inconsistent", { agency: "某县人民政府" }),
    cut,
  ];
  writeFileSync(join(root, "ledger.jsonl"), ledger.join(""));
  const archive = openArchive(root);
  await archive.listed;
  expect(archive.isComplete()).toBe(false);
  expect(
    archive.items.map(({ path, status, agency, weight, reasons }) => [path, status, agency, weight, reasons]),
  ).toEqual([
    ["a.pdf.json", "inconsistent", "某县人民政府", 0, []],
    ["b.pdf.json", "review", null, 6, []],
    ["c.pdf", "failed", null, 0, ["timeout"]],
  ]);
  expect(
    ["a.pdf.json", "b.pdf.json", "c.pdf", "a.pdf", "d.pdf.json"].map((path) => archive.find(path)?.source),
  ).toEqual(["a.pdf", "b.pdf", "c.pdf", undefined, undefined]);
});

it("takes what a report says of itself over its line, once it is looked through", async () => {
  const root = folder();
  writeFileSync(join(root, "0.txt.json"), toJson(stored(0)));
  writeFileSync(join(root, "ledger.jsonl"), line("0.txt", "review") + line("gone.txt", "verified"));
  const archive = openArchive(root);
  await archive.complete;
  expect(archive.items.map(({ path, status, kind, reasons }) => [path, status, kind, reasons])).toEqual([
    ["0.txt.json", "verified", "text", []],
    ["gone.txt.json", "failed", null, ["unreadable"]],
  ]);
  expect(archive.find("0.txt.json")?.sha256).toBe(stored(0).source.sha256);
});

it("follows no link to a ledger elsewhere", async () => {
  const [root, other] = [folder(), folder()];
  writeFileSync(join(other, "ledger.jsonl"), line("secret.pdf", "verified"));
  symlinkSync(join(other, "ledger.jsonl"), join(root, "ledger.jsonl"));
  writeFileSync(join(root, "0.txt.json"), toJson(stored(0)));
  const archive = openArchive(root);
  await archive.complete;
  expect(archive.items.map(({ path }) => path)).toEqual(["0.txt.json"]);
});
