import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson } from "../../src/stored/json.ts";

const both = (text: string) => [parseJson(Buffer.from(text)), JSON.parse(text)];

test("any JSON is what JSON.parse makes of it", () => {
  const unit = fc.constantFrom("a", "公", "é", "ÿ", "😀", "\\", '"', "\u0000", "\ud800", "]", " ");
  const string = fc.string({ unit });
  fc.assert(
    fc.property(fc.object({ key: string, values: [string, fc.double(), fc.boolean()], maxDepth: 3 }), (value) => {
      const [ours, theirs] = both(JSON.stringify(value));
      expect(ours).toEqual(theirs);
    }),
  );
});

test.each([
  '{"a":"\\u516c公","\\u00e9é":"\\u00ff"}',
  '["\\\\u516c公"]',
  '{"公":{"开":["是","no"]},"__proto__":{"é":"ü"}}',
  '"公"',
  '{"a":"ÿ","公":["ÿ"]}',
])("escapes beside characters: %s", (text) => {
  const [ours, theirs] = both(text);
  expect(JSON.stringify(ours)).toBe(JSON.stringify(theirs));
});

test("what is no JSON is refused", () => {
  expect(() => parseJson(Buffer.from("{"))).toThrow(SyntaxError);
  expect(() => parseJson(Buffer.from("\uFEFF{}"))).toThrow(SyntaxError);
});
