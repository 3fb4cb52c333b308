import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { FORM_STRINGS } from "../../src/review/page/strings/form.ts";
import { REASON_STRINGS } from "../../src/review/page/strings/reasons.ts";
import { UI_STRINGS } from "../../src/review/page/strings/ui.ts";
import { FIGURES } from "../../src/stored/figures.ts";

it("every code that the program can give has a Chinese and an English name on the page", () => {
  const codes = [...readFileSync("docs/diagnostics.md", "utf8").matchAll(/^\| `([a-z.-]+)` /gmu)].map(
    ([, code]) => code ?? "",
  );
  expect(codes.length).toBeGreaterThan(60);
  expect(codes.filter((code) => REASON_STRINGS[code] === undefined)).toEqual([]);
});

it("every row, group and column of the forms has an English name", () => {
  const names = FIGURES.flatMap(({ row, column, groupLabel }) => [
    row,
    column,
    ...(groupLabel === "" ? [] : [groupLabel]),
  ]);
  expect([...new Set(names)].filter((name) => FORM_STRINGS[name] === undefined)).toEqual([]);
});

it("a string asks for the same values in both languages", () => {
  const asked = (text: string) => [...text.matchAll(/\{\w+\}/gu)].map(([name]) => name).sort();
  for (const [key, [zh, en]] of Object.entries(UI_STRINGS)) expect([key, asked(en)]).toEqual([key, asked(zh)]);
});
