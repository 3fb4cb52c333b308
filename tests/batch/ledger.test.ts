import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { failedEntry, type Run, settledHash } from "../../src/batch/entry.ts";
import { type Entry, openLedger } from "../../src/batch/ledger.ts";

let root: string;
const file = () => join(root, "ledger.jsonl");

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "nianbao-ledger-"));
  mkdirSync(join(root, ".nianbao"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const RUN: Run = { version: "1.2.3", build: "abc", options: "engine=auto" };

function entry(path: string, message = "no text"): Entry {
  return failedEntry(RUN, path, { code: "no-text", message }, { sha256: "0".repeat(64), bytes: 9 }, 12.3);
}

const paths = () =>
  readFileSync(file(), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).path);

describe("the ledger", () => {
  it("holds a line as soon as it is added", () => {
    const ledger = openLedger(root);
    ledger.append(entry("年/甲.pdf"));
    expect(JSON.parse(readFileSync(file(), "utf8"))).toEqual({
      path: "年/甲.pdf",
      output: null,
      sha256: "0".repeat(64),
      bytes: 9,
      version: "1.2.3",
      build: "abc",
      options: "engine=auto",
      status: "failed",
      code: "no-text",
      message: "no text",
      counts: null,
      agency: null,
      year: null,
      written: null,
      ms: 12,
    });
    expect(ledger.find("年/甲.pdf")?.message).toBe("no text");
    expect(ledger.find("other")).toBeNull();
    ledger.close();
  });

  it("ends as one line an input by path, the last word on each", () => {
    const ledger = openLedger(root);
    for (const path of ["b", "a", "c", "a"]) ledger.append(entry(path, `first ${path}`));
    ledger.append(entry("b", "last b"));
    ledger.finish();
    ledger.close();
    expect(paths()).toEqual(["a", "b", "c"]);
    const again = openLedger(root);
    expect(again.find("b")?.message).toBe("last b");
    again.close();
  });

  it("finds every line of a long ledger again, whatever its length", () => {
    const ledger = openLedger(root);
    for (let number = 0; number < 3000; number++) ledger.append(entry(`p${number}`, "长".repeat(number % 1500)));
    ledger.close();
    const again = openLedger(root);
    for (const number of [0, 1, 1499, 2048, 2999])
      expect(again.find(`p${number}`)?.message).toHaveLength(number % 1500);
    again.finish();
    again.close();
    expect(paths()).toHaveLength(3000);
  });

  it("drops a line that was cut off, and what is no line of ours", () => {
    const ledger = openLedger(root);
    ledger.append(entry("a"));
    ledger.append(entry("b"));
    ledger.close();
    truncateSync(file(), readFileSync(file()).length - 20);
    const again = openLedger(root);
    expect(again.find("b")).toBeNull();
    again.append(entry("c"));
    again.close();
    expect(paths()).toEqual(["a", "c"]);

    appendFileSync(file(), 'not json\n{"path":5}\n\n');
    const third = openLedger(root);
    third.append(entry("d"));
    third.finish();
    third.close();
    expect(paths()).toEqual(["a", "c", "d"]);
  });

  it("of a part loses no line that a second writer of the same part has added", () => {
    mkdirSync(join(root, ".nianbao-1-of-2"));
    const [first, second] = [openLedger(root, "1-of-2"), openLedger(root, "1-of-2")];
    first.append(entry("a"));
    second.append(entry("b", "a longer message"));
    first.append(entry("c"));
    expect(second.find("b")).toBeNull();
    for (const ledger of [first, second]) {
      ledger.finish();
      ledger.close();
    }
    const lines = readFileSync(join(root, "ledger-1-of-2.jsonl"), "utf8").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).path)).toEqual(["a", "b", "c"]);
  });

  it("starts with nothing", () => {
    writeFileSync(file(), "");
    const ledger = openLedger(root);
    ledger.finish();
    ledger.close();
    expect(readFileSync(file(), "utf8")).toBe("");
  });
});

describe("settledHash", () => {
  const converted: Entry = { ...entry("a"), status: "review", code: null, written: 100, output: "a.json" };
  const hash = "0".repeat(64);

  it("holds for the same program and options, with the report in its place", () => {
    expect(settledHash(converted, RUN, false, 100)).toBe(hash);
    expect(settledHash(converted, RUN, false, null)).toBeNull();
    expect(settledHash(converted, RUN, false, 99)).toBeNull();
    expect(settledHash(converted, { ...RUN, version: "1.2.4" }, false, 100)).toBeNull();
    expect(settledHash(converted, { ...RUN, build: "abd" }, false, 100)).toBeNull();
    expect(settledHash(converted, { ...RUN, options: "engine=pdfjs" }, false, 100)).toBeNull();
  });

  it("holds for a failure until it is to be tried again", () => {
    expect(settledHash(entry("a"), RUN, false, null)).toBe(hash);
    expect(settledHash(entry("a"), RUN, true, null)).toBeNull();
  });

  it("never holds for a fault of the surroundings", () => {
    expect(settledHash({ ...entry("a"), code: "unwritable" }, RUN, false, null)).toBeNull();
  });
});
