import { Pool } from "../batch/pool.ts";
import type { End } from "../batch/thread.ts";
import { calmHelpers } from "../batch/tuning.ts";
import type { ByDocument } from "../stored/reviews.ts";
import { type Checked, type CheckJob, checkFile, type RunFile } from "./job.ts";
import { inOrder } from "./ordered.ts";

export interface WorkOptions {
  readonly decisions: ByDocument;
  /** The file that they stand in; null for none. */
  readonly reviews: string | null;
  /** 1: on the calling thread. */
  readonly threads: number;
  readonly signal: AbortSignal;
}

/** Files of one job: many enough that handing them over costs nothing. */
const TOGETHER = 32;
/** Milliseconds for the files of one job. */
const TIMEOUT = 120_000;
/** A stored report has a bounded size, so that memory need not be watched; what is kept of all of them grows beside the threads. */
const MEMORY = 2 ** 36;

const UNCHECKED: Checked = {
  problem: { code: "unchecked", message: "Checking it did not end: convert its source again." },
};

/** Looks at every file by itself; `done` is called for each, in their order. Resolves early when `signal` is aborted. */
export async function checkFiles(
  files: Iterator<RunFile>,
  options: WorkOptions,
  done: (file: RunFile, checked: Checked) => void,
): Promise<void> {
  const { decisions, threads, signal } = options;
  if (threads > 1) return onThreads(files, options, done);
  for (let next = files.next(); next.done !== true && !signal.aborted; next = files.next()) {
    done(next.value, checkFile(next.value, decisions));
    // Lets a signal in.
    if (next.value.number % TOGETHER === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

async function onThreads(
  files: Iterator<RunFile>,
  { reviews, threads, signal }: WorkOptions,
  done: (file: RunFile, checked: Checked) => void,
): Promise<void> {
  calmHelpers();
  const again: CheckJob[] = [];
  const ordered = inOrder<{ file: RunFile; checked: Checked }>(({ file, checked }) => done(file, checked));
  const deliver = (file: RunFile, checked: Checked): void => ordered(file.number, { file, checked });
  const onEnd = (job: CheckJob, end: End<readonly Checked[]>): void => {
    if (end.kind === "done") for (const [i, file] of job.files.entries()) deliver(file, end.outcome[i] ?? UNCHECKED);
    else if (job.files.length === 1) deliver(job.files[0] as RunFile, UNCHECKED);
    // One of them is to blame: each is done again alone.
    else again.push(...job.files.map((file) => ({ files: [file], reviews })));
  };
  const module = new URL("./worker.js", import.meta.url);
  const options = { module, threads, timeout: TIMEOUT, maxMemory: MEMORY };
  const run = (jobs: Iterator<CheckJob>) =>
    new Pool<CheckJob, never, readonly Checked[]>(options, { onNote: () => {}, onEnd, spoils: () => false }).run(
      jobs,
      signal,
    );
  await run(jobsOf(files, reviews));
  if (again.length > 0) await run(again.values());
}

function* jobsOf(files: Iterator<RunFile>, reviews: string | null): Generator<CheckJob> {
  for (;;) {
    const together: RunFile[] = [];
    while (together.length < TOGETHER) {
      const next = files.next();
      if (next.done === true) break;
      together.push(next.value);
    }
    if (together.length === 0) return;
    yield { files: together, reviews };
  }
}
