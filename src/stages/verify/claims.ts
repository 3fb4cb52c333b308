import type { Check, Mention, Section } from "../../model/report.ts";
import { type Context, type Reading, readStatement, type Statement } from "./wording.ts";

const UNITS = new Set(["件", "条", "宗", "份", "个", "起", "例", "次", "件次"]);

/** Totals of the rows of table 2 that a claim may mean, each with all values it may have; empty where it is not settled. */
export interface RequestTotals {
  readonly received: readonly number[];
  readonly carriedIn: readonly number[];
  readonly dealt: readonly number[];
  readonly carriedOut: readonly number[];
}

const ROWS: readonly (readonly [key: keyof RequestTotals, cell: string])[] = [
  ["received", "/tables/requests/received/total"],
  ["carriedIn", "/tables/requests/carriedIn/total"],
  ["dealt", "/tables/requests/outcomes/total/total"],
  ["carriedOut", "/tables/requests/carriedOut/total"],
];

export interface Claim {
  /** Index of its mention. */
  readonly index: number;
  readonly value: number;
  readonly reading: Reading;
}

const WIDE: Readonly<Record<string, string>> = { "(": "（", ")": "）", ",": "，", ":": "：", ";": "；" };

const plain = (text: string): string =>
  text
    .replace(/[\s\u3000]+/gu, "")
    .replace(/[(),:;]/gu, (mark) => WIDE[mark] ?? mark)
    .replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));

/** The sections from the outermost down to the one that a pointer names. */
function sectionsAt(sections: readonly Section[], pointer: string): Section[] {
  const path: Section[] = [];
  let at = sections;
  for (const step of pointer.match(/\d+/gu) ?? []) {
    const section = at[Number(step)];
    if (section === undefined) break;
    path.push(section);
    at = section.sections;
  }
  return path;
}

/** Longer sentences are read from here on only: bounds the work. */
const LONGEST = 400;

function statementOf(sections: readonly Section[], mention: Mention): Statement | null {
  const path = sectionsAt(sections, mention.section);
  const paragraph = path.at(-1)?.paragraphs[mention.paragraph];
  if (paragraph === undefined) return null;
  const figure = /\d[\d,.]*\D*$/u.exec(paragraph.slice(mention.start, mention.end));
  if (figure === null) return null;
  const at = mention.start + figure.index;
  const before = paragraph.slice(Math.max(0, at - LONGEST), at);
  return {
    before: plain(before.slice(Math.max(...["。", "！", "？"].map((mark) => before.lastIndexOf(mark))) + 1)),
    after: plain(paragraph.slice(mention.end, mention.end + 40)),
    rough: /[余多]/u.test(figure[0]),
    headings: path.map((section) => section.heading),
  };
}

/** What the prose says of the number of requests received by the whole agency in the whole year. */
export function requestClaims(sections: readonly Section[], mentions: readonly Mention[], context: Context): Claim[] {
  return mentions.flatMap((mention, index) => {
    if (!UNITS.has(mention.unit) || !Number.isInteger(mention.value)) return [];
    const statement = statementOf(sections, mention);
    const reading = statement === null ? null : readStatement(statement, context);
    return reading === null ? [] : [{ index, value: mention.value, reading }];
  });
}

const sums = (a: readonly number[], b: readonly number[]): number[] => a.flatMap((x) => b.map((y) => x + y));
const orZero = (values: readonly number[]): readonly number[] => (values.length === 0 ? [0] : values);

/**
 * All numbers that a statement on requests received may mean without contradicting the table: what was newly received, that with what
 * was carried in, what was dealt with, and that with what is carried out.
 */
export const meantBy = (totals: RequestTotals): ReadonlySet<number> =>
  new Set([
    ...totals.received,
    ...sums(totals.received, orZero(totals.carriedIn)),
    ...totals.dealt,
    ...sums(totals.dealt, orZero(totals.carriedOut)),
  ]);

/**
 * Compares what the prose says of requests received with the table. A claim that equals any of the numbers that it may mean
 * agrees: the same words are used for all of them. Only a claim that can mean nothing else fails. Null when the prose claims nothing or the table's
 * total is not settled.
 */
export function checkRequestClaims(claims: readonly Claim[], totals: RequestTotals): Check | null {
  const [received] = totals.received;
  if (received === undefined) return null;
  const readings = meantBy(totals);
  const told = claims.filter((claim) => claim.reading === "firm" || readings.has(claim.value));
  const wrong = told.find((claim) => !readings.has(claim.value));
  const shown = wrong ?? told[0];
  if (shown === undefined) return null;
  return {
    rule: "mentions.requests",
    at: null,
    label: "正文所述收到申请数与表格一致",
    status: wrong === undefined ? "pass" : "fail",
    left: shown.value,
    right: received,
    cells: [`/mentions/${shown.index}`, ...ROWS.flatMap(([key, cell]) => (totals[key].length === 0 ? [] : [cell]))],
  };
}
