import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { toJson } from "../../src/stages/write/json.ts";
import { readProse } from "../../src/stored/prose.ts";
import { stored } from "../review/reports.ts";

const root = mkdtempSync(join(tmpdir(), "nianbao-prose-"));
const readAs = (text: string) => {
  writeFileSync(join(root, "a.json"), text);
  return readProse({ root, path: "a.json" });
};

it("is the same however the report is written, and none of what is no report", () => {
  const report = stored(1);
  const { report: whose, sections } = report;
  expect(sections.length).toBeGreaterThan(3);
  const backwards = Object.fromEntries(Object.entries(report).reverse());
  for (const text of [
    toJson(report),
    JSON.stringify(report, null, 2),
    JSON.stringify(report),
    JSON.stringify(backwards),
  ])
    expect(readAs(text)).toMatchObject({ report: whose, sections });
  // The keys that the prose is found by, in a text.
  const tricky = {
    ...report,
    sections: [{ ...sections[0], paragraphs: ['\n  "tables": {', ',\n  "report": 1'] }, ...sections.slice(1)],
  };
  for (const text of [JSON.stringify(tricky, null, 2), JSON.stringify(tricky)])
    expect(readAs(text)?.sections).toEqual(tricky.sections);
  for (const text of ["", "{}", '{\n  "report": 1,\n  "tables": {}}', "no JSON"]) expect(readAs(text)).toBeNull();
});
