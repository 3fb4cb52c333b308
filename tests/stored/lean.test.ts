import fc from "fast-check";
import { expect, test } from "vitest";
import { convert } from "../../src/index.ts";
import { toJson } from "../../src/stages/write/json.ts";
import { parseLean } from "../../src/stored/lean.ts";

type Lean = { checks: { cells?: string[] }[]; evidence: Record<string, { text?: string; read?: string }> };

/** What is left of a value without the cells of checks and the texts of the evidence. */
function without(value: unknown): Lean {
  const lean = structuredClone(value) as Lean;
  for (const check of lean.checks) delete check.cells;
  for (const evidence of Object.values(lean.evidence)) {
    delete evidence.text;
    delete evidence.read;
  }
  return lean;
}

test.each(["markdown.md", "glued.txt", "chromium-header-repeated.pdf", "page-portal.html"])(
  "%s as it is stored loses nothing else",
  async (name) => {
    const result = await convert(`samples/${name}`);
    if (!result.ok) throw new Error(result.failure.message);
    const text = toJson(result.report);
    const lean = parseLean(Buffer.from(text)) as Lean;
    expect(lean.checks.some((check) => "cells" in check)).toBe(false);
    expect(without(lean)).toEqual(without(JSON.parse(text)));
    const otherwise = JSON.stringify(JSON.parse(text), null, 1);
    expect(without(parseLean(Buffer.from(otherwise)))).toEqual(without(JSON.parse(text)));
  },
);

test("whatever texts a report has, only cells of checks are left out", () => {
  const unit = fc.constantFrom("]", "[", '"', ",", "\\", "cells", ":", "公", "é", ',"cells":[', "a");
  const text = fc.string({ unit, maxLength: 12 });
  const report = fc.record({
    report: fc.record({ title: text, agency: text }),
    sections: fc.array(fc.record({ heading: text, paragraphs: fc.array(text) })),
    checks: fc.array(fc.record({ label: text, cells: fc.array(text), left: fc.nat() }), { maxLength: 3 }),
    evidence: fc.dictionary(text, fc.record({ text, state: text })),
  });
  fc.assert(
    fc.property(report, (value) => {
      const lean = parseLean(Buffer.from(JSON.stringify(value))) as typeof value;
      const { evidence, ...rest } = without(lean) as unknown as typeof value;
      const { evidence: expected, ...others } = without(value) as unknown as typeof value;
      expect(rest).toEqual(others);
      expect(Object.keys(evidence).length).toBe(Object.keys(expected).length);
    }),
    { numRuns: 500 },
  );
});

test("what is no JSON is refused, what is no report comes as it is", () => {
  expect(() => parseLean(Buffer.from('{"checks":[{"a":1,"cells":["x"}]}'))).toThrow(SyntaxError);
  expect(parseLean(Buffer.from('"公"'))).toBe("公");
  expect(parseLean(Buffer.from("[null]"))).toEqual([null]);
});
