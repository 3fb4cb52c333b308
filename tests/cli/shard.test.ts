import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { shardOf } from "../../src/batch/shard.ts";
import { contents, newFolder, nianbao } from "./command.ts";
import { faultyReport, report, SHOPPING } from "./reports.ts";

const SHARDS = 7;
let folder: string;
const at = (path: string): string => join(folder, path);
const run = (...args: string[]) => nianbao(args, { cwd: folder });

beforeEach(() => {
  folder = newFolder();
  for (let n = 0; n < 40; n++) {
    mkdirSync(at(`in/${n % 3}`), { recursive: true });
    writeFileSync(
      at(`in/${n % 3}/r${n}.txt`),
      n % 20 === 9 ? SHOPPING : n % 10 === 3 ? faultyReport(n) : report(n % 30),
    );
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("an archive in shards", () => {
  it("comes out as in one run, whoever did which part, once the ledgers are merged", async () => {
    const whole = await run("convert", "in", "--out", "whole");
    expect(whole.code).toBe(3);
    const shards = Array.from({ length: SHARDS }, (_, i) => `${i + 1}/${SHARDS}`);
    for (const shard of shards) await run("convert", "in", "--out", "parts", "--shard", shard, "--jobs", "1");
    expect(readdirSync(at("parts")).filter((name) => name.endsWith(".jsonl"))).toHaveLength(SHARDS);

    const early = await run("convert", "in", "--out", "parts");
    expect([early.code, early.stderr]).toEqual([2, expect.stringContaining("nianbao merge parts")]);

    const merge = await run("merge", "parts");
    expect(merge.code).toBe(3);
    expect(contents(at("parts"))).toEqual(contents(at("whole")));
    const tail = (text: string) => text.slice(text.indexOf("the same agency"), text.indexOf("Reports and"));
    expect(tail(whole.stderr)).toContain("the same agency and year");
    expect(tail(merge.stderr)).toBe(tail(whole.stderr));

    const again = await run("convert", "in", "--out", "parts", "--shard", `1/${SHARDS}`);
    expect(again.stderr).toMatch(/\d+ already recorded/);
    expect(again.stderr).not.toContain("a second");
  });

  it("is not merged before each shard has finished, unless told to be", async () => {
    const shard = (n: number, around = {}) =>
      nianbao(["convert", "in", "--out", "out", "--shard", `${n}/2`, "--jobs", "1", "--log", "json"], {
        cwd: folder,
        ...around,
      });
    await shard(1);
    for (const signal of ["SIGKILL", "SIGINT"] as const) {
      await shard(2, { signal, killWhen: (stderr: string) => stderr.split('"recorded":false').length > 3 });
      const early = await run("merge", "out");
      expect([early.code, early.stderr]).toEqual([2, expect.stringContaining("2-of-2. Give")]);
    }
    cpSync(at("out"), at("copy"), { recursive: true });
    const told = await run("merge", "copy", "--unfinished");
    expect(told.code).not.toBe(2);
    expect(readdirSync(at("copy"))).not.toContain(".nianbao-2-of-2");

    await shard(2);
    await run("convert", "in", "--out", "whole");
    expect((await run("merge", "out")).code).toBe(3);
    expect(contents(at("out"))).toEqual(contents(at("whole")));
  });

  it("can be done in folders of their own, put into one before they are merged", async () => {
    await run("convert", "in", "--out", "whole");
    for (const n of [1, 2, 3]) {
      await run("convert", "in", "--out", `node${n}`, "--shard", `${n}/3`);
      cpSync(at(`node${n}`), at("all"), { recursive: true });
    }
    await run("merge", "all");
    expect(contents(at("all"))).toEqual(contents(at("whole")));
  });

  it("does its own part and no more, and an empty one as well", async () => {
    await run("convert", "in/0/r0.txt", "in/1/r1.txt", "--out", "out", "--shard", "2/3");
    const mine = ["in/0/r0.txt", "in/1/r1.txt"].filter((path) => shardOf(path, 3) === 2).map((path) => `${path}.json`);
    const files = readdirSync(at("out"), { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".json"),
    );
    expect(files).toEqual(mine);
    const [only] = ["1/2", "2/2"].filter((shard) => shard !== `${shardOf("in/0/r0.txt", 2)}/2`) as [string];
    const empty = await run("convert", "in/0/r0.txt", "--out", "none", "--shard", only);
    expect([empty.code, readdirSync(at("none"))]).toEqual([0, [`ledger-${only.replace("/", "-of-")}.jsonl`]]);
  });

  it.each(["0/7", "8/7", "1", "1/0", "-1/2", "1/2/3"])("is not %s", async (shard) => {
    const { code, stderr } = await run("convert", "in", "--out", "out", "--shard", shard);
    expect([code, stderr]).toEqual([2, expect.stringContaining("I/N")]);
  });
});
