import { HEADING_END, type Known, knownExactly, knownWhole, subjectOf } from "./known.ts";
import { bareLabel, type Label, type LabelStyle, labelOf } from "./labels.ts";
import { isParted, type Row } from "./rows.ts";

/** A level-1 heading: the rows it is printed on, its label (null when none is printed) and where its words start. */
export interface Heading {
  /** Index of its first row, and of the row behind its last. */
  readonly from: number;
  readonly to: number;
  readonly label: Label | null;
  readonly known: Known | null;
}

interface Candidate extends Heading {
  /** The label's value, or the place in the form of a heading without one. */
  readonly value: number;
  /** The form's subject that it speaks of, in whatever words; null when that can't be told. */
  readonly subject: number | null;
  readonly words: string;
  readonly weight: number;
}

/** Labels of table 2 that are numbered like headings. */
const TABLE_LABEL =
  /本年新收|上年结转政府信息|本年.?办.{0,2}结果|结转下年度|^(?:予以公开|部分公开（|不予公开|无法提供|不予处理|其他处理|总计)/;
const LEADER = /(?:…|\.{3,}|·{3,}|-{4,}|—{3,}|_{3,}|﹒{3,})[（(]?\d*[)）]?$/;
const INNER_MARK = /[。！？；：，“”]/;

const wordsOf = (text: string): string =>
  text.replace(/[。.：:；，]+$/, "").replace(/[（](?:文字描述|表格)[^）]*）$/, "");

/** A row of a table of contents: leader dots, or a page number behind a heading of the form. */
const isEntry = (text: string): boolean =>
  text.length < 150 && (LEADER.test(text) || (/\D\d{1,2}$/.test(text) && knownEntry(text)));
const knownEntry = (text: string): boolean =>
  knownWhole(text.slice(labelOf(text)?.end ?? 0).replace(/\d{1,2}$/, "")) !== null;

/** Whether the text of a row comes to its end with it: then the next row starts something new. */
const isClosed = (row: Row | undefined): boolean =>
  row === undefined || row.table !== null || /[。！？；：…”）】]$/.test(row.text) || row.text.length < 24;

/** Whether words of no known heading can be one: short, one phrase, no figures but a year. */
const isHeadingShaped = (words: string): boolean =>
  words.length >= 2 && words.length <= 36 && !INNER_MARK.test(words) && !/\d{2}/.test(words.replace(/20\d\d年?/, ""));

/** A numeral before the words with a blank for its mark; or without one, before the form's very words. */
function barelyLabelled(row: Row): Label | null {
  const label = bareLabel(row.text);
  if (label === null) return null;
  return isParted(row, label.end) || knownExactly(wordsOf(row.text.slice(label.end))) !== null ? label : null;
}

/** Without a label only the form's own words make a heading; in long ones a character may be lost. */
function knownBare(words: string): Known | null {
  const known = words.length < 12 ? knownExactly(words) : knownWhole(words);
  return known !== null && known.distance <= 1 ? known : null;
}

const ENDED = new RegExp(`${HEADING_END}$`);

/** Whether a heading in words of its own breaks off at the end of its row, and `next`, no caption, ends it. */
const isBrokenHeading = (words: string, { text: next, gap }: Row, whole: string): boolean =>
  !gap &&
  !/\d|^附?表/.test(next) &&
  knownWhole(next) === null &&
  !ENDED.test(words) &&
  ENDED.test(next) &&
  labelOf(next) === null &&
  isHeadingShaped(whole) &&
  subjectOf(whole) !== null;

function candidateAt(rows: readonly Row[], i: number): Candidate | null {
  const row = rows[i];
  if (row === undefined || row.text.length > 60) return null;
  const label = labelOf(row.text) ?? barelyLabelled(row);
  const words = wordsOf(row.text.slice(label?.end ?? 0));
  if (words === "" || TABLE_LABEL.test(words) || isEntry(row.text)) return null;
  let known = label === null ? knownBare(words) : knownWhole(words);
  let to = i + 1;
  let text = words;
  const next = rows[i + 1];
  if ((known === null || known.distance > 0) && label !== null && next?.table === null && next.text.length < 24) {
    const whole = words + wordsOf(next.text);
    const joined = knownWhole(whole);
    if (joined !== null && joined.distance < (known?.distance ?? 9)) {
      known = joined;
      to = i + 2;
      text = whole;
    } else if (known === null && isBrokenHeading(words, next, whole)) {
      to = i + 2;
      text = whole;
    }
  }
  // A table's region may begin with the heading above it.
  const opens = rows[i - 1]?.table !== row.table;
  if (row.table !== null && (known === null || known.distance > 1 || (label === null && !opens))) return null;
  if (label === null) {
    if (known === null || row.text.length > words.length + 1) return null;
    const weight = 0.9 - 0.3 * known.distance;
    return { from: i, to, label, known, value: known.subject, subject: known.subject, words: text, weight };
  }
  if (known === null && (!isHeadingShaped(words) || row.line.text.includes("\t"))) return null;
  const closed = row.cut || row.gap || isClosed(rows[i - 1]);
  if (known === null && !closed) return null;
  const weight = (known === null ? 0.8 : 2) - (closed ? 0 : 0.7) - (row.table === null ? 0 : 0.3);
  const subject = known?.subject ?? subjectOf(text);
  return { from: i, to, label, known, value: label.value, subject, words: text, weight };
}

/**
 * The style of label that numbers the most headings of the form; numerals where none does, or where more of them stand
 * without a number.
 */
function levelStyle(candidates: readonly Candidate[]): LabelStyle {
  const subjects = new Map<LabelStyle | null, Set<number>>();
  for (const { label, known } of candidates) {
    if (known === null) continue;
    const style = label?.style ?? null;
    subjects.set(style, (subjects.get(style) ?? new Set<number>()).add(known.subject));
  }
  const count = (style: LabelStyle | null): number => subjects.get(style)?.size ?? 0;
  let best: LabelStyle = "numeral";
  for (const style of ["part", "bracketed", "digit", "bracketedDigit"] as const) {
    if (count(style) > count(best)) best = style;
  }
  return count(best) < count(null) ? "numeral" : best;
}

/** Leaves out the rows of a table of contents that has neither dots nor page numbers: a dense run whose headings all come again. */
function withoutContents(candidates: readonly Candidate[]): Candidate[] {
  const again = (i: number): boolean => {
    const c = candidates[i];
    return (
      c !== undefined && candidates.some((d, j) => j > i && j <= i + 40 && d.value === c.value && d.words === c.words)
    );
  };
  const near = (a: Candidate | undefined, b: Candidate | undefined): boolean =>
    a !== undefined && b !== undefined && b.from - a.to <= 1;
  return candidates.filter(
    (c, i) =>
      !(again(i) && ((near(c, candidates[i + 1]) && again(i + 1)) || (near(candidates[i - 1], c) && again(i - 1)))),
  );
}

/** What it costs to believe that `b` is the next heading after `a`. */
function step(a: Candidate, b: Candidate): number {
  const same = a.known !== null && a.known.subject === b.known?.subject;
  if (b.value === a.value + 1) return same ? 1.2 : 0;
  if (b.value === a.value) return a.words === b.words || same ? 2.5 : 0.6;
  // Two sections that have changed places, each with its own number and words.
  if (b.value === a.value - 1 && isOfForm(a) && isOfForm(b)) return 0.8;
  if (b.value > a.value) return Math.min(1.2, 0.3 * (b.value - a.value - 1));
  const goesOn = a.subject !== null && b.subject !== null && b.subject > a.subject;
  return (b.known !== null ? 1.6 : goesOn ? 2.4 : 6) + (b.value === 1 ? 0 : 0.8);
}

const isOfForm = ({ known, value, label, weight }: Candidate): boolean =>
  label !== null && known?.distance === 0 && known.subject === value && weight >= 2;

/** How far back a predecessor is sought: bounds the work on hostile input. */
const WINDOW = 40;

/** The chain of candidates that reads best as the headings of one report: their worth less the cost of each step. */
function bestChain(candidates: readonly Candidate[]): Candidate[] {
  const score: number[] = [];
  const from: number[] = [];
  let last = -1;
  for (const [i, c] of candidates.entries()) {
    let best = c.weight - Math.min(1, 0.25 * (c.value - 1));
    let before = -1;
    for (let j = Math.max(0, i - WINDOW); j < i; j++) {
      const a = candidates[j];
      if (a === undefined || a.to > c.from) continue;
      const total = (score[j] ?? 0) + c.weight - step(a, c);
      if (total > best) {
        best = total;
        before = j;
      }
    }
    score.push(best);
    from.push(before);
    if (last === -1 || best > (score[last] ?? 0)) last = i;
  }
  const chain: Candidate[] = [];
  for (let i = last; i >= 0; i = from[i] ?? -1) {
    const c = candidates[i];
    if (c !== undefined) chain.unshift(c);
  }
  return chain;
}

/**
 * The level-1 headings among `rows`, in order: by the form's words in any wording, else by shape and place in the
 * numbering. Tables of contents, rows of table 2 and headings that the prose only names are left out.
 */
export function findHeadings(rows: readonly Row[]): { style: LabelStyle; headings: Heading[] } {
  const all: Candidate[] = [];
  for (let i = 0; i < rows.length; i++) {
    const candidate = candidateAt(rows, i);
    if (candidate !== null) all.push(candidate);
  }
  const style = levelStyle(all);
  const level1 = withoutContents(all.filter((c) => c.label === null || c.label.style === style));
  return { style, headings: bestChain(level1) };
}

/** Whether a row belongs to a table of contents. */
export const isContents = (row: Row): boolean => /^目[录次]$/.test(row.text) || isEntry(row.text);
