import { FIGURES, type Figure } from "../../stored/figures.ts";
import { variableOf } from "../names.ts";
import type { Shape } from "../tables/shape.ts";

/**
 * The search over sections, by every three characters that stand side by side, so that Chinese needs no words told apart:
 * `sections_search MATCH '信息公开'`. Fewer than three are looked for in `sections` itself. Its rowid is that of the section, whose
 * texts it does not hold again.
 */
export const SECTION_SEARCH: readonly string[] = [
  "CREATE VIRTUAL TABLE sections_search USING fts5 (heading, body, content = 'sections', content_rowid = 'rowid', tokenize = 'trigram')",
  "INSERT INTO sections_search (sections_search) VALUES ('rebuild')",
];

export const indexesOf = (shape: Shape): readonly string[] => [
  "CREATE INDEX reports_agency ON reports (agency_key, year)",
  "CREATE INDEX reports_region ON reports (region_code, year)",
  "CREATE INDEX reports_document ON reports (sha256)",
  ...(shape === "long"
    ? ["CREATE INDEX figures_variable ON figures (variable, year)"]
    : ["CREATE INDEX panel_agency ON panel (agency_key, year)"]),
  "CREATE INDEX checks_result ON checks (result, rule)",
  "CREATE INDEX diagnostics_code ON diagnostics (code)",
];

/** The views: the same columns in both shapes. */
export const viewsOf = (shape: Shape): readonly string[] => [rates(shape), ...reasons(shape), disputes(shape)];

const totals = (within: (row: string) => boolean): Figure[] =>
  FIGURES.filter(({ table, row, column }) => table === "requests" && column === "total" && within(row));

const HEAD = "r.report, r.agency, r.agency_key, r.region_code, r.year, r.edition, r.status";

/** The outcomes by which a request was refused in one way or another, group by group. */
const GROUPS = ["denied", "notProvidable", "notProcessed"] as const;

function rates(shape: Shape): string {
  const of = (row: string) => variableOf(totals((name) => name === row)[0] as Figure);
  const [granted, partial, all] = [of("outcomes/granted"), of("outcomes/partiallyGranted"), of("outcomes/total")];
  const received = of("received");
  return `CREATE VIEW granted_rates AS
SELECT ${HEAD}, v.received, v.outcomes, v.granted, v.partially_granted,
  CAST(v.granted AS REAL) / NULLIF(v.outcomes, 0) AS granted_rate,
  CAST(v.granted + v.partially_granted AS REAL) / NULLIF(v.outcomes, 0) AS at_least_partly_rate
FROM reports r JOIN (${pivot(shape, { received, outcomes: all, granted, partially_granted: partial })}) v ON v.report = r.report`;
}

function reasons(shape: Shape): string[] {
  const figures = GROUPS.flatMap((group) =>
    totals((row) => row.startsWith(`outcomes/${group}/`)).map((figure) => ({ group, figure })),
  );
  const rows = figures.map(({ group, figure }) => {
    const variable = variableOf(figure);
    const label = `${quoted(group)} AS reason_group, ${quoted(figure.row.split("/").pop() as string)} AS reason, ${quoted(figure.rowLabel)} AS label`;
    return shape === "long"
      ? `SELECT report, ${label}, value FROM figures WHERE variable = ${quoted(variable)}`
      : `SELECT report, ${label}, ${variable} AS value FROM panel`;
  });
  return [
    `CREATE VIEW refusal_reasons AS
SELECT ${HEAD}, v.reason_group, v.reason, v.label, v.value AS requests
FROM reports r JOIN (${rows.join("\nUNION ALL ")}) v ON v.report = r.report`,
    `CREATE VIEW refusal_reasons_by_year AS
SELECT year, reason_group, reason, label, SUM(requests) AS requests, COUNT(requests) AS reports
FROM refusal_reasons GROUP BY year, reason_group, reason, label`,
  ];
}

function disputes(shape: Shape): string {
  const kinds = ["reconsideration", "litigation/direct", "litigation/afterReconsideration"];
  const kind = (row: string): string => {
    const figures = FIGURES.filter((figure) => figure.table === "disputes" && figure.row === row);
    const of = (column: string) => variableOf(figures.find((figure) => figure.column === column) as Figure);
    const columns = {
      upheld: of("upheld"),
      corrected: of("corrected"),
      other_result: of("otherResult"),
      pending: of("pending"),
      total: of("total"),
    };
    return `SELECT p.report, ${quoted(row)} AS kind, p.upheld, p.corrected, p.other_result, p.pending, p.total FROM (${pivot(shape, columns)}) p`;
  };
  return `CREATE VIEW dispute_results AS
SELECT ${HEAD}, v.kind, v.upheld, v.corrected, v.other_result, v.pending, v.total,
  CAST(v.corrected AS REAL) / NULLIF(v.total - v.pending, 0) AS corrected_rate
FROM reports r JOIN (${kinds.map(kind).join("\nUNION ALL ")}) v ON v.report = r.report`;
}

/** One row for each report, with these variables under these names. */
function pivot(shape: Shape, variables: Readonly<Record<string, string>>): string {
  const named = Object.entries(variables);
  if (shape === "wide") return `SELECT report, ${named.map(([name, of]) => `${of} AS ${name}`).join(", ")} FROM panel`;
  const columns = named.map(([name, of]) => `MAX(CASE WHEN variable = ${quoted(of)} THEN value END) AS ${name}`);
  const wanted = named.map(([, of]) => quoted(of)).join(", ");
  return `SELECT report, ${columns.join(", ")} FROM figures WHERE variable IN (${wanted}) GROUP BY report`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
