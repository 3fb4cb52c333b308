import { EDITIONS, shapesOf } from "./editions/index.ts";
import type { Document } from "./model/document.ts";
import type { EditionForm, TableForm } from "./model/edition.ts";
import type { Diagnostic } from "./model/finding.ts";
import type { Line } from "./model/line.ts";
import type { Outline } from "./model/outline.ts";
import type { Check, Evidence, Report } from "./model/report.ts";
import { SCHEMA_VERSION } from "./model/schema-version.ts";
import { buildOutline } from "./stages/outline/index.ts";
import { findTables, type TableWindow } from "./stages/tables/index.ts";
import { markLines, type Stretch } from "./stages/tables/mark.ts";
import { chooseReading, isTable } from "./stages/values/choose.ts";
import { type DecodedTable, sidesOf } from "./stages/values/decode.ts";
import { findingsOf } from "./stages/values/findings.ts";
import { prove } from "./stages/values/prove.ts";
import { evidenceOfTable, placeOf, recordOf, recordRows } from "./stages/values/record.ts";
import { scannedEvidence, unsureFields } from "./stages/values/scanned.ts";
import { secondOpinion } from "./stages/values/second.ts";
import { strayFigure } from "./stages/values/stray.ts";
import { rowTotals } from "./stages/values/totals.ts";
import { checksOf } from "./stages/verify/checks.ts";
import { checkRequestClaims, type RequestTotals, requestClaims } from "./stages/verify/claims.ts";
import { statusOf } from "./stages/verify/status.ts";
import { fold } from "./text/fold.ts";
import { VERSION } from "./version.ts";

/** One statutory table: where it was looked for, and every reading of it, the best first. */
export interface TableTrace {
  readonly window: TableWindow;
  readonly decoded: readonly DecodedTable[];
}

/** A report, and for `inspect` what it was made from. */
export interface Interpretation {
  readonly report: Report;
  readonly document: Document;
  readonly tables: readonly TableTrace[];
  readonly outline: Outline;
  /** Tells another document from a report whose tables could not be read. */
  readonly isReport: boolean;
}

type Source = Pick<Report["source"], "name" | "sha256" | "bytes">;

const TABLES = ["disclosure", "requests", "disputes"] as const;

const shapes = Object.fromEntries(TABLES.map((table) => [table, shapesOf(table)])) as Record<
  (typeof TABLES)[number],
  readonly { edition: EditionForm; form: TableForm }[]
>;

const requestRows = recordRows(shapes.requests.map((shape) => shape.form));

/** The rows of a table's record: those of its own shape, and where several shapes share one record, all of them. */
const rowsOf = (table: DecodedTable) => (table.form.table === "requests" ? requestRows : table.form.rows);

function readTables(document: Document): TableTrace[] {
  const windows = findTables(document.lines, document.grids, (table) => shapes[table].map((shape) => shape.form));
  const scanned = new Set((document.scans ?? []).map((scan) => scan.page));
  return windows.flatMap((window) => {
    const decoded = chooseReading(
      window.readings,
      shapes[window.table].filter((shape) => window.forms.includes(shape.form)),
    );
    const [best] = decoded;
    return best !== undefined && isTable(best)
      ? [{ window, decoded: decoded.map((table) => prove(table, scanned)) }]
      : [];
  });
}

/** From the first line of the window to the last value that was read, and the whole of every grid it comes from. */
function stretchOf(trace: TableTrace): Stretch | null {
  const best = trace.decoded[0];
  const first = trace.window.lines[0];
  if (best === undefined || first === undefined || best.lines.length === 0) return null;
  const values = Math.max(...best.lines);
  const last = best.reading.reader === "order" ? endOfLabels(trace.window.lines, values) : values;
  // A grid that two tables share ends behind the window of the first.
  const line = trace.window.lines.findLast((l) => l.number <= last);
  if (line === undefined) return null;
  return {
    table: trace.window.table,
    from: { line: first.number, unit: unitsBefore(first) },
    to: { line: line.number, unit: endOfValues(best, line) },
  };
}

const HEADINGS = EDITIONS.flatMap((edition) => edition.headings.flat()).map((heading) => fold(heading));
/** A note below the table; folded. */
const SENTENCE = /^(?:注|说明|备注):|[^\d].{3,}[.;]$/u;
/** A label, or a fragment of one, has no more characters. */
const LABEL = 30;

/** Where labels and values stand apart, labels may follow the last value: up to the next heading, or a line of prose. */
function endOfLabels(lines: readonly Line[], last: number): number {
  let end = last;
  for (const line of lines) {
    if (line.number <= last) continue;
    const text = fold(line.text);
    if (
      text.length > LABEL ||
      SENTENCE.test(text) ||
      HEADINGS.some(
        (heading) => text.includes(heading) || (text !== "" && heading.startsWith(text.replace(/^.{1,2},/u, ""))),
      )
    )
      break;
    end = line.number;
  }
  return end;
}

/** UTF-16 units of the source line that stand before a sliced line; slices are cut at code points of the basic plane. */
const unitsBefore = (line: Line): number => line.offset;

/** Where the table ends in its last line: behind the last value when the line holds more than the table. */
function endOfValues(table: DecodedTable, line: Line): number {
  if (line.offset === 0 && line.text.length < 600) return Number.MAX_SAFE_INTEGER;
  let end = 0;
  for (const { token } of table.cells.values()) {
    if (token?.anchor == null || !("line" in token.anchor) || token.anchor.line !== line.number) continue;
    end = Math.max(end, token.anchor.column - 1 + token.text.length);
  }
  return end === 0 ? line.offset + line.text.length : end;
}

/** Grids that are none of the form's tables. */
function otherStretches(document: Document, taken: readonly Stretch[]): Stretch[] {
  return document.grids.flatMap((grid): Stretch[] => {
    const first = grid.lines[0];
    const last = grid.lines.at(-1);
    if (first === undefined || last === undefined) return [];
    if (taken.some((s) => first <= s.to.line && last >= s.from.line)) return [];
    return [{ table: "other", from: { line: first, unit: 0 }, to: { line: last, unit: Number.MAX_SAFE_INTEGER } }];
  });
}

function requestTotals(table: DecodedTable | undefined): RequestTotals {
  const of = (row: string): number[] => (table === undefined ? [] : rowTotals(table, row));
  return {
    received: of("received"),
    carriedIn: of("carriedIn"),
    dealt: of("outcomes/total"),
    carriedOut: of("carriedOut"),
  };
}

function tableDiagnostics(tables: readonly TableTrace[]): Diagnostic[] {
  const absent = TABLES.filter((key) => !tables.some((t) => t.window.table === key && t.decoded.length > 0));
  return [
    ...absent.map(
      (key): Diagnostic => ({
        code: "table.absent",
        severity: "warning",
        message: "This statutory table was not found.",
        pointer: `/tables/${key}`,
      }),
    ),
    ...tables
      .filter(({ window }) => window.again === true)
      .map(
        ({ window }): Diagnostic => ({
          code: "table.repeated",
          severity: "warning",
          message: "The table stands once more further on, perhaps in a second report; the first was taken.",
          pointer: `/tables/${window.table}`,
        }),
      ),
    ...tables.flatMap(({ decoded: [best, ...others], window }) =>
      best === undefined
        ? []
        : [...findingsOf(best), ...secondOpinion(best, others), ...strayFigure(best, window.lines)],
    ),
  ];
}

function failedChecks(checks: readonly Check[]): Diagnostic[] {
  return checks
    .filter((check) => check.status === "fail")
    .map((check) => ({
      code: "check.failed",
      severity: "warning",
      message: `${check.label}：${check.left} ≠ ${check.right}`,
      pointer: check.cells[0] ?? null,
    }));
}

function yearCheck(outline: Outline): Check[] {
  const { title, period } = outline.years;
  if (title === null || period === null) return [];
  return [
    {
      rule: "year.consistent",
      at: null,
      label: "标题与统计期限为同一年度",
      status: title === period ? "pass" : "fail",
      left: title,
      right: period,
      cells: ["/report/year"],
    },
  ];
}

function reportEvidence(outline: Outline): [string, Evidence][] {
  return (["title", "agency", "year", "issuedOn"] as const).flatMap((key): [string, Evidence][] => {
    const found = outline[key];
    if (found === null) return [];
    const evidence: Evidence = {
      ...placeOf(found.anchor),
      text: found.text,
      state: "number",
      origin: "text",
      confidence: null,
    };
    return [[`/report/${key}`, evidence]];
  });
}

/** A document as a report: tables, outline, checks, evidence, status. Pure. */
export function interpret(document: Document, source: Source): Interpretation {
  const tables = readTables(document);
  const best = Object.fromEntries(tables.map((t) => [t.window.table, t.decoded[0]])) as Partial<
    Record<(typeof TABLES)[number], DecodedTable>
  >;
  const stretches = tables.flatMap((trace) => stretchOf(trace) ?? []);
  const lines = markLines(document.lines, [...stretches, ...otherStretches(document, stretches)].sort(byPlace));
  const outline = buildOutline(lines);

  const record = <T>(key: (typeof TABLES)[number]): T | null => {
    const table = best[key];
    return table === undefined ? null : (recordOf(table, rowsOf(table)) as T);
  };
  const requests = record<NonNullable<Report["tables"]["requests"]>>("requests");
  const checks: Check[] = TABLES.flatMap((key) => {
    const table = best[key];
    if (table === undefined) return [];
    return checksOf(
      key,
      table.equations.map((equation) => ({ ...equation, sums: sidesOf(equation, table.cells) })),
    );
  });
  const self = { year: outline.year?.value ?? null, agency: outline.agency?.value ?? null };
  const claims = requestClaims(outline.sections, outline.mentions, self);
  const claim = checkRequestClaims(claims, requestTotals(best.requests));
  checks.push(...yearCheck(outline), ...(claim === null ? [] : [claim]));
  const fields = reportEvidence(outline);
  const diagnostics = [
    ...document.diagnostics,
    ...outline.diagnostics,
    ...unsureFields(fields, document.scans ?? []),
    ...tableDiagnostics(tables),
    ...failedChecks(checks),
  ];
  const edition =
    best.disclosure?.edition.id ?? best.requests?.edition.id ?? (best.disputes ? (EDITIONS[0]?.id ?? null) : null);
  const report: Report = {
    schemaVersion: SCHEMA_VERSION,
    generator: { name: "nianbao", version: VERSION },
    source: {
      name: source.name,
      sha256: source.sha256,
      bytes: source.bytes,
      mediaType: document.mediaType,
      pages: document.pages,
      reading: document.reading,
    },
    report: {
      title: outline.title?.value ?? null,
      agency: outline.agency?.value ?? null,
      year: outline.year?.value ?? null,
      edition,
      issuedOn: outline.issuedOn?.value ?? null,
    },
    sections: [...outline.sections],
    tables: { disclosure: record("disclosure"), requests, disputes: record("disputes"), indicators: null },
    mentions: [...outline.mentions],
    checks,
    evidence: Object.fromEntries(
      scannedEvidence(
        [
          ...fields,
          ...TABLES.flatMap((key) => {
            const table = best[key];
            return table === undefined ? [] : evidenceOfTable(table, rowsOf(table));
          }),
        ],
        document.scans ?? [],
      ),
    ),
    diagnostics,
    status: statusOf(diagnostics, checks),
  };
  const isReport = tables.some(speaksForReport) || (outline.isReport.title && outline.isReport.headings >= 3);
  return { report, document, tables, outline, isReport };
}

/** A table found by its words; or by its shape alone, if it is complete and the form's identities hold. */
function speaksForReport({ decoded }: TableTrace): boolean {
  const [best] = decoded;
  if (best === undefined) return false;
  return best.reading.reader !== "structure" || (best.violated.length === 0 && best.absent.length === 0);
}

const byPlace = (a: Stretch, b: Stretch): number => a.from.line - b.from.line || a.from.unit - b.from.unit;
