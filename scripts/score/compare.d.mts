export interface Comparison {
  cells: { right: number; wrong: number; missing: number };
  /** A line for everything that is not as the truth has it; empty when the report is exact. */
  differences: string[];
  /** Wrong cells of a report that is not marked `review`. */
  silent: number;
}

/** Compares a report of the contract, version 1, with the truth beside its sample (samples/README.md has its fields). */
export function compareReport(truth: object, report: object): Comparison;
