import { describe, expect, it } from "vitest";
import { digest } from "../../src/batch/digest.ts";
import type { Check, Report } from "../../src/model/report.ts";

const failed: Check = {
  rule: "disputes.total",
  at: "reconsideration",
  label: "各项之和等于总计",
  status: "fail",
  left: 5,
  right: 6,
  cells: [],
};

const report = (status: Report["status"], checks: Check[], diagnostics: Report["diagnostics"]): Report =>
  ({
    ...{ status, checks, diagnostics, evidence: {} },
    source: { pages: null },
    report: { agency: "云溪县水务局", year: 2023 },
  }) as unknown as Report;

const told = {
  code: "check.failed",
  severity: "warning" as const,
  message: "各项之和等于总计：5 ≠ 6",
  pointer: "/tables/disputes/reconsideration/total",
};

describe("the reason in one line", () => {
  it("tells a failed check once", () => {
    expect(digest(report("inconsistent", [failed], [told])).message).toBe("各项之和等于总计: 5 ≠ 6");
    expect(digest(report("inconsistent", [failed, failed], [told, told])).message).toMatch(/ \(and 1 more\)$/);
  });

  it("says where the reading is uncertain, and leaves out what is only for information", () => {
    const doubt = {
      code: "cell.ambiguous",
      severity: "warning" as const,
      message: "The print allows more than one value here.",
      pointer: "/tables/disclosure/fees/amount",
    };
    const info = { code: "text.encoding", severity: "info" as const, message: "The text is GBK.", pointer: null };
    expect(digest(report("review", [], [info, doubt])).message).toBe(
      "/tables/disclosure/fees/amount: The print allows more than one value here.",
    );
  });

  it("says what puts the reading in doubt before what is only odd", () => {
    const odd = { code: "heading.restart", severity: "warning" as const, message: "It starts anew.", pointer: null };
    const doubt = { code: "row.absent", severity: "warning" as const, message: "A row is missing.", pointer: null };
    expect(digest(report("review", [], [odd, doubt])).message).toBe("A row is missing. (and 1 more)");
  });

  it("is null when all is well", () => {
    expect(digest(report("verified", [], [])).message).toBeNull();
  });
});
