import type { Engine, Limits } from "../model/limits.ts";
import type { Job, Outcome, ReadNote } from "./job.ts";
import { type Handlers, Pool } from "./pool.ts";

export interface WorkOptions {
  readonly engine: Engine;
  readonly limits: Limits;
  /** The program of LibreOffice; null for none. */
  readonly office: string | null;
  readonly threads: number;
  /** Milliseconds for one document. */
  readonly timeout: number;
  /** Bytes of memory for one document. */
  readonly maxMemory: number;
  /** The worker module; the one beside this file when left out. */
  readonly worker?: URL;
}

const WORKER = new URL("./worker.js", import.meta.url);

/** A pool of threads that convert documents. */
export function newPool(
  options: WorkOptions,
  handlers: Pick<Handlers<Job, ReadNote, Outcome>, "onNote" | "onEnd">,
): Pool<Job, ReadNote, Outcome> {
  const { threads, timeout, maxMemory, worker = WORKER } = options;
  const spoils = (outcome: Outcome): boolean => outcome.kind === "failed" && outcome.failure.code === "internal";
  return new Pool({ module: worker, threads, timeout, maxMemory }, { ...handlers, spoils });
}

export function jobOf(path: string, source: Job["source"], options: WorkOptions): Omit<Job, "known" | "output"> {
  return { path, source, engine: options.engine, limits: options.limits, office: options.office };
}
