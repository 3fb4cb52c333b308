import { hostname } from "node:os";
import { resolve } from "node:path";
import type { Input } from "../batch/input.ts";
import { findInputs } from "../batch/inputs.ts";
import { claim, isClaimed } from "../batch/lock.ts";
import { WORKER } from "../batch/names.ts";
import type { Task } from "../batch/queue/connect.ts";
import { enqueueAll } from "../batch/queue/enqueue.ts";
import { parkedIn } from "../batch/queue/parked.ts";
import { workOff } from "../batch/queue/work.ts";
import { openFor, type ReadingFlags, type Surroundings, type TellingFlags, workOf } from "./convert.ts";
import { type ExitCode, exitCode, UsageError } from "./exit.ts";
import { printable } from "./print.ts";
import { newReporter } from "./reporter.ts";
import { Tally } from "./tally.ts";

interface QueueFlags {
  readonly redis: string;
  readonly queue: string;
}

export interface EnqueueFlags extends QueueFlags {
  readonly highWater: number;
  readonly attempts: number;
  readonly quiet?: boolean;
}

export interface WorkFlags extends QueueFlags, ReadingFlags, TellingFlags {
  readonly out: string;
  readonly name?: string;
  readonly untilEmpty?: boolean;
  /** Seconds. */
  readonly lease: number;
}

export interface ParkedFlags extends QueueFlags {
  readonly retry?: boolean;
  readonly json?: boolean;
}

/** `nianbao enqueue`. Throws UsageError and QueueError. */
export async function enqueue(args: readonly string[], flags: EnqueueFlags, around: Surroundings): Promise<ExitCode> {
  if (args.includes("-")) throw new UsageError("Standard input can't be queued: name files and folders.");
  const { inputs, problems } = await findInputs(args, { cwd: around.cwd, out: null, stdin: around.stdin, maxBytes: 0 });
  if (problems.length > 0) throw new UsageError(`${problems.join(". ")}.`);
  const tell = (text: string): void => {
    if (!flags.quiet) around.screen.write(text);
  };
  const total = inputs.length;
  const { added, known } = await enqueueAll(
    flags,
    inputs.map(taskOf),
    flags,
    (done) => tell(`${done}/${total} in the queue\n`),
    around.signal,
  );
  tell(`${added} added, ${known} known already\n`);
  return around.signal.aborted ? 130 : 0;
}

/** Every input becomes one, what can't be opened too: its failure is recorded like any other. */
function taskOf({ path, source }: Input): Task {
  if (source.kind === "refused") return { path, file: path, failure: source.failure };
  // Standard input has been turned away.
  if (source.kind === "bytes") throw new TypeError("Bytes have no place that workers could open.");
  const { file } = source;
  if (typeof file === "string") return { path, file };
  return { path, file: Buffer.from(file).toString(), fileBytes: Buffer.from(file).toString("base64") };
}

/** `nianbao work`. Throws UsageError, QueueError and OutputError. */
export async function work(flags: WorkFlags, around: Surroundings): Promise<ExitCode> {
  const part = `${WORKER}${flags.name ?? `${hostname()}-${process.pid}`}`.replace(/[^\w.-]/g, "_");
  const root = openFor(resolve(around.cwd, flags.out), part);
  const release = await claim(root, part);
  if (release === null) throw new UsageError(`Another worker calls itself ${flags.name}: give another --name.`);
  try {
    if (await isClaimed(root)) throw new UsageError(`A run of its own is writing to ${flags.out}: wait for it.`);
    const tally = new Tally();
    // How many there will be nobody knows: nothing is told but single documents, and the sum of them at the end.
    const told = newReporter(flags.log === "json" ? "json" : "quiet", tally, 0, around.screen);
    const summed = newReporter(flags.log === "json" ? "json" : flags.quiet ? "quiet" : "text", tally, 0, around.screen);
    const options = workOf(flags, Number.POSITIVE_INFINITY);
    await workOff(
      {
        ...options,
        root,
        part,
        force: false,
        retryFailed: true,
        place: flags,
        untilEmpty: flags.untilEmpty === true,
        lease: flags.lease * 1000,
      },
      (entry, fresh) => {
        tally.add(entry, fresh);
        told.document(entry, fresh);
      },
      (path, { page, of }) => told.page(path, page, of),
      around.signal,
    );
    summed.end(flags.out, part, false, []);
    return exitCode(tally.counts, flags.failOn);
  } finally {
    await release();
  }
}

/** `nianbao parked`. Throws QueueError. */
export async function parked(flags: ParkedFlags, around: Surroundings): Promise<ExitCode> {
  let found = 0;
  for await (const document of parkedIn(flags, flags.retry === true)) {
    found++;
    const { path, reason, attempts } = document;
    around.stdout(
      flags.json
        ? `${JSON.stringify(document)}\n`
        : `${printable(path)}  ${printable(reason)} (tried ${attempts} times)\n`,
    );
  }
  if (flags.retry) around.screen.write(`${found} put back into the queue\n`);
  return found > 0 && !flags.retry ? 1 : 0;
}
