import type { Report } from "../model/report.ts";
import { evidenceAt, type LeanEvidence } from "./evidence.ts";
import { decoded, parseJson, parseOctets } from "./json.ts";

/** A report without what nobody asks for who wants its figures: the cells that checks take, their places and the texts as printed. */
export type LeanReport = Omit<Report, "checks" | "evidence"> & {
  readonly checks: readonly Omit<Report["checks"][number], "cells">[];
  readonly evidence: Readonly<Record<string, LeanEvidence>>;
};

/** At the outermost level of a report as it is written: no text within quotes holds a line feed. */
const CHECKS = '\n  "checks": [';
const EVIDENCE = '\n  "evidence": {';
const DIAGNOSTICS = '\n  },\n  "diagnostics":';
/** What begins the list of the cells that a check takes: no text within quotes can hold it. */
const CELLS = ',"cells":[';

/**
 * `parseJson` of a stored report in less time: of one as this program writes it, cells of checks, places and printed texts, which are
 * most of its bytes, are passed over. Throws SyntaxError.
 */
export function parseLean(bytes: Buffer): unknown {
  try {
    const lean = leanOf(bytes.toString("latin1"));
    if (lean !== null) return lean;
  } catch {
    // A `]` in the name of a cell was taken for the list's end; or it is not JSON at all, and is said to be.
  }
  return parseJson(bytes);
}

/** Null for what is written otherwise. */
function leanOf(octets: string): LeanReport | null {
  const checks = octets.indexOf(CHECKS);
  const start = octets.indexOf(EVIDENCE, checks);
  const end = octets.lastIndexOf(DIAGNOSTICS);
  if (checks < 0 || start < 0 || end < start) return null;
  const open = start + EVIDENCE.length;
  const evidence = evidenceAt(octets, open + 1, end);
  if (evidence === null) return null;
  const pieces = [octets.slice(0, checks), ...withoutCells(octets.slice(checks, open)), octets.slice(end)];
  const { value, encoded } = parseOctets(pieces.join(""));
  const report = (encoded ? decoded(value) : value) as Partial<LeanReport> | null;
  // Else it was not the evidence of the report that stood there.
  if (typeof report?.evidence !== "object" || Object.keys(report.evidence).length > 0) return null;
  return { ...(report as LeanReport), evidence };
}

function withoutCells(checks: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let at = checks.indexOf(CELLS); at >= 0; at = checks.indexOf(CELLS, from)) {
    pieces.push(checks.slice(from, at));
    from = checks.indexOf("]", at) + 1;
    if (from === 0) throw new SyntaxError("A list has no end.");
  }
  pieces.push(checks.slice(from));
  return pieces;
}
