// From what a report costs to what an archive takes: pure arithmetic over the measured costs and the assumptions.

/** Shares of the kinds in an archive, and the machines that convert it. The costs are measured, these are chosen. */
export const ASSUMED = {
  shares: { HTML: 0.6, PDF: 0.2, Word: 0.15, text: 0.01, scan: 0.04 },
  /** Pages of a scanned report; those of the samples are fewer. */
  scanPages: 8,
  cores: 16,
  /** What a core of a busy machine gets done of what one alone does. */
  yield: 0.8,
  days: 1,
  /** Bytes that a file takes beyond its own on the disk, by half a block of 4 KiB. */
  slack: 2048,
  sizes: [1_000_000, 10_000_000],
};

/** Seconds of processor time a report of this kind as assumed. */
export const secondsOf = ({ kind, cpu, pages }, { scanPages }) => (kind === "scan" ? (cpu / pages) * scanPages : cpu);

/**
 * What `reports` reports take, without scans (`ocr` false: they fail at once) or with: `coreHours`, `machineHours` of one machine, `machines` to
 * be done in the assumed days, and bytes of `input`, `json`, `packed` and `ledger`.
 */
export function plan(costs, reports, assumed, { ocr }) {
  const total = (value) => costs.reduce((sum, cost) => sum + assumed.shares[cost.kind] * reports * value(cost), 0);
  const read = (cost) => ocr || cost.kind !== "scan";
  const coreHours = total((cost) => (read(cost) ? secondsOf(cost, assumed) : 0)) / 3600;
  const machineHours = coreHours / (assumed.cores * assumed.yield);
  return {
    reports,
    ocr,
    coreHours,
    machineHours,
    machines: Math.max(1, Math.ceil(machineHours / (24 * assumed.days))),
    input: total(({ input }) => input),
    json: total((cost) => (read(cost) ? cost.json + assumed.slack : 0)),
    packed: total((cost) => (read(cost) ? cost.gzip : 0)),
    ledger: total(({ ledger }) => ledger),
  };
}
