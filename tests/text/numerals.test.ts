import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNumeral, writeNumeral } from "../../src/text/numerals.ts";

describe("readNumeral", () => {
  it.each([
    ["一", 1],
    ["十", 10],
    ["十二", 12],
    ["二十", 20],
    ["二十三", 23],
    ["九十九", 99],
    ["廿三", 23],
    ["卅一", 31],
    ["卅", 30],
    ["一百零五", 105],
    ["一百二十三", 123],
    ["二〇二四", 2024],
    ["二○二四", 2024],
    ["二零二四", 2024],
    ["二〇一九", 2019],
    ["零", 0],
    ["12", 12],
    ["２０２４", 2024],
    ["①", 1],
    ["⑳", 20],
    ["⑴", 1],
    ["⒊", 3],
    ["㈠", 1],
    ["㈩", 10],
  ])("reads %s as %i", (text, value) => {
    expect(readNumeral(text)).toBe(value);
  });

  it.each(["", "总", "一二三四五", "十十", "二廿", "十百", "12a", "一十二三", "12345", "一、"])(
    "does not read %j",
    (text) => {
      expect(readNumeral(text)).toBeNull();
    },
  );
});

describe("writeNumeral", () => {
  it("comes back from every numeral that a heading can bear", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (value) => {
        expect(readNumeral(writeNumeral(value))).toBe(value);
      }),
    );
  });

  it("comes back from every year written digit by digit, with any of the three zeros", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), fc.constantFrom("〇", "○", "零"), (year, zero) => {
        const written = [...String(year)]
          .map((d) => (d === "0" ? zero : "一二三四五六七八九".charAt(Number(d) - 1)))
          .join("");
        expect(readNumeral(written)).toBe(year);
      }),
    );
  });

  it("refuses what no heading bears", () => {
    expect(() => writeNumeral(0)).toThrow(RangeError);
    expect(() => writeNumeral(100)).toThrow(RangeError);
    expect(() => writeNumeral(1.5)).toThrow(RangeError);
  });
});
