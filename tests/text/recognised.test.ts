import { describe, expect, it } from "vitest";
import { spells } from "../../src/text/ctc.ts";
import { misreadCost } from "../../src/text/misread.ts";

/** Steps of a recogniser over "01": probabilities of none, 0 and 1. */
const steps = (...rows: [number, number, number][]): Float32Array => Float32Array.from(rows.flat().map(Math.log));

describe("spells", () => {
  it("adds up all paths that spell a text", () => {
    const logs = steps([0.5, 0.4, 0.1], [0.5, 0.4, 0.1]);
    // 0 in both steps, or in either beside none.
    expect(Math.exp(spells("0", "01", logs))).toBeCloseTo(0.4 * 0.4 + 2 * 0.5 * 0.4, 5);
    expect(Math.exp(spells("", "01", logs))).toBeCloseTo(0.25, 5);
    expect(Math.exp(spells("01", "01", logs))).toBeCloseTo(0.04, 5);
  });

  it("needs none between two characters that are alike", () => {
    const logs = steps([0.1, 0.8, 0.1], [0.1, 0.8, 0.1]);
    expect(spells("00", "01", logs)).toBe(Number.NEGATIVE_INFINITY);
    expect(Math.exp(spells("00", "01", steps([0, 1, 0], [1, 0, 0], [0, 1, 0])))).toBeCloseTo(1, 5);
  });

  it("knows no other characters than those of the alphabet", () => {
    expect(spells("7", "01", steps([0.5, 0.4, 0.1]))).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe("misreadCost", () => {
  it("is least for what looks alike, and for a digit lost or seen twice", () => {
    expect(misreadCost("38", "38")).toBe(0);
    expect(misreadCost("38", "33")).toBeLessThan(misreadCost("38", "31"));
    expect(misreadCost("77", "7")).toBeLessThan(misreadCost("73", "7"));
    expect(misreadCost("1", "")).toBeGreaterThan(0);
  });
});
