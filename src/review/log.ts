import { closeSync, constants, fstatSync, fsyncSync, lstatSync, openSync, readSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { claim } from "../batch/lock.ts";

/** A file of lines that several windows and processes add to, and nobody takes from. */
export interface AppendLog {
  /** Whether the file is longer, or shorter, than it was at the last call of `news`. */
  changed(): boolean;
  /** The whole lines that were added since the last call; `restarted` where the file is another one than before. */
  news(): { readonly lines: readonly string[]; readonly restarted: boolean };
  /** Adds the line that `make` gives while nobody else can add one; the line is on the disk when this resolves. */
  append(make: () => Promise<string | null>): Promise<void>;
}

/** The log can't be used: no plain file, or not writable. */
export class LogError extends Error {}

/** Milliseconds between two tries to be the one who writes, and tries. */
const PAUSE = 10;
const TRIES = 500;

export function openLog(root: string, name: string): AppendLog {
  const file = join(root, name);
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (stats !== undefined && !stats.isFile()) throw new LogError(`${name} in ${root} is no plain file: remove it.`);
  let end = 0;
  const log: AppendLog = {
    changed: () => (lstatSync(file, { throwIfNoEntry: false })?.size ?? 0) !== end,
    news() {
      const fd = open(file, constants.O_RDONLY);
      if (fd === null) {
        const restarted = end > 0;
        end = 0;
        return { lines: [], restarted };
      }
      try {
        const { size } = fstatSync(fd);
        const restarted = size < end;
        if (restarted) end = 0;
        const bytes = Buffer.alloc(size - end);
        const got = readSync(fd, bytes, 0, bytes.length, end);
        // What follows the last line feed is still being written, or was cut off.
        const whole = bytes.subarray(0, bytes.lastIndexOf(10, got - 1) + 1);
        end += whole.length;
        return { lines: whole.toString("utf8").split("\n").slice(0, -1), restarted };
      } finally {
        closeSync(fd);
      }
    },
    async append(make) {
      const release = await claimed(file);
      try {
        const line = await make();
        if (line !== null) write(file, line);
      } finally {
        await release();
      }
    },
  };
  return log;
}

function open(file: string, flags: number): number | null {
  try {
    // Never through a link, wherever it leads.
    return openSync(file, flags | (constants.O_NOFOLLOW ?? 0), 0o644);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    throw new LogError(`${file} can't be used: ${message}`);
  }
}

function write(file: string, line: string): void {
  const fd = open(file, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT) as number;
  try {
    const { size } = fstatSync(fd);
    const last = Buffer.alloc(1);
    // A line that a crash cut off ends here, so that it spoils no other.
    const cut = size > 0 && readSync(fd, last, 0, 1, size - 1) === 1 && last[0] !== 10;
    writeSync(fd, `${cut ? "\n" : ""}${line}\n`);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

async function claimed(file: string): Promise<() => Promise<void>> {
  for (let i = 0; i < TRIES; i++) {
    const release = await claim(file);
    if (release !== null) return release;
    await setTimeout(PAUSE);
  }
  throw new LogError(`${file} is kept busy by another process.`);
}
