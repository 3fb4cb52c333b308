import fc from "fast-check";
import { expect, test } from "vitest";
import { convert } from "../../src/index.ts";
import { toJson } from "../../src/stages/write/json.ts";
import { parseLean } from "../../src/stored/lean.ts";

type Places = Record<string, Record<string, unknown>>;
type Lean = { checks: Record<string, unknown>[]; evidence: Places };

/** What is left of a value without the cells of checks, and without places and texts of the evidence. */
const without = (value: unknown): unknown => {
  const { checks, evidence, ...rest } = value as Lean;
  const left = checks.map(({ rule, at, label, status, left, right }) => ({ rule, at, label, status, left, right }));
  return { ...rest, checks: left, evidence: readingsOf(evidence) };
};

/** The same of what was read lean. */
const whole = (value: unknown): unknown => {
  const { checks, ...rest } = value as Lean;
  return without({ ...rest, checks: checks.map(({ kind, ...check }) => ({ ...check, ...(kind as object) })) });
};

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
    expect(
      lean.checks.some((check) => Object.keys(check).some((key) => !["kind", "left", "right"].includes(key))),
    ).toBe(false);
    expect(Object.values(lean.evidence).some((piece) => "text" in piece || "column" in piece || "bbox" in piece)).toBe(
      false,
    );
    expect(whole(lean)).toEqual(without(JSON.parse(text)));
    const otherwise = JSON.stringify(JSON.parse(text), null, 1);
    expect(whole(parseLean(Buffer.from(otherwise)))).toEqual(without(JSON.parse(text)));
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
const side = fc.oneof(fc.nat(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null));
const check = fc.record({
  rule: fc.constantFrom("requests.balance", "disputes.sum"),
  at: fc.option(anyText),
  label: anyText,
  status: fc.constantFrom("pass", "fail", "skipped"),
  left: side,
  right: side,
  cells: fc.array(anyText),
});
const report = fc.record({
  report: fc.record({ title: anyText, agency: anyText }),
  sections: fc.array(fc.record({ heading: anyText, paragraphs: fc.array(anyText) })),
  tables: fc.record({ requests: fc.dictionary(anyText, fc.nat()) }),
  mentions: fc.array(fc.record({ text: anyText }), { maxLength: 2 }),
  checks: fc.array(check, { maxLength: 3 }),
  evidence: fc.dictionary(pointer, piece),
  diagnostics: fc.array(anyText, { maxLength: 2 }),
});

test.each([
  ["written as this program writes", toJson],
  ["written otherwise", (value: unknown) => JSON.stringify(value)],
])("whatever texts a report %s has, only cells of checks, places and printed texts are left out", (_, write) => {
  fc.assert(
    fc.property(report, (value) => {
      expect(whole(parseLean(Buffer.from(write(value))))).toEqual(without(JSON.parse(JSON.stringify(value))));
    }),
    { numRuns: 1000 },
  );
});

/** A stored report in which something is spelled otherwise says what its JSON does. */
function expectReadAsJson(written: string, from: string, to: string): void {
  const text = written.replace(from, to);
  expect(text).not.toBe(written);
  expect(whole(parseLean(Buffer.from(text))), to).toEqual(without(JSON.parse(text)));
}

test("evidence that was written by another hand is read as JSON", () => {
  const written = toJson({
    checks: [{ rule: "a", at: null, label: "b", status: "skipped", left: null, right: null, cells: [] }],
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
  for (const [from, to] of changes) expectReadAsJson(written, from, to);
  const broken = written.replace("null}\n", "null},\n\n");
  expect(broken).not.toBe(written);
  expect(() => parseLean(Buffer.from(broken))).toThrow(SyntaxError);
});

test("checks that were written by another hand are read as JSON", () => {
  const check = { rule: "a", at: null, label: "公", status: "pass", left: 12, right: null, cells: ["/a"] };
  const written = toJson({
    checks: [check, { ...check, left: -1.5 }],
    evidence: { "/a": { line: 3, column: 1, text: "5", state: "number", origin: "text", confidence: null } },
    diagnostics: [],
    status: "verified",
  });
  const kind = { rule: "a", at: null, label: "公", status: "pass" };
  expect((parseLean(Buffer.from(written)) as Lean).checks).toEqual([
    { kind, left: 12, right: null },
    { kind, left: -1.5, right: null },
  ]);
  const changes: [string, string][] = [
    ['"left":12', '"left": 12'],
    ['"left":12', '"left":1.2e1'],
    ['"left":12,"right":null', '"right":null,"left":12'],
    ['    {"rule"', '   { "rule"'],
    ['"status":"pass"', '"left":3,"status":"pass"'],
    ['"cells":["/a"]', '"cells":["/a]"]'],
    ['"cells":["/a"]', '"cells":["/a"],"left":5'],
    ['"cells":["/a"]', '"cells":[],"right":5'],
    ['},\n    {"rule"', '},{"rule"'],
  ];
  for (const [from, to] of changes) expectReadAsJson(written, from, to);
  for (const left of ["012", "+1", "1.", "nul", "", '"1"x']) {
    expect(() => parseLean(Buffer.from(written.replace('"left":12', `"left":${left}`))), left).toThrow(SyntaxError);
  }
});

test("what is no JSON is refused, what is no report comes as it is", () => {
  expect(() => parseLean(Buffer.from('{"checks":[{"a":1,"cells":["x"}]}'))).toThrow(SyntaxError);
  expect(parseLean(Buffer.from('"公"'))).toBe("公");
  expect(parseLean(Buffer.from("[null]"))).toEqual([null]);
});
