import { rmSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Finding } from "../../src/check/finding.ts";
import type { Expected, MadeReport } from "./archive.ts";
import { honestArchive, plantedArchive } from "./planted.ts";
import { findingsIn, store } from "./stored.ts";

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/"));
const expectedKey = ({ code, path, at }: Expected): string =>
  `${code} ${folderOf(path)} ${/(\d{4})[^/]*$/u.exec(path)?.[1]} ${at ?? ""}`.trim();
const foundKey = ({ code, places, year, at }: Finding): string =>
  `${code} ${folderOf(places[0]?.report ?? "")} ${year} ${at ?? ""}`.trim();

async function found(reports: readonly MadeReport[]): Promise<Finding[]> {
  const root = await store(reports);
  try {
    const { findings, unread } = await findingsIn([root]);
    expect(unread).toEqual([]);
    return findings;
  } finally {
    rmSync(root, { recursive: true });
  }
}

const SEEDS = (process.env.CHECK_SEEDS ?? "planted").split(",");

test.each(SEEDS)(
  "in 500 reports over five years all that is planted is found, and nothing is invented (%s)",
  async (seed) => {
    const { reports, expected } = plantedArchive(seed);
    const findings = await found(reports);
    expect(findings.map(foundKey).toSorted()).toEqual(expected.map(expectedKey).toSorted());
    for (const { certain, places, code } of findings) {
      expect([code, certain]).toEqual([code, code !== "archive.gap" || certain]);
      expect(places.length).toBeGreaterThan(0);
    }
  },
);

test("nothing is found where nothing is planted, whatever the agencies write", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 12 }), async (seed, agencies) => {
      const findings = await found(honestArchive(seed, agencies));
      expect(findings.map((finding) => `${foundKey(finding)}: ${finding.message}`)).toEqual([]);
    }),
    { numRuns: Number(process.env.CHECK_RUNS ?? 5) },
  );
});
