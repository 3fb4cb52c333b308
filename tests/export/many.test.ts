import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exported, madeReports, store } from "./archive.ts";

/** Enough for many jobs on each thread, so that the memory of earlier ones is filled again. */
const COPIES = 120;
const key = (copy: number, path: string) => `${String(copy).padStart(4, "0")}/${path}`;

test.each([
  ["csv", 1],
  ["csv", 2],
  ["jsonl", 2],
] as const)("every one of many reports has its own rows: %s on %i threads", async (format, threads) => {
  const reports = await madeReports();
  const once = await exported(store(reports), { format });
  const copies = Array.from({ length: COPIES }, (_, i) => i);
  const many = await exported(
    store(copies.flatMap((copy) => [...reports].map(([path, report]) => [key(copy, path), report] as const))),
    { format },
    threads,
  );
  for (const table of ["figures", "reports", "checks", "mentions"]) {
    const lines = (out: string) =>
      readFileSync(join(out, `${table}.${format}`), "utf8")
        .split("\n")
        .slice(0, -1);
    const [header, rows] = format === "csv" ? [1, lines(once.out).slice(1)] : [0, lines(once.out)];
    const expected = copies.flatMap((copy) =>
      rows.map((row) => row.replace(/samples\/[^",]+\.json/u, (path) => key(copy, path))),
    );
    expect(lines(many.out).slice(header)).toEqual(expected);
  }
});
