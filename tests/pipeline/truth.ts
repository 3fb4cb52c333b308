import type { Truth } from "../../scripts/samples/index.mjs";
import type { Report } from "../../src/model/report.ts";

const APPLICANTS = ["naturalPerson", "business", "research", "publicWelfare", "legalService", "other", "total"];
const OUTCOMES = ["upheld", "corrected", "otherResult", "pending", "total"];

const DISCLOSURE: Record<Truth["edition"], Record<string, readonly [row: string, columns: readonly string[]]>> = {
  "2021": {
    rules: ["rules", ["issued", "repealed", "inForce"]],
    normative: ["normativeDocuments", ["issued", "repealed", "inForce"]],
    licensing: ["licensing", ["decisions"]],
    penalties: ["penalties", ["decisions"]],
    coercion: ["coercion", ["decisions"]],
    fees: ["fees", ["amount"]],
  },
  "2019": {
    rules: ["rules", ["made", "disclosed", "available"]],
    normative: ["normativeDocuments", ["made", "disclosed", "available"]],
    licensing: ["licensing", ["previousItems", "change", "decisions"]],
    otherServices: ["otherServices", ["previousItems", "change", "decisions"]],
    penalties: ["penalties", ["previousItems", "change", "decisions"]],
    coercion: ["coercion", ["previousItems", "change", "decisions"]],
    fees: ["fees", ["previousItems", "change"]],
    procurement: ["procurement", ["items", "amount"]],
  },
};

const REQUESTS: Record<string, string> = {
  new: "received",
  carriedIn: "carriedIn",
  granted: "outcomes/granted",
  partial: "outcomes/partiallyGranted",
  denied1: "outcomes/denied/stateSecret",
  denied2: "outcomes/denied/prohibitedByLaw",
  denied3: "outcomes/denied/endangersStability",
  denied4: "outcomes/denied/thirdPartyRights",
  denied5: "outcomes/denied/internalAffairs",
  denied6: "outcomes/denied/processInformation",
  denied7: "outcomes/denied/enforcementFile",
  denied8: "outcomes/denied/administrativeInquiry",
  unable1: "outcomes/notProvidable/notHeld",
  unable2: "outcomes/notProvidable/needsCreation",
  unable3: "outcomes/notProvidable/unclearAfterCorrection",
  refused1: "outcomes/notProcessed/petition",
  refused2: "outcomes/notProcessed/repeated",
  refused3: "outcomes/notProcessed/publication",
  refused4: "outcomes/notProcessed/excessive",
  refused5: "outcomes/notProcessed/confirmation",
  other1: "outcomes/otherProcessing/correctionOverdue",
  other2: "outcomes/otherProcessing/feeOverdue",
  other3: "outcomes/otherProcessing/misc",
  other: "outcomes/otherProcessing/unitemized",
  total: "outcomes/total",
  carriedOut: "carriedOut",
};

const DISPUTES: Record<string, string> = {
  review: "reconsideration",
  direct: "litigation/direct",
  afterReview: "litigation/afterReconsideration",
};

/** What a right report says in each cell of its tables, by JSON Pointer. */
export function figuresOf(truth: Truth): Map<string, number | null> {
  const figures = new Map<string, number | null>();
  const put = (row: string, columns: readonly string[], values: number | null | (number | null)[]): void => {
    [values].flat().forEach((value, i) => {
      figures.set(`/tables/${row}/${columns[i]}`, value);
    });
  };
  for (const [key, values] of Object.entries(truth.table1)) {
    const [row, columns] = DISCLOSURE[truth.edition][key] ?? [key, []];
    put(`disclosure/${row}`, columns, values);
  }
  for (const [key, values] of Object.entries(truth.table2.rows)) put(`requests/${REQUESTS[key]}`, APPLICANTS, values);
  for (const [key, values] of Object.entries(truth.table3)) put(`disputes/${DISPUTES[key]}`, OUTCOMES, values);
  return figures;
}

/** The value a JSON Pointer leads to; undefined where it leads nowhere. */
export function at(document: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .reduce<unknown>(
      (node, key) => (node !== null && typeof node === "object" ? (node as Record<string, unknown>)[key] : undefined),
      document,
    );
}

/** Every number in the tables of a report, by JSON Pointer. */
export function numbersOf(report: Report): Map<string, number> {
  const found = new Map<string, number>();
  const visit = (node: unknown, pointer: string): void => {
    if (typeof node === "number") found.set(pointer, node);
    else if (node !== null && typeof node === "object")
      for (const [key, child] of Object.entries(node)) visit(child, `${pointer}/${key}`);
  };
  visit(report.tables, "/tables");
  return found;
}

const FAULT_RULES = {
  "requests.balance": "requests.balance",
  "requests.resultTotal": "requests.outcomes",
  "requests.rowTotal": "requests.total",
  "cases.total": "disputes.total",
  "narrative.requests": "mentions.requests",
} as const;

const COLUMNS = ["natural", "business", "research", "publicWelfare", "legalService", "other", "total"];

/** A planted fault in the words of the report's checks: rule and instance. */
function faultName(fault: Truth["faults"][number]): string {
  const { column, row, group } = fault;
  const place =
    column !== undefined
      ? APPLICANTS[COLUMNS.indexOf(column)]
      : row !== undefined
        ? REQUESTS[row]
        : group !== undefined
          ? DISPUTES[group]
          : null;
  return `${FAULT_RULES[fault.kind]}@${place ?? ""}`;
}

/**
 * What a report says wrongly of a document whose truth is known, each as one line; empty for a report that may be
 * published. A report under review may leave values open, but may not state a wrong one with another status.
 */
export function silentErrors(report: Report, truth: Truth): string[] {
  const errors: string[] = [];
  const figures = figuresOf(truth);
  if (report.status !== "review") {
    for (const [pointer, value] of figures) {
      const read = at(report, pointer) ?? null;
      if (read !== value) errors.push(`${pointer}: ${read}, not ${value}`);
    }
    for (const [pointer, value] of numbersOf(report))
      if (!figures.has(pointer)) errors.push(`${pointer}: ${value}, not printed`);
    const failed = report.checks
      .filter((check) => check.status === "fail")
      .map(({ rule, at }) => `${rule}@${at ?? ""}`);
    const planted = truth.faults.map(faultName);
    for (const fault of planted) if (!failed.includes(fault)) errors.push(`${fault}: planted, not found`);
    for (const fault of failed) if (!planted.includes(fault)) errors.push(`${fault}: found, not planted`);
  }
  if (truth.faults.length === 0 && report.status === "inconsistent") errors.push("inconsistent without a fault");
  return errors;
}
