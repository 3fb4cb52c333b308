/** A thread of an export: reads stored reports and makes their rows. */
import { parentPort, workerData } from "node:worker_threads";
import type { ByDocument } from "../stored/reviews.ts";
import { buffersOf, type ExportOptions, type Job } from "./job.ts";
import { newMaker } from "./make.ts";

const { options, decided } = workerData as { options: ExportOptions; decided: ByDocument };
const make = newMaker(options, decided);

parentPort?.on("message", (job: Job) => {
  const outcome = make(job);
  parentPort?.postMessage(outcome, buffersOf(outcome));
});
