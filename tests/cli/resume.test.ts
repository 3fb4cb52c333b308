import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Entry } from "../../src/batch/ledger.ts";
import { contents, ledger, newFolder, nianbao } from "./command.ts";
import { faultyReport, report, SHOPPING } from "./reports.ts";

const COUNT = 300;
let folder: string;
const at = (path: string): string => join(folder, path);

beforeEach(() => {
  folder = newFolder();
  for (let n = 0; n < COUNT; n++) {
    const place = at(`in/${n % 7}`);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, `r${n}.txt`), n % 50 === 9 ? SHOPPING : n % 20 === 3 ? faultyReport(n) : report(n));
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What is on record in whole lines, with the time when each report was written. */
function onRecord(): Map<string, number> {
  if (!existsSync(at("out/ledger.jsonl"))) return new Map();
  const entries: Entry[] = Object.values(ledger(at("out")));
  return new Map(
    entries.map(({ path, output }) => [path, output === null ? 0 : statSync(at(`out/${output}`)).mtimeMs]),
  );
}

describe("a batch that is killed", () => {
  it("ends with the bytes of an undisturbed run, and does nothing twice that was on record", async () => {
    const undisturbed = await nianbao(["convert", "in", "--out", "whole"], { cwd: folder });
    expect(undisturbed.code).toBe(3);

    let before = new Map<string, number>();
    let kills = 0;
    for (let run = 0; run < 8; run++) {
      // Counting records instead of time makes the moments random, but never too late on a fast machine.
      const records = 1 + Math.floor(Math.random() * (COUNT / 12));
      const { signal } = await nianbao(["convert", "in", "--out", "out", "--log", "json"], {
        cwd: folder,
        ...(run % 4 === 3
          ? { killAfter: Math.random() * 400 }
          : { killWhen: (stderr) => stderr.split('"recorded":false').length > records }),
      });
      if (signal === "SIGKILL") kills++;
      const now = onRecord();
      for (const [path, written] of before) expect(now.get(path)).toBe(written);
      before = now;
    }
    expect(kills).toBeGreaterThan(4);
    expect(before.size).toBeGreaterThan(0);

    const resumed = await nianbao(["convert", "in", "--out", "out"], { cwd: folder });
    expect(resumed.code).toBe(3);
    const after = onRecord();
    for (const [path, written] of before) expect(after.get(path)).toBe(written);
    expect(contents(at("out"))).toEqual(contents(at("whole")));
    expect(Object.keys(ledger(at("out")))).toHaveLength(COUNT);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("ends with 130 on %s, and goes on where it was", async (signal) => {
    const stopped = await nianbao(["convert", "in", "--out", "out", "--log", "json"], {
      cwd: folder,
      signal,
      killWhen: (stderr) => stderr.split("\n").length > 20,
    });
    expect(stopped.code).toBe(130);
    expect(JSON.parse(stopped.stderr.trimEnd().split("\n").at(-1) ?? "")).toMatchObject({ event: "interrupted" });
    const before = onRecord();
    expect(before.size).toBeGreaterThanOrEqual(19);
    expect(before.size).toBeLessThan(COUNT);
    expect((await nianbao(["convert", "in", "--out", "out"], { cwd: folder })).code).toBe(3);
    const after = onRecord();
    expect(after.size).toBe(COUNT);
    for (const [path, written] of before) expect(after.get(path)).toBe(written);
  });
});

it("ends with 130 when it is interrupted while it waits for standard input", async () => {
  const waiting = await nianbao(["convert", "-"], { stdin: null, signal: "SIGINT", killAfter: 3000 });
  expect(waiting).toMatchObject({ code: 130, stdout: "", stderr: "" });
});
