import type { Found } from "../../model/outline.ts";
import { ANY_DATE, isoDate, WRITTEN_DATE } from "../../text/dates.ts";
import { isAgencyName } from "./agencyname.ts";
import { foundIn, joinRows, printedIn } from "./joined.ts";
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
const SIGNED_DATE = new RegExp(`^([\\u4e00-\\u9fff（）、]{2,40}?)[，、：]?${ANY_DATE}$`);
const WRITTEN_ROW = new RegExp(`^[（(]?${WRITTEN_DATE}[）)]?$`);

interface Dated {
  readonly index: number;
  readonly iso: string | null;
  /** Units of the row's text that are the date, and those that name the agency before it. */
  readonly from: number;
  readonly to: number;
  readonly name: number;
}

function datedRow(rows: readonly Row[], index: number): Dated | null {
  const row = rows[index];
  if (row === undefined || row.table !== null || row.text.length > 60) return null;
  const bare = BARE_DATE.exec(row.text);
  if (bare !== null) {
    const from = row.text.search(/[\d一二]/);
    const to = row.text.length - (/[）)]?。?$/.exec(row.text)?.[0].length ?? 0);
    return { index, iso: isoDate(bare.slice(1)), from, to, name: 0 };
  }
  const signed = SIGNED_DATE.exec(row.text);
  const name = signed?.[1];
  if (signed === null || name === undefined || !isAgencyName(name)) return null;
  const from = row.text.search(new RegExp(`${ANY_DATE}$`));
  return { index, iso: isoDate(signed.slice(2)), from, to: row.text.length, name: name.length };
}

/** Whether a row can be the agency's line of a signature; `title` is the agency that the title names. */
function isSigner(row: Row | undefined, title: string | null): boolean {
  if (row === undefined || row.table !== null || row.text.length > 40 || labelOf(row.text) !== null) return false;
  if (title !== null && row.text.length >= 2 && (title.endsWith(row.text) || row.text.endsWith(title))) return true;
  return isAgencyName(row.text);
}

const name = (row: Row): Found<string> | null => {
  const joined = joinRows([row]);
  return foundIn(joined, 0, row.text.length, printedIn(joined, 0, row.text.length));
};

function signingAt(rows: readonly Row[], dated: Dated, title: string | null): Signing {
  const row = rows[dated.index] as Row;
  const joined = joinRows([row]);
  const above = rows[dated.index - 1];
  const beyond = rows[dated.index + 1];
  const taken = [dated.index];
  let agency: Found<string> | null = null;
  if (dated.name > 0) {
    agency = foundIn(joined, 0, dated.name, printedIn(joined, 0, dated.name));
  } else if (above !== undefined && isSigner(above, title)) {
    agency = name(above);
    taken.unshift(dated.index - 1);
  } else if (beyond !== undefined && title !== null && beyond.text === title) {
    agency = name(beyond);
    taken.push(dated.index + 1);
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

/** The signature below the text: rows from `start` on. A date alone, with the agency above it; or the agency alone at the end. */
export function findSigning(rows: readonly Row[], start: number, title: string | null): Signing | null {
  const dates: Dated[] = [];
  for (let i = start; i < rows.length; i++) {
    const dated = datedRow(rows, i);
    if (dated !== null) dates.push(dated);
  }
  const signings = dates.map((dated) => signingAt(rows, dated, title));
  const chosen = signings.find((s) => s.agency !== null) ?? signings.at(-1);
  if (chosen !== undefined) return chosen;
  for (let i = rows.length - 1; i >= Math.max(start, rows.length - 4); i--) {
    const row = rows[i];
    if (row === undefined || row.table !== null || !isSigner(row, title)) continue;
    if (title !== null && !title.endsWith(row.text) && !row.text.endsWith(title)) continue;
    return { agency: name(row), issuedOn: null, rows: [i], end: i + 1, impossible: null };
  }
  return null;
}

/** The signature under the title: an agency's name and a date written with 年月日, before the prose starts. */
export function findSigningAbove(
  rows: readonly Row[],
  start: number,
  end: number,
  title: string | null,
): Signing | null {
  for (let i = start; i < Math.min(end, start + 6); i++) {
    const row = rows[i];
    if (row === undefined || row.table !== null) return null;
    if (WRITTEN_ROW.test(row.text)) {
      const dated = datedRow(rows, i);
      if (dated !== null) return signingAt(rows.slice(0, end), dated, title);
    }
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
