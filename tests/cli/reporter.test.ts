import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import type { Verdict } from "../../src/batch/ledger.ts";
import { exitCode } from "../../src/cli/exit.ts";
import { count, seconds, size } from "../../src/cli/options.ts";
import { duration, painter, thousands } from "../../src/cli/print.ts";
import { progressLine } from "../../src/cli/progress.ts";
import { newReporter } from "../../src/cli/reporter.ts";
import { summary } from "../../src/cli/summary.ts";
import { Tally } from "../../src/cli/tally.ts";

const plain = painter(false, {});

function verdict(path: string, status: Verdict["status"], message: string | null = null): Verdict {
  return { path, status, code: status === "failed" ? "corrupt" : null, message, ms: 5 };
}

function tallyOf(...verdicts: Verdict[]): Tally {
  const tally = new Tally();
  for (const each of verdicts) tally.add(each, true);
  return tally;
}

describe("progressLine", () => {
  const tally = tallyOf(verdict("a", "verified"), verdict("b", "failed"));
  tally.add(verdict("c", "review"), false);

  it("shows done, total, rate, time left and counts", () => {
    const line = "3/1,203 · 0.5/s · 40 min 0 s left · 1 verified · 1 review · 1 failed";
    expect(progressLine(tally, 1203, 4, plain, 0)).toBe(line);
    expect(progressLine(tally, 1203, 4, plain, 200)).toBe(`${"░".repeat(20)} ${line}`);
    expect(progressLine(tally, 4, 4, plain, 200)).toMatch(/^█{15}░{5} 3\/4/);
  });

  it("never takes more than the width of the terminal, colours apart", () => {
    const painted = painter(true, {});
    for (let columns = 1; columns < 110; columns++) {
      const line = stripVTControlCharacters(progressLine(tally, 1203, 4, painted, columns));
      expect(line.length).toBeLessThan(columns);
    }
  });
});

describe("summary", () => {
  it("names the first files of each kind by path, with the reason", () => {
    const faults = ["g", "b", "f", "a", "e", "c", "d"].map((name) => verdict(name, "inconsistent", `3 ≠ ${name}`));
    const tally = tallyOf(verdict("v", "verified"), ...faults, verdict("x\u001b[2J", "failed", "Fetch it again."));
    expect(
      summary({ tally, total: 9, seconds: 3, out: "out", part: null, interrupted: false, duplicates: [] }, plain),
    ).toBe(
      `9 documents in 3.0 s, 3.0 a second
  verified     1  every cell found, the arithmetic holds
  inconsistent 7  read with certainty, contradicts itself
  review       0
  failed       1  no report
inconsistent, the first 5 of 7:
  a  3 ≠ a
  b  3 ≠ b
  c  3 ≠ c
  d  3 ≠ d
  e  3 ≠ e
failed:
  x�[2J  corrupt: Fetch it again.
Reports and ledger.jsonl are in out.
Once mended, do the failed ones again with --retry-failed.
`,
    );
  });

  it("names what is of the same agency and year, the first cases of many", () => {
    const duplicates = [1, 2, 3, 4, 5, 6].map((n) => ({
      agency: `第${n}局`,
      year: 2023,
      paths: [`${n}.html`, `${n}.docx`],
    }));
    const run = {
      tally: tallyOf(verdict("v", "verified")),
      total: 1,
      seconds: 1,
      out: "o",
      part: null,
      interrupted: false,
    };
    expect(summary({ ...run, duplicates: duplicates.slice(0, 1) }, plain)).toContain(
      "the same agency and year:\n  第1局 2023  1.html, 1.docx\nReports",
    );
    expect(summary({ ...run, duplicates }, plain)).toMatch(
      /the same agency and year, the first 5 of 6 cases:\n(?: {2}第\d局 2023 {2}\d\.html, \d\.docx\n){5}Reports/u,
    );
  });

  it("says how to go on after an interruption", () => {
    const text = summary(
      {
        tally: tallyOf(verdict("v", "verified")),
        total: 9,
        seconds: 0.2,
        out: "o",
        part: null,
        interrupted: true,
        duplicates: [],
      },
      plain,
    );
    expect(text).toMatch(/^Interrupted after 1 of 9 documents/);
    expect(text).toMatch(/Give the same command again to go on\.\n$/);
  });
});

describe("the reporter on a terminal", () => {
  it("draws one line over the other, and clears it before the summary; NO_COLOR leaves out colours", async () => {
    const written: string[] = [];
    const screen = { terminal: true, columns: 80, env: { NO_COLOR: "1" }, write: (text: string) => written.push(text) };
    const tally = new Tally();
    const reporter = newReporter("text", tally, 2, screen);
    await new Promise((resolve) => setTimeout(resolve, 120));
    tally.add(verdict("a", "verified"), true);
    reporter.document(verdict("a", "verified"), true);
    reporter.document(verdict("b", "verified"), true);
    reporter.end("out", null, false, []);
    expect(written).toHaveLength(2);
    const clear = "\r\u001b[K";
    expect(written.map((text) => text.startsWith(clear))).toEqual([true, true]);
    const [line = "", last = ""] = written.map((text) => text.slice(clear.length));
    expect(line).toMatch(/^█{10}░{10} 1\/2 /);
    expect(last).toMatch(/^1 document /);
    expect(stripVTControlCharacters(line + last)).toBe(line + last);
  });
});

describe("exitCode", () => {
  const counts = { verified: 1, inconsistent: 0, review: 0, failed: 0 };

  it("follows the gravest of what happened", () => {
    expect(exitCode(counts, "review")).toBe(0);
    expect(exitCode({ ...counts, review: 1 }, "review")).toBe(1);
    expect(exitCode({ ...counts, review: 1 }, "inconsistent")).toBe(0);
    expect(exitCode({ ...counts, inconsistent: 1 }, "inconsistent")).toBe(1);
    expect(exitCode({ ...counts, inconsistent: 1 }, "never")).toBe(0);
    expect(exitCode({ ...counts, inconsistent: 1, failed: 1 }, "never")).toBe(3);
    expect(exitCode({ ...counts, verified: 0, failed: 2 }, "never")).toBe(4);
  });
});

describe("values of flags", () => {
  it("are read as they are written, or refused", () => {
    expect([size("12"), size("3K"), size("64M"), size("2g"), size("1MiB"), size("1kb")]).toEqual([
      12,
      3072,
      64 * 2 ** 20,
      2 * 2 ** 30,
      2 ** 20,
      1024,
    ]);
    expect([seconds("20"), seconds("0.5"), count("4")]).toEqual([20, 0.5, 4]);
    for (const bad of ["", "0", "-1", "1.5M", "1T", "M", "1e9999", "９"]) expect(() => size(bad), bad).toThrow();
    for (const bad of ["", "0", "-1", "1e3", "Infinity", "99999999999"]) expect(() => seconds(bad), bad).toThrow();
    for (const bad of ["", "0", "-1", "1.5", "99999999999999999999"]) expect(() => count(bad), bad).toThrow();
  });

  it("are printed for people", () => {
    expect([0, 0.24, 9.4, 61, 3599, 7325].map(duration)).toEqual([
      "0.0 s",
      "0.2 s",
      "9.4 s",
      "1 min 1 s",
      "59 min 59 s",
      "2 h 2 min",
    ]);
    expect([0, 999, 1000, 1234567].map(thousands)).toEqual(["0", "999", "1,000", "1,234,567"]);
  });
});
