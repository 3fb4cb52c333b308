import { Worker } from "node:worker_threads";
import { collectAlone } from "../batch/tuning.ts";
import type { ByDocument } from "../stored/reviews.ts";
import { buffersOf, type ExportOptions, type Job, type Outcome } from "./job.ts";

/** Jobs that a thread has before it at most: one under way, and the next. */
const AHEAD = 2;

/** MiB: what a report leaves behind dies young, and a space that fits the core's own memory is filled again faster than a larger one. */
const YOUNG = 16;

/**
 * The outcomes of jobs done on threads, in the order of the jobs. Only so many jobs are under way that memory stays flat.
 * Bytes of an outcome are good until the next is asked for. Throws when a thread breaks.
 */
export async function* inOrder(
  files: Iterator<Job["files"]>,
  threads: number,
  options: ExportOptions,
  decided: ByDocument,
): AsyncGenerator<Outcome> {
  collectAlone();
  const lanes = Array.from({ length: threads }, () => new Lane(options, decided));
  try {
    const waiting: Promise<Outcome>[] = [];
    let spare: ArrayBuffer[] = [];
    for (let turn = 0; ; turn++) {
      const next = files.next();
      if (next.done === true) break;
      waiting.push((lanes[turn % threads] as Lane).run({ files: next.value, spare }));
      spare = [];
      if (waiting.length < AHEAD * threads) continue;
      const outcome = await (waiting.shift() as Promise<Outcome>);
      yield outcome;
      spare = buffersOf(outcome);
    }
    for (const outcome of waiting) yield await outcome;
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()));
  }
}

interface Asked {
  resolve(outcome: Outcome): void;
  reject(error: Error): void;
}

/** A thread that does its jobs one after the other. */
class Lane {
  readonly #worker: Worker;
  readonly #asked: Asked[] = [];

  constructor(options: ExportOptions, decided: ByDocument) {
    this.#worker = new Worker(new URL("./worker.js", import.meta.url), {
      workerData: { options, decided },
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
    this.#worker.on("message", (outcome: Outcome) => this.#asked.shift()?.resolve(outcome));
    this.#worker.on("error", (error) => this.#break(error));
    this.#worker.on("exit", (code) => this.#break(new Error(`A thread ended with code ${code}.`)));
  }

  run(job: Job): Promise<Outcome> {
    const outcome = new Promise<Outcome>((resolve, reject) => this.#asked.push({ resolve, reject }));
    // The first that breaks is thrown; the others must not count as unhandled.
    outcome.catch(() => {});
    this.#worker.postMessage(job, [...job.spare]);
    return outcome;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #break(error: Error): void {
    for (const { reject } of this.#asked.splice(0)) reject(error);
  }
}
