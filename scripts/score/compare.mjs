// Compares a report with the truth beside its sample.
import { APPLICANT_NAMES, APPLICANTS, DISCLOSURE_ROWS, DISPUTE_GROUPS, REQUEST_ROWS, RESULTS } from "./rows.mjs";

const at = (record, path) => path.split("/").reduce((value, key) => value?.[key] ?? null, record);
const pick = (record, keys) => (record === null ? null : keys.map((key) => record[key] ?? null));
const asList = (value) => (Array.isArray(value) ? value : [value]);

/** Rows that the report gives, as `table.row` → values; rows that are not printed have no entry. */
function rowsOfReport({ tables }) {
  const rows = [];
  const add = (key, record, columns) => {
    if (record !== null) rows.push([key, pick(record, columns)]);
  };
  const isNew = tables.disclosure !== null && !("procurement" in tables.disclosure);
  if (tables.disclosure !== null)
    for (const [path, key, columns] of DISCLOSURE_ROWS[isNew ? 2021 : 2019])
      add(`table1.${key}`, at(tables.disclosure, path), columns);
  for (const [path, key] of Object.entries(REQUEST_ROWS)) add(`table2.${key}`, at(tables.requests, path), APPLICANTS);
  for (const [path, key] of Object.entries(DISPUTE_GROUPS)) add(`table3.${key}`, at(tables.disputes, path), RESULTS);
  return new Map(rows);
}

function rowsOfTruth(truth) {
  const tables = { table1: truth.table1, table2: truth.table2.rows, table3: truth.table3 };
  return new Map(
    Object.entries(tables).flatMap(([table, rows]) =>
      Object.entries(rows).map(([key, values]) => [`${table}.${key}`, asList(values)]),
    ),
  );
}

/** Cells right (the same number, or null where nothing is printed), wrong (another number) and missing (null for a number). */
function compareCells(truth, report) {
  const count = { right: 0, wrong: 0, missing: 0 };
  const differences = [];
  const wanted = rowsOfTruth(truth);
  const given = rowsOfReport(report);
  const open = new Set(truth.uncertain ?? []);
  for (const key of new Set([...wanted.keys(), ...given.keys()])) {
    const want = wanted.get(key) ?? [];
    const have = given.get(key) ?? [];
    for (let i = 0; i < Math.max(want.length, have.length); i++) {
      const w = want[i] ?? null;
      const h = have[i] ?? null;
      // A row that the file leaves open is best left null.
      const kind = w === h || (h === null && open.has(key)) ? "right" : h === null ? "missing" : "wrong";
      count[kind]++;
      if (kind !== "right") differences.push(`${key}[${i}]: printed ${w}, read ${h}`);
    }
  }
  return { count, differences };
}

function subsectionsOf(sections) {
  return Object.fromEntries(
    sections.flatMap(({ sections: inner }, i) =>
      inner.length === 0 ? [] : [[String(i + 1), inner.map((section) => section.heading)]],
    ),
  );
}

/** What the report says besides its tables, in truth's shape. */
function wordsOf(report) {
  const { title, agency, year, edition, issuedOn } = report.report;
  const first = report.sections.filter((section) => section.level === 1);
  return {
    title,
    agency,
    year,
    edition,
    issuedOn,
    sections: first.map((section) => section.heading),
    subsections: subsectionsOf(first),
  };
}

/** Full-width letters and digits as their common forms: truth has them so, a report has them as printed. */
const narrow = (text) =>
  text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

const FAULT_OF_RULE = {
  "requests.balance": (check) => `requests.balance ${APPLICANT_NAMES[APPLICANTS.indexOf(check.at)]}`,
  "requests.outcomes": (check) => `requests.resultTotal ${APPLICANT_NAMES[APPLICANTS.indexOf(check.at)]}`,
  "requests.total": (check) => `requests.rowTotal ${REQUEST_ROWS[check.at]}`,
  "disputes.total": (check) => `cases.total ${DISPUTE_GROUPS[check.at]}`,
  "mentions.requests": () => "narrative.requests",
};

/** Failed checks in truth's words; a rule that truth has no word for keeps its own. */
const faultsOfReport = (report) =>
  report.checks
    .filter((check) => check.status === "fail")
    .map((check) => FAULT_OF_RULE[check.rule]?.(check) ?? check.rule)
    .sort();

const faultsOfTruth = (truth) =>
  truth.faults.map((f) => [f.kind, f.column ?? f.row ?? f.group].filter((part) => part !== undefined).join(" ")).sort();

/**
 * Compares one report with its truth. `differences` has a line for everything that is not exactly as printed, tables,
 * words, faults found and status; `silent` counts wrong cells of a report that is not marked `review`.
 */
export function compareReport(truth, report) {
  const { count, differences } = compareCells(truth, report);
  const words = wordsOf(report);
  for (const [key, value] of Object.entries({ ...words, faults: faultsOfReport(report), status: report.status })) {
    const want = key === "faults" ? faultsOfTruth(truth) : truth[key];
    const [printed, read] = [want, value].map((part) => narrow(JSON.stringify(part)));
    if (printed !== read) differences.push(`${key}: printed ${printed}, read ${read}`);
  }
  return { cells: count, differences, silent: report.status === "review" ? 0 : count.wrong };
}
