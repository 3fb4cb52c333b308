import { createHash } from "node:crypto";
import { getHeapStatistics } from "node:v8";
import { parentPort, threadId } from "node:worker_threads";
import type { Report } from "../model/report.ts";
import { toJson, toJsonBytes } from "../stages/write/json.ts";
import { convertSafely } from "./convert.ts";
import { digest } from "./digest.ts";
import type { Job, JobNote, Outcome } from "./job.ts";
import { newOffice } from "./office.ts";
import { OutputError, UnwritableError, writeInside } from "./output.ts";
import { readInput } from "./read.ts";
import { LEAVE, LET_IN, type Post } from "./thread.ts";
import { keepSpaces } from "./tuning.ts";

/** The module that each thread of a batch runs: reads a document, converts it, writes its report. */

const post = (message: Post<JobNote, Outcome>): void => parentPort?.postMessage(message);

/** Goes on with the job that waits to be let in. */
let enter: (() => void) | null = null;

parentPort?.on("message", async (job: Job | typeof LET_IN | typeof LEAVE) => {
  // Here no native code is running.
  if (job === LEAVE) process.exit();
  if (job === LET_IN) {
    enter?.();
    return;
  }
  const outcome = await doJob(job);
  // As process.memoryUsage() tells it, but without a look at the whole process.
  const { total_heap_size, external_memory } = getHeapStatistics();
  post({ kind: "done", outcome, held: total_heap_size + external_memory });
});
keepSpaces();
post({ kind: "ready" });

/** Reading a page from its picture is heavy work: the first page of a document waits until there is room for it. */
async function onPage(page: number, of: number): Promise<void> {
  if (page === 1) {
    const entered = new Promise<void>((resolve) => {
      enter = resolve;
    });
    post({ kind: "ask" });
    await entered;
  }
  post({ kind: "step" });
  post({ kind: "note", note: { page, of } });
}

async function doJob(job: Job): Promise<Outcome> {
  const { source, engine, limits, ocr } = job;
  const read = source.kind === "bytes" ? { ok: true as const, ...source } : readInput(source.file, limits.maxBytes);
  if (!read.ok) return { kind: "failed", failure: read.failure, bytes: read.bytes ?? null };
  const sha256 = createHash("sha256").update(read.bytes).digest("hex");
  post({ kind: "note", note: { sha256, bytes: read.bytes.length } });
  if (sha256 === job.known) return { kind: "unchanged" };
  const office = job.office === null ? null : newOffice(job.office, (outside) => post({ kind: "outside", outside }));
  const result = await convertSafely(read.bytes, job.path, { engine, limits, office, ocr: { ...ocr, onPage } });
  if (!result.ok) return { kind: "failed", failure: result.failure, bytes: null };
  return deliver(result.report, job.output);
}

function deliver(report: Report, output: Job["output"]): Outcome {
  if (output === null) return { kind: "converted", digest: digest(report), written: null, json: toJson(report) };
  try {
    const written = writeInside(output.root, output.path, toJsonBytes(report), threadId, output.part);
    return { kind: "converted", digest: digest(report), written, json: null };
  } catch (error) {
    if (error instanceof OutputError) return { kind: "blocked", message: error.message };
    if (!(error instanceof UnwritableError)) throw error;
    return { kind: "failed", failure: { code: "unwritable", message: error.message }, bytes: null };
  }
}
