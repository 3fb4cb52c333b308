import { expect, test } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { enginesDiffer } from "../../src/stages/verify/engines.ts";

const row = (upheld: number | null, total: number | null) => ({
  upheld,
  corrected: 0,
  otherResult: 0,
  pending: 1,
  total,
});

const reportOf = (upheld: number | null, total: number | null): Pick<Report, "tables"> => ({
  tables: {
    disclosure: null,
    requests: null,
    disputes: {
      reconsideration: row(2, 3),
      litigation: { direct: row(upheld, total), afterReconsideration: row(0, 1) },
    },
    indicators: null,
  },
});

test("the first figure that two engines read differently is named, with both readings", () => {
  expect(enginesDiffer(reportOf(4, 5), reportOf(7, 8))).toEqual({
    code: "engines.differ",
    severity: "warning",
    message: "The PDF engines read 4 and 7.",
    pointer: "/tables/disputes/litigation/direct/upheld",
  });
  expect(enginesDiffer(reportOf(0, 5), reportOf(0, 8))?.pointer).toBe("/tables/disputes/litigation/direct/total");
});

test("what only one engine has is no difference", () => {
  expect(enginesDiffer(reportOf(4, 5), reportOf(4, 5))).toBeNull();
  expect(enginesDiffer(reportOf(null, 5), reportOf(4, null))).toBeNull();
  const { tables } = reportOf(4, 5);
  expect(enginesDiffer({ tables }, { tables: { ...tables, disputes: null } })).toBeNull();
});
