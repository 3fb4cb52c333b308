import type { Report, Section } from "../../model/report.ts";
import { type Paint, type Style, thousands } from "../print.ts";
import { showGrid } from "./grid.ts";
import { longPlace } from "./places.ts";
import { safe, short } from "./safe.ts";
import { showTable } from "./table.ts";
import type { Trace } from "./trace.ts";

export interface View {
  readonly paint: Paint;
  /** Width to draw for. */
  readonly columns: number;
  /** One table was asked for: everything about it, and nothing but it. */
  readonly only: boolean;
}

/** The trace as people read it, ending in a line feed. */
export function showTrace(trace: Trace, view: View): string {
  const { report, grids } = trace;
  const tables = trace.tables.flatMap((table) => ["", ...showTable(table, view)]);
  const drawn = grids.filter((grid) => view.only || grid.table === null);
  const absent = view.only && trace.tables.length === 0 ? ["", "This table was not found."] : [];
  const source = [...sourceLines(trace, view.paint), ...tables, ...absent];
  const others = drawn.length === 0 ? [] : ["", head(view.only ? "As the source draws it" : "Other tables", view)];
  const lines = view.only
    ? [...source, ...others, ...drawn.flatMap((grid) => showGrid(grid, view))]
    : [
        ...sourceLines(trace, view.paint),
        ...["", head("Report", view), ...fieldLines(report)],
        ...["", head("Sections", view), ...report.sections.flatMap((section) => sectionLines(section, 1, view))],
        ...tables,
        ...others,
        ...drawn.flatMap((grid) => showGrid(grid, view)),
        ...part("Mentions", mentionLines(report), view),
        ...part("Checks of the whole document", documentChecks(report, view), view),
      ];
  const findings = part("Diagnostics", diagnosticLines(trace, view), view);
  return `${[...lines, ...findings, "", statusLine(report, view)].join("\n")}\n`;
}

const head = (text: string, { paint }: View): string => paint("bold", text);

const part = (title: string, lines: readonly string[], view: View): string[] =>
  lines.length === 0 ? [] : ["", head(title, view), ...lines];

function sourceLines({ report, engine, engines, lines }: Trace, paint: Paint): string[] {
  const { name, mediaType, bytes, pages, sha256 } = report.source;
  const parts = [
    mediaType,
    `${thousands(bytes)} bytes`,
    ...(pages === null ? [] : [pages === 1 ? "1 page" : `${pages} pages`]),
    `${lines} lines`,
    ...(pages === null ? [] : [`engine ${engine}`]),
  ];
  const read = engines.map(
    (each) => `${each.name} ${each.result}${each.taken && engines.length > 1 ? " (shown)" : ""}`,
  );
  return [
    `${paint("bold", safe(name))}  ${parts.join(" · ")}`,
    `  sha256 ${sha256}`,
    ...(read.length === 0 ? [] : [`  engines: ${read.join(" · ")}`]),
  ];
}

function fieldLines({ report, evidence }: Report): string[] {
  return (["title", "agency", "year", "edition", "issuedOn"] as const).map((field) => {
    const value = report[field];
    const entry = evidence[`/report/${field}`];
    const where = entry === undefined ? "" : `  ${longPlace(entry)}`;
    const printed = entry !== undefined && safe(entry.text) !== `${value}` ? `  printed “${safe(entry.text)}”` : "";
    return `  ${field.padEnd(9)} ${value === null ? "not found" : safe(`${value}`)}${printed}${where}`;
  });
}

function sectionLines(section: Section, depth: number, view: View): string[] {
  const { number, ordinal, heading, paragraphs, tables, sections } = section;
  const name = number === null ? "(before the first heading)" : `${safe(number)} ${safe(heading)}`;
  const size = [...paragraphs.join("")].length;
  const facts = [
    ...(ordinal === null ? [] : [`${ordinal}`]),
    ...(paragraphs.length === 0 ? [] : [`${paragraphs.length} ¶ of ${size} characters`]),
    ...tables.map((table) => `table ${table}`),
  ];
  const own = `${"  ".repeat(depth)}${name}  ${view.paint("dim", facts.join(" · "))}`;
  return [own.trimEnd(), ...sections.flatMap((child) => sectionLines(child, depth + 1, view))];
}

const mentionLines = ({ mentions }: Report): string[] =>
  mentions.map(
    ({ text, value, unit, section, paragraph }) =>
      `  ${value} ${safe(unit)}  “${short(text, 60)}”  ${section} paragraph ${paragraph}`,
  );

const STYLES = { pass: "green", fail: "red", skipped: "yellow" } as const satisfies Record<string, Style>;

function documentChecks({ checks }: Report, { paint }: View): string[] {
  return checks
    .filter(({ rule }) => !/^(?:disclosure|requests|disputes)\./.test(rule))
    .map(({ rule, label, status, left, right }) => {
      const sign = status === "pass" || left === right ? "=" : "≠";
      // A claim agrees with any of several sums of the table: only what fails is compared with the first.
      const sums =
        left === null || right === null || (status === "pass" && left !== right) ? "" : `  ${left} ${sign} ${right}`;
      return `  ${paint(STYLES[status], status.padEnd(7))} ${rule}  ${label}${sums}`;
    });
}

const SEVERITY = { error: "red", warning: "yellow", info: "dim" } as const satisfies Record<string, Style>;

function diagnosticLines({ report, tables }: Trace, { paint, only }: View): string[] {
  const kept = report.diagnostics.filter(
    ({ pointer }) => !only || tables.some(({ table }) => pointer?.startsWith(`/tables/${table}`)),
  );
  return kept.map(({ severity, code, message, pointer }) => {
    const where = pointer === null ? "" : `  ${safe(pointer)}`;
    return `  ${paint(SEVERITY[severity], severity.padEnd(7))} ${code}  ${safe(message)}${where}`;
  });
}

const STATUS = { verified: "green", inconsistent: "red", review: "yellow" } as const satisfies Record<string, Style>;

const statusLine = ({ status }: Report, { paint }: View): string => `Status: ${paint(STATUS[status], status)}`;
