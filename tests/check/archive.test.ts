import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import type { Finding } from "../../src/check/finding.ts";
import type { Expected } from "./archive.ts";
import { honestArchive, plantedArchive } from "./planted.ts";
import { findingsIn, store } from "./stored.ts";

/** Rules whose instance says nothing that the report and year don't. */
const WITHOUT_INSTANCE = new Set(["evidence.value", "review.outdated"]);

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/"));
const expectedKey = ({ code, path, at }: Expected): string =>
  `${code} ${folderOf(path)} ${/(\d{4})[^/]*$/u.exec(path)?.[1]} ${at ?? ""}`.trim();
const foundKey = ({ code, places, year, at }: Finding): string =>
  `${code} ${folderOf(places[0]?.report ?? "")} ${year} ${WITHOUT_INSTANCE.has(code) ? "" : (at ?? "")}`.trim();

test.each(["planted", "p2", "p3", "p4"])(
  "%s in 500 reports over five years all that is planted is found, and nothing is invented",
  async (seed) => {
    const { reports, expected } = plantedArchive(seed);
    const root = await store(reports);
    try {
      const { findings, unread } = await findingsIn([root]);
      expect(unread).toEqual([]);
      expect(findings.map(foundKey).toSorted()).toEqual(expected.map(expectedKey).toSorted());
    } finally {
      rmSync(root, { recursive: true });
    }
  },
);

test.each(["a", "b", "c", "d", "e", "f", "g", "h"])(
  "nothing is found where nothing is planted (seed %s)",
  async (seed) => {
    const root = await store(honestArchive(seed, 12));
    try {
      expect((await findingsIn([root])).findings.map((finding) => `${foundKey(finding)}: ${finding.message}`)).toEqual(
        [],
      );
    } finally {
      rmSync(root, { recursive: true });
    }
  },
);
