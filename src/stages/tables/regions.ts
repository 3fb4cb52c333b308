import type { Line } from "../../model/line.ts";
import { fuzzyIndex } from "../../text/fuzzy.ts";
import type { Stream } from "../../text/stream.ts";

/** A place in the stream. */
type Place = number;

/** Texts that only the table itself holds, each tried in turn; folded. */
const REQUESTS_FIRST_ROW = [
  "本年新收政府信息公开申请数量",
  "年新收政府信息公开申请数",
  "本年新收政府信息公开",
  "新收政府信息公开申请数量",
];
const REQUESTS_LAST_ROW = [
  "四,结转下年度继续办理",
  "结转下年度继续办理",
  "结转下年度继续",
  "下年度继续办理",
  "结转下年",
];
const REQUESTS_HEADER = ["勾稽关系", "申请人情况", "法人或其他组织", "自然人"];
const DISCLOSURE_ITEM = ["第二十条第(一)项", "第二十条第一项", "第二十条(一)项"];
const DISCLOSURE_HEADER =
  /本年制发件数|本年新制作数量|本年新公开数量|现行有效件数|对外公开总数量|本年处理决定数量|上一年项目数量/;
const DISPUTES_HEADER = ["结果维持", "未经复议直接起诉", "复议后起诉", "尚未审结"];
/** A header stands at most so many folded characters before the first row. */
const HEADER_REACH = 260;
const DISCLOSURE_REACH = 160;

/** Characters of a label that may be lost, added or wrong in the print. */
const EDITS = 3;

/** Whether a place is known to stand in a table; prose may quote what a table says. */
type InTable = (place: Place) => boolean;

/**
 * The first wording that is found from a place on, one in a table before all others. Failing the whole one, behind `header` a shorter one, or the whole with a few
 * characters wrong; only then a shorter one anywhere, for prose may say as much.
 */
function first(text: string, wanted: readonly string[], inTable: InTable, from: Place, header: Place = from): Place {
  for (const w of wanted)
    for (let at = text.indexOf(w, from); at >= 0; at = text.indexOf(w, at + w.length)) if (inTable(at)) return at;
  if (inTable(header)) {
    const mistyped = fuzzyIndex(text, wanted[0] ?? "", EDITS, header);
    if (mistyped >= 0) return mistyped;
  }
  const earliest = (start: Place): Place => wanted.map((w) => text.indexOf(w, start)).find((at) => at >= 0) ?? -1;
  const whole = text.indexOf(wanted[0] ?? "", from);
  if (whole >= 0) return whole;
  const behind = earliest(header);
  if (behind >= 0) return behind;
  const near = fuzzyIndex(text, wanted[0] ?? "", EDITS, header);
  return near >= 0 || header === from ? near : earliest(from);
}

/** All places of the best wording of a label. */
function allPlaces(text: string, wanted: readonly string[]): Place[] {
  for (const w of wanted) {
    const places: Place[] = [];
    for (let at = text.indexOf(w); at >= 0; at = text.indexOf(w, at + w.length)) places.push(at);
    if (places.length > 0) return places;
  }
  return [];
}

/** The earliest of `wanted` in the window before `at`. */
function earliestBefore(text: string, wanted: readonly string[], at: Place, reach: number): Place {
  const from = Math.max(0, at - reach);
  const places = wanted.map((w) => text.indexOf(w, from)).filter((p) => p >= 0 && p < at);
  return places.length === 0 ? at : Math.min(...places);
}

interface Marks {
  readonly disclosure: { readonly from: Place; readonly to: Place } | null;
  readonly requests: { readonly from: Place; readonly to: Place } | null;
  readonly disputes: { readonly from: Place; readonly to: Place } | null;
}

const NEXT_HEADING =
  /(?:[五六四],|\(?五\)|[#*]+五?,?)?(?:政府信息公开工作)?(?:存在的?主要问题|主要问题|存在问题|存在的问题)|其他需要报告的事项|[五六],其他/u;

/** Where each of the three statutory tables begins and, at the latest, ends in the stream. */
export function marksOf(stream: Stream, isTableLine: (line: number) => boolean): Marks {
  const { text } = stream;
  const inTable: InTable = (place) => isTableLine(stream.lines[stream.lineOf[place] ?? 0]?.number ?? 0);
  const header = Math.max(0, text.search(/勾稽关系|申请人情况/u));
  const requestsRow = first(text, REQUESTS_FIRST_ROW, inTable, 0, header);
  const requestsFrom = requestsRow < 0 ? -1 : earliestBefore(text, REQUESTS_HEADER, requestsRow, HEADER_REACH);
  const lastRow = requestsRow < 0 ? -1 : first(text, REQUESTS_LAST_ROW, inTable, requestsRow);

  const itemPlaces = allPlaces(text, DISCLOSURE_ITEM).filter((at) => {
    const near = text.slice(at, at + DISCLOSURE_REACH);
    return DISCLOSURE_HEADER.test(near) || near.includes("第二十条第(五)项");
  });
  const headerPlace = text.search(DISCLOSURE_HEADER);
  const disclosureFrom = itemPlaces[0] ?? headerPlace;

  const behind = lastRow >= 0 ? lastRow : Math.max(disclosureFrom, 0);
  const following = disputesHeaderIn(text, behind, text.length);
  // Two tables may have changed places.
  const disputesHeader =
    following < 0 && requestsFrom > disclosureFrom
      ? disputesHeaderIn(text, Math.max(disclosureFrom, 0), requestsFrom)
      : following;
  const disputesFrom =
    disputesHeader < 0
      ? -1
      : earliestOf(text, /行政复议(?:行政诉讼|结果|[#|]*结果)|行政诉讼行政复议/u, disputesHeader, 60);

  const end = text.length;
  const after = [requestsFrom, disputesFrom].filter((place) => place > disclosureFrom);
  const disclosureTo = Math.min(end, ...after);
  const requestsTo = disputesFrom > requestsFrom ? disputesFrom : end;
  const disputesEnd = requestsFrom > disputesFrom ? requestsFrom : end;
  const heading = disputesFrom < 0 ? null : NEXT_HEADING.exec(text.slice(disputesFrom, disputesEnd));
  return {
    disclosure: disclosureFrom < 0 ? null : { from: disclosureFrom, to: disclosureTo },
    requests: requestsFrom < 0 ? null : { from: requestsFrom, to: requestsTo },
    disputes:
      disputesFrom < 0
        ? null
        : { from: disputesFrom, to: heading === null ? disputesEnd : disputesFrom + heading.index },
  };
}

/** Where the first words of table 3's header stand between two places; -1 where none do. */
function disputesHeaderIn(text: string, from: Place, to: Place): Place {
  const inside = text.slice(from, to);
  const places = DISPUTES_HEADER.map((w) => inside.indexOf(w));
  places.push(inside.search(/结果结果其他尚未|结结其尚/));
  const found = places.filter((at) => at >= 0);
  return found.length === 0 ? -1 : from + Math.min(...found);
}

function earliestOf(text: string, pattern: RegExp, at: Place, reach: number): Place {
  const from = Math.max(0, at - reach);
  const m = pattern.exec(text.slice(from, at + 8));
  return m === null ? at : Math.min(at, from + m.index);
}

/**
 * The lines between two places of the stream. A line in which the place falls behind other text is cut there only when
 * the line holds much more than a table row (a report without line breaks); otherwise the whole line belongs to the table.
 */
export function linesBetween(
  stream: Stream,
  from: Place,
  to: Place,
  cut: (line: Line, from: number, to: number) => Line,
): Line[] {
  if (to <= from) return [];
  const firstLine = stream.lineOf[from] ?? 0;
  const lastLine = lastLineBefore(stream, to);
  const out: Line[] = [];
  for (let i = firstLine; i <= lastLine; i++) {
    const line = stream.lines[i];
    if (line === undefined) continue;
    const start = i === firstLine && line.text.length > LONG ? (stream.unitOf[from] ?? 0) : 0;
    const cutEnd =
      i === lastLine && to < stream.text.length && stream.lineOf[to] === lastLine && line.text.length > LONG;
    const end = cutEnd ? (stream.unitOf[to] ?? line.text.length) : line.text.length;
    out.push(start === 0 && end === line.text.length ? line : cut(line, start, end));
  }
  return out;
}

/** The last line that begins before a place: lines of which nothing stands in the stream count too. */
function lastLineBefore(stream: Stream, to: Place): number {
  if (to >= stream.text.length) return stream.lines.length - 1;
  const line = stream.lineOf[to] ?? 0;
  return stream.lineOf[to - 1] === line ? line : line - 1;
}

/** Longer lines than this hold more than a row of a table. */
const LONG = 600;
