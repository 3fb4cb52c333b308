import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, foldWithMap } from "../../src/text/fold.ts";

/** Texts as reports have them, and any others: blanks of all kinds, full width, radicals, lone surrogates. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(..." \t\u3000\u00a0\u200b\ufeff（）［］“”、，。：—－０９ＡⅠ⼾⺟戶豈○〇一申请12.,"),
      fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom("\ud83d\ude00", "\ud840\udc00", "\ud800", "\udc00"),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

describe("foldWithMap", () => {
  it("never steps back on its way through the print, and ends at its end", () => {
    fc.assert(
      fc.property(texts, (printed) => {
        const { text, map } = foldWithMap(printed);
        expect(map).toHaveLength(text.length + 1);
        expect(map.at(-1)).toBe(printed.length);
        for (let i = 1; i < map.length; i++) expect(map[i]).toBeGreaterThanOrEqual(map[i - 1] as number);
      }),
    );
  });

  it("points each character back at the one it was made of", () => {
    fc.assert(
      fc.property(texts, (printed) => {
        const { text, map } = foldWithMap(printed);
        for (let i = 0; i < text.length; i++) {
          const unit = map[i] as number;
          const made = fold(printed.charAt(unit));
          expect(made).toContain(text.charAt(i));
          // What lies between two characters of the fold is blank.
          const next = map[i + 1] as number;
          if (next > unit + 1) expect(fold(printed.slice(unit + 1, next))).toBe("");
        }
      }),
    );
  });

  it("says the same as fold, and folding again changes nothing", () => {
    fc.assert(
      fc.property(texts, (printed) => {
        const folded = fold(printed);
        expect(foldWithMap(printed).text).toBe(folded);
        expect(fold(folded)).toBe(folded);
      }),
    );
  });

  it("folds parts as it folds the whole", () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(fold(a + b)).toBe(fold(a) + fold(b));
      }),
    );
  });
});

describe("fold", () => {
  it.each([
    ["（三）不予公开", "(三)不予公开"],
    ["一、本年新收 政府信息\u3000公开", "一,本年新收政府信息公开"],
    ["危及“三安全一稳定”", '危及"三安全一稳定"'],
    ["１２，３４５．６７", "12,345.67"],
    ["１． 属于国家秘密", "1.属于国家秘密"],
    ["二○二四年", "二〇二四年"],
    ["⼾⼝", "户口"],
    ["－ — – −", "----"],
    ["〔2021〕30号", "(2021)30号"],
    ["\u0000总\u200b计\ufeff", "总计"],
  ])("%j → %j", (printed, folded) => {
    expect(fold(printed)).toBe(folded);
  });
});
