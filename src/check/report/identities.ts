import { once } from "../../model/once.ts";
import type { Check, Report } from "../../model/report.ts";
import { statusOf } from "../../stages/verify/status.ts";
import { VERSION } from "../../version.ts";
import { type Finding, finding } from "../finding.ts";
import type { Instance } from "../rule.ts";
import { RULES, type RuleCode } from "../rules.ts";
import type { Examined } from "../subject.ts";
import { saidTotals } from "./totals.ts";
import { figuresOf } from "./values.ts";

const ARITHMETIC = RULES.filter(({ scope, identities }) => scope === "report" && identities.length > 0);
const CODES = new Set<string>(RULES.map(({ code }) => code));

/** An instance of an identity ready to be evaluated. */
interface Sum {
  readonly rule: RuleCode;
  readonly at: string;
  readonly table: "requests" | "disputes";
  readonly form: string | null;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly cells: readonly string[];
}

const SUMS: readonly Sum[] = ARITHMETIC.flatMap(({ code, identities }) =>
  (identities as readonly Instance[]).map(({ at, form, left, right }): Sum => {
    const cells = { left: left.map(({ cell }) => cell), right: right.map(({ cell }) => cell) };
    const table = cells.left[0]?.split("/")[2] as Sum["table"];
    return { rule: code, at, form, table, ...cells, cells: [...cells.left, ...cells.right] };
  }),
);

type Evaluated = Pick<Check, "rule" | "at" | "status" | "left" | "right"> & { readonly cells: readonly string[] };

const keyOf = ({ rule, at }: Pick<Check, "rule" | "at">): string => `${rule} ${at ?? ""}`;

/** The identities of the forms over the figures of a report; a blank counts as zero, a cell not located or not settled leaves none. */
export const evaluate: (report: Report) => readonly Evaluated[] = once((report) => {
  const itemized = report.tables.requests?.outcomes.otherProcessing.unitemized === null;
  const form = itemized ? "itemized" : "unitemized";
  const figures = figuresOf(report);
  const sum = (cells: readonly string[]): number | null => {
    let total = 0;
    for (const cell of cells) {
      const state = report.evidence[cell]?.state;
      if (state === undefined || state === "ambiguous" || state === "unreadable") return null;
      total += figures.get(cell) ?? 0;
    }
    return total;
  };
  return SUMS.filter((of) => report.tables[of.table] !== null && (of.form === null || of.form === form)).map(
    ({ rule, at, left: l, right: r, cells }): Evaluated => {
      const left = sum(l);
      const right = left === null ? null : sum(r);
      if (left === null || right === null) return { rule, at, status: "skipped", left: null, right: null, cells };
      return { rule, at, status: near(left, right) ? "pass" : "fail", left, right, cells };
    },
  );
});

const near = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) < 1e-6);

/** Stored checks and status against what the stored values come to. */
export function checkStored(path: string, report: Report): Finding[] {
  const expected = evaluate(report);
  const stored = new Map(report.checks.map((check, i) => [keyOf(check), { check, i }]));
  const say = (
    pointer: string,
    at: string | null,
    message: string,
    sides: { left: number | null; right: number | null },
  ) =>
    finding("stored.check", report.report, {
      message,
      at,
      left: sides.left,
      right: sides.right,
      places: [{ report: path, pointer, evidence: null }],
    });
  const differing = expected.flatMap((check): Finding[] => {
    const found = stored.get(keyOf(check));
    const at = check.at === null ? check.rule : `${check.rule} ${check.at}`;
    if (found === undefined) return [say("/checks", at, "This check is missing.", check)];
    const { status, left, right } = found.check;
    if (status === check.status && near(left, check.left) && near(right, check.right)) return [];
    const was = `${status} (${left} and ${right})`;
    return [
      say(
        `/checks/${found.i}`,
        at,
        `Stored: ${was}; the values: ${check.status} (${check.left} and ${check.right}).`,
        check,
      ),
    ];
  });
  const known = new Set(expected.map(keyOf));
  const strange = report.checks.flatMap((check, i): Finding[] => {
    const sums = ARITHMETIC.some(({ code }) => code === check.rule);
    if (sums)
      return known.has(keyOf(check))
        ? []
        : [say(`/checks/${i}`, keyOf(check), "The tables have no such check.", check)];
    const expectedStatus = statusOfProse(report, check);
    if (expectedStatus === null || expectedStatus === check.status) return [];
    return [say(`/checks/${i}`, check.rule, `Stored: ${check.status}; its sides: ${expectedStatus}.`, check)];
  });
  return [...differing, ...strange, ...checkStatus(path, report, expected)];
}

/** What a stored check on the prose comes to by its own sides; null where that is not known. */
function statusOfProse(report: Report, check: Check): Check["status"] | null {
  if (check.left === null || check.right === null) return null;
  if (check.rule === "year.consistent") return check.left === check.right ? "pass" : "fail";
  if (check.rule !== "mentions.requests") return null;
  const totals = saidTotals(report);
  return totals === null ? null : totals.has(check.left) ? "pass" : "fail";
}

function checkStatus(path: string, report: Report, expected: readonly Evaluated[]): Finding[] {
  const prose = report.checks.filter(({ rule }) => !ARITHMETIC.some(({ code }) => code === rule));
  const status = statusOf(report.diagnostics, [...expected, ...prose]);
  // Which diagnostics ask for a review may change with the program; that a failed check is not verified does not.
  const told =
    report.generator.version === VERSION
      ? status !== report.status
      : report.status === "verified" && status === "inconsistent";
  if (!told) return [];
  return [
    finding("stored.status", report.report, {
      message: `Stored: ${report.status}; checks and diagnostics come to ${status}.`,
      places: [{ report: path, pointer: "/status", value: report.status, evidence: null }],
    }),
  ];
}

/** Where a report contradicts itself, people's corrections applied. */
export function checkIdentities(of: Examined): Finding[] {
  const { report } = of;
  const sums = evaluate(report);
  const prose = report.checks
    .filter(({ rule }) => rule === "year.consistent" || rule === "mentions.requests")
    .map((check) => ({ ...check, status: statusOfProse(report, check) ?? check.status }));
  return [...sums, ...prose].flatMap((check): Finding[] => {
    if (check.status !== "fail" || !CODES.has(check.rule)) return [];
    return [
      finding(check.rule as RuleCode, report.report, {
        at: check.at,
        message: `${check.left} ≠ ${check.right}`,
        left: check.left,
        right: check.right,
        certain: check.cells.every((cell) => of.certain(cell)),
        places: check.cells.filter((cell) => isShown(report, cell)).map((cell) => placeOf(of, cell)),
      }),
    ];
  });
}

/** Cells in which nothing is printed add nothing to a sum. */
const isShown = (report: Report, cell: string): boolean =>
  !cell.startsWith("/tables/") || (figuresOf(report).get(cell) ?? 0) !== 0 || /\/(?:total|carriedOut\/\w+)$/.test(cell);

function placeOf(of: Examined, cell: string): Finding["places"][number] {
  const mention = /^\/mentions\/(\d+)$/.exec(cell);
  const said = mention === null ? undefined : of.report.mentions[Number(mention[1])];
  return said === undefined
    ? of.place(cell)
    : { report: of.path, pointer: cell, value: said.value, text: said.text, evidence: null };
}
