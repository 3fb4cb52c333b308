import { describe, expect, it } from "vitest";
import { Pool } from "../../src/batch/pool.ts";

interface Job {
  readonly name: string;
  readonly deed: string;
  readonly ms?: number;
  readonly mebibytes?: number;
  readonly held?: number;
  readonly steps?: number;
  readonly left?: Uint8Array;
}

const MiB = 2 ** 20;
const OBEDIENT = new URL("../fixtures/workers/obedient.mjs", import.meta.url);

/** Runs the jobs and returns how each ended, by name. */
async function run(
  jobs: readonly Job[],
  {
    threads = 2,
    timeout = 10_000,
    maxMemory = 512 * MiB,
    signal = new AbortController().signal,
    module = OBEDIENT,
    heavy = { atOnce: 1, stepTimeout: 10_000, memory: 0 },
  } = {},
) {
  const ends: Record<string, string> = {};
  const notes: string[] = [];
  let times = 0;
  const pool = new Pool<Job, string, string>(
    { module, threads, timeout, maxMemory, heavy },
    {
      onNote: (_, note) => notes.push(note),
      onEnd: (job, end) => {
        times++;
        ends[job.name] = end.kind === "done" ? end.outcome : end.kind;
      },
      spoils: () => false,
    },
  );
  await pool.run(jobs.values(), signal);
  return { ends, notes, times };
}

const ok = (name: string): Job => ({ name, deed: "ok" });

describe("Pool", () => {
  it("does every job once, however many threads there are", async () => {
    const jobs = Array.from({ length: 50 }, (_, number) => ok(`job ${number}`));
    const { ends, times } = await run(jobs, { threads: 3 });
    expect(times).toBe(50);
    expect(Object.keys(ends)).toHaveLength(50);
    expect(ends["job 49"]).toBe("did job 49");
  });

  it("takes a job only when a thread is free", async () => {
    let taken = 0;
    let ended = 0;
    let ahead = 0;
    function* jobs(): Generator<Job> {
      for (let number = 0; number < 30; number++) {
        taken++;
        ahead = Math.max(ahead, taken - ended);
        yield { name: `${number}`, deed: "ok", ms: 1 };
      }
    }
    const pool = new Pool<Job, string, string>(
      { module: OBEDIENT, threads: 2, timeout: 10_000, maxMemory: 512 * MiB },
      {
        onNote: () => {},
        onEnd: () => {
          ended++;
        },
        spoils: () => false,
      },
    );
    await pool.run(jobs(), new AbortController().signal);
    expect(ended).toBe(30);
    expect(ahead).toBe(2);
  });

  it("takes jobs as they come, and does not wait for one that never comes when another breaks off the run", async () => {
    const broken = new Error("the disk is full");
    async function* jobs(): AsyncGenerator<Job> {
      yield ok("a");
      yield ok("b");
      await new Promise(() => {});
    }
    let ended = 0;
    const pool = new Pool<Job, string, string>(
      { module: OBEDIENT, threads: 2, timeout: 10_000, maxMemory: 512 * MiB },
      {
        onNote: () => {},
        onEnd: () => {
          if (++ended === 2) throw broken;
        },
        spoils: () => false,
      },
    );
    await expect(pool.run(jobs(), new AbortController().signal)).rejects.toBe(broken);
  });

  it("kills a thread that computes for ever or waits for ever, and goes on with a new one", async () => {
    const jobs = [ok("a"), { name: "loop", deed: "loop" }, ok("b"), { name: "sleep", deed: "sleep" }, ok("c")];
    const { ends, notes } = await run(jobs, { threads: 1, timeout: 400 });
    expect(ends).toEqual({ a: "did a", loop: "timeout", b: "did b", sleep: "timeout", c: "did c" });
    expect(notes).toContain("began loop");
  });

  it("outlives a thread that exits or throws", async () => {
    const jobs = [{ name: "exit", deed: "exit" }, ok("a"), { name: "reject", deed: "reject" }, ok("b")];
    const { ends } = await run(jobs);
    expect(ends).toEqual({ exit: "crashed", a: "did a", reject: "crashed", b: "did b" });
  });

  it.each(["heap", "map"])("ends a job that fills the JavaScript heap: %s", async (deed) => {
    const { ends } = await run([{ name: "fill", deed }, ok("a"), ok("b")], { maxMemory: 64 * MiB });
    expect(ends).toEqual({ fill: "out-of-memory", a: "did a", b: "did b" });
  });

  it("charges memory outside the heap to the job that takes it, and does its neighbours again", async () => {
    const jobs: Job[] = [
      // Long enough to be at work still when the other one, on a busy machine, has taken too much.
      { name: "modest", deed: "buffers", mebibytes: 32, ms: 6000 },
      { name: "greedy", deed: "buffers", mebibytes: 1500 },
      ok("after"),
    ];
    const { ends, notes } = await run(jobs, { maxMemory: 128 * MiB });
    expect(ends).toEqual({ modest: "did modest", greedy: "out-of-memory", after: "did after" });
    expect(notes.filter((note) => note === "began modest")).toHaveLength(2);
  });

  it("charges memory without a second look where there is one thread", async () => {
    const jobs: Job[] = [{ name: "greedy", deed: "buffers", mebibytes: 1500 }, ok("after")];
    const { ends, notes } = await run(jobs, { threads: 1, maxMemory: 64 * MiB });
    expect(ends).toEqual({ greedy: "out-of-memory", after: "did after" });
    expect(notes.filter((note) => note === "began greedy")).toHaveLength(1);
  });

  it("replaces a thread that keeps much memory", async () => {
    const { ends } = await run([{ ...ok("a"), held: 2 ** 30 }, ok("b")], { threads: 1 });
    expect(ends).toEqual({ a: "did a", b: "did b" });
  });

  it("lets only so many do heavy work at a time, and the time of those that wait does not run", async () => {
    const jobs = ["a", "b", "c"].map((name): Job => ({ name, deed: "heavy", ms: 400 }));
    const { ends, notes } = await run(jobs, { threads: 3, timeout: 700 });
    expect(ends).toEqual({ a: "did a", b: "did b", c: "did c" });
    const inside = notes.filter((note) => /^(?:in|out) /.test(note)).map((note) => note.split(" ")[0]);
    expect(inside).toEqual(["in", "out", "in", "out", "in", "out"]);
  });

  it("gives every step of heavy work its own time", async () => {
    const jobs: Job[] = [
      { name: "long", deed: "heavy", steps: 4, ms: 300 },
      { name: "stuck", deed: "heavy", steps: 1, ms: 5_000 },
    ];
    const heavy = { atOnce: 1, stepTimeout: 900, memory: 0 };
    const { ends } = await run(jobs, { threads: 1, timeout: 500, heavy });
    expect(ends).toEqual({ long: "did long", stuck: "timeout" });
  });

  it("asks a thread at heavy work to leave before it is killed, and no other", async () => {
    const left = new Uint8Array(new SharedArrayBuffer(1));
    const heavy = { atOnce: 1, stepTimeout: 300, memory: 0 };
    const idle = await run([{ name: "sleep", deed: "sleep", left }], { threads: 1, timeout: 300, heavy });
    expect([idle.ends, left[0]]).toEqual([{ sleep: "timeout" }, 0]);
    const jobs: Job[] = [{ name: "stuck", deed: "heavy", ms: 60_000, left }, ok("next")];
    const busy = await run(jobs, { threads: 1, timeout: 5_000, heavy });
    expect([busy.ends, left[0]]).toEqual([{ stuck: "timeout", next: "did next" }, 1]);
  });

  it("stops soon after the signal, and says nothing of what was under way", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 300);
    const start = performance.now();
    const { ends } = await run([{ name: "loop", deed: "loop" }, { name: "sleep", deed: "sleep" }, ok("never")], {
      signal: stop.signal,
    });
    expect(ends).toEqual({});
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it("rejects when the module can't be loaded, instead of blaming the jobs", async () => {
    const nothing = new URL("../fixtures/workers/missing.mjs", import.meta.url);
    await expect(run([ok("a"), ok("b")], { module: nothing })).rejects.toThrow(/A thread could not start/);
  });

  it("rejects with what a handler throws, and leaves no thread behind", async () => {
    const pool = new Pool<Job, string, string>(
      { module: OBEDIENT, threads: 2, timeout: 10_000, maxMemory: 512 * MiB },
      {
        onNote: () => {},
        onEnd: () => {
          throw new Error("the disk is full");
        },
        spoils: () => false,
      },
    );
    const jobs = [ok("a"), { name: "sleep", deed: "sleep" }];
    await expect(pool.run(jobs.values(), new AbortController().signal)).rejects.toThrow("the disk is full");
  });
});
