import type { Report } from "../model/report.ts";
import { cutEvidence, type LeanEvidence } from "./evidence.ts";
import { decoded, parseJson, parseOctets } from "./json.ts";

/** A report without what nobody asks for who wants its figures: the cells that checks take, their places and the texts as printed. */
export type LeanReport = Omit<Report, "checks" | "evidence"> & {
  readonly checks: readonly Omit<Report["checks"][number], "cells">[];
  readonly evidence: Readonly<Record<string, LeanEvidence>>;
};

/** What begins the list of the cells that a check takes, in a report as it is stored: no text within quotes can hold it. */
const CELLS = ',"cells":[';

/**
 * `parseJson` of a stored report in less time: of one as this program writes it, cells of checks, places and printed texts, which are
 * most of its bytes, are passed over. Throws SyntaxError.
 */
export function parseLean(bytes: Buffer): unknown {
  try {
    const octets = bytes.toString("latin1");
    return leanOf(octets) ?? parsedOctets(withoutCells(octets));
  } catch {
    // A `]` in the name of a cell was taken for the list's end; or it is not JSON at all, and is said to be.
    return parseJson(bytes);
  }
}

function leanOf(octets: string): unknown {
  const cut = cutEvidence(octets);
  if (cut === null) return null;
  const value = parsedOctets(withoutCells(cut.rest)) as Partial<LeanReport> | null;
  // Else it was not the evidence of the report that stood there.
  if (typeof value?.evidence !== "object" || Object.keys(value.evidence).length > 0) return null;
  return { ...value, evidence: cut.evidence };
}

function parsedOctets(octets: string): unknown {
  const { value, encoded } = parseOctets(octets);
  return encoded ? decoded(value) : value;
}

function withoutCells(text: string): string {
  let rest = "";
  let from = 0;
  for (let at = text.indexOf(CELLS); at >= 0; at = text.indexOf(CELLS, from)) {
    rest += text.slice(from, at);
    from = text.indexOf("]", at) + 1;
    if (from === 0) return text;
  }
  return rest + text.slice(from);
}
