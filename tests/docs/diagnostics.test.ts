// docs/diagnostics.md names every code that the program can give, and none that it can't.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FAILURE_CODES } from "../../src/model/finding.ts";
import { needsReview } from "../../src/stages/verify/status.ts";
import { chapters, firstCells } from "./markdown.ts";

const document = readFileSync("docs/diagnostics.md", "utf8");
const rowsOf = (chapter: string) => firstCells(chapters(document).get(chapter) ?? "", "code");
const codesOf = (chapter: string) => rowsOf(chapter).flatMap((cell) => cell.codes);

// The codes of src/check are those of findings, not of diagnostics: docs/checks.md has them.
const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.startsWith("check/"))
  .map((file) => readFileSync(join("src", file), "utf8"));

/** Codes of diagnostics in the sources: all have a dot, as those of failures have not. */
function codesInSources(): string[] {
  const said = sources.flatMap((source) =>
    [...source.matchAll(/(?:\bcode: |\b(?:warn|info|note)\(\s*)"([a-z]+\.[a-z-]+)"/gu)].map((match) => match[1] ?? ""),
  );
  // These three are made from the names of the fields that are missing.
  const made = sources.some((source) => source.includes("code: `${" + "key}.missing`"))
    ? ["title.missing", "agency.missing", "year.missing"]
    : [];
  return [...new Set([...said, ...made])];
}

test("every diagnostic that the sources can give is documented, and no other", () => {
  expect(codesInSources().length).toBeGreaterThan(25);
  expect(codesOf("Diagnostics").toSorted()).toEqual(codesInSources().toSorted());
});

test("no code is made in a way that this test does not see", () => {
  const computed = sources.flatMap((source) => [...source.matchAll(/\bcode: `[^`]*`/gu)].map((match) => match[0]));
  expect(computed).toEqual(["code: `${" + "key}.missing`"]);
});

test.each(rowsOf("Diagnostics"))("what the document says of the status is what the program does: $codes", (cell) => {
  const says = cell.row.split("|")[2]?.trim() === "review";
  const code = cell.codes[0] ?? "";
  const asWarning = needsReview({ code, severity: "warning", message: "", pointer: null });
  const isInfo = sources.some((source) => isGivenAsInfo(source, code));
  expect(says).toBe(asWarning && !isInfo);
});

/** Whether the source gives the code with severity `info`. */
const isGivenAsInfo = (source: string, code: string): boolean =>
  source.includes(`info("${code}"`) || new RegExp(`code: "${code}",\\s*severity: "info"`, "u").test(source);

test("every failure is documented, and no other", () => {
  expect(codesOf("Failures")).toEqual([...FAILURE_CODES]);
});
