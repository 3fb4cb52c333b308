import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPrinted } from "../../src/text/printed.ts";

const number = (value: number, unit = "") => ({ state: "number", value, unit });

describe("readPrinted", () => {
  it.each([
    ["0", number(0)],
    ["217", number(217)],
    [" 217\u3000", number(217)],
    ["２１７", number(217)],
    ["55（含自然失效29件）", number(55)],
    ["55(含自然失效 29 件)", number(55)],
    ["201件", number(201, "件")],
    ["6项", number(6, "项")],
    ["251000元", number(251000, "元")],
    ["24.5万元", number(24.5, "万元")],
    ["1,234", number(1234)],
    ["１，２３４", number(1234)],
    ["11,398,889", number(11398889)],
    ["24252.311082", number(24252.311082)],
    ["1,234.56", number(1234.56)],
    ["减3", number(-3)],
    ["減3", number(-3)],
    ["减少3", number(-3)],
    ["-11", number(-11)],
    ["－11", number(-11)],
    ["−11", number(-11)],
    ["增5", number(5)],
    ["增加5", number(5)],
    ["+30", number(30)],
    ["＋30", number(30)],
    ["减0", number(0)],
    ["-0", number(0)],
  ])("%j is a number", (text, expected) => {
    expect(readPrinted(text)).toEqual(expected);
  });

  it.each(["/", "／", "-", "—", "——", "－", "–", "--", "无", " 无 ", "\\"])("%j is a dash", (text) => {
    expect(readPrinted(text)).toEqual({ state: "dash" });
  });

  it.each(["", " ", "\t", "\u3000", "\u00a0\u00a0", "\u200b", "\ufeff"])("%j is blank", (text) => {
    expect(readPrinted(text)).toEqual({ state: "blank" });
  });

  it.each([
    "l2",
    "1O",
    "O",
    "S6",
    "12,34",
    "1,2345",
    "1,234,5",
    "1.2.3",
    "1..2",
    "12-3",
    "--5",
    "+-5",
    "1 2件3",
    "3 5",
    "1\u00a0234",
    "- 7",
    "件",
    "总计",
    "其中3件",
    "约30",
    "3/4",
    "50%",
    "NaN",
    "Infinity",
    "1e5",
    "0x10",
    "------",
    "9".repeat(18),
    "9".repeat(400),
    "\ufffd",
    "1\ufffd",
    "\ud800",
  ])("%j is unreadable, not guessed", (text) => {
    expect(readPrinted(text)).toEqual({ state: "unreadable" });
  });

  it("reads back every whole number in every way of printing it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.constantFrom("", "件", "项"), (value, unit) => {
        const grouped = String(value).replace(/\B(?=(\d{3})+$)/g, ",");
        const wide = String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
        for (const text of [String(value), grouped, wide, ` ${value} `])
          expect(readPrinted(text + unit)).toEqual(number(value, unit));
        expect(readPrinted(`减${value}`)).toEqual(number(value === 0 ? 0 : -value));
      }),
    );
  });

  it("reads decimals as they are printed", () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999 }), fc.nat({ max: 999_999 }), (whole, part) => {
        const text = `${whole}.${part}`;
        expect(readPrinted(text)).toEqual(number(Number(text)));
      }),
    );
  });

  it("never takes a value from a text without a digit, and never throws", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 0xffff }), { maxLength: 20 }), (codes) => {
        const text = String.fromCharCode(...codes);
        const printed = readPrinted(text);
        if (printed.state !== "number") return;
        expect(/[0-9０-９]/u.test(text)).toBe(true);
        expect(Number.isFinite(printed.value)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
