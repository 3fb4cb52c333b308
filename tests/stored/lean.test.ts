import fc from "fast-check";
import { expect, test } from "vitest";
import { convert } from "../../src/index.ts";
import { toJson } from "../../src/stages/write/json.ts";
import { parseLean } from "../../src/stored/lean.ts";

type Places = Record<string, Record<string, unknown>>;
type Lean = { checks: { cells?: string[] }[]; evidence: Places };

/** What is left of a value without the cells of checks, and without places and texts of the evidence. */
function without(value: unknown): Lean {
  const lean = structuredClone(value) as Lean;
  for (const check of lean.checks) delete check.cells;
  return { ...lean, evidence: readingsOf(lean.evidence) };
}

const readingsOf = (evidence: Places): Places =>
  Object.fromEntries(
    Object.entries(evidence).map(([pointer, { page, state, origin, confidence }]) => [
      pointer,
      { ...(page === undefined ? {} : { page }), state, origin, confidence },
    ]),
  );

test.each(["markdown.md", "glued.txt", "chromium-header-repeated.pdf", "page-portal.html"])(
  "%s as it is stored loses nothing else",
  async (name) => {
    const result = await convert(`samples/${name}`);
    if (!result.ok) throw new Error(result.failure.message);
    const text = toJson(result.report);
    const lean = parseLean(Buffer.from(text)) as Lean;
    expect(lean.checks.some((check) => "cells" in check)).toBe(false);
    expect(Object.values(lean.evidence).some((piece) => "text" in piece || "column" in piece || "bbox" in piece)).toBe(
      false,
    );
    expect(without(lean)).toEqual(without(JSON.parse(text)));
    const otherwise = JSON.stringify(JSON.parse(text), null, 1);
    expect(without(parseLean(Buffer.from(otherwise)))).toEqual(without(JSON.parse(text)));
  },
);

const unit = fc.constantFrom(
  "]",
  "[",
  "{",
  "}",
  '"',
  ",",
  "\\",
  "\n",
  "cells",
  "state",
  ":",
  "公",
  "é",
  ',"cells":[',
  "a",
);
const anyText = fc.string({ unit, maxLength: 12 });
const place = fc.oneof(
  fc.record({ page: fc.nat(300), bbox: fc.array(fc.double({ min: 0, max: 900, noNaN: true }), { maxLength: 4 }) }),
  fc.record({ line: fc.nat(), column: fc.nat() }),
  fc.record({ table: fc.nat(), page: fc.nat(300) }),
  fc.record({ paragraph: fc.nat() }),
);
const reading = fc.record({
  text: anyText,
  state: fc.constantFrom("number", "blank", "dash", "公"),
  origin: fc.constantFrom("text", "ocr", "repaired"),
  confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
});
const piece = fc
  .tuple(place, reading, fc.option(fc.record({ read: anyText }), { nil: {} }))
  .map(([where, what, before]) => ({ ...where, ...what, ...before }));
const pointer = fc.oneof(
  fc.constantFrom("/tables/requests/received/total", "/tables/requests/received/totals", "/tables/a~1b", "__proto__"),
  anyText,
);
const report = fc.record({
  report: fc.record({ title: anyText, agency: anyText }),
  sections: fc.array(fc.record({ heading: anyText, paragraphs: fc.array(anyText) })),
  checks: fc.array(fc.record({ label: anyText, cells: fc.array(anyText), left: fc.nat() }), { maxLength: 3 }),
  evidence: fc.dictionary(pointer, piece),
  diagnostics: fc.array(anyText, { maxLength: 2 }),
});

test.each([
  ["written as this program writes", toJson],
  ["written otherwise", (value: unknown) => JSON.stringify(value)],
])("whatever texts a report %s has, only cells of checks, places and printed texts are left out", (_, write) => {
  fc.assert(
    fc.property(report, (value) => {
      expect(without(parseLean(Buffer.from(write(value))))).toEqual(without(JSON.parse(JSON.stringify(value))));
    }),
    { numRuns: 1000 },
  );
});

test("evidence that was written by another hand is read as JSON", () => {
  const written = toJson({
    checks: [],
    evidence: { "/a": { line: 3, column: 1, text: "5", state: "number", origin: "text", confidence: null } },
    diagnostics: [],
    status: "verified",
  });
  const untouched = parseLean(Buffer.from(written)) as Lean;
  expect(untouched.evidence).toEqual({ "/a": { state: "number", origin: "text", confidence: null } });
  const changes: [string, string][] = [
    ['"state":"number"', '"state" : "number"'],
    ['{"line":3', '{ "line":3'],
    ['"/a": {', '"/a":{'],
    ['"/a"', '"\\u002fa"'],
    ['"confidence":null}', '"confidence":null }'],
    ['"line":3', '"page" :3,"line":3'],
    ['"line":3', '"line":3,"page":3'],
    ['    "/a"', '\t"/a"'],
  ];
  for (const [from, to] of changes) {
    const text = written.replace(from, to);
    expect(text).not.toBe(written);
    expect(without(parseLean(Buffer.from(text))), to).toEqual(without(JSON.parse(text)));
  }
  const broken = written.replace("null}\n", "null},\n\n");
  expect(broken).not.toBe(written);
  expect(() => parseLean(Buffer.from(broken))).toThrow(SyntaxError);
});

test("what is no JSON is refused, what is no report comes as it is", () => {
  expect(() => parseLean(Buffer.from('{"checks":[{"a":1,"cells":["x"}]}'))).toThrow(SyntaxError);
  expect(parseLean(Buffer.from('"公"'))).toBe("公");
  expect(parseLean(Buffer.from("[null]"))).toEqual([null]);
});
