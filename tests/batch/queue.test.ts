import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newRedis, type RedisServer, nianbao as spawnNianbao, trial } from "../../scripts/queue-trial.mjs";
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
  let redis: RedisServer;
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

  /** The queue as BullMQ shows it. */
  async function withQueue<T>(name: string, ask: (queue: Queue) => Promise<T>): Promise<T> {
    const queue = new Queue(name, { connection: { url: redis.url, maxRetriesPerRequest: null } });
    try {
      return await ask(queue);
    } finally {
      await queue.close();
    }
  }
  const workOff = (out: string, queue: string) =>
    run("work", "--out", out, "--queue", queue, "--until-empty", "--jobs", "1", "--name", "w", "--log", "json");
  const codes = (out: string) =>
    Object.fromEntries(
      readFileSync(at(`${out}/ledger-worker-w.jsonl`), "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line))
        .map(({ path, status, code }) => [path, code ?? status]),
    );

  it("end with a line each: what can't be opened, and what ends its workers", async () => {
    mkdirSync(at("odd"));
    for (const name of ["a.txt", "deadly.txt"]) writeFileSync(at(`odd/${name}`), report(3));
    symlinkSync("nowhere", at("odd/broken.txt"));
    writeFileSync(Buffer.concat([Buffer.from(at("odd/")), Buffer.from([0xc4, 0xea]), Buffer.from(".txt")]), report(4));
    const queue = "odd";
    expect((await run("enqueue", "odd", "--queue", queue)).stderr).toContain("4 added");
    await withQueue(queue, async (jobs) => {
      const deadly = (await jobs.getWaiting()).find(({ data }) => data.path === "deadly.txt");
      const client = new Redis(redis.url);
      await client.hset(jobs.toKey(`${deadly?.id}`), { stc: 6 });
      client.disconnect();
    });
    expect((await workOff("odd-out", queue)).code).toBe(3);
    expect(codes("odd-out")).toEqual({
      "a.txt": "verified",
      "broken.txt": "unreadable",
      "deadly.txt": "crashed",
      "年.txt": "verified",
    });
    const parked = await run("parked", "--queue", queue, "--json");
    const lines = parked.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(Object.fromEntries(lines.map(({ path, attempts }) => [path, attempts]))).toEqual({
      "broken.txt": 3,
      "deadly.txt": 1,
    });
  }, 60_000);

  it("write nowhere but into the output folder, whoever put them into the queue", async () => {
    writeFileSync(at("victim.json"), "mine");
    const queue = "evil";
    await withQueue(queue, async (jobs) => {
      for (const path of ["../victim", "/etc/x", "a/../../victim", "", 7])
        await jobs.add("convert", { path, file: at("in/a.txt") }, { attempts: 3 });
      await jobs.add("convert", { nonsense: true });
    });
    expect((await workOff("evil-out", queue)).code).toBe(0);
    expect(readdirSync(at("evil-out"))).toEqual(["ledger-worker-w.jsonl"]);
    expect(readFileSync(at("victim.json"), "utf8")).toBe("mine");
    const counts = await withQueue(queue, (jobs) => jobs.getJobCounts());
    expect(counts).toMatchObject({ failed: 6, waiting: 0, delayed: 0 });
  }, 60_000);

  it("that a worker has at hand are finished when it is told to end, and no others begun", async () => {
    mkdirSync(at("long"));
    for (let n = 0; n < 60; n++) writeFileSync(at(`long/r${n}.txt`), report(n));
    const queue = "long";
    await run("enqueue", "long", "--queue", queue);
    const ended = await nianbao(
      [
        "work",
        "--out",
        "long-out",
        "--queue",
        queue,
        "--jobs",
        "2",
        "--name",
        "w",
        "--log",
        "json",
        "--redis",
        redis.url,
      ],
      { cwd: folder, signal: "SIGTERM", killWhen: (stderr) => stderr.split('"recorded":false').length > 4 },
    );
    expect([ended.code, ended.signal]).toEqual([0, null]);
    const counts = await withQueue(queue, (jobs) => jobs.getJobCounts());
    expect(counts).toMatchObject({ active: 0, failed: 0, completed: Object.keys(codes("long-out")).length });
    expect(counts.completed).toBeGreaterThanOrEqual(4);
    expect(counts.waiting).toBe(60 - (counts.completed ?? 0));
    expect(readdirSync(at("long-out"))).not.toContain(".nianbao-worker-w");
  }, 60_000);

  it("do not keep a worker that is told to end while Redis is away", async () => {
    mkdirSync(at("gone"));
    const gone = await newRedis(at("gone"));
    const queued = ["--redis", gone.url];
    writeFileSync(at("gone/a.txt"), report(5));
    await plain("enqueue", "gone/a.txt", ...queued);
    const worker = spawnNianbao(["work", "--out", at("gone-out"), "--name", "w", "--log", "json", ...queued]);
    while (!worker.text.stderr.includes("a.txt")) await sleep(100);
    await gone.kill();
    worker.child.kill("SIGTERM");
    expect(await worker.ended).toBe(0);
    expect(codes("gone-out")).toEqual({ "gone/a.txt": "verified" });
  }, 60_000);

  it("need a Redis that answers", async () => {
    const { code, stderr } = await plain("enqueue", "in", "--redis", "redis://127.0.0.1:1");
    expect([code, stderr]).toEqual([
      70,
      expect.stringMatching(/^error: no-redis: Redis does not answer at redis:\/\/127\.0\.0\.1:1/),
    ]);
  });
});
