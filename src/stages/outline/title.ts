import type { Found } from "../../model/outline.ts";
import { readNumeral, YEAR_DIGITS } from "../../text/numerals.ts";
import { isAgencyName } from "./agencyname.ts";
import { isMetadata } from "./furniture.ts";
import { foundIn, type Joined, joinRows, printedIn } from "./joined.ts";
import { type Row, sliceRow } from "./rows.ts";

/** What may be printed before the title on its line. */
const LEAD = /^(?:附件?[\d一二三四]{0,2}[：:.、]?|(?:标题|题目|名称)：)?/;
/** What such a report is about, as titles say it; in the last ones a character is lost. */
const SUBJECT = "(?:(?:政府|政务)?信息公开|政务公开|政府信息公?|政府信公开|府信息公开)";
const TAIL = new RegExp(
  `${SUBJECT}(?:工作)?(?:${YEAR_DIGITS}年?度?)?[工作年度的情况总结告报]{1,12}(?:（[^（）]{1,14}）)?$`,
);
/** The ending of a title that is the name of a file. */
const FILE_NAME = /\.(?:docx?|pdf|wps|html?|txt)$/i;
const YEAR_PART = new RegExp(`[（(〔【[]?(${YEAR_DIGITS})[）)〕】\\]]?(年度?|度|(?=${SUBJECT}))[）)〕】\\]]?`);
const NO_TITLE = /[，。；！？“”>＞_|｜：]|^现|印发|通知|格式|公布|编制|依据|根据|按照|通过|下载|详见|上一|下一/;

/** A squeezed text taken apart as the title of a report. Offsets are units of that text. */
export interface TitleShape {
  readonly from: number;
  readonly to: number;
  readonly agency: readonly [from: number, to: number] | null;
  readonly year: { readonly value: number; readonly from: number; readonly to: number } | null;
  readonly whole: boolean;
}

const plausible = (year: number | null): year is number => year !== null && year >= 2000 && year <= 2100;

/** Where the year stands in `text`, if it has one. */
function yearIn(text: string): { value: number; from: number; to: number; length: number } | null {
  const m = YEAR_PART.exec(text);
  const digits = m?.[1];
  if (m === null || digits === undefined) return null;
  const value = readNumeral(digits);
  if (!plausible(value)) return null;
  const from = m.index + m[0].indexOf(digits);
  return { value, from, to: from + digits.length, length: m.index + m[0].length };
}

/** The words of the title before 政府信息公开, without year and fillers: the agency. */
function agencyIn(text: string, from: number, to: number): readonly [number, number] | null {
  const tail = TAIL.exec(text.slice(from, to));
  let end = from + (tail?.index ?? 0);
  let start = from;
  // 人民政府 + 信息公开: the one 政府 printed belongs to both.
  if (/人民$/.test(text.slice(start, end)) && text.startsWith("政府", end)) end += 2;
  const year = yearIn(text.slice(from, to));
  if (year !== null) {
    const opening = /[（(〔【[]/.test(text.charAt(from + year.from - 1)) ? 1 : 0;
    const before = from + year.from - opening;
    const behind = from + year.length;
    if (before > start && before < end) end = before;
    else if (behind <= end) start = behind;
  }
  const name = text.slice(start, end);
  const own = name.replace(/^(?:[的度]+|关于(?:报送|公布|发布)?)/, "");
  const trimmed = own.replace(/(?:关于)?的?$/, "");
  start += name.length - own.length;
  return trimmed.length >= 2 ? [start, start + trimmed.length] : null;
}

/** Takes a squeezed text apart as a title, or tells that it is none. */
export function titleShape(text: string): TitleShape | null {
  if (text.length < 8 || text.length > 90) return null;
  const lead = LEAD.exec(text)?.[0].length ?? 0;
  const quoted = text.charAt(lead) === "《" && text.endsWith("》") ? 1 : 0;
  const from = lead + quoted;
  const to = text.length - quoted - (FILE_NAME.exec(text)?.[0].length ?? 0);
  const body = text.slice(from, to);
  const tail = TAIL.exec(body);
  if (tail === null || !tail[0].includes("报") || NO_TITLE.test(body)) return null;
  const year = yearIn(body);
  const agency = agencyIn(text, from, to);
  const whole = /报告(?:（[^（）]{1,14}）)?$/.test(body);
  if (year === null && (agency === null || !whole)) return null;
  return {
    from,
    to,
    agency,
    year: year === null ? null : { value: year.value, from: from + year.from, to: from + year.to },
    whole,
  };
}

/** The title found: what it says, and the rows it takes. */
export interface Title {
  readonly joined: Joined;
  readonly shape: TitleShape;
  readonly found: Found<string> | null;
  /** Index of its first row, and of the row behind its last. */
  readonly from: number;
  readonly to: number;
}

const sameSize = (rows: readonly Row[]): boolean => {
  const sizes = rows.map((row) => row.line.size).filter((size) => size !== null);
  return sizes.length === 0 || Math.max(...sizes) < 1.2 * Math.min(...sizes);
};

const MOST_ROWS = 5;

/** Rows behind a title, and at the end, in which the agency is sought again. */
const NEAR = 60;
const LAST = 40;
/** Units of each such row: bounds the work on hostile input. */
const LOOKED_AT = 400;

/** Whether prose or signature name the agency of a title that takes rows `from` to `to`. */
function comesAgain(agency: string, rows: readonly Row[], to: number): boolean {
  if (agency.length < 4) return false;
  const behind = [...rows.slice(to, to + NEAR), ...rows.slice(Math.max(to + NEAR, rows.length - LAST))];
  const text = behind.map((row) => row.text.slice(0, LOOKED_AT)).join("");
  return text.includes(agency);
}

function scoreOf(joined: Joined, shape: TitleShape, rows: readonly Row[], to: number): number {
  const agency = shape.agency === null ? null : joined.text.slice(...shape.agency);
  let score = shape.year === null ? 0 : 3;
  if (shape.whole) score += 2;
  if (agency !== null) score += isAgencyName(agency) ? (comesAgain(agency, rows, to) ? 2.5 : 1) : -1;
  if (/^(?:标题|题目|名称)：/.test(joined.text)) score -= 2;
  if (!sameSize(joined.rows)) score -= 1.5;
  return score - 0.6 * (joined.rows.length - 1);
}

/** The title among rows `0` to `end`: one row, or several that make one together. */
export function findTitle(rows: readonly Row[], end: number): Title | null {
  let best: { score: number; title: Title } | null = null;
  for (let i = 0; i < end; i++) {
    for (let n = 1; n <= MOST_ROWS && i + n <= end; n++) {
      const last = rows[i + n - 1];
      if (last === undefined || last.table !== null || last.text.length > 80) break;
      if (n > 1 && isMetadata(last.text)) break;
      const joined = joinRows(rows.slice(i, i + n));
      if (joined.text.length > 90) break;
      const shape = titleShape(joined.text);
      if (shape === null) continue;
      const score = scoreOf(joined, shape, rows, i + n);
      if (best !== null && score <= best.score) continue;
      const found = foundIn(joined, shape.from, shape.to, printedIn(joined, shape.from, shape.to));
      best = { score, title: { joined, shape, found, from: i, to: i + n } };
    }
  }
  return best?.title ?? null;
}

/** Index of the row behind the last print of the title before row `end`: covers and pages repeat it. */
export function behindTitle(rows: readonly Row[], title: Title, end: number): number {
  const text = title.joined.text.slice(title.shape.from, title.shape.to);
  let to = title.to;
  for (let i = title.to; i < end; i++) {
    for (let n = 1; n <= title.to - title.from + 1 && i + n <= end; n++) {
      const again = joinRows(rows.slice(i, i + n)).text;
      if (again === text || (text.endsWith(again) && TAIL.test(again))) to = i + n;
    }
  }
  return to;
}

const OPENING = /(?:根据|按照|依据|依照|本报告|现将|现公布|为(?:贯彻|深入|认真)|一、)/;

/**
 * Cuts a title glued to the text behind it out of a long row: at blanks, else where the prose opens.
 * Rows in which none is found come back as they are.
 */
export function cutTitle(row: Row): Row[] {
  if (row.table !== null || row.text.length < 24) return [row];
  const head = row.text.slice(0, 400);
  if (!/信息公开.{0,12}报/.test(head)) return [row];
  const stops = [0];
  for (let i = 1; i < head.length; i++) if ((row.at[i] ?? 0) > (row.at[i - 1] ?? 0) + 1) stops.push(i);
  const opening = OPENING.exec(head);
  if (opening !== null && !stops.includes(opening.index)) stops.push(opening.index);
  stops.sort((a, b) => a - b);
  let best: { from: number; to: number; score: number } | null = null;
  for (const from of stops.slice(0, 40)) {
    for (const to of stops) {
      if (to <= from || to - from > 90) continue;
      const text = head.slice(from, to);
      const shape = titleShape(text);
      if (shape === null || shape.year === null || !shape.whole) continue;
      // Of two readings the one whose agency is a name, then the one whose agency comes again, then the longer.
      const name = shape.agency === null ? "" : text.slice(...shape.agency);
      const named = name === "" ? 0 : isAgencyName(name) ? 1000 : -1000;
      const again = name !== "" && row.text.includes(name, to) ? 500 : 0;
      const score = named + again + (to - from);
      if (best === null || score > best.score) best = { from, to, score };
    }
  }
  if (best === null || best.to === row.text.length) return [row];
  const pieces = [sliceRow(row, best.from, best.to), sliceRow(row, best.to, row.text.length)];
  return best.from > 0 ? [sliceRow(row, 0, best.from, row.cut), ...pieces] : pieces;
}

/** A record of a page (来源, 时间, buttons) glued before the prose, cut off at the blank behind which the prose opens. */
export function withoutRecord(row: Row): Row {
  if (!isMetadata(row.text.slice(0, 60)) && !/^当前位置/.test(row.text)) return row;
  for (let i = 1; i < Math.min(row.text.length, 300); i++) {
    const blank = (row.at[i] ?? 0) > (row.at[i - 1] ?? 0) + 1;
    if (blank && new RegExp(`^${OPENING.source}`).test(row.text.slice(i, i + 8)))
      return sliceRow(row, i, row.text.length);
  }
  return row;
}
