import { Pool } from "../../batch/pool.ts";
import type { FlowAnswer } from "../protocol.ts";

/** What a thread is told to read: a file's real path, and whether the report was read by way of LibreOffice. */
export interface FlowJob {
  readonly file: string;
  readonly byOffice: boolean;
}

export interface FlowReader {
  /** The words and tables of a source that flows; null where nothing is found in it, or finding it takes too much. */
  read(job: FlowJob): Promise<FlowAnswer | null>;
  close(): void;
}

/** Bounds of one source: milliseconds, and bytes of memory. As those of a conversion. */
const TIMEOUT = 20_000;
const MAX_MEMORY = 512 * 2 ** 20;

const WORKER = new URL("./worker.js", import.meta.url);

/**
 * Reads sources one at a time, on a thread of their own: whatever a source does to its reader, the page is served on. The thread starts
 * with the first source.
 */
export function newFlowReader({ timeout = TIMEOUT, maxMemory = MAX_MEMORY, worker = WORKER } = {}): FlowReader {
  const stop = new AbortController();
  const waiting = new Map<FlowJob, (answer: FlowAnswer | null) => void>();
  let jobs: ReadableStreamDefaultController<FlowJob> | null = null;

  const settle = (job: FlowJob, answer: FlowAnswer | null): void => {
    waiting.get(job)?.(answer);
    waiting.delete(job);
  };
  const start = (): ReadableStreamDefaultController<FlowJob> => {
    let control: ReadableStreamDefaultController<FlowJob> | null = null;
    const queue = new ReadableStream<FlowJob>({
      start(controller) {
        control = controller;
      },
    });
    const pool = new Pool<FlowJob, never, FlowAnswer | null>(
      { module: worker, threads: 1, timeout, maxMemory },
      {
        onNote: () => {},
        onEnd: (job, end) => settle(job, end.kind === "done" ? end.outcome : null),
        spoils: () => false,
      },
    );
    const gone = (): void => {
      jobs = null;
      for (const job of waiting.keys()) settle(job, null);
    };
    pool.run(queue.values(), stop.signal).then(gone, gone);
    return control as unknown as ReadableStreamDefaultController<FlowJob>;
  };

  return {
    read: (job) =>
      new Promise((resolve) => {
        waiting.set(job, resolve);
        jobs ??= start();
        jobs.enqueue(job);
      }),
    close: () => stop.abort(),
  };
}
