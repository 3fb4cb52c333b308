import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newRedis, type Redis, trial } from "../../scripts/queue-trial.mjs";
import { newFolder, nianbao } from "../cli/command.ts";
import { report } from "../cli/reports.ts";

const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;

describe.runIf(hasRedis)("a queue", () => {
  it("loses nothing and does nothing twice while workers and Redis are killed, and holds no more than it should", async () => {
    const outcome = await trial({ documents: 160, highWater: 40 });
    expect(outcome).toMatchObject({ inputs: 161, lines: 161, paths: 161, reports: 160, left: [] });
    expect(outcome.most).toBeLessThanOrEqual(40);
    expect(outcome.parked).toEqual([
      { path: "poison.pdf", file: expect.any(String), reason: expect.stringMatching(/^corrupt: /), attempts: 1 },
    ]);
  }, 120_000);
});

describe.runIf(hasRedis)("documents of a queue", () => {
  let folder: string;
  let redis: Redis;
  const at = (path: string): string => join(folder, path);
  const plain = (...args: string[]) => nianbao(args, { cwd: folder });
  const run = (...args: string[]) => plain(...args, "--redis", redis.url);

  beforeAll(async () => {
    folder = newFolder();
    for (const name of ["in", "redis"]) mkdirSync(at(name));
    writeFileSync(at("in/a.txt"), report(1));
    redis = await newRedis(at("redis"));
  });
  afterAll(async () => {
    await redis.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("are tried again when their failure may pass, parked when it does not, and can be put back", async () => {
    writeFileSync(at("in/b.txt"), report(2));
    expect((await run("enqueue", "in")).stderr).toContain("2 added, 0 known");
    expect((await run("enqueue", "in")).stderr).toContain("0 added, 2 known");
    rmSync(at("in/b.txt"));
    const work = await run("work", "--out", "out", "--name", "w", "--until-empty", "--jobs", "1");
    expect(work.code).toBe(3);
    const parked = await run("parked");
    expect([parked.code, parked.stdout]).toEqual([
      1,
      expect.stringMatching(/^b\.txt {2}unreadable: .*\(tried 3 times\)\n$/),
    ]);

    writeFileSync(at("in/b.txt"), report(2));
    expect((await run("parked", "--retry")).stderr).toContain("1 put back");
    await run("work", "--out", "out", "--name", "w", "--until-empty", "--jobs", "1");
    expect((await run("parked")).stdout).toBe("");
    const merge = await plain("merge", "out");
    expect([merge.code, merge.stderr]).toEqual([0, expect.stringContaining("verified     2")]);
  }, 60_000);

  it("are not converted by a worker that would do it otherwise than the others", async () => {
    const { code, stderr } = await run("work", "--out", "out2", "--until-empty", "--engine", "pdfjs");
    expect([code, stderr]).toEqual([70, expect.stringContaining("convert otherwise")]);
  });

  it("need a Redis that answers", async () => {
    const { code, stderr } = await plain("enqueue", "in", "--redis", "redis://127.0.0.1:1");
    expect([code, stderr]).toEqual([70, expect.stringContaining("Redis does not answer at redis://127.0.0.1:1")]);
  });
});
