import type { Evidence } from "../model/report.ts";

/** What is known of a figure's reading, without its place on the page and the text as printed. */
export type LeanEvidence = Pick<Evidence, "page" | "state" | "origin" | "confidence">;

/** How a report is written has the evidence at its outermost level, a line for each piece: no text within quotes holds a line feed. */
const FROM = '\n  "evidence": {\n';
const TO = '\n  },\n  "diagnostics":';
const NONE = '\n  "evidence": {';
const BEFORE_POINTER = '    "';
const AFTER_POINTER = '": {';
const PAGE = '"page":';
/** Where texts end: within quotes the first quote mark would have a `\` before it. */
const STATE = ',"state":';
const PLAIN = /^[\w/~-]+$/;
const WHOLE = /^\d{1,9}$/;
const COMMA = ",".charCodeAt(0);

/**
 * The evidence of a stored report, and the report's text without it; null where it is not written as this program writes it. It is
 * half of all that is stored, and most of that is places, which differ for each figure; what is left of it is much alike.
 */
export function cutEvidence(octets: string): { rest: string; evidence: Record<string, LeanEvidence> } | null {
  const from = octets.indexOf(FROM);
  const to = from < 0 ? -1 : octets.indexOf(TO, from);
  if (to < 0) return null;
  const evidence = evidenceOf(octets, from + FROM.length, to);
  return evidence && { rest: octets.slice(0, from) + NONE + octets.slice(to + 3), evidence };
}

function evidenceOf(octets: string, from: number, to: number): Record<string, LeanEvidence> | null {
  const evidence = Object.create(null) as Record<string, LeanEvidence>;
  const first = octets.indexOf(PAGE, from);
  const paged = first >= 0 && first < to;
  let at = from;
  for (let i = 0; at < to; i++) {
    const end = octets.indexOf("\n", at);
    const pointer = pointerAt(octets, at, i);
    if (pointer === null) return null;
    const open = at + BEFORE_POINTER.length + pointer.length + AFTER_POINTER.length;
    const state = octets.indexOf(STATE, open);
    const close = end === to ? end : end - 1;
    if (state < 0 || state > end || (end !== to && octets.charCodeAt(close) !== COMMA)) return null;
    const page = paged ? pageAt(octets, open) : undefined;
    const reading = readingIn(octets, state + 1, close);
    if (page === null || reading === null) return null;
    evidence[pointer] = page === undefined ? reading : { page, ...reading };
    at = end + 1;
  }
  return at === to + 1 ? evidence : null;
}

/** The pointers of one report, in order: those of the next are mostly the same. */
const order: string[] = [];

function pointerAt(octets: string, at: number, i: number): string | null {
  const start = at + BEFORE_POINTER.length;
  const known = order[i];
  if (!octets.startsWith(BEFORE_POINTER, at)) return null;
  if (known !== undefined && octets.startsWith(known, start) && octets.startsWith(AFTER_POINTER, start + known.length))
    return known;
  const end = octets.indexOf('"', start);
  const pointer = octets.slice(start, end);
  if (!PLAIN.test(pointer) || !octets.startsWith(AFTER_POINTER, end)) return null;
  order[i] = pointer;
  return pointer;
}

/** The page that a piece of evidence begins with; null where it begins with something else. */
function pageAt(octets: string, at: number): number | null {
  if (!octets.startsWith(PAGE, at)) return null;
  const digits = octets.slice(at + PAGE.length, octets.indexOf(",", at));
  return WHOLE.test(digits) ? Number(digits) : null;
}

const readings = new Map<string, LeanEvidence | null>();
const MOST = 1000;
let last = "}";
let lastReading: LeanEvidence | null = null;

/** What stands behind the text in a piece of evidence; null where it is no JSON. */
function readingIn(octets: string, from: number, to: number): LeanEvidence | null {
  if (to - from === last.length && octets.startsWith(last, from)) return lastReading;
  last = octets.slice(from, to);
  let reading = readings.get(last);
  if (reading === undefined) {
    reading = parsed(last);
    if (readings.size >= MOST) readings.clear();
    readings.set(last, reading);
  }
  lastReading = reading;
  return reading;
}

function parsed(fields: string): LeanEvidence | null {
  try {
    const { state, origin, confidence } = JSON.parse(Buffer.from(`{${fields}`, "latin1").toString("utf8"));
    return { state, origin, confidence };
  } catch {
    return null;
  }
}
