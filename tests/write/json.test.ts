import fc from "fast-check";
import { expect, it } from "vitest";
import { toJson, toJsonBytes } from "../../src/stages/write/json.ts";

it("writes what was given, whatever it is", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(toJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it("breaks up what holds further records, and nothing else", () => {
  const value = { a: null, b: { c: { d: [1, 2], e: "长" }, f: [] }, g: [{ h: 1 }, {}], i: undefined };
  expect(toJson(value)).toBe(`{
  "a": null,
  "b": {
    "c": {"d":[1,2],"e":"长"},
    "f": []
  },
  "g": [
    {"h":1},
    {}
  ]
}
`);
});

it("writes the same to bytes, piece by piece", () => {
  const values = fc.oneof(fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()), fc.array(fc.jsonValue()));
  fc.assert(
    fc.property(values, (value) => {
      expect(toJsonBytes(value).equals(Buffer.from(toJson(value)))).toBe(true);
    }),
  );
  const long = { a: { b: [{ c: "长".repeat(200_000) }, {}] }, d: undefined, e: 1 };
  expect(toJsonBytes(long).toString()).toBe(toJson(long));
});
