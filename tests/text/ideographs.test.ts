import { describe, expect, it } from "vitest";
import { unifyIdeographs } from "../../src/text/ideographs.ts";

describe("unifyIdeographs", () => {
  it.each([
    ["⼀⼆⼋⼗", "一二八十"],
    ["⾏政复议", "行政复议"],
    ["⾃然⼈", "自然人"],
    ["⽣⽂⽅⽇⽉⽬⽴", "生文方日月目立"],
    ["⻓期⻔户⻚⾯", "长期门户页面"],
    ["⼾", "户"],
    ["豈更車", "豈更車"],
  ])("%s → %s", (printed, unified) => {
    expect(unifyIdeographs(printed)).toBe(unified);
  });

  it("leaves alone what is no radical: letters, digits, full width, half-assigned code points, surrogates", () => {
    const text = "信息公开Ａ１（一）\u2e9a\u2fd6\ud83d\ude00\ud800";
    expect(unifyIdeographs(text)).toBe(text);
  });

  it("maps every radical to one character, none to another radical", () => {
    for (let code = 0x2e80; code <= 0x2fd5; code++) {
      const unified = unifyIdeographs(String.fromCharCode(code));
      expect([...unified]).toHaveLength(1);
      const assigned = code !== 0x2e9a && (code < 0x2ef4 || code >= 0x2f00);
      const isRadical = /[\u2e80-\u2fd5]/u.test(unified);
      expect([code.toString(16), isRadical]).toEqual([code.toString(16), !assigned || code === 0x2e80]);
    }
  });
});
