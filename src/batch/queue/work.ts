import { setTimeout as sleep } from "node:timers/promises";
import type { Queue, Job as Queued } from "bullmq";
import { optionsText } from "../entry.ts";
import type { Input } from "../input.ts";
import type { Entry } from "../ledger.ts";
import { thisProgram } from "../program.ts";
import { type BatchOptions, type OnEntry, type OnPage, runBatch } from "../run.ts";
import { Stream } from "../stream.ts";
import { agree, connectionOf, library, openQueue, type Place, type Task } from "./connect.ts";

export interface QueueWork extends Omit<BatchOptions, "isFinal"> {
  readonly place: Place;
  readonly untilEmpty: boolean;
  /** Milliseconds after which a document is taken from a worker that does not answer. */
  readonly lease: number;
}

/** Failures that may pass with another try: of the surroundings, of the moment, of a machine short of memory. */
const PASSING: ReadonlySet<string> = new Set(["timeout", "out-of-memory", "crashed", "unreadable", "unwritable"]);
/** How often a document may outlive its worker before it is the one to blame. */
const MAX_STALLED = 5;
const LOOK = 500;

/**
 * Converts what comes through a queue, each document's end being recorded once in the ledger of this worker. A document that
 * fails is parked with the code of its failure; one whose failure may pass is tried again first. Ends when `signal` is aborted, after the
 * documents under way, or with `untilEmpty` when nothing is left. Throws QueueError and OutputError.
 */
export async function workOff(work: QueueWork, onEntry: OnEntry, onPage: OnPage, signal: AbortSignal): Promise<void> {
  const { Worker, UnrecoverableError } = await library();
  const { version, build } = thisProgram();
  const options = optionsText(work.engine, work.limits, work.office, work.ocr);
  await agree(work.place, `nianbao ${version} ${build} ${options}`);
  const queue = await openQueue(work.place);
  const documents = new Stream<Input>();
  const underWay = new Map<string, { readonly last: boolean; readonly end: (entry: Entry) => void }>();

  const convert = async (job: Queued<Task>): Promise<string> => {
    const { path, file } = job.data;
    const last = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
    const entry = await new Promise<Entry>((end) => {
      underWay.set(path, { last, end });
      documents.put({ path, source: { kind: "file", file } });
    });
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
    maxStalledCount: MAX_STALLED,
  });
  // Redis may go away and come back: BullMQ connects again, and what was under way is done again by whoever gets it.
  worker.on("error", () => {});

  const end = async (): Promise<void> => {
    await worker.close();
    documents.end();
  };
  const ended = work.untilEmpty ? untilEmpty(queue, signal).then(end) : aborted(signal).then(end);
  const told: OnEntry = (entry, fresh) => {
    const document = underWay.get(entry.path);
    underWay.delete(entry.path);
    if (document === undefined || isFinal(entry, document.last)) onEntry(entry, fresh);
    document?.end(entry);
  };
  const isRecorded = (entry: Entry): boolean => isFinal(entry, underWay.get(entry.path)?.last ?? true);
  try {
    const never = new AbortController().signal;
    await runBatch(documents, { ...work, isFinal: isRecorded }, told, onPage, never);
    await ended;
  } finally {
    await worker.close(true);
    await queue.close();
  }
}

const isFinal = ({ status, code }: Entry, last: boolean): boolean =>
  status !== "failed" || last || !PASSING.has(code ?? "");

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });

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
