import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../src/stages/ingest/text/decode.ts";
import { linesOfText, readText } from "../../src/stages/ingest/text/index.ts";
import { gb18030, marked, utf8, utf16be, utf16le } from "../pipeline/encodings.ts";

const TEXT = "云溪县水务局2023年政府信息公开工作年度报告\n一、总体情况\n全年主动公开信息306条，收到申请12件。\n".repeat(
  3,
);

const ENCODED = [
  ["UTF-8", utf8(TEXT), "utf-8"],
  ["UTF-8 with a mark", marked(utf8(TEXT), [0xef, 0xbb, 0xbf]), "utf-8"],
  ["UTF-16 LE with a mark", marked(utf16le(TEXT), [0xff, 0xfe]), "utf-16le"],
  ["UTF-16 BE with a mark", marked(utf16be(TEXT), [0xfe, 0xff]), "utf-16be"],
  ["UTF-16 LE without a mark", utf16le(TEXT), "utf-16le"],
  ["UTF-16 BE without a mark", utf16be(TEXT), "utf-16be"],
  ["GB18030", gb18030(TEXT), "gb18030"],
] as const;

describe("decodeText", () => {
  it.each(ENCODED)("reads %s", (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text: TEXT, encoding });
  });

  it.each(ENCODED)("reads %s from the middle of a larger buffer", (_, bytes, encoding) => {
    const larger = Buffer.concat([Buffer.alloc(3, 0x41), bytes, Buffer.alloc(3, 0x41)]);
    expect(decodeText(larger.subarray(3, 3 + bytes.length))).toEqual({ text: TEXT, encoding });
  });

  it("takes UTF-8 with a few damaged bytes for UTF-8", () => {
    const bytes = utf8(TEXT);
    bytes[40] = 0xff;
    bytes[121] = 0x80;
    const { text, encoding } = decodeText(bytes);
    expect(encoding).toBe("utf-8");
    expect(text).toContain("\ufffd");
    expect(text).toContain("收到申请12件");
  });

  it("takes GB18030 with a few damaged bytes for GB18030", () => {
    const bytes = gb18030(TEXT);
    bytes[40] = 0xff;
    expect(decodeText(bytes).encoding).toBe("gb18030");
  });

  it("takes UTF-8 that breaks off inside a character for UTF-8", () => {
    const { text, encoding } = decodeText(utf8(TEXT).subarray(0, -3));
    expect(encoding).toBe("utf-8");
    expect(text.startsWith("云溪县水务局2023年")).toBe(true);
  });

  it("reads short texts of plain letters and of nothing", () => {
    expect(decodeText(utf8("12\t0\t0"))).toEqual({ text: "12\t0\t0", encoding: "utf-8" });
    expect(decodeText(new Uint8Array())).toEqual({ text: "", encoding: "utf-8" });
  });

  it("gives back every text that was written in UTF-8, and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        expect(decodeText(utf8(`报告${text}`)).text).toBe(`报告${text}`);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(typeof decodeText(bytes).text).toBe("string");
      }),
    );
  });
});

describe("readText", () => {
  it.each(ENCODED)("says the encoding of %s where it is not UTF-8", (_, bytes, encoding) => {
    const said = readText(bytes).diagnostics.map(({ code, severity, message }) => [code, severity, message]);
    const expected = [["text.encoding", "info", `The text is encoded in ${encoding.toUpperCase()}.`]];
    expect(said).toEqual(encoding === "utf-8" ? [] : expected);
  });

  it("warns of damaged characters", () => {
    const bytes = utf8(TEXT);
    bytes[40] = 0xff;
    expect(readText(bytes).diagnostics.map((d) => [d.code, d.severity])).toEqual([["text.damaged", "warning"]]);
  });
});

describe("linesOfText", () => {
  it.each(["\n", "\r\n", "\r", "\u2028", "\u0085"])("breaks at %j, numbering from 1", (end) => {
    const lines = linesOfText(["一", "", " 二\t三 "].join(end));
    expect(lines.map(({ text, number, page, offset }) => [text, number, page, offset])).toEqual([
      ["一", 1, null, 0],
      ["", 2, null, 0],
      [" 二\t三 ", 3, null, 0],
    ]);
  });

  it("keeps form feeds and NUL bytes in their line", () => {
    expect(linesOfText("一\f二\u0000三\n四").map((line) => line.text)).toEqual(["一\f二\u0000三", "四"]);
  });
});
