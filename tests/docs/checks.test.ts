// docs/checks.md and docs/forms.md against the rules and forms in the code.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Finding } from "../../src/check/finding.ts";
import { RULES } from "../../src/check/rules.ts";
import { EDITIONS } from "../../src/editions/index.ts";
import { equationsOf } from "../../src/identities/equations.ts";
import { convert } from "../../src/index.ts";
import { chapters, firstCells } from "./markdown.ts";

const checks = chapters(readFileSync("docs/checks.md", "utf8"));
const rulesIn = (chapter: string) => firstCells(checks.get(chapter) ?? "", "rule").flatMap((cell) => cell.codes);

const identities = EDITIONS.flatMap((edition) => edition.identities);
const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();

test("every identity of the forms is documented, and no other", () => {
  expect(rulesIn("Rules of the tables").toSorted()).toEqual(unique(identities.map((identity) => identity.rule)));
});

test("every rule of the document is documented, and no other", () => {
  const files = [
    "src/interpret.ts",
    ...readdirSync("src/stages/verify").map((file) => join("src/stages/verify", file)),
  ];
  const rules = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\brule: "([a-z.]+)"/gu)].map((match) => match[1] ?? ""),
  );
  expect(rulesIn("Rules of the document").toSorted()).toEqual(unique(rules));
});

/** The instances of one rule over all forms. */
const instances = (rule: string): string[] =>
  unique(
    EDITIONS.flatMap((edition) =>
      edition.tables.flatMap((form) =>
        equationsOf(
          edition.identities.filter((identity) => identity.rule === rule && identity.table === form.table),
          form.rows,
        ).map((equation) => equation.at),
      ),
    ),
  );

const named = (kind: string): string[] => {
  const row = firstCells(checks.get("Instances") ?? "", "instances").find((cell) => cell.row.startsWith(`| ${kind} `));
  return (row?.row.match(/`[\w/]+`/gu) ?? []).map((code) => code.slice(1, -1)).filter((code) => code !== "/");
};

test("the instances of every rule bear the documented names", () => {
  expect(instances("requests.balance")).toEqual(named("column").toSorted());
  expect(instances("requests.outcomes")).toEqual(named("column").toSorted());
  expect(instances("disputes.total")).toEqual(named("group").toSorted());
  const rows = named("row").filter((code) => code !== "tables.requests");
  expect(rows.length).toBeGreaterThanOrEqual(3);
  expect(instances("requests.total")).toEqual(expect.arrayContaining(rows));
});

test("reports give the documented rules, all of them together", async () => {
  const results = await Promise.all(["fault-narrative", "tab-carry"].map((name) => convert(`samples/${name}.txt`)));
  const rules = results.flatMap((result) => (result.ok ? result.report.checks.map((check) => check.rule) : []));
  expect(unique(rules)).toEqual(unique([...rulesIn("Rules of the tables"), ...rulesIn("Rules of the document")]));
});

test("docs/forms.md names every edition, its notice and its telling words", () => {
  const forms = readFileSync("docs/forms.md", "utf8").replaceAll("：", ":");
  const rows = firstCells(forms, "edition");
  expect(rows.flatMap((cell) => cell.codes)).toEqual(EDITIONS.map((edition) => edition.id));
  EDITIONS.forEach((edition, i) => {
    expect(rows[i]?.row).toContain(edition.source);
    const signs = edition.tables.find((form) => form.table === "disclosure")?.signs ?? [];
    for (const sign of signs) expect(rows[i]?.row).toContain(sign);
  });
});

const OF_CHECK = ["Rules of stored reports", "Rules across years", "Rules of the prose"];

test("every rule of check is documented with its severity, and no other", () => {
  const rows = OF_CHECK.flatMap((chapter) => firstCells(checks.get(chapter) ?? "", "rule"));
  const documented = rows.map(({ codes, row }) => [codes[0], row.split("|")[2]?.trim()]);
  const stated = [...rulesIn("Rules of the tables"), ...rulesIn("Rules of the document")];
  const own = RULES.filter(({ code }) => !stated.includes(code)).map(({ code, severity }) => [code, severity]);
  expect(documented.toSorted()).toEqual(own.toSorted());
  for (const code of stated) expect(RULES.find((rule) => rule.code === code)?.severity).toBe("error");
});

test("docs/cli.md names every field of a finding, and no other", () => {
  const findings = readFileSync("docs/cli.md", "utf8").split("### Findings")[1]?.split("### ")[0] ?? "";
  const fields: Record<keyof Finding, true> = {
    code: true,
    severity: true,
    certain: true,
    agency: true,
    year: true,
    at: true,
    message: true,
    left: true,
    right: true,
    places: true,
  };
  expect(firstCells(findings, "field").flatMap(({ codes }) => codes)).toEqual(Object.keys(fields));
});
