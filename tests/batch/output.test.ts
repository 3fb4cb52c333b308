import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  closeWorkshop,
  OutputError,
  openOutput,
  openWorkshop,
  removeInside,
  sizeInside,
  UnwritableError,
  writeInside,
} from "../../src/batch/output.ts";

let base: string;
let root: string;

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), "nianbao-output-")));
  root = openOutput(join(base, "new/out"));
  openWorkshop(root);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

describe("the output folder", () => {
  it("takes whole files and leaves nothing else", () => {
    expect(writeInside(root, "a/b/c.json", Buffer.from("报告"), 1)).toBe(6);
    expect(writeInside(root, "a/b/c.json", Buffer.from("x"), 2)).toBe(1);
    expect(readFileSync(join(root, "a/b/c.json"), "utf8")).toBe("x");
    expect(sizeInside(root, "a/b/c.json")).toBe(1);
    closeWorkshop(root);
    expect(readdirSync(root, { recursive: true }).sort()).toEqual(["a", "a/b", "a/b/c.json"]);
  });

  it("is never left through a link", () => {
    const outside = join(base, "outside");
    mkdirSync(outside);
    writeFileSync(join(outside, "kept.json"), "kept");
    symlinkSync(outside, join(root, "link"));
    symlinkSync(join(outside, "kept.json"), join(root, "kept.json"));
    expect(() => writeInside(root, "link/x.json", Buffer.from("x"), 1)).toThrow(UnwritableError);
    expect(() => writeInside(root, "link/deep/x.json", Buffer.from("x"), 1)).toThrow(UnwritableError);
    removeInside(root, "link/kept.json");
    writeInside(root, "kept.json", Buffer.from("mine"), 1);
    expect(readdirSync(outside)).toEqual(["kept.json"]);
    expect(readFileSync(join(outside, "kept.json"), "utf8")).toBe("kept");
    expect(readFileSync(join(root, "kept.json"), "utf8")).toBe("mine");
  });

  it("says of one name that nothing can stand there", () => {
    mkdirSync(join(root, "taken.json"));
    writeFileSync(join(root, "file"), "");
    expect(() => writeInside(root, "taken.json", Buffer.from("x"), 1)).toThrow(UnwritableError);
    expect(() => writeInside(root, "file/x.json", Buffer.from("x"), 1)).toThrow(UnwritableError);
    expect(() => writeInside(root, `${"n".repeat(300)}.json`, Buffer.from("x"), 1)).toThrow(UnwritableError);
    expect(() => writeInside(root, "../x.json", Buffer.from("x"), 1)).toThrow(UnwritableError);
    expect(readdirSync(join(root, ".nianbao"))).toEqual([]);
    removeInside(root, "taken.json");
    expect(sizeInside(root, "taken.json")).toBeNull();
    expect(existsSync(join(root, "taken.json"))).toBe(true);
  });

  it("is refused when it is a file, or when its own files are links", () => {
    writeFileSync(join(base, "file"), "");
    expect(() => openOutput(join(base, "file"))).toThrow(OutputError);
    expect(() => openOutput(join(base, "file/out"))).toThrow(OutputError);
    mkdirSync(join(base, "trap"));
    symlinkSync(join(base, "file"), join(base, "trap/ledger.jsonl"));
    expect(() => openOutput(join(base, "trap"))).toThrow(/ledger\.jsonl/);
    mkdirSync(join(base, "trap2"));
    symlinkSync(base, join(base, "trap2/.nianbao"));
    expect(() => openOutput(join(base, "trap2"))).toThrow(/\.nianbao/);
    expect(existsSync(join(base, "file"))).toBe(true);
  });

  it("is cleared of what a killed run left half written", () => {
    writeFileSync(join(root, ".nianbao/3.tmp"), "half");
    openWorkshop(root);
    expect(readdirSync(join(root, ".nianbao"))).toEqual([]);
  });
});
