import { Gate } from "./gate.ts";
import { type End, type HeavyWork, Thread } from "./thread.ts";

export interface PoolOptions {
  /** The module that the threads run; it speaks `Post` (thread.ts). */
  readonly module: URL;
  readonly threads: number;
  /** Milliseconds for one job. */
  readonly timeout: number;
  /** Bytes of memory for one job. */
  readonly maxMemory: number;
  /** For jobs that ask for heavy work: how many at a time, milliseconds for each step, and bytes that a thread holds once it has done some. */
  readonly heavy?: { readonly atOnce: number; readonly stepTimeout: number; readonly memory: number };
}

export interface Handlers<Job, Note, Outcome> {
  onNote(job: Job, note: Note): void;
  /** `ms`: time the job took. Not called for a job that was stopped by the signal. */
  onEnd(job: Job, end: End<Outcome>, ms: number): void;
  /** True when the thread should not be used again after this outcome. */
  spoils(outcome: Outcome): boolean;
}

const MiB = 2 ** 20;
/** What a thread takes without any job, and what the other jobs of the moment may add to that. */
const SHARE = 128 * MiB;
/** A thread that keeps more than this after a job is replaced: memory of WebAssembly never shrinks. */
const MAX_HELD = 192 * MiB;
/**
 * What a thread's JavaScript heap may take beyond the memory for a job. Where a single allocation crosses the limit of the
 * heap, V8 ends the process and not only the thread; so the limit lies higher than the watch lets a job come.
 */
const HEAP_ROOM = 1024 * MiB;
/** Milliseconds between looks at the memory of the process. */
const WATCH = 50;

/**
 * Does jobs on threads, one at a time on each, taking the next job only when a thread is free. Threads start when there
 * is a job for them. A job that hangs, takes too much memory or breaks its thread ends as that, and harms no other.
 * Memory is watched for the process as a whole, because much of it lies outside the JavaScript heaps: when it grows too
 * much while several jobs run, all of them are stopped, and each is done again alone, so that only the one to blame is charged.
 */
export class Pool<Job, Note, Outcome> {
  readonly #options: PoolOptions;
  readonly #handlers: Handlers<Job, Note, Outcome>;
  readonly #stop = new AbortController();
  readonly #threads = new Set<Thread<Job, Note, Outcome>>();
  readonly #running = new Set<Promise<unknown>>();
  readonly #suspects: Job[] = [];
  readonly #gate: Gate<Thread<Job, Note, Outcome>>;
  /** Threads that hold what heavy work needs. */
  readonly #laden = new Set<Thread<Job, Note, Outcome>>();
  #aloneRun: Promise<void> | null = null;
  /** Memory of the process when the first of its threads started. */
  #floor = 0;

  constructor(options: PoolOptions, handlers: Handlers<Job, Note, Outcome>) {
    this.#options = options;
    this.#handlers = handlers;
    this.#gate = new Gate(options.heavy?.atOnce ?? 1);
  }

  /**
   * Resolves when all jobs have ended, or soon after `signal` is aborted. Rejects with what a handler or the jobs threw,
   * and when a thread can't load its module.
   */
  async run(jobs: Iterator<Job> | AsyncIterator<Job>, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const onAbort = () => this.#halt();
    signal.addEventListener("abort", onAbort, { once: true });
    const watch = setInterval(() => this.#watchMemory(), WATCH);
    try {
      const lanes = Array.from({ length: this.#options.threads }, () => this.#lane(jobs));
      const ends = await Promise.allSettled(lanes);
      for (const end of ends) if (end.status === "rejected") throw end.reason;
    } finally {
      for (const thread of this.#threads) await this.#retire(thread);
      clearInterval(watch);
      signal.removeEventListener("abort", onAbort);
    }
  }

  async #lane(jobs: Iterator<Job> | AsyncIterator<Job>): Promise<void> {
    let thread: Thread<Job, Note, Outcome> | null = null;
    try {
      while (!this.#stop.signal.aborted) {
        if (this.#suspects.length > 0 || this.#aloneRun !== null) {
          await this.#doSuspects();
          continue;
        }
        const coming = jobs.next();
        const next = coming instanceof Promise ? await this.#comes(coming) : coming;
        if (next === null || next.done === true) break;
        // While this lane waited for a job another one may have begun with the suspects, which must be alone.
        while (this.#suspects.length > 0 || this.#aloneRun !== null) await this.#doSuspects();
        if (this.#stop.signal.aborted) break;
        thread = await this.#doJob(next.value, thread?.alive === true ? thread : this.#newThread());
      }
    } catch (error) {
      this.#halt();
      throw error;
    } finally {
      if (thread !== null) await this.#retire(thread);
    }
  }

  /** The job that is to come; null when all is to stop before it does. */
  #comes(coming: Promise<IteratorResult<Job>>): Promise<IteratorResult<Job> | null> {
    const { signal } = this.#stop;
    return new Promise((resolve, reject) => {
      const stop = () => resolve(null);
      signal.addEventListener("abort", stop, { once: true });
      coming.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
    });
  }

  /** Does one job, and returns the thread if it can do another. */
  async #doJob(job: Job, thread: Thread<Job, Note, Outcome>): Promise<Thread<Job, Note, Outcome> | null> {
    const onNote = (note: Note) => this.#handlers.onNote(job, note);
    const ending = thread.run(job, this.#options.timeout, onNote, this.#heavyWorkOf(thread));
    this.#running.add(ending);
    const end = await ending;
    this.#running.delete(ending);
    this.#gate.leave(thread);
    if (end.kind === "unstarted") throw new Error(`A thread could not start: ${end.message}`);
    if (end.kind === "suspect") this.#suspects.push(job);
    else if (end.kind !== "stopped") this.#handlers.onEnd(job, end, performance.now() - thread.since);
    if (end.kind === "done" && thread.alive && end.held <= this.#mayHold(thread) && !this.#handlers.spoils(end.outcome))
      return thread;
    await this.#retire(thread);
    return null;
  }

  /** All lanes wait while one of them does the suspects, each alone on a new thread. */
  #doSuspects(): Promise<void> {
    this.#aloneRun ??= this.#doEachAlone().finally(() => {
      this.#aloneRun = null;
    });
    return this.#aloneRun;
  }

  async #doEachAlone(): Promise<void> {
    await Promise.all(this.#running);
    for (const thread of this.#threads) await this.#retire(thread);
    while (!this.#stop.signal.aborted) {
      const job = this.#suspects.shift();
      if (job === undefined) return;
      const thread = await this.#doJob(job, this.#newThread());
      if (thread !== null) await this.#retire(thread);
    }
  }

  #heavyWorkOf(thread: Thread<Job, Note, Outcome>): HeavyWork | null {
    const { heavy } = this.#options;
    if (heavy === undefined) return null;
    const enter = (letIn: () => void) => {
      this.#laden.add(thread);
      letIn();
    };
    return { stepTimeout: heavy.stepTimeout, ask: (letIn) => this.#gate.ask(thread, () => enter(letIn)) };
  }

  #mayHold(thread: Thread<Job, Note, Outcome>): number {
    return MAX_HELD + (this.#laden.has(thread) ? (this.#options.heavy?.memory ?? 0) : 0);
  }

  #newThread(): Thread<Job, Note, Outcome> {
    if (this.#threads.size === 0) this.#floor = process.memoryUsage.rss();
    const heap = Math.ceil((this.#options.maxMemory + HEAP_ROOM) / MiB);
    const thread = new Thread<Job, Note, Outcome>(this.#options.module, heap);
    this.#threads.add(thread);
    return thread;
  }

  async #retire(thread: Thread<Job, Note, Outcome>): Promise<void> {
    await thread.stop({ kind: "stopped" });
    this.#threads.delete(thread);
    this.#laden.delete(thread);
  }

  #watchMemory(): void {
    const laden = this.#laden.size * (this.#options.heavy?.memory ?? 0);
    const allowed = this.#floor + this.#threads.size * SHARE + this.#options.maxMemory + laden;
    if (process.memoryUsage.rss() <= allowed) return;
    const alone = this.#options.threads === 1 || this.#aloneRun !== null;
    this.#killBusy({ kind: alone ? "out-of-memory" : "suspect" });
  }

  #halt(): void {
    this.#stop.abort();
    this.#killBusy({ kind: "stopped" });
  }

  #killBusy(end: End<Outcome>): void {
    for (const thread of this.#threads) if (thread.busy && thread.alive) void thread.stop(end);
  }
}
