import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import type { Finding } from "../../src/check/finding.ts";
import { RULES } from "../../src/check/rules.ts";
import type { Report } from "../../src/index.ts";
import { report } from "../cli/reports.ts";
import { findingsIn, store } from "./stored.ts";

interface Given {
  readonly agency?: string;
  readonly year: number;
  readonly carriedIn?: number | null;
  readonly carriedOut?: number | null;
  readonly change?: (report: Report) => void;
}

const OF_YEARS = new Set<string>(RULES.filter(({ scope }) => scope === "years").map(({ code }) => code));

/** A figure of a stored report, as if it had been printed so. */
function print(report: Report, pointer: string, value: number | null | undefined): void {
  if (value === undefined) return;
  const names = pointer.slice(1).split("/");
  const record = names.slice(0, -1).reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], report);
  (record as Record<string, number | null>)[names.at(-1) ?? ""] = value;
  const evidence = report.evidence[pointer];
  if (evidence !== undefined)
    Object.assign(evidence, { text: String(value ?? ""), state: value === null ? "blank" : "number" });
}

/** What is found between the years of reports that are alike but for what is given. */
async function between(given: readonly Given[]): Promise<Finding[]> {
  const root = await store(
    given.map(({ agency, year, carriedIn, carriedOut, change }, i) => ({
      path: `${i}.txt.json`,
      text: report(3),
      tamper: (stored) => {
        stored.report.year = year;
        if (agency !== undefined) stored.report.agency = agency;
        for (const row of ["issued", "repealed"]) print(stored, `/tables/disclosure/normativeDocuments/${row}`, 0);
        for (const column of ["naturalPerson", "total"]) {
          print(stored, `/tables/requests/carriedIn/${column}`, carriedIn ?? (carriedIn === null ? null : 3));
          print(stored, `/tables/requests/carriedOut/${column}`, carriedOut ?? 3);
        }
        change?.(stored);
      },
    })),
  );
  try {
    return (await findingsIn([root])).findings.filter(({ code }) => OF_YEARS.has(code));
  } finally {
    rmSync(root, { recursive: true });
  }
}

const brief = ({ code, year, at, certain, places }: Finding): unknown[] => [
  code,
  year,
  at,
  certain,
  [...new Set(places.map((place) => place.report[0]))].join(""),
];

test("years that go on from each other give nothing", async () => {
  expect(await between([{ year: 2021 }, { year: 2022 }, { year: 2023 }])).toEqual([]);
});

test("what is carried in and was not carried out is told with both places", async () => {
  const found = await between([
    { year: 2022, carriedOut: 3 },
    { year: 2023, carriedIn: 5 },
  ]);
  expect(found.map(({ code, at }) => [code, at])).toEqual([
    ["history.carried", "naturalPerson"],
    ["history.carried", "total"],
  ]);
  expect(found[0]).toMatchObject({
    severity: "warning",
    certain: true,
    year: 2023,
    left: 5,
    right: 3,
    places: [
      { report: "1.txt.json", pointer: "/tables/requests/carriedIn/naturalPerson", value: 5, evidence: { text: "5" } },
      { report: "0.txt.json", pointer: "/tables/requests/carriedOut/naturalPerson", value: 3, evidence: { text: "3" } },
    ],
  });
});

test("a blank is zero in a row with figures, and says nothing in one without", async () => {
  const blank = (row: string) => (stored: Report) => {
    for (const column of Object.keys(stored.tables.requests?.carriedIn ?? {})) print(stored, `${row}/${column}`, null);
  };
  const row = "/tables/requests/carriedIn";
  expect(await between([{ year: 2022 }, { year: 2023, change: blank(row) }])).toEqual([]);
  const found = await between([
    { year: 2022 },
    { year: 2023, change: (stored) => print(stored, `${row}/naturalPerson`, null) },
  ]);
  expect(found.map(({ at, left, right }) => [at, left, right])).toEqual([["naturalPerson", 0, 3]]);
});

test("figures that were not read with certainty are compared, and told to be so; those that are not settled are not", async () => {
  const cell = "/tables/requests/carriedIn/total";
  const doubt = (stored: Report) => {
    stored.status = "review";
    stored.diagnostics.push({ code: "scan.unproven", severity: "warning", message: "", pointer: cell });
  };
  const found = await between([{ year: 2022 }, { year: 2023, carriedIn: 4, change: doubt }]);
  expect(found.map(({ at, certain }) => [at, certain])).toEqual([
    ["naturalPerson", true],
    ["total", false],
  ]);
  const open = (stored: Report) => {
    doubt(stored);
    print(stored, cell, null);
    Object.assign(stored.evidence[cell] ?? {}, { state: "ambiguous" });
  };
  const settled = await between([{ year: 2022 }, { year: 2023, carriedIn: 4, change: open }]);
  expect(settled.map(({ at }) => at)).toEqual(["naturalPerson"]);
});

test("of several reports for a year it is enough that one agrees", async () => {
  const found = await between([
    { year: 2022, carriedOut: 3 },
    { year: 2023, carriedIn: 5 },
    { year: 2023, carriedIn: 3 },
  ]);
  expect(found.map(brief)).toEqual([["archive.conflict", 2023, "requests/carriedIn/naturalPerson", true, "12"]]);
  const none = await between([
    { year: 2022, carriedOut: 3 },
    { year: 2023, carriedIn: 5 },
    { year: 2023, carriedIn: 4 },
  ]);
  expect(none.map(({ code, certain }) => [code, certain])).toEqual([
    ["archive.conflict", true],
    ["history.carried", false],
    ["history.carried", false],
  ]);
});

test("each missing year is told, but not between years far apart", async () => {
  const found = await between([{ year: 2020 }, { year: 2023 }]);
  expect(found.map(brief)).toEqual([
    ["archive.gap", 2021, null, true, "01"],
    ["archive.gap", 2022, null, true, "01"],
  ]);
  expect(await between([{ year: 2008 }, { year: 2023 }])).toEqual([]);
});

test("an agency is one under its spellings, and a name that many bear is not taken for one agency", async () => {
  const spelled = [
    { agency: "云溪县住房和城乡建设局", year: 2021 },
    { agency: "云溪县住房城乡建设局", year: 2023 },
  ];
  expect((await between(spelled)).map(brief)).toEqual([["archive.gap", 2022, null, true, "01"]]);
  const many = [
    { agency: "教育局", year: 2021 },
    { agency: "教育局", year: 2023 },
  ];
  expect((await between(many)).map(brief)).toEqual([["archive.gap", 2022, null, false, "01"]]);
  expect(await between([...many, { agency: "教育局", year: 2023, carriedOut: 9 }])).toEqual([]);
});
