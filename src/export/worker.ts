/** A thread of an export: reads stored reports and makes their rows. */
import { parentPort, workerData } from "node:worker_threads";
import type { ByDocument } from "../stored/reviews.ts";
import type { ExportOptions, Job } from "./job.ts";
import { newMaker } from "./make.ts";

const { options, decided } = workerData as { options: ExportOptions; decided: ByDocument };
const make = newMaker(options, decided);

parentPort?.on("message", (job: Job) => {
  const outcome = make(job);
  const buffers = outcome.parts.flatMap((part) => (part instanceof Uint8Array ? [part.buffer as ArrayBuffer] : []));
  parentPort?.postMessage(outcome, buffers);
});
