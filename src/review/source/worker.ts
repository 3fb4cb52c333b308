import { parentPort } from "node:worker_threads";
import { findOffice, newOffice } from "../../batch/office.ts";
import type { Post } from "../../batch/thread.ts";
import type { FlowAnswer } from "../protocol.ts";
import { flowOf } from "./flow.ts";
import { openSource } from "./open.ts";
import type { FlowJob } from "./reader.ts";

/** The module of the thread that reads sources which flow. */

const post = (message: Post<never, FlowAnswer | null>): void => parentPort?.postMessage(message);

parentPort?.on("message", async ({ file, byOffice }: FlowJob) => {
  const source = await openSource(file);
  const program = byOffice ? findOffice("auto") : null;
  const office = program === null ? null : newOffice(program, (outside) => post({ kind: "outside", outside }));
  post({ kind: "done", outcome: source === null ? null : await flowOf(source, office), held: 0 });
});
post({ kind: "ready" });
