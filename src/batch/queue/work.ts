import { setTimeout as sleep } from "node:timers/promises";
import type { Queue, Job as Queued } from "bullmq";
import type { Failure } from "../../model/finding.ts";
import { optionsText } from "../entry.ts";
import type { Input, Source } from "../input.ts";
import type { Entry } from "../ledger.ts";
import { thisProgram } from "../program.ts";
import { type BatchOptions, type OnEntry, type OnPage, runBatch } from "../run.ts";
import { Stream } from "../stream.ts";
import { within } from "../within.ts";
import { agree, connectionOf, library, openQueue, type Place, SAY_AGAIN, type Task } from "./connect.ts";
import { QueueError } from "./error.ts";

export interface QueueWork extends Omit<BatchOptions, "isFinal"> {
  readonly place: Place;
  readonly untilEmpty: boolean;
  /** Milliseconds after which a document is taken from a worker that does not answer. */
  readonly lease: number;
}

/** Failures that may pass with another try: of the surroundings, of the moment, of a machine short of memory. */
const PASSING: ReadonlySet<string> = new Set(["timeout", "out-of-memory", "crashed", "unreadable", "unwritable"]);
/** How often a document may outlive its worker before it is the one to blame. */
const MAX_LOST = 5;
const LOST: Failure = {
  code: "crashed",
  message: "The document ended its worker, or the machine, each time that it was read: please report it.",
};
const LOOK = 500;
/** Milliseconds for which a Redis that is away is waited for when a worker ends. */
const PATIENCE = 2_000;

/**
 * Converts what comes through a queue, each document's end being recorded once in the ledger of this worker. A document that
 * fails is parked with the code of its failure; one whose failure may pass is tried again first. Ends when `signal` is aborted, after the
 * documents under way, or with `untilEmpty` when nothing is left. Throws QueueError and OutputError.
 */
export async function workOff(work: QueueWork, onEntry: OnEntry, onPage: OnPage, signal: AbortSignal): Promise<void> {
  const { Worker, UnrecoverableError } = await library();
  const { version, build } = thisProgram();
  const settings = `nianbao ${version} ${build} ${optionsText(work.engine, work.limits, work.office, work.ocr)}`;
  await agree(work.place, settings);
  const queue = await openQueue(work.place);
  const documents = new Stream<Input>();
  const underWay = new UnderWay();

  const convert = async (job: Queued<Task>): Promise<string> => {
    if (!isTask(job.data)) throw new UnrecoverableError("no-task: This is no document of nianbao enqueue: remove it.");
    const { path } = job.data;
    const lost = job.stalledCounter > MAX_LOST;
    const last = lost || job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
    const ending = underWay.begin(path, last);
    documents.put({ path, source: lost ? { kind: "refused", failure: LOST } : sourceOf(job.data) });
    const entry = await ending;
    if (entry.status !== "failed") return entry.status;
    const reason = `${entry.code}: ${entry.message}`;
    throw isFinal(entry, last) ? new UnrecoverableError(reason) : new Error(reason);
  };
  const worker = new Worker<Task>(work.place.queue, convert, {
    connection: connectionOf(work.place),
    concurrency: work.threads,
    drainDelay: 1,
    lockDuration: work.lease,
    stalledInterval: work.lease,
    runRetryDelay: 1_000,
    // A document that BullMQ itself gave up would have no line in any ledger.
    maxStalledCount: 1_000_000,
  });
  // Redis may go away and come back: BullMQ connects again, and what was under way is done again by whoever gets it.
  worker.on("error", () => {});

  /** Aborted when no more is to be taken, for whatever reason. */
  const over = new AbortController();
  const done = AbortSignal.any([signal, over.signal]);
  const watches = Promise.race([
    keepSaying(work.place, settings, done),
    work.untilEmpty ? untilEmpty(queue, done) : aborted(done),
  ])
    .catch((error: unknown) => error)
    .finally(() => over.abort());
  const closing = aborted(done).then(async () => {
    const closed = worker.close();
    await Promise.race([closed, underWay.none()]);
    // Redis may be away just then. What it was not told is done again by another worker, with the same bytes.
    await within(closed, PATIENCE);
    documents.end();
  });
  const told: OnEntry = (entry, fresh) => {
    if (isFinal(entry, underWay.end(entry))) onEntry(entry, fresh);
  };
  const isRecorded = (entry: Entry): boolean => isFinal(entry, underWay.isLast(entry.path));
  try {
    await runBatch(documents, { ...work, isFinal: isRecorded }, told, onPage, new AbortController().signal);
    await closing;
    const fault = await watches;
    if (fault instanceof QueueError) throw fault;
  } finally {
    // After a fault documents are under way that nobody does any more: other workers get them.
    await within(worker.close(true), PATIENCE);
    over.abort();
    await within(queue.close(), PATIENCE);
  }
}

/** The documents that wait for their entry. A path can be there twice: when Redis was away for long, or the file changed. */
class UnderWay {
  readonly #waiting = new Map<string, { readonly last: boolean; readonly end: (entry: Entry) => void }[]>();

  /** Resolves to the document's entry. `last`: there is no other try. */
  begin(path: string, last: boolean): Promise<Entry> {
    return new Promise((end) => {
      this.#waiting.set(path, [...(this.#waiting.get(path) ?? []), { last, end }]);
    });
  }

  /** Resolves when there are none. */
  async none(): Promise<void> {
    while (this.#waiting.size > 0) await sleep(LOOK);
  }

  isLast(path: string): boolean {
    return this.#waiting.get(path)?.[0]?.last ?? true;
  }

  /** Gives an entry to the first that waits for it, and says whether it was the last try. */
  end(entry: Entry): boolean {
    const [first, ...others] = this.#waiting.get(entry.path) ?? [];
    if (others.length > 0) this.#waiting.set(entry.path, others);
    else this.#waiting.delete(entry.path);
    first?.end(entry);
    return first?.last ?? true;
  }
}

/** Whoever can write to Redis can put anything into the queue: no path may lead out of the output folder. */
function isTask({ path, file }: Partial<Task>): boolean {
  if (typeof path !== "string" || typeof file !== "string") return false;
  return path.split("/").every((name) => name !== "" && name !== "." && name !== ".." && !name.includes("\0"));
}

function sourceOf({ file, fileBytes, failure }: Task): Source {
  if (failure !== undefined) return { kind: "refused", failure };
  return { kind: "file", file: fileBytes === undefined ? file : new Uint8Array(Buffer.from(fileBytes, "base64")) };
}

const isFinal = ({ status, code }: Entry, last: boolean): boolean =>
  status !== "failed" || last || !PASSING.has(code ?? "");

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });

/** Rejects when the other workers convert otherwise by now. */
async function keepSaying(place: Place, settings: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    await sleep(SAY_AGAIN, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    try {
      await agree(place, settings);
    } catch (error) {
      if (!(error instanceof QueueError) || error.code !== "no-redis") throw error;
    }
  }
}

async function untilEmpty(queue: Queue<Task>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      if ((await queue.getJobCountByTypes("waiting", "active", "delayed", "prioritized")) === 0) return;
    } catch {
      // Redis is away; ask again.
    }
    await sleep(LOOK);
  }
}
