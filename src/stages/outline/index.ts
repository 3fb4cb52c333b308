import type { Diagnostic } from "../../model/finding.ts";
import type { Found, Outline, OutlineLine } from "../../model/outline.ts";
import { YEAR_DIGITS } from "../../text/numerals.ts";
import { agencyInProse, decideAgency } from "./agency.ts";
import { isBodyMark, isMetadata, isWebDebris, withoutFurniture } from "./furniture.ts";
import { cutGlued } from "./glued.ts";
import { findHeadings, type Heading, isContents } from "./headings.ts";
import { foundIn, joinRows, printedIn } from "./joined.ts";
import { knownWhole } from "./known.ts";
import { type LabelStyle, labelOf } from "./labels.ts";
import { findMentions } from "./mentions.ts";
import { settingOf } from "./paragraphs.ts";
import { type Row, toRows } from "./rows.ts";
import { type Body, buildSections, numberingDiagnostics } from "./sections.ts";
import { cutSignature, findSigning, findSigningAbove, type Signing } from "./signing.ts";
import { behindTitle, cutTitle, findTitle, type Title, withoutRecord } from "./title.ts";
import { decideYear, periodYear, proseYear, type Witness } from "./year.ts";

/** Rows at the start among which a title is sought when there is no heading. */
const HEAD = 60;

function titleAgency(title: Title | null): Found<string> | null {
  const at = title?.shape.agency ?? null;
  if (title === null || at === null) return null;
  const name = printedIn(title.joined, ...at);
  return /×|某某|X{2,}|x{2,}|_{2,}|…/.test(name) ? null : foundIn(title.joined, ...at, name);
}

function titleYear(title: Title | null): Witness | null {
  const at = title?.shape.year ?? null;
  if (title === null || at === null) return null;
  return { value: at.value, found: foundIn(title.joined, at.from, at.to, at.value) };
}

/** A month alone, as covers bear it. */
const MONTH = new RegExp(`^[（(]?${YEAR_DIGITS}年[\\d一二三四五六七八九十]{1,2}月[）)]?$`);

/** Whether a row between title and first heading, of `style`, is a table of contents, a record about the report or debris of its page. */
const isPrelude = (row: Row, style: LabelStyle): boolean => {
  const label = labelOf(row.text);
  return (
    isContents(row) ||
    isMetadata(row.text) ||
    isWebDebris(row.text) ||
    MONTH.test(row.text) ||
    (label?.style === style && knownWhole(row.text.slice(label.end)) !== null)
  );
};

/** The report's own rows between its title and its end, and the headings among them. */
function bodyOf(
  rows: readonly Row[],
  start: number,
  found: { style: Body["style"]; headings: readonly Heading[] },
  above: Signing | null,
  below: Signing | null,
  agency: string | null,
  title: string | null,
): Body {
  const first = found.headings[0]?.from ?? Math.min(...(below?.rows ?? [rows.length]));
  const names = [agency, below?.agency?.value];
  const preamble = rows
    .slice(start, first)
    .filter(
      (row, i) =>
        !isPrelude(row, found.style) &&
        !names.includes(row.text.replace(/^[—―-]+/, "")) &&
        above?.rows.includes(start + i) !== true,
    )
    .map((row, i) => (i === 0 ? withoutRecord(row) : row));
  const shift = preamble.length - first;
  const end = below === null ? rows.length : Math.min(...below.rows);
  const signed = new Set(below?.rows);
  return {
    rows: [...preamble, ...rows.slice(first, end), ...rows.slice(end).filter((_, i) => !signed.has(end + i))],
    start: 0,
    end: end + shift,
    headings: found.headings.map((h) => ({ ...h, from: h.from + shift, to: h.to + shift })),
    style: found.style,
    title,
  };
}

function missing(outline: Pick<Outline, "title" | "agency" | "year">): Diagnostic[] {
  const names = { title: "title", agency: "agency", year: "year reported on" } as const;
  return (["title", "agency", "year"] as const)
    .filter((key) => outline[key] === null)
    .map((key) => ({
      code: `${key}.missing`,
      severity: "warning",
      message: `No ${names[key]} was found.`,
      pointer: `/report/${key}`,
    }));
}

function dateDiagnostics(signing: Signing | null): Diagnostic[] {
  if (signing?.impossible == null) return [];
  return [
    {
      code: "date.impossible",
      severity: "warning",
      message: `The date of the signature, ${signing.impossible}, is on no calendar.`,
      pointer: "/report/issuedOn",
    },
  ];
}

/**
 * Reads title, agency, year, date, sections and the figures in the prose out of the lines of a report.
 * `lines` stand in reading order, each with the table in whose region it stands. Pure; throws on no text.
 */
export function buildOutline(lines: readonly OutlineLine[]): Outline {
  const uncut = cutGlued(withoutFurniture(toRows(lines)));
  const parted = uncut.flatMap((row, i) => (i < HEAD ? cutTitle(row) : [row]));
  const found = findHeadings(parted);
  const first = found.headings[0]?.from ?? Math.min(HEAD, parted.length);
  const title = findTitle(parted, first);
  const named = titleAgency(title);
  const behind = found.headings.at(-1)?.to ?? title?.to ?? 0;
  const rows = [
    ...parted.slice(0, behind),
    ...parted.slice(behind).flatMap((row) => cutSignature(row, named?.value ?? null)),
  ];
  const mark = rows.slice(0, first).findIndex((row) => isBodyMark(row.text));
  const start = Math.max(mark + 1, title === null ? 0 : behindTitle(rows, title, first));
  const below = findSigning(rows, Math.max(behind, start), named?.value ?? null);
  const above = findSigningAbove(rows, start, first, named?.value ?? null);

  const body = bodyOf(rows, start, found, above, below, named?.value ?? null, title?.joined.text ?? null);
  const prose = joinRows(body.rows.slice(0, body.end).filter((row) => row.table === null));
  const years = { title: titleYear(title), period: periodYear(prose), prose: proseYear(prose) };
  const { year, diagnostics } = decideYear(years.title, years.period, years.prose);
  const signature = below?.agency ?? above?.agency ?? null;
  const agency = decideAgency(named, signature, agencyInProse(prose));
  const sections = buildSections(body, settingOf(body.rows));
  return {
    title: title?.found ?? null,
    agency,
    year,
    issuedOn: below?.issuedOn ?? above?.issuedOn ?? null,
    years: {
      title: years.title?.value ?? null,
      period: years.period?.value ?? null,
      prose: years.prose?.value ?? null,
    },
    sections,
    mentions: findMentions(sections),
    diagnostics: [
      ...missing({ title: title?.found ?? null, agency, year }),
      ...diagnostics,
      ...dateDiagnostics(below ?? above),
      ...numberingDiagnostics(sections),
    ],
    isReport: {
      title: title !== null,
      headings: new Set(found.headings.flatMap((h) => (h.known === null ? [] : [h.known.subject]))).size,
    },
  };
}
