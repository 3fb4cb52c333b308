import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { openQueue, type Place, type Task } from "./connect.ts";

export interface Limits {
  /** Most documents that wait for a worker. */
  readonly highWater: number;
  /** Tries for a document whose failure may pass. */
  readonly attempts: number;
}

export interface Enqueued {
  readonly added: number;
  /** In the queue already, or gone through it, with the same size and time. */
  readonly known: number;
}

/** Documents sent at a time, and milliseconds between two looks at a queue that is full. */
const BLOCK = 500;
const LOOK = 250;
/** Milliseconds before the second try; each later one waits twice as long as the one before. */
const BACKOFF = { type: "exponential", delay: 1_000 };
/** Tasks that are done are kept, so that the same document is not done twice; beyond this many the oldest go. */
const KEPT = 2_000_000;

/**
 * Puts documents into a queue, each once: one of the same path, size and time of change as an earlier one adds nothing.
 * Waits while the queue is full. Ends early when `signal` is aborted. Throws QueueError.
 */
export async function enqueueAll(
  place: Place,
  tasks: Iterable<Task>,
  limits: Limits,
  onBlock: (done: number) => void,
  signal: AbortSignal,
): Promise<Enqueued> {
  const queue = await openQueue(place);
  let [added, known] = [0, 0];
  try {
    for (const block of blocks(tasks, Math.min(BLOCK, limits.highWater))) {
      while (!signal.aborted && (await waitingIn(queue)) + block.length > limits.highWater) await sleep(LOOK);
      if (signal.aborted) break;
      const ids = block.map(idOf);
      const there = await Promise.all(ids.map((id) => queue.getJob(id)));
      const fresh = block.flatMap((data, at) => (there[at] === undefined ? [{ data, jobId: ids[at] as string }] : []));
      await queue.addBulk(
        fresh.map(({ data, jobId }) => ({
          name: "convert",
          data,
          opts: {
            attempts: limits.attempts,
            backoff: BACKOFF,
            jobId,
            removeOnComplete: { count: KEPT },
            removeOnFail: false,
          },
        })),
      );
      added += fresh.length;
      known += block.length - fresh.length;
      onBlock(added + known);
    }
    return { added, known };
  } finally {
    await queue.close();
  }
}

const waitingIn = async (queue: Awaited<ReturnType<typeof openQueue>>): Promise<number> =>
  queue.getJobCountByTypes("waiting", "delayed", "prioritized");

function idOf({ path, file, fileBytes, failure }: Task): string {
  const name = fileBytes === undefined ? file : Buffer.from(fileBytes, "base64");
  const stats = failure === undefined ? statSync(name, { throwIfNoEntry: false }) : undefined;
  const { size, mtimeMs } = stats ?? { size: -1, mtimeMs: -1 };
  return createHash("sha256").update(`${path}\0${size}\0${mtimeMs}`).digest("hex");
}

function* blocks<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let block: T[] = [];
  for (const item of items) {
    block.push(item);
    if (block.length < size) continue;
    yield block;
    block = [];
  }
  if (block.length > 0) yield block;
}
