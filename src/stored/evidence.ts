import { once } from "../model/once.ts";
import type { Evidence } from "../model/report.ts";
import { memo } from "../text/memo.ts";
import { type Head, headReader, standsAt } from "./heads.ts";
import { textOf } from "./json.ts";

/** What is known of a figure's reading, without its place on the page and the text as printed. */
export type LeanEvidence = Pick<Evidence, "page" | "state" | "origin" | "confidence">;

/** How a piece of evidence begins, and ends: within quotes a quote mark would have a `\` before it. */
const BEFORE_POINTER = '    "';
const AFTER_POINTER = '": {';
const STATE = ',"state":';
const PAGE_NAME = '"page"';
const PAGE_NAME_END = 'ge"';
const PAGE = `${PAGE_NAME}:`;
const PLAIN = /^[\w/~-]+$/;
const WHOLE = /^\d{1,9}$/;

/**
 * Reads the evidence of a stored report from its octets, a line for each piece from `from` up to the line feed at `to`; null where
 * it is not written as this program writes it. Most of it is places, which differ for each figure; they are passed over, and what is
 * left is much alike from figure to figure and from report to report.
 */
export function evidenceAt(octets: string, from: number, to: number): Record<string, LeanEvidence> | null {
  const evidence = Object.create(null) as Record<string, LeanEvidence>;
  const paged = namesPages(octets, from, to);
  let at = from;
  for (let i = 0; at < to; i++) {
    const end = octets.indexOf("\n", at);
    const head = headAt(octets, at, i);
    if (head === null) return null;
    const open = at + head.text.length;
    const page = paged ? pageAt(octets, open) : undefined;
    const reading = readingIn(octets, open, end, end === to ? "}" : "},");
    if (page === null || reading === null) return null;
    evidence[head.says] = page === undefined ? reading : onPage(page, reading);
    at = end + 1;
  }
  return at === to + 1 ? evidence : null;
}

/** The pointer that a piece of evidence begins with. */
const headAt = headReader((octets, at): Head<string> | null => {
  const start = at + BEFORE_POINTER.length;
  const end = octets.indexOf('"', start);
  const pointer = octets.slice(start, end);
  if (!standsAt(octets, at, BEFORE_POINTER) || !PLAIN.test(pointer) || !standsAt(octets, end, AFTER_POINTER))
    return null;
  return { text: BEFORE_POINTER + pointer + AFTER_POINTER, says: pointer };
});

/** True where a piece may have a page. Its end is looked for: a search stops at each first character, and quote marks are everywhere. */
function namesPages(octets: string, from: number, to: number): boolean {
  const holds = (text: string): boolean => {
    const at = octets.indexOf(text, from);
    return at >= 0 && at < to;
  };
  return holds(PAGE_NAME_END) && holds(PAGE_NAME);
}

/** The page that a piece of evidence begins with; null where it begins with something else. */
function pageAt(octets: string, at: number): number | null {
  if (!standsAt(octets, at, PAGE)) return null;
  const digits = octets.slice(at + PAGE.length, octets.indexOf(",", at));
  return WHOLE.test(digits) ? Number(digits) : null;
}

/** What a reading is on each page: one object for all of one page that are alike. */
const pagesOf = once((_: LeanEvidence): LeanEvidence[] => []);

/** Pages that are kept: the tables stand on the first few. */
const MAX_PAGES = 100;

function onPage(page: number, reading: LeanEvidence): LeanEvidence {
  if (page > MAX_PAGES) return { page, ...reading };
  const pages = pagesOf(reading);
  pages[page] ??= { page, ...reading };
  return pages[page];
}

/** What stood behind the text in the last piece of evidence, with what ended it. */
let last = "\n";
let lastReading: LeanEvidence | null = null;

/** What stands behind the text in a piece of evidence that is to end, as its line does, with `close`; null where it does not, or is no JSON. */
function readingIn(octets: string, open: number, end: number, close: string): LeanEvidence | null {
  if (end - last.length >= open && standsAt(octets, end - last.length, last) && last.endsWith(close))
    return lastReading;
  const at = octets.indexOf(STATE, open);
  if (at < 0 || at > end) return null;
  const tail = octets.slice(at, end);
  if (!tail.endsWith(close)) return null;
  last = tail;
  lastReading = parsed(`{${tail.slice(1, tail.length - close.length)}}`);
  return lastReading;
}

/** Readings that are kept. */
const MOST = 1000;

const parsed = memo((octets): LeanEvidence | null => {
  try {
    const { state, origin, confidence } = JSON.parse(textOf(octets));
    return { state, origin, confidence };
  } catch {
    return null;
  }
}, MOST);
