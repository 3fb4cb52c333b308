import { Worker } from "node:worker_threads";
import { endOutside, type Outside } from "./outside.ts";
import { within } from "./within.ts";

/** What a worker module posts: that it has loaded, a note on the current job, or the job's outcome. */
export type Post<Note, Outcome> =
  | { readonly kind: "ready" }
  | { readonly kind: "note"; readonly note: Note }
  /** The job wants to do heavy work, step by step, and waits until it is let in. */
  | { readonly kind: "ask" }
  /** A step of heavy work begins. */
  | { readonly kind: "step" }
  /** What the thread has begun outside of itself and not ended yet; null for nothing. */
  | { readonly kind: "outside"; readonly outside: Outside | null }
  /** `held`: bytes that the thread keeps for itself after the job. */
  | { readonly kind: "done"; readonly outcome: Outcome; readonly held: number };

/** What a thread that has asked is told. */
export const LET_IN = "let in";
/** What a thread at heavy work is told that is to end. */
export const LEAVE = "leave";

/** How a job's heavy work is kept in bounds. */
export interface HeavyWork {
  /** Milliseconds for each of its steps. */
  readonly stepTimeout: number;
  /** Called when the job asks; `enter` lets it go on. */
  ask(enter: () => void): void;
}

/** How a job ended. Only `done` leaves the thread alive. */
export type End<Outcome> =
  | { readonly kind: "done"; readonly outcome: Outcome; readonly held: number }
  | { readonly kind: "timeout" | "out-of-memory" | "suspect" | "stopped" }
  | { readonly kind: "crashed"; readonly message: string }
  /** The thread ended before its module had loaded: no fault of the job. */
  | { readonly kind: "unstarted"; readonly message: string };

/** Milliseconds for a thread to load its module on a busy machine; the job's own time starts after that. */
const START_UP = 30_000;
/** Milliseconds to wait for a killed thread that is inside native code. */
const PATIENCE = 5_000;
/** Milliseconds for a thread at heavy work to leave: native code takes a fraction of a second, on a busy machine many times that. */
const LEAVING = 20_000;

/** A worker thread that does one job at a time, and can be killed at any moment. */
export class Thread<Job, Note, Outcome> {
  readonly #worker: Worker;
  #ready = false;
  #alive = true;
  #end: ((end: End<Outcome>) => void) | null = null;
  #onNote: (note: Note) => void = () => {};
  #timer: NodeJS.Timeout | undefined;
  #waiting: Job | null = null;
  #heavy: HeavyWork | null = null;
  /** The job was let in to do heavy work. */
  #inside = false;
  /** Resolves when the thread has ended, however it did. */
  readonly #gone: Promise<void>;
  #outside: Outside | null = null;
  #timeout = 0;
  #since = 0;

  /** `heap`: MiB of JavaScript heap. What the thread prints is dropped: stdout is for data. */
  constructor(module: URL, heap: number) {
    this.#worker = new Worker(module, { resourceLimits: { maxOldGenerationSizeMb: heap }, stdout: true, stderr: true });
    this.#worker.stdout.resume();
    this.#worker.stderr.resume();
    this.#worker.on("message", (post: Post<Note, Outcome>) => this.#receive(post));
    this.#worker.on("messageerror", (error) => this.#crash(error.message));
    this.#worker.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ERR_WORKER_OUT_OF_MEMORY"
        ? this.#die({ kind: "out-of-memory" })
        : this.#crash(`${error.message ?? error}`),
    );
    this.#gone = new Promise((resolve) => {
      this.#worker.on("exit", (code) => {
        resolve();
        this.#crash(`the thread ended with code ${code}`);
      });
    });
  }

  get alive(): boolean {
    return this.#alive;
  }

  get busy(): boolean {
    return this.#end !== null;
  }

  /** When the last job began, module loaded, on the clock of `performance`. */
  get since(): number {
    return this.#since;
  }

  /** Never rejects. `timeout` in milliseconds; heavy work has time of its own. */
  run(job: Job, timeout: number, onNote: (note: Note) => void, heavy: HeavyWork | null): Promise<End<Outcome>> {
    return new Promise((resolve) => {
      this.#end = resolve;
      this.#onNote = onNote;
      this.#heavy = heavy;
      this.#timeout = timeout;
      this.#arm(this.#ready ? timeout : START_UP + timeout);
      // Only a thread that said it is ready gets its job: what ends it before that is its start, not the job.
      if (this.#ready) this.#worker.postMessage(job);
      else this.#waiting = job;
    });
  }

  /**
   * Kills the thread; a job under way ends as `end`. Resolves when the thread is gone. One at heavy work is asked to leave
   * first: native code whose thread is killed beneath it may take the whole process with it.
   */
  async stop(end: End<Outcome>): Promise<void> {
    this.#alive = false;
    clearTimeout(this.#timer);
    if (this.#inside) {
      this.#worker.postMessage(LEAVE);
      await within(this.#gone, LEAVING);
    }
    await within(this.#worker.terminate(), PATIENCE);
    await this.#endOutside();
    this.#settle(end);
  }

  /** A process does not end with the thread that started it. */
  async #endOutside(): Promise<void> {
    const outside = this.#outside;
    this.#outside = null;
    if (outside !== null) await endOutside(outside);
  }

  #arm(timeout: number): void {
    this.#since = performance.now();
    this.#allow(timeout);
  }

  #allow(timeout: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.stop({ kind: "timeout" }), timeout);
  }

  #receive(post: Post<Note, Outcome>): void {
    if (!this.#alive) return;
    if (post.kind === "ready") {
      this.#ready = true;
      if (this.busy) this.#arm(this.#timeout);
      if (this.#waiting !== null) this.#worker.postMessage(this.#waiting);
      this.#waiting = null;
    } else if (post.kind === "note") this.#onNote(post.note);
    else if (post.kind === "step") this.#allow(this.#heavy?.stepTimeout ?? this.#timeout);
    else if (post.kind === "ask") this.#ask();
    else if (post.kind === "outside") this.#outside = post.outside;
    else this.#settle(post);
  }

  /** The time does not run for a job that waits to be let in. */
  #ask(): void {
    clearTimeout(this.#timer);
    this.#heavy?.ask(() => {
      if (!this.#alive || !this.busy) return;
      this.#inside = true;
      this.#allow(this.#heavy?.stepTimeout ?? this.#timeout);
      this.#worker.postMessage(LET_IN);
    });
  }

  #crash(message: string): void {
    this.#die({ kind: this.#ready ? "crashed" : "unstarted", message });
  }

  /** The thread ended by itself; the first reason counts, and a thread that is being stopped ends as its killer said. */
  #die(end: End<Outcome>): void {
    if (!this.#alive) return;
    this.#alive = false;
    void this.#endOutside();
    this.#settle(end);
  }

  #settle(end: End<Outcome>): void {
    clearTimeout(this.#timer);
    this.#inside = false;
    const resolve = this.#end;
    this.#end = null;
    resolve?.(end);
  }
}
