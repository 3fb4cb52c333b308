import { expect, it } from "vitest";
import type { Known } from "../../src/review/known.ts";
import { bySuspicion, counted, matches } from "../../src/review/overview.ts";
import { placeOf } from "../../src/review/places.ts";

const item = (rest: Partial<Known>): Known => ({
  path: "a.json",
  source: "a",
  status: "verified",
  agency: null,
  agencyKey: null,
  year: 2022,
  region: null,
  edition: "2021",
  kind: "text",
  reasons: [],
  sha256: null,
  weight: 0,
  ...rest,
});

it("goes from the provinces down to the counties of the one that is chosen", () => {
  const items = ["江苏省南京市玄武区民政局", "江苏省苏州市人民政府", "浙江省人民政府", null].map((agency) =>
    item({ agency, ...placeOf(agency) }),
  );
  const regions = (region?: string) =>
    counted(items, region === undefined ? {} : { region }).facets.region.map(({ value, counts }) => [
      value,
      counts.verified,
    ]);
  expect(regions()).toEqual([
    ["江苏省", 2],
    ["", 1],
    ["浙江省", 1],
  ]);
  expect(regions("江苏省")).toEqual([
    ["江苏省/南京市", 1],
    ["江苏省/苏州市", 1],
  ]);
  expect(items.filter((one) => matches(one, { region: "江苏省/南京市" }))).toHaveLength(1);
  expect(items.filter((one) => matches(one, { region: "" }))).toHaveLength(1);
});

it("counts in each facet what the others leave", () => {
  const items = [
    item({ year: 2021, status: "review", reasons: ["cell.ambiguous", "row.absent"] }),
    item({ year: 2022, status: "review", reasons: ["row.absent"] }),
    item({ year: 2022 }),
  ];
  const { facets, matching } = counted(items, { year: "2021" });
  const { year, reason, status } = facets;
  expect(matching).toBe(1);
  expect(year.map(({ value, counts }) => [value, counts.review, counts.verified])).toEqual([
    ["2021", 1, 0],
    ["2022", 1, 1],
  ]);
  expect(reason.map(({ value }) => value)).toEqual(["cell.ambiguous", "row.absent"]);
  expect(status.map(({ value }) => value)).toEqual(["review"]);
});

it("puts what is to be reviewed first, and of that what was noticed most", () => {
  const order = [
    item({ path: "d", weight: 9 }),
    item({ path: "b", status: "review", weight: 1 }),
    item({ path: "c", status: "inconsistent", weight: 5 }),
    item({ path: "a", status: "review", weight: 7 }),
    item({ path: "e", status: "failed" }),
  ].sort(bySuspicion);
  expect(order.map(({ path }) => path)).toEqual(["a", "b", "c", "d", "e"]);
});
