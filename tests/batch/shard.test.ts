import fc from "fast-check";
import { expect, it } from "vitest";
import { shardOf } from "../../src/batch/shard.ts";

it("is the same on every machine, forever", () => {
  expect(["a.pdf", "b/c.txt", "甲/乙.html", "甲/丙.html", "d"].map((path) => shardOf(path, 7))).toEqual([
    2, 6, 1, 3, 1,
  ]);
  expect(shardOf("anything", 1)).toBe(1);
});

it("puts every path into one of the shards", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 1_000_000 }), (path, of) => {
      const shard = shardOf(path, of);
      expect(shard >= 1 && shard <= of && Number.isInteger(shard)).toBe(true);
    }),
  );
});

it("makes shards of much the same size", () => {
  const sizes = new Array(8).fill(0);
  for (let i = 0; i < 8000; i++) sizes[shardOf(`2023/agency-${i}/report.pdf`, 8) - 1]++;
  expect(Math.min(...sizes)).toBeGreaterThan(880);
  expect(Math.max(...sizes)).toBeLessThan(1120);
});
