import type { Report } from "../../src/model/report.ts";

/** Pieces of evidence of the tables whose text does not stand in the source at their line and column (code points), each as one line. */
export function misplaced(report: Report, source: string): string[] {
  const lines = source.split(/\r\n|[\n\r]/u).map((line) => [...line]);
  return Object.entries(report.evidence).flatMap(([pointer, { line = 0, column = 0, text, page, bbox }]) => {
    if (!pointer.startsWith("/tables/") || text === "") return [];
    const printed = (lines[line - 1] ?? [])
      .slice(column - 1)
      .join("")
      .slice(0, text.length);
    if (page === undefined && bbox === undefined && printed === text) return [];
    return [`${pointer}: “${text}” is not at ${line}:${column}, where “${printed}” is`];
  });
}
