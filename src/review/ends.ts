import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import type { Report } from "../model/report.ts";

/** What stands before and behind the bulk of a report. */
export type Ends = Pick<Report, "source" | "report" | "diagnostics" | "status">;

const HEAD = 2048;
const TAIL = 4096;
/** Keys at the outermost level: no text of a report holds a line feed, so nothing else in it looks like these. */
const BODY = '\n  "sections":';
const FOOT = '\n  "diagnostics":';

/** Reads a stored report's first and last fields, without the rest of it where it is written as this program writes it. */
export function readEnds(file: string): Ends | null {
  try {
    return fromEnds(file) ?? (JSON.parse(readFileSync(file, "utf8")) as Ends);
  } catch {
    return null;
  }
}

function fromEnds(file: string): Ends | null {
  const fd = openSync(file, "r");
  try {
    const { size } = fstatSync(fd);
    const head = part(fd, 0, Math.min(HEAD, size));
    const body = head.indexOf(BODY);
    if (body < 0) return null;
    for (let length = TAIL; length < 64 * TAIL; length *= 8) {
      const tail = part(fd, Math.max(0, size - length), Math.min(length, size));
      const foot = tail.lastIndexOf(FOOT);
      if (foot >= 0) return { ...JSON.parse(`${head.slice(0, body)}"_":0}`), ...JSON.parse(`{${tail.slice(foot)}`) };
      if (length >= size) return null;
    }
    return null;
  } finally {
    closeSync(fd);
  }
}

function part(fd: number, from: number, length: number): string {
  const buffer = Buffer.alloc(length);
  return buffer.toString("utf8", 0, readSync(fd, buffer, 0, length, from));
}
