import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Known } from "../../src/review/known.ts";
import { allocate } from "../../src/review/sampling/allocate.ts";
import { shuffled } from "../../src/review/sampling/draw.ts";
import { estimateOf, estimateOver } from "../../src/review/sampling/estimate.ts";
import { boundOfNone, clopperPearson } from "../../src/review/sampling/interval.ts";
import { draw } from "../../src/review/sampling/plan.ts";
import { sizeFor } from "../../src/review/sampling/size.ts";
import { stored } from "./reports.ts";

describe("the exact interval", () => {
  // Values of R's binom.test.
  it.each([
    [0, 10, 0, 0.3084971],
    [1, 10, 0.002528579, 0.4450161],
    [5, 100, 0.01643188, 0.1128349],
    [10, 10, 0.6915029, 1],
    [3, 299, 0.002073, 0.029043],
  ])("of %i wrong in %i", (wrong, judged, low, high) => {
    const interval = clopperPearson(wrong, judged, 0.95);
    expect(interval.low).toBeCloseTo(low, 5);
    expect(interval.high).toBeCloseTo(high, 5);
  });

  it("says nothing of nothing", () => expect(clopperPearson(0, 0, 0.95)).toEqual({ low: 0, high: 1 }));

  it("of none wrong is the rule of three", () => {
    expect(boundOfNone(300, 0.95)).toBeCloseTo(3 / 300, 3);
    expect(sizeFor(0.01, 0.95)).toBe(299);
    expect(boundOfNone(299, 0.95)).toBeLessThan(0.01);
    expect(boundOfNone(298, 0.95)).toBeGreaterThan(0.01);
  });
});

describe("an estimate over strata", () => {
  const found = (figures: number, right: number, wrong: number, unsure = 0) => ({ figures, right, wrong, unsure });

  it("is that of the whole where the sample is shared out in proportion", () => {
    const over = estimateOver([found(1000, 9, 1), found(3000, 29, 1)], 0.95);
    const whole = estimateOf(found(4000, 38, 2), 0.95);
    expect(over.share).toBeCloseTo(0.05, 12);
    expect(over.low).toBeCloseTo(whole.low, 10);
    expect(over.high).toBeCloseTo(whole.high, 10);
  });

  it("weighs strata by their size, and is less sure where the sample is out of proportion", () => {
    const over = estimateOver([found(100, 25, 25), found(9900, 50, 0)], 0.95);
    expect(over.share).toBeCloseTo(0.005, 12);
    expect(over.high).toBeGreaterThan(clopperPearson(0.5, 100, 0.95).high);
  });

  it("leaves out what can't be told, and says what it would be at worst", () => {
    const of = estimateOf(found(1000, 95, 0, 5), 0.95);
    expect([of.judged, of.wrong, of.unsure, of.share, of.low]).toEqual([95, 0, 5, 0, 0]);
    expect(of.noneWrong).toBeCloseTo(boundOfNone(95, 0.95), 12);
    expect(of.worst).toBeCloseTo(clopperPearson(5, 100, 0.95).high, 12);
  });

  it("covers the true share as often as it says", () => {
    // 400 samples of 60 from a population with 5 % wrong: the interval misses it in 5 % of them at most, and some.
    let missed = 0;
    for (let i = 0; i < 400; i++) {
      const numbers = shuffled(2000, `coverage ${i}`);
      let wrong = 0;
      for (let n = 0; n < 60; n++) if ((numbers.next().value as number) < 100) wrong++;
      const { low, high } = clopperPearson(wrong, 60, 0.95);
      if (low > 0.05 || high < 0.05) missed++;
    }
    expect(missed).toBeLessThanOrEqual(20);
  });
});

describe("sharing out a sample", () => {
  it("is in proportion, with two of each small stratum", () => {
    expect(allocate([900, 100], 100)).toEqual([90, 10]);
    expect(allocate([10_000, 10], 100)).toEqual([98, 2]);
    expect(allocate([10, 10, 10], 2)).toEqual([1, 1, 0]);
    expect(allocate([1, 5000], 50)).toEqual([1, 49]);
  });

  it("gives all that is asked for, and to no stratum more than it has", () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 400 }), (strata, size) => {
        const given = allocate(strata, size);
        const total = strata.reduce((sum, n) => sum + n, 0);
        expect(given.reduce((sum, n) => sum + n, 0)).toBe(Math.min(size, total));
        given.forEach((n, i) => {
          expect(n).toBeGreaterThanOrEqual(0);
          expect(n).toBeLessThanOrEqual(strata[i] as number);
        });
      }),
    );
  });
});

it("shuffles every number once, as the seed says", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.string(), (count, seed) => {
      const order = [...shuffled(count, seed)];
      expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
      expect([...shuffled(count, seed)]).toEqual(order);
    }),
  );
  expect([...shuffled(50, "1")]).not.toEqual([...shuffled(50, "2")]);
});

describe("drawing figures", () => {
  const reports = Array.from({ length: 40 }, (_, i) => stored(i));
  const items = reports.map(
    (report, i): Known => ({
      path: `${String(i).padStart(2, "0")}.txt.json`,
      source: `${i}.txt`,
      status: i % 4 === 0 ? "review" : "verified",
      agency: null,
      year: 2022,
      region: null,
      agencyKey: null,
      edition: "2021",
      kind: "text",
      reasons: [],
      sha256: report.source.sha256,
      weight: 0,
    }),
  );
  const opened = new Set<string>();
  const archive = {
    items,
    report(path: string) {
      opened.add(path);
      return { root: "", path, report: reports[Number.parseInt(path, 10)] as (typeof reports)[0] };
    },
  };

  it("is fixed by the seed, holds each figure once, and opens only reports that it draws from", () => {
    const plan = draw(archive, { size: 8, seed: "1" });
    const names = plan.drawn.map(({ item, figure }) => `${item.path} ${figure.pointer}`);
    expect(names).toHaveLength(8);
    expect(new Set(names).size).toBe(8);
    expect(opened.size).toBeLessThan(20);
    expect(draw(archive, { size: 8, seed: "1" })).toEqual(plan);
    expect(draw(archive, { size: 8, seed: "2" }).drawn).not.toEqual(plan.drawn);
  });

  it("takes the strata in proportion, and only figures that the report has", () => {
    const plan = draw(archive, { size: 200, seed: "x" });
    expect(plan.strata.map(({ status, reports, size }) => [status, reports, size])).toEqual([
      ["review", 10, 50],
      ["verified", 30, 150],
    ]);
    expect(
      plan.drawn.every(({ figure }) => figure.pointer !== "/tables/requests/outcomes/otherProcessing/unitemized/total"),
    ).toBe(true);
  });

  it("gives each kind of figure its share", () => {
    const drawn = draw(archive, { size: 2000, seed: "share" }).drawn;
    const requests = drawn.filter(({ figure }) => figure.table === "requests").length / drawn.length;
    // Table 2 has 175 of the form's 200 figures.
    expect(requests).toBeGreaterThan(0.85);
    expect(requests).toBeLessThan(0.9);
  });
});
