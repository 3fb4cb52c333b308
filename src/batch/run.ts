import { type Duplicates, duplicatesAmong } from "./duplicates.ts";
import { convertedEntry, failedEntry, failureOf, optionsText, type Run, settledHash } from "./entry.ts";
import type { Input } from "./input.ts";
import type { Job, JobNote, Outcome, PageNote, ReadNote } from "./job.ts";
import { type Entry, type Ledger, openLedger, type Records, readLedger } from "./ledger.ts";
import { outputPath, type Part } from "./names.ts";
import { closeWorkshop, OutputError, openWorkshop, originInside, removeInside, sizeInside } from "./output.ts";
import type { Pool } from "./pool.ts";
import { thisProgram } from "./program.ts";
import type { End } from "./thread.ts";
import { calmHelpers } from "./tuning.ts";
import { jobOf, newPool, type WorkOptions } from "./work.ts";

export interface BatchOptions extends WorkOptions {
  /** The output folder, as openOutput returned it. */
  readonly root: string;
  /** Who this run is among several that write to the folder: each has a ledger of its own. Left out: it has the folder to itself. */
  readonly part?: Part;
  /** Whether an entry is what becomes of its input; one that is not is told and not recorded. Left out: each is. */
  readonly isFinal?: (entry: Entry) => boolean;
  /** Do every input again, whatever the ledger says. */
  readonly force: boolean;
  /** Do again what failed. */
  readonly retryFailed: boolean;
}

/** `fresh` is false for what the ledger already held. */
export type OnEntry = (entry: Entry, fresh: boolean) => void;

/** A page of the input at `path` is about to be read from its picture. */
export type OnPage = (path: string, note: PageNote) => void;

/**
 * Converts the inputs into the output folder and records each in its ledger. May end at any moment: what is recorded
 * is never done again by a later run with the same program, options and bytes.
 * Throws OutputError when nothing more can be written. Resolves early, with nothing, when `signal` is aborted; else with
 * the reports in the run's ledger that share agency and year.
 */
export async function runBatch(
  inputs: Iterable<Input> | AsyncIterable<Input>,
  options: BatchOptions,
  onEntry: OnEntry,
  onPage: OnPage,
  signal: AbortSignal,
): Promise<Duplicates[]> {
  calmHelpers();
  const part = options.part ?? null;
  openWorkshop(options.root, part);
  const ledger = openLedger(options.root, part);
  // What several runs have done and merged is in the folder's one ledger.
  const merged = part === null ? null : readLedger(options.root);
  let finished = false;
  try {
    const batch = new Batch(options, { ledger, merged }, onEntry, onPage);
    await batch.pool.run(Symbol.iterator in inputs ? batch.jobs(inputs) : batch.jobsAsTheyCome(inputs), signal);
    if (signal.aborted) return [];
    const duplicates = duplicatesAmong(ledger.entries());
    ledger.finish();
    finished = true;
    return duplicates;
  } finally {
    ledger.close();
    merged?.close();
    // That of a part stays as a mark that it has not done all that it should.
    if (part === null || finished) closeWorkshop(options.root, part);
  }
}

class Batch {
  readonly pool: Pool<Job, JobNote, Outcome>;
  readonly #options: BatchOptions;
  readonly #ledger: Ledger;
  readonly #merged: Records | null;
  readonly #onEntry: OnEntry;
  readonly #run: Run;
  readonly #reads = new Map<Job, ReadNote>();

  constructor(
    options: BatchOptions,
    { ledger, merged }: { readonly ledger: Ledger; readonly merged: Records | null },
    onEntry: OnEntry,
    onPage: OnPage,
  ) {
    this.#options = options;
    this.#ledger = ledger;
    this.#merged = merged;
    this.#onEntry = onEntry;
    this.#run = { ...thisProgram(), options: optionsText(options.engine, options.limits, options.office, options.ocr) };
    this.pool = newPool(options, {
      onNote: (job, note) => {
        if ("page" in note) onPage(job.path, note);
        else this.#reads.set(job, note);
      },
      onEnd: (job, end, ms) => this.#onEnd(job, end, ms),
    });
  }

  /** A job for each input that can be read; the others are recorded on the way. */
  *jobs(inputs: Iterable<Input>): Generator<Job> {
    for (const input of inputs) yield* this.#jobOf(input);
  }

  async *jobsAsTheyCome(inputs: AsyncIterable<Input>): AsyncGenerator<Job> {
    for await (const input of inputs) yield* this.#jobOf(input);
  }

  *#jobOf({ path, source }: Input): Generator<Job> {
    if (source.kind === "refused") this.#record(failedEntry(this.#run, path, source.failure, {}, 0));
    else yield { ...jobOf(path, source, this.#options), known: this.#known(path), output: this.#place(path) };
  }

  #place(path: string): NonNullable<Job["output"]> {
    return { root: this.#options.root, part: this.#options.part ?? null, path: outputPath(path) };
  }

  #recorded(path: string): Entry | null {
    return this.#ledger.find(path) ?? this.#merged?.find(path) ?? null;
  }

  #known(path: string): string | null {
    const entry = this.#options.force ? null : this.#recorded(path);
    if (entry === null) return null;
    const { root, path: output } = this.#place(path);
    const hash = settledHash(entry, this.#run, this.#options.retryFailed, sizeInside(root, output));
    // Where several write to the folder, the report may be another's, made since of other bytes.
    const shared = entry.status !== "failed" && this.#options.part !== undefined && this.#options.part !== null;
    return shared && originInside(root, output) !== hash ? null : hash;
  }

  #onEnd(job: Job, end: End<Outcome>, ms: number): void {
    const read = this.#reads.get(job);
    this.#reads.delete(job);
    const outcome = end.kind === "done" ? end.outcome : null;
    const failure = failureOf(end, this.#options);
    if (failure !== null) {
      const found = outcome?.kind === "failed" && outcome.bytes !== null ? { bytes: outcome.bytes } : {};
      this.#record(failedEntry(this.#run, job.path, failure, { ...found, ...read }, ms));
    } else if (outcome?.kind === "converted" && read !== undefined)
      this.#record(convertedEntry(this.#run, job.path, outputPath(job.path), outcome, read, ms));
    else if (outcome?.kind === "unchanged") this.#onEntry(this.#recorded(job.path) as Entry, false);
    else if (outcome?.kind === "blocked") throw new OutputError(outcome.message);
  }

  #record(entry: Entry): void {
    if (this.#options.isFinal?.(entry) === false) {
      this.#onEntry(entry, true);
      return;
    }
    if (entry.status === "failed") removeInside(this.#options.root, outputPath(entry.path));
    this.#ledger.append(entry);
    this.#onEntry(entry, true);
  }
}
