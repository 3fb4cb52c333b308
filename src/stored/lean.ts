import type { Report } from "../model/report.ts";
import { type CheckKind, checksAt, type LeanCheck } from "./checks.ts";
import { evidenceAt, type LeanEvidence } from "./evidence.ts";
import { standsAt } from "./heads.ts";
import { decoded, NOT_ASCII, parseJson, parseOctets } from "./json.ts";

/** A report without what nobody asks for who wants its figures: the cells that checks take, their places and the texts as printed. */
export type LeanReport = Omit<Report, "checks" | "evidence"> & {
  readonly checks: readonly LeanCheck[];
  readonly evidence: Readonly<Record<string, LeanEvidence>>;
};

/** At the outermost level of a report as it is written: no text within quotes holds a line feed. */
const TABLES = '\n  "tables":';
const MENTIONS = '\n  "mentions":';
const CHECKS = '\n  "checks": [\n';
const EVIDENCE = '  ],\n  "evidence": {\n';
const END = "\n  }";
const DIAGNOSTICS = `${END},\n  "diagnostics":`;

/**
 * A stored report in less time than its JSON takes: of one as this program writes it, cells of checks, places and printed texts, which
 * are most of its bytes, are passed over. What is no report comes as it is. Throws SyntaxError.
 */
export const parseLean = (bytes: Buffer): unknown => writtenHere(bytes.toString("latin1")) ?? lean(parseJson(bytes));

/** Null for what is written otherwise, and for what is no JSON. */
function writtenHere(octets: string): LeanReport | null {
  const before = octets.indexOf(CHECKS);
  const behind = octets.lastIndexOf(DIAGNOSTICS);
  const found = before < 0 ? null : checksAt(octets, before + CHECKS.length);
  if (found === null || !standsAt(octets, found.end, EVIDENCE)) return null;
  const evidence = evidenceAt(octets, found.end + EVIDENCE.length, behind);
  const rest = evidence === null ? null : restOf(octets.slice(0, before), octets.slice(behind + END.length));
  return evidence === null || rest === null ? null : { ...rest, checks: found.checks, evidence };
}

/** A report without checks and evidence, from what is written before and behind them; null for anything else. */
function restOf(before: string, behind: string): Report | null {
  let parsed: ReturnType<typeof parseOctets>;
  try {
    parsed = parseOctets(`${before}\n"checks":[],"evidence":{}${behind}`);
  } catch {
    return null;
  }
  const report = parsed.value as Report;
  // Else it was not those of the report that stood between, or the report names them twice.
  if (!isEmpty(report.checks) || !isEmpty(report.evidence)) return null;
  if (!parsed.encoded) return report;
  const { tables } = report;
  // Half of what is left: figures, under names that nobody reads for other letters where there are none.
  const [from, to] = [before.indexOf(TABLES), before.indexOf(MENTIONS)];
  if (from < 0 || to < from || NOT_ASCII.test(before.slice(from, to))) return decoded(report) as Report;
  return { ...(decoded({ ...report, tables: null }) as Report), tables };
}

const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

/** What is no report is left to whoever looks at it. */
function lean(value: unknown): unknown {
  const report = value as { checks?: unknown } | null;
  return Array.isArray(report?.checks) ? { ...report, checks: report.checks.map(leanCheck) } : value;
}

const leanCheck = (check: (CheckKind & Pick<LeanCheck, "left" | "right">) | null): LeanCheck => ({
  kind: check as CheckKind,
  left: check?.left as number | null,
  right: check?.right as number | null,
});
