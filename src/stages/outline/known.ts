import { HEADINGS } from "../../editions/headings.ts";

/** A heading of the form found at the start of a text. */
export interface Known {
  /** 1 to 6. */
  readonly subject: number;
  /** Units of the text that the heading takes. */
  readonly end: number;
  /** Characters lost, added or changed. */
  readonly distance: number;
}

/** Wordings that reports use beside the two official ones. */
const OTHER_WORDINGS: readonly (readonly string[])[] = [
  ["政府信息公开总体情况", "政府信息公开工作总体情况", "政府信息公开工作基本情况", "总体概况", "概述"],
  ["主动公开政府信息的情况", "政府信息主动公开情况", "主动公开情况"],
  ["政府信息公开申请办理情况", "政府信息依申请公开情况", "依申请公开政府信息情况", "依申请公开情况"],
  [
    "因政府信息公开申请行政复议、提起行政诉讼的情况",
    "被申请行政复议、提起行政诉讼情况",
    "政府信息公开行政复议和行政诉讼情况",
    "行政复议、行政诉讼情况",
  ],
  [
    "政府信息公开工作存在的主要问题及改进措施",
    "存在的主要问题及改进措施",
    "存在问题及改进情况",
    "存在的问题及改进情况",
    "存在问题和改进措施",
  ],
  ["需要报告的其他事项", "其他需要说明的事项", "其他事项"],
];

interface Wording {
  readonly subject: number;
  readonly text: string;
}

/** Longest first, so that a wording is never cut short by another that it starts with. */
const WORDINGS: readonly Wording[] = HEADINGS.flatMap((official, i) =>
  [...official, ...(OTHER_WORDINGS[i] ?? [])].map((text) => ({ subject: i + 1, text })),
).sort((a, b) => b.text.length - a.text.length);

const SUBJECTS: ReadonlyMap<string, number> = new Map(WORDINGS.map(({ subject, text }) => [text, subject]));

/** The heading of the form that `text` is to the letter; null for none. */
export function knownExactly(text: string): Known | null {
  const subject = SUBJECTS.get(text);
  return subject === undefined ? null : { subject, end: text.length, distance: 0 };
}

/** Fewest edits that turn `pattern` into a beginning of `text`, and how long that beginning is. */
function prefixDistance(pattern: string, text: string): { distance: number; end: number } {
  const width = Math.min(text.length, pattern.length + 3);
  let previous = Array.from({ length: width + 1 }, (_, j) => j);
  for (let i = 1; i <= pattern.length; i++) {
    const current = [i];
    for (let j = 1; j <= width; j++) {
      const change = pattern[i - 1] === text[j - 1] ? 0 : 1;
      current.push(Math.min((previous[j - 1] ?? 0) + change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  let end = 0;
  for (let j = 1; j <= width; j++) {
    const here = previous[j] ?? 0;
    const best = previous[end] ?? 0;
    // Of equal ends the one on the pattern's own last character is the heading's.
    if (here < best || (here === best && text[j - 1] === pattern.at(-1))) end = j;
  }
  return { distance: previous[end] ?? 0, end };
}

/** Whether more than `limit` characters of the wording are nowhere in `text`: then so many edits can't make it. */
function lacks(text: string, wording: string, limit: number): boolean {
  let missing = 0;
  for (let i = 0; i < wording.length; i++) {
    if (!text.includes(wording.charAt(i)) && ++missing > limit) return true;
  }
  return false;
}

const allowed = (length: number): number => (length < 6 ? 0 : length < 12 ? 1 : 2);

/** The heading of the form with which `text` begins, as printed or with few typos; null for none. */
export function knownPrefix(text: string): Known | null {
  for (const { subject, text: wording } of WORDINGS) {
    if (text.startsWith(wording)) return { subject, end: wording.length, distance: 0 };
  }
  let best: Known | null = null;
  for (const { subject, text: wording } of WORDINGS) {
    const limit = allowed(wording.length);
    if (limit === 0 || text.length < wording.length - limit || lacks(text, wording, limit)) continue;
    const { distance, end } = prefixDistance(wording, text);
    if (distance <= limit && (best === null || distance < best.distance)) best = { subject, end, distance };
  }
  return best;
}

/** The heading of the form that `text` is as a whole, few typos allowed; null for none. */
export function knownWhole(text: string): Known | null {
  const exact = knownExactly(text);
  if (exact !== null) return exact;
  let best: Known | null = null;
  for (const { subject, text: wording } of WORDINGS) {
    if (Math.abs(wording.length - text.length) > 2) continue;
    const limit = wording.length === 4 ? 1 : allowed(wording.length);
    if (lacks(text, wording, limit)) continue;
    const { distance, end } = prefixDistance(wording, text);
    const whole = distance + (text.length - end);
    if (whole <= limit && (best === null || whole < best.distance))
      best = { subject, end: text.length, distance: whole };
  }
  return best;
}

/** How headings end. */
export const HEADING_END = "(?:情况|概况|概述|问题|不足|措施|改进|打算|事项)";

/** Which of the form's six subjects a heading speaks of, whatever its wording; null when it can't be told. */
export function subjectOf(heading: string): number | null {
  const known = knownWhole(heading);
  if (known !== null) return known.subject;
  if (/复议|诉讼/.test(heading)) return 4;
  if (/问题|不足|改进/.test(heading)) return 5;
  if (/(?:收到|处理|办理).*申请|依申请|申请.*(?:情况|办理)/.test(heading)) return 3;
  if (/主动公开/.test(heading)) return 2;
  if (/总体|概述|概况/.test(heading)) return 1;
  if (/其[他它].*事项|需要.{0,8}(?:报告|说明)/.test(heading)) return 6;
  return null;
}
