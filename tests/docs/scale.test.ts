// docs/scale.md says what follows from docs/scale.json and the assumptions.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ASSUMED, type Cost, plan, secondsOf } from "../../scripts/scale/plan.mjs";
import { scaleTables } from "../../scripts/scale/tables.mjs";

const measured = JSON.parse(readFileSync("docs/scale.json", "utf8"));
const text = readFileSync("docs/scale.md", "utf8");
/** Markdown without what the formatter puts between the bars. */
const bare = (markdown: string): string => markdown.replace(/ +/gu, " ").replace(/-{3,}/gu, "---").trim();

const COSTS: Cost[] = [
  { kind: "HTML", documents: 10, pages: null, cpu: 0.036, input: 1000, json: 7952, gzip: 800, ledger: 500 },
  { kind: "scan", documents: 2, pages: 2, cpu: 9, input: 5000, json: 5952, gzip: 600, ledger: 500 },
];
const CHOSEN = {
  ...ASSUMED,
  shares: { HTML: 0.9, scan: 0.1 },
  scanPages: 8,
  cores: 10,
  yield: 0.5,
  days: 1,
  slack: 2048,
};

describe("the plan", () => {
  it("multiplies what a report costs by how many there are of its kind", () => {
    // 900,000 × 0.036 s + 100,000 × 9 s ÷ 2 pages × 8 pages = 3,632,400 s.
    const whole = plan(COSTS, 1_000_000, CHOSEN, { ocr: true });
    expect(whole.coreHours).toBeCloseTo(1009, 6);
    expect(whole.machineHours).toBeCloseTo(201.8, 6);
    expect(whole.machines).toBe(9);
    expect(whole.json).toBeCloseTo(0.9e6 * 10_000 + 0.1e6 * 8000, 0);
    expect(whole.packed).toBeCloseTo(0.9e6 * 800 + 0.1e6 * 600, 0);
    expect(whole.input).toBeCloseTo(0.9e6 * 1000 + 0.1e6 * 5000, 0);
    expect(whole.ledger).toBeCloseTo(500e6, 0);
    const unread = plan(COSTS, 1_000_000, CHOSEN, { ocr: false });
    expect(unread.coreHours).toBeCloseTo(9, 6);
    expect(unread.json).toBeCloseTo(9e9, 0);
    expect(plan(COSTS, 10_000_000, CHOSEN, { ocr: true }).coreHours).toBeCloseTo(10_090, 5);
  });

  it("assumes shares that make a whole, of kinds that are measured", () => {
    const shares = ASSUMED.shares as Record<string, number>;
    expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(measured.kinds.map(({ kind }: Cost) => kind).sort()).toEqual(Object.keys(shares).sort());
  });
});

describe("docs/scale.md", () => {
  it("has the tables that follow from what was measured: npm run scale -- --no-measure writes them", () => {
    const block = /<!-- measured -->([\s\S]*)<!-- \/measured -->/u.exec(text)?.[1] ?? "";
    expect(bare(block)).toBe(bare(scaleTables(measured)));
  });

  it("says every assumption", () => {
    for (const word of [
      "1,000,000 reports",
      "10,000,000 reports",
      `${ASSUMED.scanPages} pages`,
      `${ASSUMED.cores} cores`,
    ])
      expect(text).toContain(word);
    for (const cost of measured.kinds as Cost[]) expect(secondsOf(cost, ASSUMED)).toBeGreaterThan(0);
  });
});
