import { join } from "node:path";
import type { Report } from "../model/report.ts";
import { bytesOf } from "./bytes.ts";
import { parseJson } from "./json.ts";
import { MAX_BYTES, readStored, type StoredFile } from "./reports.ts";

/** Whose report it is, and its text. */
export type Prose = Pick<Report, "report" | "sections">;

/** Keys at the outermost level: no text of a report holds a line feed, so nothing else in it looks like these. */
const FROM = '\n  "report":';
const TO = ',\n  "tables":';

/** Reads the prose of a stored report, and no more where it is written as this program writes it; null for what is no report. */
export function readProse(file: StoredFile): Prose | null {
  return proseIn(file) ?? wholeOf(file);
}

function proseIn(file: StoredFile): Prose | null {
  try {
    const bytes = bytesOf(join(file.root, file.path), MAX_BYTES);
    const [from, to] = bytes === null ? [-1, -1] : [bytes.indexOf(FROM), bytes.indexOf(TO)];
    if (bytes === null || from < 0 || to < from) return null;
    const { report, sections } = parseJson(Buffer.concat([OPEN, bytes.subarray(from, to), CLOSE])) as Partial<Prose>;
    return report === undefined || sections === undefined ? null : { report, sections };
  } catch {
    return null;
  }
}

const OPEN = Buffer.from("{");
const CLOSE = Buffer.from("}");

function wholeOf(file: StoredFile): Prose | null {
  const stored = readStored(file);
  return "report" in stored ? stored.report : null;
}
