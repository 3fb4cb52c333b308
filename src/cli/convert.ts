import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import type { Input } from "../batch/input.ts";
import { findInputs } from "../batch/inputs.ts";
import { claim, isClaimed } from "../batch/lock.ts";
import { hasParts } from "../batch/merge.ts";
import type { Part } from "../batch/names.ts";
import { findOffice } from "../batch/office.ts";
import { runOne } from "../batch/one.ts";
import { OutputError, openOutput } from "../batch/output.ts";
import { runBatch } from "../batch/run.ts";
import { type Shard, shardName, shardOf } from "../batch/shard.ts";
import { realpathOrNull } from "../batch/walk.ts";
import type { WorkOptions } from "../batch/work.ts";
import type { Engine, OcrEngines, OcrWhen } from "../model/limits.ts";
import { type ExitCode, exitCode, type FailOn, UsageError } from "./exit.ts";
import { newReporter, type Screen, verdictLine } from "./reporter.ts";
import { Tally } from "./tally.ts";

/** The flags that say how documents are read. */
export interface ReadingFlags {
  readonly jobs: number;
  readonly engine: Engine;
  readonly office?: OfficeFlag;
  /** Seconds. */
  readonly timeout: number;
  readonly maxPages: number;
  /** Bytes. */
  readonly maxMemory: number;
  readonly maxBytes: number;
  readonly ocr: OcrWhen;
  readonly ocrEngine: OcrEngines;
  readonly ocrJobs: number;
  readonly ocrMaxPages: number;
  /** Seconds. */
  readonly ocrTimeout: number;
}

/** The flags that say what is told of a run. */
export interface TellingFlags {
  readonly failOn: FailOn;
  readonly log: "text" | "json";
  readonly quiet?: boolean;
}

/** The flags of `nianbao convert` as commander delivers them. */
export interface ConvertFlags extends ReadingFlags, TellingFlags {
  readonly out?: string;
  readonly shard?: Shard;
  readonly resume?: boolean;
  readonly force?: boolean;
  readonly retryFailed?: boolean;
}

/** The process around a command. */
export interface Surroundings {
  readonly cwd: string;
  readonly stdin: () => AsyncIterable<Uint8Array>;
  readonly stdout: (text: string) => void;
  readonly screen: Screen;
  /** Aborted when the person interrupts. */
  readonly signal: AbortSignal;
}

/** `--office PROGRAM`, `--no-office`, or neither. */
export type OfficeFlag = string | false | undefined;

/** The program of LibreOffice that a flag comes to; null for none. Throws UsageError where the one named is none. */
export function officeOf(flag: OfficeFlag): string | null {
  const program = findOffice(flag === false ? "never" : (flag ?? "auto"));
  if (program === null && typeof flag === "string") throw new UsageError(`${flag} is no program that can be run.`);
  return program;
}

/** Threads for each core beyond which they only take the time from each other that a document may take. */
const MOST_PER_CORE = 4;

/** `nianbao convert`. Throws UsageError and OutputError. */
export async function convert(args: readonly string[], flags: ConvertFlags, around: Surroundings): Promise<ExitCode> {
  checkFlags(flags);
  const {
    inputs: found,
    many,
    problems,
  } = await findInputs(args, {
    cwd: around.cwd,
    out: flags.out === undefined ? null : realpathOrNull(resolve(around.cwd, flags.out)),
    stdin: around.stdin,
    maxBytes: flags.maxBytes,
  });
  if (around.signal.aborted) return 130;
  if (problems.length > 0) throw new UsageError(`${problems.join(". ")}.`);
  const [first] = found;
  if (first === undefined) throw new UsageError("There is no file to convert in what was given.");
  const { shard } = flags;
  const inputs = shard === undefined ? found : found.filter(({ path }) => shardOf(path, shard.of) === shard.index);
  const work = workOf(flags, inputs.length);
  if (flags.out !== undefined) return convertMany(inputs, work, flags.out, flags, around);
  if (many) throw new UsageError("Several inputs need a folder for their reports: add --out DIR.");
  return convertOne(first, work, flags, around);
}

/** What the flags come to for a run of `documents`. */
export function workOf(flags: ReadingFlags, documents: number): WorkOptions {
  return {
    engine: flags.engine,
    limits: { maxBytes: flags.maxBytes, maxPages: flags.maxPages },
    office: officeOf(flags.office),
    threads: Math.min(flags.jobs, MOST_PER_CORE * availableParallelism(), documents),
    timeout: flags.timeout * 1000,
    maxMemory: flags.maxMemory,
    ocr: {
      when: flags.ocr,
      engines: flags.ocrEngine,
      maxPages: flags.ocrMaxPages,
      jobs: flags.ocrJobs,
      timeout: flags.ocrTimeout * 1000,
    },
  };
}

async function convertOne(
  input: Input,
  work: WorkOptions,
  flags: ConvertFlags,
  around: Surroundings,
): Promise<ExitCode> {
  const result = await runOne(input, work, around.signal);
  if (result === null) return 130;
  const { verdict, json } = result;
  if (json !== null) around.stdout(json);
  const tally = new Tally();
  tally.add(verdict, true);
  if (flags.log === "json") newReporter("json", tally, 1, around.screen).document(verdict, true);
  else if (!flags.quiet || json === null) around.screen.write(verdictLine(verdict));
  return exitCode(tally.counts, flags.failOn);
}

async function convertMany(
  inputs: readonly Input[],
  work: WorkOptions,
  out: string,
  flags: ConvertFlags,
  around: Surroundings,
): Promise<ExitCode> {
  const part = flags.shard === undefined ? null : shardName(flags.shard);
  const root = openFor(resolve(around.cwd, out), part);
  if (part === null && hasParts(root))
    throw new UsageError(`${out} holds ledgers of shards or workers: take them in first (nianbao merge ${out}).`);
  const release = await claim(root, part);
  if (release === null) throw new UsageError(`Another run is writing to ${out}: wait for it, or give another --out.`);
  try {
    if (part !== null && (await isClaimed(root)))
      throw new UsageError(`A run without --shard is writing to ${out}: wait for it, or give another --out.`);
    const tally = new Tally();
    const kind = flags.log === "json" ? "json" : flags.quiet ? "quiet" : "text";
    const reporter = newReporter(kind, tally, inputs.length, around.screen);
    const options = { ...work, root, part, force: flags.force === true, retryFailed: flags.retryFailed === true };
    const duplicates = await runBatch(
      inputs,
      options,
      (entry, fresh) => {
        tally.add(entry, fresh);
        reporter.document(entry, fresh);
      },
      (path, { page, of }) => reporter.page(path, page, of),
      around.signal,
    );
    reporter.end(out, part, around.signal.aborted, duplicates);
    return around.signal.aborted ? 130 : exitCode(tally.counts, flags.failOn);
  } finally {
    await release();
  }
}

function checkFlags(flags: ConvertFlags): void {
  if (flags.resume && flags.force) throw new UsageError("--resume and --force can't be meant together.");
  if (flags.out !== undefined) return;
  if (flags.shard !== undefined) throw new UsageError("A shard needs a folder for its reports: add --out DIR.");
  const given = [flags.resume && "--resume", flags.force && "--force", flags.retryFailed && "--retry-failed"];
  const flag = given.find((name) => typeof name === "string");
  if (flag !== undefined) throw new UsageError(`${flag} needs the folder of an earlier run: add --out DIR.`);
}

/** Throws UsageError where the output folder can't be used. */
export function openFor(folder: string, part: Part): string {
  try {
    return openOutput(folder, part);
  } catch (error) {
    if (error instanceof OutputError) throw new UsageError(error.message);
    throw error;
  }
}
