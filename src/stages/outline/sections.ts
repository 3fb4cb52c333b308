import type { Diagnostic } from "../../model/finding.ts";
import type { Section } from "../../model/report.ts";
import { isWebDebris } from "./furniture.ts";
import type { Heading } from "./headings.ts";
import { subjectOf } from "./known.ts";
import type { LabelStyle } from "./labels.ts";
import { isTablePiece } from "./leaks.ts";
import { goesOn, joinProse, type Setting } from "./paragraphs.ts";
import { printedOf, type Row } from "./rows.ts";
import { subheadingOf } from "./subheadings.ts";

const SUBJECT_OF_TABLE: Readonly<Record<string, number>> = { disclosure: 2, requests: 3, disputes: 4 };
/** Names of tables printed above them: 表1 主动公开政府信息情况, 附件2, 主动公开政府信息情况统计表. */
const CAPTION =
  /^(?:附?表[\d一二三四五]{1,2}[：:.、-]?(?=[^\d])|附件?[\d一二三四五]{0,2}[：:]?$|[（]?单位：)|(?:统计表|情况表)$/;

const empty = (number: string | null, ordinal: number | null, heading: string, level: number): Section => ({
  number,
  ordinal,
  heading,
  level,
  paragraphs: [],
  tables: [],
  sections: [],
});

/** Whether a row names the table below it, or repeats the section's heading above it. */
const isCaption = (row: Row, next: Row | undefined, heading: string): boolean =>
  row.text.length < 50 &&
  (CAPTION.test(row.text) ||
    (next !== undefined && next.table !== null && subjectOf(row.text) !== null && row.text.length < 30) ||
    row.text === heading) &&
  !/[。；]$/.test(row.text);

const CLOSING_DEBRIS = /^(?:附件下载|附件|相关(?:链接|附件|文档)|文件下载|打印|关闭|分享|返回顶部|【.{2,6}】)[：:]?$/;

/** Text behind blanks at the end of glued prose that is a button of the page. */
function withoutButtons(text: string): string {
  let out = text;
  for (;;) {
    const m = / ?([^ 。；！？]{2,12})$/.exec(out);
    if (m === null || !CLOSING_DEBRIS.test(m[1] ?? "") || m.index === 0) return out;
    out = out.slice(0, m.index).trimEnd();
  }
}

/** Rows of labels that a table's region can leave out above it. */
const ABOVE = 12;

/** Whether the next row that is no piece of a table stands in one. */
function nearTable(rows: readonly Row[], at: number): boolean {
  for (let i = at + 1; i <= at + ABOVE; i++) {
    const row = rows[i];
    if (row === undefined) return false;
    if (row.table !== null) return true;
    if (!isTablePiece(row, true)) return false;
  }
  return false;
}

/** The prose of rows `from` to `to`, in paragraphs, put into `section` and the level-2 sections that it opens. */
function fill(
  section: Section,
  rows: readonly Row[],
  from: number,
  to: number,
  setting: Setting,
  { style, title }: Pick<Body, "style" | "title">,
): void {
  let current = section;
  /** How the level-2 headings of this section are numbered: other numbers number items of theirs. */
  let numbered: LabelStyle | null = null;
  let pending: Row[] = [];
  /** Beside a table: rows here may be pieces of it. */
  let beside = false;
  /** Behind a caption, which may go on in the next row. */
  let captioned = false;
  const flush = (): void => {
    const text = withoutButtons(joinProse(pending));
    const printed = pending[0]?.line.text ?? "";
    pending = [];
    if (text === "" || CLOSING_DEBRIS.test(text)) return;
    const sub = subheadingOf(text, printed, style);
    if (sub === null || (numbered !== null && sub.style !== numbered)) {
      current.paragraphs.push(text);
      return;
    }
    numbered = sub.style;
    current = empty(sub.number, sub.ordinal, sub.heading, 2);
    section.sections.push(current);
    if (sub.rest !== "") current.paragraphs.push(sub.rest);
  };
  for (let i = from; i < to; i++) {
    const row = rows[i];
    if (row === undefined) break;
    const table = row.table;
    if (table !== null) {
      flush();
      if (table !== "other" && !current.tables.includes(table)) current.tables.push(table);
      beside = true;
      continue;
    }
    if (isTablePiece(row, beside || nearTable(rows, i))) continue;
    beside = false;
    const captions: boolean =
      isCaption(row, rows[i + 1], section.heading) || (captioned && row.text.length < 7 && nearTable(rows, i));
    captioned = captions;
    if (captions || isWebDebris(row.text) || row.text === title) continue;
    const last = pending.at(-1);
    if (last !== undefined && !goesOn(last, row, setting, pending.length === 1)) flush();
    pending.push(row);
  }
  flush();
}

function opened(rows: readonly Row[], heading: Heading): Section {
  const first = rows[heading.from] as Row;
  const label = heading.label;
  const words = rows
    .slice(heading.from, heading.to)
    .map((row, i) => printedOf(row, i === 0 ? (label?.end ?? 0) : 0))
    .join("")
    .replace(/[（(](?:文字描述|表格)[^）)]*[）)]$/, "")
    .replace(/[。.：:；;，,、]+$/, "");
  return empty(label === null ? null : printedOf(first, 0, label.length), label?.value ?? null, words, 1);
}

/** Tables that stand behind the signature (as annexes) belong to the section of their subject, else to the last. */
function placeAnnexes(sections: readonly Section[], rows: readonly Row[]): void {
  for (const { table } of rows) {
    if (table === null || table === "other" || sections.some((s) => holds(s, table))) continue;
    const home =
      sections.find((s) => s.level === 1 && subjectOf(s.heading) === SUBJECT_OF_TABLE[table]) ?? sections.at(-1);
    home?.tables.push(table);
  }
}

const holds = (section: Section, table: Section["tables"][number]): boolean =>
  section.tables.includes(table) || section.sections.some((s) => holds(s, table));

/** What of the printed rows is a report's text. */
export interface Body {
  readonly rows: readonly Row[];
  /** Where the prose starts, behind title and what stands under it. */
  readonly start: number;
  /** Where it ends: behind it stand signature, annexes and debris. */
  readonly end: number;
  readonly headings: readonly Heading[];
  readonly style: LabelStyle;
  /** The title as squeezed text: a row that is nothing else runs along the pages. */
  readonly title: string | null;
}

/** The section tree: the preamble, if there is one, then the level-1 sections with their level-2 sections. */
export function buildSections(body: Body, setting: Setting): Section[] {
  const { rows, headings } = body;
  const sections: Section[] = [];
  const preamble = empty(null, null, "", 0);
  fill(preamble, rows, body.start, headings[0]?.from ?? body.end, setting, body);
  if (preamble.paragraphs.length + preamble.tables.length + preamble.sections.length > 0) sections.push(preamble);
  for (const [i, heading] of headings.entries()) {
    const section = opened(rows, heading);
    fill(section, rows, heading.to, headings[i + 1]?.from ?? body.end, setting, body);
    sections.push(section);
  }
  placeAnnexes(sections, rows.slice(body.end));
  return sections;
}

/** What the numbering of the level-1 headings does that it should not. */
export function numberingDiagnostics(sections: readonly Section[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const note = (code: string, message: string, index: number): void => {
    diagnostics.push({ code, severity: "warning", message, pointer: `/sections/${index}` });
  };
  let last = 0;
  for (const [i, section] of sections.entries()) {
    if (section.level !== 1) continue;
    const n = section.ordinal;
    const name = `${section.number ?? ""} ${section.heading}`.trim();
    if (n === null) note("heading.unnumbered", `The heading "${name}" bears no number.`, i);
    else if (n === last) note("heading.duplicate", `The number of "${name}" stands twice.`, i);
    else if (n < last) note("heading.restart", `The numbering starts anew at "${name}".`, i);
    else if (n > last + 1)
      note("heading.gap", `Before "${name}" the numbers from ${last + 1} to ${n - 1} are missing.`, i);
    last = n ?? last + 1;
  }
  return diagnostics;
}
