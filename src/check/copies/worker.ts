import { parentPort } from "node:worker_threads";
import type { Post } from "../../batch/thread.ts";
import type { Finding } from "../finding.ts";
import { comparer } from "./job.ts";
import type { CopyJob } from "./work.ts";

/** The module of the threads that compare texts. */

const post = (message: Post<never, readonly (readonly Finding[])[]>): void => parentPort?.postMessage(message);

/** Every job of a run comes with the same stock wording. */
let compare: ReturnType<typeof comparer> | null = null;

parentPort?.on("message", ({ suspects, stock }: CopyJob) => {
  compare ??= comparer(new Set(new Uint32Array(stock)));
  post({ kind: "done", outcome: suspects.map(compare), held: 0 });
});
post({ kind: "ready" });
