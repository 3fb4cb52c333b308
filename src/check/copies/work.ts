import { Pool } from "../../batch/pool.ts";
import type { Finding } from "../finding.ts";
import { inOrder } from "../ordered.ts";
import type { WorkOptions } from "../work.ts";
import { comparer, type Suspects } from "./job.ts";

/** What a thread is told to do. */
export interface CopyJob {
  readonly number: number;
  readonly suspects: readonly Suspects[];
  /** The hashes of stock wording, as 32-bit numbers: one memory for all threads. */
  readonly stock: SharedArrayBuffer;
}

/** Reports of one job; milliseconds for them; and no bound of memory, for a stored report has a bounded size. */
const TOGETHER = 16;
const TIMEOUT = 120_000;
const MEMORY = 2 ** 36;

/** Compares all suspects; `done` is called for each report, in their order. Resolves early when the signal is aborted. */
export async function compareAll(
  suspects: Iterator<Suspects>,
  stock: ReadonlySet<number>,
  { threads, signal }: Pick<WorkOptions, "threads" | "signal">,
  done: (findings: readonly Finding[]) => void,
): Promise<void> {
  const compare = comparer(stock);
  if (threads === 1) {
    for (let next = suspects.next(); next.done !== true && !signal.aborted; next = suspects.next())
      done(compare(next.value));
    return;
  }
  const deliver = inOrder<readonly (readonly Finding[])[]>((found) => {
    for (const findings of found) done(findings);
  });
  const pool = new Pool<CopyJob, never, readonly (readonly Finding[])[]>(
    { module: new URL("./worker.js", import.meta.url), threads, timeout: TIMEOUT, maxMemory: MEMORY },
    {
      onNote: () => {},
      // What broke its thread is compared here, so that nothing is left out.
      onEnd: (job, end) => deliver(job.number, end.kind === "done" ? end.outcome : job.suspects.map(compare)),
      spoils: () => false,
    },
  );
  await pool.run(jobsOf(suspects, sharedOf(stock)), signal);
}

function* jobsOf(suspects: Iterator<Suspects>, stock: SharedArrayBuffer): Generator<CopyJob> {
  for (let number = 0; ; number++) {
    const together: Suspects[] = [];
    for (let next = suspects.next(); next.done !== true; next = suspects.next()) {
      together.push(next.value);
      if (together.length === TOGETHER) break;
    }
    if (together.length === 0) return;
    yield { number, suspects: together, stock };
  }
}

function sharedOf(stock: ReadonlySet<number>): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(4 * stock.size);
  new Uint32Array(shared).set([...stock]);
  return shared;
}
