import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { convert } from "../../src/index.ts";
import { readStored, storedFiles } from "../../src/stored/reports.ts";

test("stored reports come folder by folder, by name, and each bad file says what it is", async () => {
  const root = mkdtempSync(join(tmpdir(), "nianbao-stored-"));
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const result = await convert("samples/markdown.md");
  if (!result.ok) throw new Error(result.failure.message);
  const report = result.report;
  put("b/a.txt.json", JSON.stringify(report));
  put("a.pdf.json", '{"schemaVersion":"1.0.0"}');
  put("b/.hidden.json", "{}");
  put("c.json", "{");
  put("d.json", JSON.stringify({ ...report, schemaVersion: "2.0.0" }));
  put("ledger.jsonl", "");
  const read = [...storedFiles([root])].map(readStored);
  expect(read.map((stored) => [stored.path, "problem" in stored ? stored.problem.code : stored.report.status])).toEqual(
    [
      ["a.pdf.json", "not-a-report"],
      ["b/a.txt.json", report.status],
      ["c.json", "not-json"],
      ["d.json", "other-version"],
    ],
  );
});
