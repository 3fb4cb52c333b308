/** What a report of a kind costs: a mean of `documents` reports. */
export interface Cost {
  kind: string;
  documents: number;
  /** Null where there are none. */
  pages: number | null;
  /** Seconds of processor time. */
  cpu: number;
  /** Bytes: the source, the JSON, the JSON packed, the line of the ledger. */
  input: number;
  json: number;
  gzip: number;
  ledger: number;
}

export interface Assumed {
  /** Of the kinds in an archive; together 1. */
  shares: Record<string, number>;
  scanPages: number;
  cores: number;
  yield: number;
  days: number;
  slack: number;
  sizes: number[];
}

export interface Plan {
  reports: number;
  ocr: boolean;
  coreHours: number;
  machineHours: number;
  machines: number;
  input: number;
  json: number;
  packed: number;
  ledger: number;
}

export const ASSUMED: Assumed;
export function secondsOf(cost: Cost, assumed: Pick<Assumed, "scanPages">): number;
export function plan(costs: readonly Cost[], reports: number, assumed: Assumed, options: { ocr: boolean }): Plan;
