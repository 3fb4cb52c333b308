import { once } from "../../model/once.ts";
import type { Report } from "../../model/report.ts";

/** The figures in the tables of a report by their pointers, null where there is none; rows that it does not have are left out. */
export const figuresOf: (report: Report) => ReadonlyMap<string, number | null> = once((report) => {
  const figures = new Map<string, number | null>();
  for (const table of TABLES)
    if (report.tables[table] !== null) collect(report.tables[table], `/tables/${table}/`, figures);
  return figures;
});

const TABLES = ["disclosure", "requests", "disputes"] as const;

/** A null in the place of a row is one without figures: its own pointer stands for it. */
function collect(record: object, prefix: string, figures: Map<string, number | null>): void {
  for (const name in record) {
    const value: unknown = (record as Record<string, unknown>)[name];
    if (typeof value === "number") figures.set(prefix + name, value);
    else if (typeof value === "object" && value !== null) collect(value, `${prefix}${name}/`, figures);
    else figures.set(prefix + name, null);
  }
}
