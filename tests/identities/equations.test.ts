import { describe, expect, it } from "vitest";
import { EDITION_2019 } from "../../src/editions/edition2019.ts";
import { EDITION_2021 } from "../../src/editions/edition2021.ts";
import { cellId, equationsOf } from "../../src/identities/equations.ts";
import type { EditionForm } from "../../src/model/edition.ts";

const of = (edition: EditionForm, table: string) => {
  const form = edition.tables.find((t) => t.table === table);
  return equationsOf(
    edition.identities.filter((identity) => identity.table === table),
    form?.rows ?? [],
  );
};

describe("equationsOf", () => {
  it.each([
    [EDITION_2021, 25, 21],
    [EDITION_2019, 23, 19],
  ])("states the identities of table 2: two a column, one a row", (edition, rows, results) => {
    const equations = of(edition, "requests");
    const count = (rule: string) => equations.filter((equation) => equation.rule === rule).length;
    expect([count("requests.balance"), count("requests.outcomes"), count("requests.total")]).toEqual([7, 7, rows]);
    const sums = equations.filter((equation) => equation.rule === "requests.outcomes");
    expect(sums.map((equation) => equation.left.length)).toEqual(new Array(7).fill(results));
    expect(equations.find(({ rule, at }) => rule === "requests.balance" && at === "total")).toMatchObject({
      left: ["received/total", "carriedIn/total"],
      right: ["outcomes/total/total", "carriedOut/total"],
    });
  });

  it("states one sum for each group of table 3, and none for table 1", () => {
    expect(of(EDITION_2021, "disputes").map(({ at, left, right }) => [at, left.length, right])).toEqual([
      ["reconsideration", 4, ["reconsideration/total"]],
      ["litigation/direct", 4, ["litigation/direct/total"]],
      ["litigation/afterReconsideration", 4, ["litigation/afterReconsideration/total"]],
    ]);
    expect(of(EDITION_2021, "disclosure")).toEqual([]);
  });

  it("leaves out a sum whose result row is not printed", () => {
    const form = EDITION_2021.tables.find((t) => t.table === "requests");
    const rows = (form?.rows ?? []).filter((row) => row.key !== "outcomes/total");
    const rules = new Set(equationsOf(EDITION_2021.identities, rows).map((equation) => equation.rule));
    expect(rules.has("requests.outcomes")).toBe(false);
  });

  it("names a cell by its row and column, or by the column alone", () => {
    expect([cellId("received", "total"), cellId("", "litigation/direct/total")]).toEqual([
      "received/total",
      "litigation/direct/total",
    ]);
  });
});
