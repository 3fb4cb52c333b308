import { describe, expect, it } from "vitest";
import { makeReport, renderText } from "../../scripts/samples/index.mjs";
import type { Report } from "../../src/model/report.ts";
import { convertBytes } from "../../src/pipeline.ts";
import { gb18030, marked, utf8, utf16be, utf16le } from "./encodings.ts";

/** A report that needs no character outside GBK. */
const TEXT = renderText(makeReport(21, { scale: "medium" }), "tab");

async function read(bytes: Uint8Array): Promise<Report> {
  const result = await convertBytes(bytes, "a.txt");
  if (!result.ok) throw new Error(result.failure.code);
  return result.report;
}

/** All that must not depend on how the text is written. */
const content = ({ source: _, diagnostics, ...rest }: Report) => ({
  ...rest,
  diagnostics: diagnostics.filter((d) => d.code !== "text.encoding"),
});

const plain = content(await read(utf8(TEXT)));
const CRLF = TEXT.replaceAll("\n", "\r\n");

describe("one report in every encoding", () => {
  it("is verified", () => {
    expect(plain.status).toBe("verified");
  });

  it.each([
    ["UTF-8 with a mark", marked(utf8(TEXT), [0xef, 0xbb, 0xbf]), false],
    ["UTF-8, CRLF", utf8(CRLF), false],
    ["UTF-8, CR", utf8(TEXT.replaceAll("\n", "\r")), false],
    ["UTF-8 with a mark, CRLF", marked(utf8(CRLF), [0xef, 0xbb, 0xbf]), false],
    ["UTF-16 LE with a mark", marked(utf16le(TEXT), [0xff, 0xfe]), true],
    ["UTF-16 BE with a mark", marked(utf16be(TEXT), [0xfe, 0xff]), true],
    ["UTF-16 LE with a mark, CRLF", marked(utf16le(CRLF), [0xff, 0xfe]), true],
    ["UTF-16 LE without a mark", utf16le(TEXT), true],
    ["UTF-16 BE without a mark", utf16be(TEXT), true],
    ["UTF-16 BE without a mark, CRLF", utf16be(CRLF), true],
    ["GB18030", gb18030(TEXT), true],
    ["GB18030, CRLF", gb18030(CRLF), true],
  ])("%s: the same report; said where it is not UTF-8", async (_, bytes, said) => {
    const report = await read(bytes);
    expect(content(report)).toEqual(plain);
    expect(report.diagnostics.some((d) => d.code === "text.encoding")).toBe(said);
  });

  it("reads over NUL bytes between lines", async () => {
    const report = await read(utf8(`${TEXT.replaceAll("\n\n", "\n\u0000\n")}\u0000`));
    expect([report.status, report.tables, report.report]).toEqual([plain.status, plain.tables, plain.report]);
  });

  it("reads the figures of damaged UTF-8, and leaves it for review", async () => {
    const bytes = utf8(TEXT);
    const prose = bytes.indexOf(utf8("总体情况")) + 40;
    bytes[prose] = 0xff;
    const report = await read(bytes);
    expect(report.tables).toEqual(plain.tables);
    expect(report.status).toBe("review");
    expect(report.diagnostics.map((d) => d.code)).toContain("text.damaged");
  });
});
