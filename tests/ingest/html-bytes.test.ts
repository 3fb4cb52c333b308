import { describe, expect, it } from "vitest";
import type { Read } from "../../src/model/document.ts";
import { anchorOf } from "../../src/model/line.ts";
import { readHtml, readMhtml } from "../../src/stages/ingest/html/index.ts";
import { gb18030, marked, utf8, utf16be, utf16le } from "../pipeline/encodings.ts";

const PAGE = (charset: string, rest = ""): string =>
  `<!DOCTYPE html>\r\n<meta charset="${charset}">\r\n<p>规章&nbsp;<b>1&#50;件</b>\r\n-现行&amp;有效&lt;３&gt;</p>${rest}`;
const TEXT = "规章\u00a012件 -现行&有效<３>";

const documentOf = (read: Read) => {
  if (!read.ok) throw new Error(read.failure.code);
  return read.document;
};

/** What stands in the bytes behind each unit of the page's first line. */
function printedBehind(bytes: Uint8Array, encoding: string): string[] {
  const [line] = documentOf(readHtml(bytes)).lines;
  if (line === undefined) throw new Error("a line is due");
  expect(line.text).toBe(TEXT);
  return [...line.text].map((_, unit) => {
    const anchor = anchorOf(line, unit, unit + 1);
    if (anchor === null || !("place" in anchor) || anchor.bytes === null) return "nowhere";
    return new TextDecoder(encoding).decode(bytes.subarray(...anchor.bytes));
  });
}

const SOURCES = [
  "规",
  "章",
  "&nbsp;",
  "1",
  "&#50;",
  "件",
  "\r\n",
  "-",
  "现",
  "行",
  "&amp;",
  "有",
  "效",
  "&lt;",
  "３",
  "&gt;",
];

describe("the bytes behind a text", () => {
  it.each([
    ["utf-8", utf8(PAGE("utf-8"))],
    ["utf-8", utf8(`\ufeff${PAGE("gb2312")}`)],
    ["gb18030", gb18030(PAGE("gb2312"))],
    ["utf-16le", marked(utf16le(PAGE("utf-16")), [0xff, 0xfe])],
    ["utf-16be", marked(utf16be(PAGE("utf-16")), [0xfe, 0xff])],
    // Bytes that are no GBK: what follows them is found all the same.
    [
      "gb18030",
      Buffer.concat([gb18030(PAGE("gbk")), gb18030("<p>部门"), Buffer.from([0xff, 0x81]), gb18030(" 1</p>")]),
    ],
  ])("%s", (encoding, bytes) => {
    expect(printedBehind(new Uint8Array(bytes), encoding)).toEqual(SOURCES);
  });

  it("are found for what stands outside of the basic plane", () => {
    const bytes = new Uint8Array(utf8("<p>𠮷1</p>"));
    const [line] = documentOf(readHtml(bytes)).lines;
    expect(line === undefined ? null : anchorOf(line, 0, 3)).toMatchObject({ bytes: [3, 8] });
    expect(line === undefined ? null : anchorOf(line, 2, 3)).toMatchObject({ bytes: [7, 8] });
  });
});

describe("encodings", () => {
  const codes = (bytes: Uint8Array) => documentOf(readHtml(new Uint8Array(bytes))).diagnostics.map((d) => d.code);
  const long = (text: string): string => text + "<p>政府信息公开工作年度报告的正文</p>".repeat(20);

  it.each<[string, Uint8Array, string[]]>([
    ["UTF-8 that says so", utf8(PAGE("utf-8")), []],
    ["UTF-8 that says it is GBK", utf8(PAGE("gbk")), ["html.charset"]],
    ["GBK that says it is UTF-8", gb18030(long(PAGE("utf-8"))), ["text.encoding", "html.charset"]],
    ["GBK that says nothing", gb18030(long("<p>政府信息</p>")), ["text.encoding"]],
    ["UTF-16 without a mark", utf16le(long("<html>")), ["text.encoding"]],
  ])("%s", (_, bytes, expected) => {
    expect(codes(bytes)).toEqual(expected);
  });

  it("undoes the reading of UTF-8 as GBK, and tells what it has lost", () => {
    const misread = (text: string): Uint8Array => utf8(new TextDecoder("gb18030").decode(utf8(text)));
    const whole = documentOf(readHtml(new Uint8Array(misread("<p>政府信息公开行政机关</p>"))));
    expect(whole.lines.map((line) => line.text)).toEqual(["政府信息公开行政机关"]);
    expect(whole.diagnostics.map((d) => [d.code, d.severity])).toEqual([["text.misread", "info"]]);
    expect(codes(misread("<p>政府信息公开报告</p><p>上一年度的</p>"))).toEqual(["text.misread", "text.damaged"]);
  });
});

describe("a page saved with its parts", () => {
  const file = (encoding: string, content: Uint8Array, nested = false): Uint8Array => {
    const page = Buffer.concat([
      utf8(`Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`),
      content,
    ]);
    const inner = nested
      ? Buffer.concat([
          utf8("Content-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\n"),
          page,
          utf8("\r\n--in--\r\n"),
        ])
      : page;
    return new Uint8Array(
      Buffer.concat([
        utf8(
          'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="=_a"\r\n\r\n--=_a\r\nContent-Type: text/css\r\n\r\np{}\r\n--=_a\r\n',
        ),
        inner,
        utf8("\r\n--=_a--\r\n"),
      ]),
    );
  };
  const text = "<p>规章=3</p>";
  const quoted = Buffer.from(
    [...utf8(text)]
      .map((b) => (b > 126 || b === 61 ? `=${b.toString(16)}` : String.fromCharCode(b)))
      .join("")
      .replace("<p>", "<p>=\r\n"),
  );

  it.each<[string, Uint8Array]>([
    ["quoted-printable", file("quoted-printable", quoted)],
    ["base64", file("base64", Buffer.from(Buffer.from(text).toString("base64").replace(/.{8}/gu, "$&\r\n")))],
    ["8bit", file("8bit", utf8(text))],
    ["a part of a part", file("binary", utf8(text), true)],
  ])("%s", (name, bytes) => {
    const read = documentOf(readMhtml(bytes));
    const [line] = read.lines;
    expect([read.mediaType, line?.text]).toEqual(["multipart/related", "规章=3"]);
    const anchor = line === undefined ? null : anchorOf(line, 3, 4);
    const at = anchor !== null && "place" in anchor ? anchor.bytes : null;
    const encoded = name === "quoted-printable" || name === "base64";
    expect(at === null ? null : Buffer.from(bytes.subarray(...at)).toString()).toBe(encoded ? null : "3");
  });

  it("is corrupt without a page", () => {
    const read = readMhtml(
      new Uint8Array(
        utf8("Content-Type: multipart/related; boundary=a\r\n\r\n--a\r\nContent-Type: text/css\r\n\r\np{}\r\n--a--"),
      ),
    );
    expect(read.ok ? "read" : read.failure.code).toBe("corrupt");
  });
});
