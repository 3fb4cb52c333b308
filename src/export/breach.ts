import { REPORT } from "../model/report.ts";
import { type Problem, readStored } from "../stored/reports.ts";
import { notAReport } from "./fault.ts";
import type { Broken } from "./job.ts";

/**
 * What is wrong with a stored report whose rows could not be made. Apart from what threads load: it brings zod. Throws where the
 * report keeps the contract, for then the fault is ours.
 */
export function problemOf({ file, key, message }: Broken): Problem {
  const stored = readStored(file);
  if ("problem" in stored) return stored.problem;
  const place = breachOf(stored.report);
  if (place === null) throw new Error(`${key}: ${message}`);
  return notAReport(place);
}

/** Where a report breaks the contract, as a JSON Pointer; null where it keeps it. Takes longer than making its rows. */
function breachOf(report: unknown): string | null {
  try {
    const issue = REPORT.safeParse(report).error?.issues[0];
    return issue === undefined ? null : issue.path.map((name) => `/${String(name)}`).join("");
  } catch (error) {
    // Sections within sections without end.
    if (error instanceof RangeError) return "/sections";
    throw error;
  }
}
