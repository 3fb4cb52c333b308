import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { FailureCode } from "../model/finding.ts";
import type { Report } from "../model/report.ts";
import type { Counts } from "./digest.ts";
import { LEDGER, ledgerOf, type Part, workshopOf } from "./names.ts";

/** What became of one input. */
export interface Verdict {
  /** The input's place in the input tree. */
  readonly path: string;
  readonly status: Report["status"] | "failed";
  /** Why there is no report. */
  readonly code: FailureCode | null;
  /** Why the status is not `verified`, in one line. */
  readonly message: string | null;
  /** Milliseconds spent; the one field that differs from run to run. */
  readonly ms: number;
}

/** One line of the ledger. */
export interface Entry extends Verdict {
  /** The report's place in the output folder; null when there is none. */
  readonly output: string | null;
  /** Of the input; null when it was not read. */
  readonly sha256: string | null;
  /** Size of the input; null when it was not read. */
  readonly bytes: number | null;
  readonly version: string;
  readonly build: string;
  /** The options that shape the report. */
  readonly options: string;
  readonly counts: Counts | null;
  /** Whose report it is, and of which year; null where there is none, or it does not say. */
  readonly agency: string | null;
  readonly year: number | null;
  /** Size of the report in bytes. */
  readonly written: number | null;
}

export interface Records {
  /** The last line recorded for an input. */
  find(path: string): Entry | null;
  /** The last line of each input, in the order of their paths. */
  entries(): Iterable<Entry>;
  close(): void;
}

export interface Ledger extends Records {
  /** Adds a line; it is in the operating system's hands when this returns. */
  append(entry: Entry): void;
  /** Rewrites the file as one line an input, in the order of their paths. Nothing can be added after that. */
  finish(): void;
}

/**
 * Opens the ledger of an output folder. Of each line only its place in the file is kept in memory.
 * A line cut off by a sudden end is dropped; where several lines speak of one input the last one counts.
 */
export function openLedger(root: string, part: Part = null): Ledger {
  const file = join(root, ledgerOf(part));
  const fd = openSync(file, "a+");
  const { records, end, ...known } = recordsOf(fd);
  let { places, textAt } = known;
  let size = end;
  ftruncateSync(fd, size);
  return {
    ...records,
    append(entry) {
      const data = Buffer.from(`${JSON.stringify(entry)}\n`);
      writeFileSync(fd, data);
      places.set(entry.path, size);
      size += data.length;
    },
    finish() {
      // Read anew for the lines that a second writer may have added.
      if (part !== null) ({ places, textAt } = recordsOf(fd));
      const draft = join(root, workshopOf(part), LEDGER);
      const sorted = openSync(draft, "w");
      let block = "";
      for (const path of [...places.keys()].sort()) {
        block += `${textAt(places.get(path) as number)}\n`;
        if (block.length > BLOCK) {
          writeFileSync(sorted, block);
          block = "";
        }
      }
      writeFileSync(sorted, block);
      closeSync(sorted);
      renameSync(draft, file);
    },
  };
}

/** Reads the ledger of an output folder, which others may be writing; null when there is none. */
export function readLedger(root: string, part: Part = null): Records | null {
  const file = join(root, ledgerOf(part));
  return existsSync(file) ? recordsOf(openSync(file, "r")).records : null;
}

/**
 * Every entry of an output folder's ledger in the order of its lines, the later of two about one input being the one that counts; none
 * where there is no ledger. For who keeps them all: the file is gone through once, and each line is read once.
 */
export function* ledgerEntries(root: string): Generator<Entry> {
  const file = join(root, LEDGER);
  if (!existsSync(file)) return;
  const fd = openSync(file, "r");
  try {
    for (const { text } of lines(fd)) {
      const entry = parse(text);
      if (entry !== null) yield entry;
    }
  } finally {
    closeSync(fd);
  }
}

/** The whole lines of an open ledger: their places by path, where the last one ends, and what can be asked of them. */
function recordsOf(fd: number): {
  places: Map<string, number>;
  end: number;
  textAt: (place: number) => string;
  records: Records;
} {
  const places = new Map<string, number>();
  let end = 0;
  for (const line of lines(fd)) {
    end = line.end;
    const path = parse(line.text)?.path;
    if (path !== undefined) places.set(path, line.start);
  }
  let scratch = Buffer.alloc(1 << 12);
  /** The line at a place, through one buffer: one for each line would be garbage that V8 does not see. */
  const textAt = (place: number): string => {
    for (;;) {
      const got = readSync(fd, scratch, 0, scratch.length, place);
      const feed = scratch.subarray(0, got).indexOf(10);
      if (feed >= 0) return scratch.toString("utf8", 0, feed);
      if (got < scratch.length) return "";
      scratch = Buffer.alloc(2 * scratch.length);
    }
  };
  const records: Records = {
    find(path) {
      const place = places.get(path);
      const entry = place === undefined ? null : parse(textAt(place));
      // Another line stands there where a second writer, on a machine thought to be gone, added some of its own.
      return entry?.path === path ? entry : null;
    },
    *entries() {
      for (const path of [...places.keys()].sort()) {
        const entry = parse(textAt(places.get(path) as number));
        if (entry !== null) yield entry;
      }
    },
    close: () => closeSync(fd),
  };
  return { places, end, textAt, records };
}

const BLOCK = 1 << 16;

interface Line {
  /** Byte offsets of the line and of what follows its line feed. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The whole lines of a file; what follows the last line feed is none. */
function* lines(fd: number): Generator<Line> {
  const end = fstatSync(fd).size;
  const block = Buffer.alloc(BLOCK);
  let rest = Buffer.alloc(0);
  let start = 0;
  for (let at = 0; at < end; ) {
    const got = readSync(fd, block, 0, block.length, at);
    if (got === 0) return;
    at += got;
    rest = Buffer.concat([rest, block.subarray(0, got)]);
    let cut = 0;
    for (let feed = rest.indexOf(10); feed >= 0; feed = rest.indexOf(10, cut)) {
      const length = feed + 1 - cut;
      yield { start, end: start + length, text: rest.toString("utf8", cut, feed) };
      start += length;
      cut = feed + 1;
    }
    rest = rest.subarray(cut);
  }
}

/** Null for a line that is not one of ours. */
function parse(text: string): Entry | null {
  try {
    const entry = JSON.parse(text);
    return typeof entry?.path === "string" && typeof entry.status === "string" ? entry : null;
  } catch {
    return null;
  }
}
