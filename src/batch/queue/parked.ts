import { openQueue, type Place } from "./connect.ts";

/** A document that a queue has given up. */
export interface Parked {
  readonly path: string;
  readonly file: string;
  /** The code of its failure and what to do, as the ledger has them. */
  readonly reason: string;
  readonly attempts: number;
}

const PAGE = 500;

/** The documents that a queue has given up, oldest first. With `retry` each goes back into the queue. Throws QueueError. */
export async function* parkedIn(place: Place, retry: boolean): AsyncGenerator<Parked> {
  const queue = await openQueue(place);
  try {
    for (let at = 0; ; at += retry ? 0 : PAGE) {
      const jobs = await queue.getJobs(["failed"], at, at + PAGE - 1, true);
      for (const job of jobs) {
        const parked = { ...job.data, reason: job.failedReason, attempts: job.attemptsMade };
        if (retry) await job.retry("failed", { resetAttemptsMade: true });
        yield parked;
      }
      if (jobs.length < PAGE) return;
    }
  } finally {
    await queue.close();
  }
}
