import { describe, expect, it } from "vitest";
import { duplicatesAmong } from "../../src/batch/duplicates.ts";
import { failedEntry } from "../../src/batch/entry.ts";
import type { Entry } from "../../src/batch/ledger.ts";

function entry(path: string, agency: string | null, year: number | null): Entry {
  const run = { version: "1", build: "a", options: "" };
  return { ...failedEntry(run, path, { code: "empty", message: "" }, {}, 0), status: "verified", agency, year };
}

describe("duplicatesAmong", () => {
  it("groups what shares agency and year, in the order given", () => {
    const entries = [
      entry("a.html", "云溪县水务局", 2023),
      entry("b.pdf", "云溪县民政局", 2023),
      entry("c.pdf", "云溪县水务局", 2023),
      entry("d.pdf", "云溪县水务局", 2022),
      entry("e.docx", "云溪县水务局", 2023),
    ];
    expect(duplicatesAmong(entries)).toEqual([
      { agency: "云溪县水务局", year: 2023, paths: ["a.html", "c.pdf", "e.docx"] },
    ]);
  });

  it("groups nothing of which agency or year is not known", () => {
    const entries = [entry("a", null, 2023), entry("b", null, 2023), entry("c", "局", null), entry("d", "局", null)];
    expect(duplicatesAmong(entries)).toEqual([]);
  });

  it("takes lines of an older ledger, which do not say", () => {
    const { agency: _, year: __, ...older } = entry("a", "局", 2023);
    expect(duplicatesAmong([older as Entry, older as Entry])).toEqual([]);
  });
});
