import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rulesDocument } from "../../src/check/rules.ts";
import { type CheckFlags, check } from "../../src/cli/check.ts";
import type { UsageError } from "../../src/cli/exit.ts";
import { convert, type Report } from "../../src/index.ts";
import type { Review } from "../../src/model/review.ts";
import { newFolder, nianbao } from "./command.ts";
import { report } from "./reports.ts";

let folder: string;
const at = (path: string): string => join(folder, path);
const put = (path: string, value: unknown): void => {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), typeof value === "string" ? value : JSON.stringify(value));
};

async function read(text: string): Promise<Report> {
  const result = await convert(new TextEncoder().encode(text), { name: "report.txt" });
  if (!result.ok) throw new Error(result.failure.message);
  return result.report;
}

const GRANTED = "/tables/requests/outcomes/granted/naturalPerson";

/** A stored report whose figure was changed behind the program's back. */
function changed(sound: Report): Report {
  const copy = structuredClone(sound);
  const granted = copy.tables.requests?.outcomes.granted;
  if (granted?.naturalPerson != null) granted.naturalPerson += 5;
  return copy;
}

let sound: Report;
beforeAll(async () => {
  folder = newFolder();
  sound = await read(report(4));
  put("sound/a.txt.json", sound);
  put("sound/deep/b.txt.json", await read(report(5)));
  put("faulty/a.txt.json", changed(sound));
  put("mixed/a.txt.json", sound);
  put("mixed/b.json", "{");
  put("broken/b.json", "{}");
  put("empty/notes.txt", "");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => nianbao(["check", ...args], { cwd: folder });

describe("nianbao check", () => {
  it("says that nothing was found, and ends with 0", async () => {
    const { code, stdout, stderr } = await run("sound");
    expect([code, stdout]).toEqual([0, ""]);
    expect(stderr).toMatch(/^Checked 2 reports in [\d.]+ s\n {2}error {4}0\n {2}warning {2}0\n {2}info {5}0\n/);
  });

  it("gives its findings one a line, the same to stdout and to a file, and the same on one thread and on two", async () => {
    const { code, stdout, stderr } = await run("faulty", "--json", "--out", "findings.jsonl", "--jobs", "1");
    expect(code).toBe(1);
    expect(readFileSync(at("findings.jsonl"), "utf8")).toBe(stdout);
    expect((await run("faulty", "--json", "--quiet", "--jobs", "2")).stdout).toBe(stdout);
    const findings = stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    expect(findings.map(({ code: rule }) => rule)).toEqual([
      "evidence.value",
      "stored.check",
      "stored.check",
      "stored.status",
      "requests.outcomes",
      "requests.total",
    ]);
    const granted = sound.tables.requests?.outcomes.granted?.naturalPerson ?? Number.NaN;
    expect(findings[0]).toEqual({
      code: "evidence.value",
      severity: "error",
      certain: true,
      agency: "云溪县第4水务所",
      year: 2023,
      at: null,
      message: `The value is ${granted + 5}, and what is printed is “${granted}”.`,
      left: null,
      right: null,
      places: [{ report: "a.txt.json", pointer: GRANTED, value: granted + 5, evidence: sound.evidence[GRANTED] }],
    });
    expect(stderr).toContain("requests.total: 1");
    expect(stderr).toContain("云溪县第4水务所 2023  outcomes/granted: ");
    expect(stderr).toContain("All findings are in findings.jsonl.");
  });

  it("takes people's decisions in the place of what was read, and tells those about another value", async () => {
    const granted = (sound.tables.requests?.outcomes.granted?.naturalPerson ?? 0) + 5;
    const line = (rest: Partial<Review>): string =>
      `${JSON.stringify({
        report: "a.txt.json",
        sha256: sound.source.sha256,
        pointer: GRANTED,
        verdict: "wrong",
        shown: granted,
        value: granted - 5,
        by: "审计员",
        at: "2026-01-02T03:04:05Z",
        version: "0.1.0",
        ...rest,
      })}\n`;
    writeFileSync(at("reviews.jsonl"), `no decision\n${line({})}`);
    const { stdout, stderr } = await run("faulty", "--json", "--with-reviews", "reviews.jsonl", "-j", "2");
    expect(stdout).toContain('"code":"stored.check"');
    expect(stdout).not.toContain('"code":"requests.');
    expect(stderr).toContain("Lines of the reviews file that hold no decision: 1.");
    writeFileSync(at("reviews.jsonl"), line({ shown: 99 }));
    const other = await run("faulty", "--json", "--with-reviews", "reviews.jsonl");
    expect(other.stdout).toContain('"code":"review.outdated"');
    expect(other.stdout).toContain('"code":"requests.total"');
  });

  it("names reports by their folder where several are given, and finds the one that is in both", async () => {
    const { stdout, code } = await run("sound", "mixed", "--json", "--fail-on", "never");
    const twice = stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    expect(
      twice.map((finding) => [finding.code, finding.places.map((place: { report: string }) => place.report)]),
    ).toEqual([["archive.duplicate", [at("sound/a.txt.json"), at("mixed/a.txt.json")]]]);
    expect(code).toBe(3);
  });

  it("ends as convert does", async () => {
    const inside = async (folders: string[], flags: Partial<CheckFlags> = {}): Promise<number | string> => {
      const { signal } = new AbortController();
      const screen = { terminal: false, columns: 80, env: {}, write: () => {} };
      const around = { cwd: folder, stdin: () => process.stdin, stdout: () => {}, screen, signal };
      try {
        return await check(folders, { jobs: 1, failOn: "warning", ...flags }, around);
      } catch (error) {
        return (error as UsageError).message;
      }
    };
    expect(await inside(["mixed"])).toBe(3);
    expect(await inside(["broken"])).toBe(4);
    expect(await inside(["sound"], { failOn: "error" })).toBe(0);
    expect(await inside(["faulty"], { failOn: "error" })).toBe(1);
    expect(await inside(["faulty"], { failOn: "never" })).toBe(0);
    expect(await inside(["nowhere"])).toBe("There is no folder nowhere.");
    expect(await inside(["sound/a.txt.json"])).toBe("sound/a.txt.json is no folder.");
    expect(await inside(["empty"])).toMatch(/^There is no stored report/);
    expect(await inside(["sound"], { withReviews: "none.jsonl" })).toMatch(/^none\.jsonl can't be read/);
    expect(await inside(["sound"], { out: "no/such/file" })).toMatch(/^no\/such\/file can't be written/);
  });

  it("names what it could not read, and why", async () => {
    const { code, stderr } = await run("mixed");
    expect(code).toBe(3);
    expect(stderr).toContain("not read: 1\n  b.json  not-json: ");
  });
});

describe("schema/rules-1.json", () => {
  const committed = readFileSync(new URL("../../schema/rules-1.json", import.meta.url), "utf8");

  it("is what the rules are; `npm run schema` brings it up to date", () => {
    expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(rulesDocument())));
  });

  it("is what `nianbao schema --rules` prints", async () => {
    expect(await nianbao(["schema", "--rules"])).toMatchObject({ code: 0, stdout: committed, stderr: "" });
  });
});
