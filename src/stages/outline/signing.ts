import type { Found } from "../../model/outline.ts";
import { ANY_DATE, isoDate, WRITTEN_DATE } from "../../text/dates.ts";
import { YEAR_DIGITS } from "../../text/numerals.ts";
import { isAgencyName } from "./agencyname.ts";
import { foundIn, type Joined, joinRows, printedIn } from "./joined.ts";
import { labelOf } from "./labels.ts";
import { type Row, sliceRow } from "./rows.ts";

/** Who signed and when, and the rows that say so: they are not prose. */
export interface Signing {
  readonly agency: Found<string> | null;
  readonly issuedOn: Found<string> | null;
  /** Indices of its rows, and of the first row behind it (the number of rows when nothing follows). */
  readonly rows: readonly number[];
  readonly end: number;
  /** A date is printed that no calendar has. */
  readonly impossible: string | null;
}

const BARE_DATE = new RegExp(`^[（(]?(?:签发日期：)?${ANY_DATE}[）)]?。?$`);
const SIGNED_DATE = new RegExp(`^([\\u4e00-\\u9fff（）、]{2,40}?)[，、：]?[（(]?${ANY_DATE}[）)]?$`);
/** Under a title a page prints its own date in bare figures: one that signs is written out, or in brackets. */
const WRITTEN_ROW = new RegExp(`^[（(]?${WRITTEN_DATE}[）)]?$|^[（(]${ANY_DATE}[）)]$`);

/** A date broken off at the end of its row. */
const OPEN_DATE = new RegExp(
  `${YEAR_DIGITS}(?:年(?:[\\d一二三四五六七八九十]{1,2}(?:月[\\d一二三四五六七八九十廿]{0,3})?)?)?$`,
);
/** The rest of a date, in the row below, is no longer. */
const REST = 8;

interface Dated {
  /** Its first row, and the last one. */
  readonly index: number;
  readonly last: number;
  readonly joined: Joined;
  readonly iso: string | null;
  /** Units of the joined text that are the date, and those that name the agency before it. */
  readonly from: number;
  readonly to: number;
  readonly name: number;
}

/** The date that the row at `index` is, with an agency's name before it or none; it may go on in the next row. */
function datedAt(rows: readonly Row[], index: number): Dated | null {
  const row = rows[index];
  if (row === undefined || row.table !== null || row.text.length > 60) return null;
  const next = rows[index + 1];
  const open = next !== undefined && next.table === null && next.text.length <= REST && OPEN_DATE.test(row.text);
  return datedIn([row], index) ?? (open ? datedIn([row, next], index) : null);
}

function datedIn(rows: readonly Row[], index: number): Dated | null {
  const joined = joinRows(rows);
  const { text } = joined;
  const place = { index, last: index + rows.length - 1, joined };
  const to = text.length - (/[）)]?。?$/.exec(text)?.[0].length ?? 0);
  const bare = BARE_DATE.exec(text);
  if (bare !== null) return { ...place, iso: isoDate(bare.slice(1)), from: text.search(/[\d一二]/), to, name: 0 };
  const signed = SIGNED_DATE.exec(text);
  const name = signed?.[1];
  if (signed === null || name === undefined || !isAgencyName(name)) return null;
  const from = text.search(new RegExp(`${ANY_DATE}[）)]?$`));
  return { ...place, iso: isoDate(signed.slice(2)), from, to, name: name.length };
}

/** Whether a row can be the agency's line of a signature; `title` is the agency that the title names. */
function isSigner(row: Row | undefined, title: string | null): boolean {
  if (row === undefined || row.table !== null || row.text.length > 40 || labelOf(row.text) !== null) return false;
  if (title !== null && row.text.length >= 2 && (title.endsWith(row.text) || row.text.endsWith(title))) return true;
  return isAgencyName(row.text);
}

const name = (...rows: Row[]): Found<string> | null => {
  const joined = joinRows(rows);
  return foundIn(joined, 0, joined.text.length, printedIn(joined, 0, joined.text.length));
};

function signingAt(rows: readonly Row[], dated: Dated, title: string | null): Signing {
  const { joined } = dated;
  const above = rows[dated.index - 1];
  const higher = rows[dated.index - 2];
  const beyond = rows[dated.last + 1];
  const taken = dated.last > dated.index ? [dated.index, dated.last] : [dated.index];
  let agency: Found<string> | null = null;
  if (dated.name > 0) {
    agency = foundIn(joined, 0, dated.name, printedIn(joined, 0, dated.name));
  } else if (title !== null && above?.table === null && higher?.table === null && higher.text + above.text === title) {
    agency = name(higher, above);
    taken.unshift(dated.index - 2, dated.index - 1);
  } else if (above !== undefined && isSigner(above, title)) {
    agency = name(above);
    taken.unshift(dated.index - 1);
  } else if (beyond !== undefined && title !== null && beyond.text === title) {
    agency = name(beyond);
    taken.push(dated.last + 1);
  }
  const issuedOn = dated.iso === null ? null : foundIn(joined, dated.from, dated.to, dated.iso);
  return {
    agency,
    issuedOn,
    rows: taken,
    end: Math.max(...taken) + 1,
    impossible: dated.iso === null ? printedIn(joined, dated.from, dated.to) : null,
  };
}

/** What no signature stands above: a numbered item, or a sentence. */
const isProse = (row: Row): boolean => row.table === null && (labelOf(row.text) !== null || /[。；]$/.test(row.text));

/** The signature below the text: rows from `start` on. A date alone, with the agency above it; or the agency alone at the end. */
export function findSigning(rows: readonly Row[], start: number, title: string | null): Signing | null {
  const dates: Dated[] = [];
  for (let i = start; i < rows.length; i++) {
    const dated = datedAt(rows, i);
    if (dated !== null) dates.push(dated);
  }
  const signings = dates.map((dated) => signingAt(rows, dated, title));
  const chosen = signings.find((s) => s.agency !== null) ?? signings.at(-1);
  if (chosen !== undefined) return chosen;
  for (let i = rows.length - 1; i >= Math.max(start, rows.length - 4); i--) {
    const row = rows[i];
    if (row === undefined || row.table !== null || !isSigner(row, title)) continue;
    if (title !== null && !title.endsWith(row.text) && !row.text.endsWith(title)) continue;
    if (rows.slice(i + 1).some(isProse)) return null;
    return { agency: name(row), issuedOn: null, rows: [i], end: i + 1, impossible: null };
  }
  return null;
}

/** The signature under the title, before the prose starts: a date, or an agency's name and a date. */
export function findSigningAbove(
  rows: readonly Row[],
  start: number,
  end: number,
  title: string | null,
): Signing | null {
  for (let i = start; i < Math.min(end, start + 6); i++) {
    const row = rows[i];
    if (row === undefined || row.table !== null) return null;
    const dated = datedAt(rows, i);
    const named = i > start && title !== null && rows[i - 1]?.text === title;
    const written = dated !== null && WRITTEN_ROW.test(dated.joined.text.slice(dated.name));
    if (dated !== null && (named || written)) return signingAt(rows.slice(0, end), dated, title);
    if (row.text.length > 45 || /[。；]$/.test(row.text)) return null;
  }
  return null;
}

const EACH_DATE = new RegExp(ANY_DATE, "g");
/** What a page may print behind the signature. */
const BEHIND = /^(?:$|附件|上一[篇条]|下一[篇条]|【|打印|关闭|扫一扫|主办|版权|分享|相关)/;

/** Where the signature starts whose date starts at `from`, or null when the text before the date is no signature. */
function signatureStart(row: Row, from: number, title: string | null): number | null {
  const before = row.text.slice(0, from);
  const stop = Math.max(...["。", "！", "；"].map((mark) => before.lastIndexOf(mark))) + 1;
  let start = stop;
  // Without a full stop before it, the last blank parts prose and signature.
  for (let i = from - 1; i > stop; i--) {
    if ((row.at[i] ?? 0) > (row.at[i - 1] ?? 0) + 1) {
      start = i;
      break;
    }
  }
  const signer = before.slice(start);
  if (signer === "") return stop > 0 ? start : null;
  return isAgencyName(signer) || title?.endsWith(signer) === true ? start : null;
}

/** Cuts a signature glued to the end of a text off it: prose, agency, date, what follows. */
export function cutSignature(row: Row, title: string | null): Row[] {
  if (row.table !== null || row.text.length < 8) return [row];
  for (const m of row.text.matchAll(EACH_DATE)) {
    const to = m.index + m[0].length;
    const start = BEHIND.test(row.text.slice(to)) ? signatureStart(row, m.index, title) : null;
    if (start === null) continue;
    const cuts = [0, start, m.index, to, row.text.length];
    return cuts.flatMap((at, i) => {
      const end = cuts[i + 1] ?? at;
      return end > at ? [sliceRow(row, at, end, at > 0 || row.cut)] : [];
    });
  }
  return [row];
}
