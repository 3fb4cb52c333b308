import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/model/finding.ts";
import type { Check } from "../../src/model/report.ts";
import { checksOf } from "../../src/stages/verify/checks.ts";
import { needsReview, statusOf } from "../../src/stages/verify/status.ts";

const diagnostic = (code: string, severity: Diagnostic["severity"]): Diagnostic => ({
  code,
  severity,
  message: "",
  pointer: null,
});
const check = (status: Check["status"]): Check => ({
  rule: "requests.total",
  at: "received",
  label: "",
  status,
  left: null,
  right: null,
  cells: [],
});

describe("statusOf", () => {
  it.each([
    [[], [], "verified"],
    [[], [check("pass"), check("skipped")], "verified"],
    [[diagnostic("table.decoded", "info")], [check("pass")], "verified"],
    [[diagnostic("check.failed", "warning")], [check("pass"), check("fail")], "inconsistent"],
    [[diagnostic("heading.gap", "warning")], [check("pass")], "verified"],
    [[diagnostic("cell.ambiguous", "warning")], [check("pass")], "review"],
    [[diagnostic("cell.ambiguous", "warning"), diagnostic("check.failed", "warning")], [check("fail")], "review"],
    [[diagnostic("a.code.nobody.knows", "error")], [], "review"],
  ] as const)("%j, %j → %s", (diagnostics, checks, status) => {
    expect(statusOf(diagnostics, checks)).toBe(status);
  });

  it("never verifies a document with a finding that needs a person, or a failed check", () => {
    const codes = fc.constantFrom("check.failed", "heading.gap", "row.absent", "cell.unreadable", "text.encoding");
    const diagnostics = fc.array(fc.tuple(codes, fc.constantFrom("info", "warning", "error")));
    const checks = fc.array(fc.constantFrom("pass", "fail", "skipped"));
    fc.assert(
      fc.property(diagnostics, checks, (drawn, statuses) => {
        const found = drawn.map(([code, severity]) => diagnostic(code, severity));
        const status = statusOf(found, statuses.map(check));
        const expected = found.some(needsReview) ? "review" : statuses.includes("fail") ? "inconsistent" : "verified";
        expect(status).toBe(expected);
      }),
    );
  });
});

describe("checksOf", () => {
  it("passes, fails or skips, naming the cells of both sides", () => {
    const balance = {
      rule: "disputes.total",
      at: "reconsideration",
      label: "和",
      left: ["r/a", "r/b"],
      right: ["r/total"],
    };
    const of = (sums: { left: number; right: number } | null) => checksOf("disputes", [{ ...balance, sums }])[0];
    const cells = ["/tables/disputes/r/a", "/tables/disputes/r/b", "/tables/disputes/r/total"];
    const { rule, at, label } = balance;
    expect(of({ left: 3, right: 3 })).toEqual({ rule, at, label, status: "pass", left: 3, right: 3, cells });
    expect(of({ left: 3, right: 4 })).toEqual({ rule, at, label, status: "fail", left: 3, right: 4, cells });
    expect(of(null)).toEqual({ rule, at, label, status: "skipped", left: null, right: null, cells });
    expect(of({ left: 0.1 + 0.2, right: 0.3 })?.status).toBe("pass");
  });
});
