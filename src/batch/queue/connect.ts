import type { ConnectionOptions, Queue } from "bullmq";
import type { Failure } from "../../model/finding.ts";
import { QueueError } from "./error.ts";

/** Where a queue is. */
export interface Place {
  /** `redis://…` or `rediss://…` */
  readonly redis: string;
  readonly queue: string;
}

/** What a queued document is to the workers; it travels as JSON. */
export interface Task {
  /** The document's place in the input tree. */
  readonly path: string;
  /** Its absolute path, the same on every machine. */
  readonly file: string;
  /** The bytes of that path in base64, where they are not UTF-8. */
  readonly fileBytes?: string;
  /** Known before anything was read to yield nothing. */
  readonly failure?: Failure;
}

/** Milliseconds until a Redis that does not answer counts as away. */
const PATIENCE = 5_000;

/** BullMQ and ioredis are optional packages: who converts folders needs neither. Throws QueueError. */
export async function library(): Promise<typeof import("bullmq")> {
  try {
    return await import("bullmq");
  } catch {
    throw new QueueError("no-bullmq", "Queues need the packages bullmq and ioredis: npm install bullmq ioredis.");
  }
}

export const connectionOf = ({ redis }: Place): ConnectionOptions => ({ url: redis, maxRetriesPerRequest: null });

/** Opens a queue whose Redis answers. Throws QueueError. */
export async function openQueue(place: Place): Promise<Queue<Task>> {
  await withRedis(place, (redis) => redis.ping());
  const { Queue } = await library();
  const queue = new Queue<Task>(place.queue, { connection: connectionOf(place) });
  // Redis may go away and come back: BullMQ connects again, and what was asked is asked once more.
  queue.on("error", () => {});
  await queue.waitUntilReady();
  return queue;
}

/** Milliseconds for which the workers' word on how they convert outlives the last of them. */
const WORD = 60_000;
/** Milliseconds after which a worker must say it again. */
export const SAY_AGAIN = WORD / 4;

/**
 * All workers that a queue has at a time convert alike: the first one writes down how, the others and it say so again while they work, and
 * one that would do otherwise is turned away. Throws QueueError.
 */
export async function agree(place: Place, settings: string): Promise<void> {
  const first = await withRedis(place, async (redis) => {
    const key = `nianbao:${place.queue}:settings`;
    await redis.set(key, settings, "PX", WORD, "NX");
    const said = await redis.get(key);
    if (said === settings) await redis.pexpire(key, WORD);
    return said;
  });
  if (first !== settings)
    throw new QueueError(
      "other-settings",
      `The workers of this queue convert otherwise (${first}) than this one would (${settings}): use the same program and flags, or another --queue, or wait a minute after the last of them has ended.`,
    );
}

/** Asking fails at once where nobody listens. */
async function withRedis<T>(place: Place, ask: (redis: import("ioredis").Redis) => Promise<T>): Promise<T> {
  await library();
  const { Redis } = await import("ioredis");
  const redis = new Redis(place.redis, { lazyConnect: true, connectTimeout: PATIENCE, retryStrategy: () => null });
  redis.on("error", () => {});
  try {
    await redis.connect();
    return await ask(redis);
  } catch (error) {
    throw new QueueError("no-redis", `Redis does not answer at ${place.redis}: ${(error as Error).message}`);
  } finally {
    redis.disconnect();
  }
}
