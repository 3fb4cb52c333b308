import { type Evidence, REPORT, type Report } from "../../model/report.ts";
import { readNumeral } from "../../text/numerals.ts";
import { readPrinted } from "../../text/printed.ts";
import { type Finding, finding } from "../finding.ts";
import { valueAt } from "../pointers.ts";
import type { RuleCode } from "../rules.ts";
import { figuresOf } from "./values.ts";

/** Whether a stored report keeps the contract; says where it first does not. Fields that it does not know are allowed. */
export function checkSchema(path: string, report: Report): Finding[] {
  const parsed = REPORT.safeParse(report);
  if (parsed.success) return [];
  const [issue] = parsed.error.issues;
  const pointer = (issue?.path ?? []).map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`);
  const { agency, year } = report.report;
  const subject = {
    agency: typeof agency === "string" ? agency : null,
    year: typeof year === "number" ? year : null,
  };
  return [
    finding("stored.schema", subject, {
      message: `${issue?.message ?? "It is not a report."}`,
      places: [{ report: path, pointer: pointer.join(""), evidence: null }],
    }),
  ];
}

const FIELDS = ["title", "agency", "year", "issuedOn"] as const;

/** Evidence against values: each leads to the other, and they say the same. */
export function checkEvidence(path: string, report: Report): Finding[] {
  const found: Finding[] = [];
  const say = (code: RuleCode, pointer: string, message: string, value: number | string | null): void => {
    const evidence = report.evidence[pointer] ?? null;
    found.push(finding(code, report.report, { message, places: [{ report: path, pointer, value, evidence }] }));
  };
  for (const [pointer, value] of valuesOf(report)) {
    const evidence = report.evidence[pointer];
    if (evidence === undefined) {
      if (value !== null) say("evidence.missing", pointer, `The value ${value} has no evidence.`, value);
      continue;
    }
    if ((value !== null) !== (evidence.state === "number"))
      say("evidence.state", pointer, `The value is ${value}, and its evidence says ${evidence.state}.`, value);
    else if (typeof value === "number") {
      const printed = printedValue(pointer, evidence);
      if (printed !== null && printed !== value)
        say("evidence.value", pointer, `The value is ${value}, and what is printed is “${evidence.text}”.`, value);
    }
  }
  for (const [pointer, evidence] of Object.entries(report.evidence)) {
    if (!figuresOf(report).has(pointer) && valueAt(report, pointer) === undefined)
      say("evidence.dangling", pointer, "There is no such value in the report.", null);
    const { page } = evidence;
    if (page !== undefined && page > (report.source.pages ?? 0))
      say("evidence.page", pointer, `Page ${page} of a source of ${report.source.pages ?? "no"} pages.`, null);
  }
  return found;
}

const PLAIN = /^\d{1,15}$/;

/** The number that the text of an evidence is; null where it is not plain enough to tell. */
function printedValue(pointer: string, { text }: Evidence): number | null {
  if (pointer === "/report/year") return readNumeral(text.replace(/\s/gu, ""));
  if (PLAIN.test(text)) return Number(text);
  const printed = readPrinted(text);
  return printed.state === "number" ? printed.value : null;
}

/** Every value that evidence is given for, with its pointer. */
function* valuesOf(report: Report): Generator<readonly [string, number | string | null]> {
  for (const field of FIELDS) yield [`/report/${field}`, report.report[field]];
  yield* figuresOf(report);
}
