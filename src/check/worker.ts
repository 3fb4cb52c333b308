import { readFileSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import type { Post } from "../batch/thread.ts";
import { type ByDocument, byDocument, parseReviews } from "../stored/reviews.ts";
import { type Checked, type CheckJob, checkFile } from "./job.ts";
import { recent } from "./recent.ts";

/** The module that each thread of a check runs: reads stored reports and says what there is to say of each alone. */

const post = (message: Post<never, readonly Checked[]>): void => parentPort?.postMessage(message);

const decisionsIn = recent(1, (file: string): ByDocument => byDocument(parseReviews(readFileSync(file, "utf8"))));
const NONE: ByDocument = new Map();

parentPort?.on("message", ({ files, reviews }: CheckJob) => {
  const decisions = reviews === null ? NONE : decisionsIn(reviews);
  post({ kind: "done", outcome: files.map((file) => checkFile(file, decisions)), held: 0 });
});
post({ kind: "ready" });
