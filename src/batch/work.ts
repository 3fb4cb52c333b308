import type { Engine, Limits, OcrChoice } from "../model/limits.ts";
import type { Job, JobNote, Outcome } from "./job.ts";
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
  readonly ocr: OcrWork;
  /** The worker module; the one beside this file when left out. */
  readonly worker?: URL;
}

export interface OcrWork extends OcrChoice {
  /** Documents whose pictures are read at a time. */
  readonly jobs: number;
  /** Milliseconds for one page that is read from its picture. */
  readonly timeout: number;
}

/** What a thread holds once it has read a picture: the engines, and a page's pixels many times over. */
const OCR_MEMORY = 1536 * 2 ** 20;

const WORKER = new URL("./worker.js", import.meta.url);

/** A pool of threads that convert documents. */
export function newPool(
  options: WorkOptions,
  handlers: Pick<Handlers<Job, JobNote, Outcome>, "onNote" | "onEnd">,
): Pool<Job, JobNote, Outcome> {
  const { threads, timeout, maxMemory, ocr, worker = WORKER } = options;
  const spoils = (outcome: Outcome): boolean => outcome.kind === "failed" && outcome.failure.code === "internal";
  const heavy = { atOnce: ocr.jobs, stepTimeout: ocr.timeout, memory: OCR_MEMORY };
  return new Pool({ module: worker, threads, timeout, maxMemory, heavy }, { ...handlers, spoils });
}

export function jobOf(path: string, source: Job["source"], options: WorkOptions): Omit<Job, "known" | "output"> {
  const { engine, limits, ocr, office } = options;
  const { when, engines, maxPages } = ocr;
  return { path, source, engine, limits, office, ocr: { when, engines, maxPages } };
}
