import type { Check } from "../model/report.ts";
import { memo } from "../text/memo.ts";
import { type Head, headReader, standsAt } from "./heads.ts";
import { textOf } from "./json.ts";

/** What a check is about and how it ended: mostly one object for all checks of which that is the same. */
export type CheckKind = Pick<Check, "rule" | "at" | "label" | "status">;

/** A check without the cells that it takes. */
export interface LeanCheck extends Pick<Check, "left" | "right"> {
  readonly kind: CheckKind;
}

/** How a check begins, and what is written before its values and cells: within quotes a quote mark would have a `\` before it. */
const OPEN = "    {";
const LEFT = ',"left":';
const RIGHT = ',"right":';
const CELLS = ',"cells":[';
/** How it ends: with more behind it, and as the last. */
const MORE = "]},\n";
const LAST = "]}\n";

/**
 * Reads the checks of a stored report from its octets, a line for each from `from` on; `end` is the place behind the last one's
 * line feed. Null where they are not written as this program writes them. What they are about and how they ended is the same
 * from report to report for most.
 */
export function checksAt(octets: string, from: number): { readonly checks: LeanCheck[]; readonly end: number } | null {
  const checks: LeanCheck[] = [];
  for (let at = from; ; ) {
    const head = headAt(octets, at, checks.length);
    if (head === null) return null;
    const open = at + head.text.length;
    const middle = octets.indexOf(RIGHT, open);
    const cells = octets.indexOf(CELLS, middle);
    const left = numberIn(octets, open, middle);
    const right = numberIn(octets, middle + RIGHT.length, cells);
    if (left === undefined || right === undefined) return null;
    checks.push({ kind: head.says, left, right });
    const close = octets.indexOf("]", cells);
    if (standsAt(octets, close, LAST)) return { checks, end: close + LAST.length };
    if (!standsAt(octets, close, MORE)) return null;
    at = close + MORE.length;
  }
}

const headAt = headReader((octets, at): Head<CheckKind> | null => {
  const end = octets.indexOf(LEFT, at);
  if (end < 0 || !standsAt(octets, at, OPEN)) return null;
  const kind = kindIn(`${octets.slice(at, end)}}`);
  return kind === null ? null : { text: octets.slice(at, end + LEFT.length), says: kind };
});

/** Kinds that are kept: those of all editions come to a few hundred. */
const MOST = 5000;

const kindIn = memo((octets): CheckKind | null => {
  try {
    const { rule, at, label, status, left, right, cells } = JSON.parse(textOf(octets));
    // What comes behind must not stand before as well.
    if ([left, right, cells].some((value) => value !== undefined)) return null;
    return { rule, at, label, status };
  } catch {
    return null;
  }
}, MOST);

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** The number that stands between two places, or null as it is written; undefined for anything else. */
function numberIn(octets: string, from: number, to: number): number | null | undefined {
  if (to < from) return undefined;
  const text = octets.slice(from, to);
  if (NUMBER.test(text)) return Number(text);
  return text === "null" ? null : undefined;
}
