import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detect } from "../../src/stages/ingest/detect.ts";
import { gb18030, marked, utf8, utf16be, utf16le } from "../pipeline/encodings.ts";

const bytes = (...list: number[]): Buffer => Buffer.concat([Buffer.from(list), Buffer.alloc(64)]);
const TEXT = "云溪县水务局2023年政府信息公开工作年度报告\n一、总体情况\n".repeat(5);

describe("detect", () => {
  it.each([
    ["application/pdf", utf8("%PDF-1.7\n1 0 obj")],
    ["application/pdf", Buffer.concat([Buffer.alloc(900, 0x0a), utf8("%PDF-1.4\n")])],
    ["application/zip", bytes(0x50, 0x4b, 3, 4)],
    ["application/x-ole-storage", bytes(0xd0, 0xcf, 0x11, 0xe0)],
    ["application/gzip", bytes(0x1f, 0x8b, 8)],
    ["image/png", bytes(0x89, 0x50, 0x4e, 0x47)],
    ["image/jpeg", bytes(0xff, 0xd8, 0xff, 0xe0)],
    ["image/tiff", bytes(0x49, 0x49, 0x2a, 0)],
    ["image/tiff", bytes(0x4d, 0x4d, 0, 0x2a)],
    ["image/gif", utf8("GIF89a")],
    ["image/webp", utf8("RIFF\u0001\u0002\u0003\u0004WEBPVP8 ")],
    ["image/bmp", bytes(0x42, 0x4d, 9, 9, 9, 0, 0, 0, 0, 0, 54)],
    ["text/plain", utf8("BMW")],
    ["text/html", utf8("<!DOCTYPE html><html>")],
    ["text/html", utf8('\ufeff\n <?xml version="1.0"?>\n<!-- a -->\n<HTML lang="zh">')],
    ["text/html", utf8('<table class="t"><tr><td>一</td></tr></table>')],
    ["text/html", utf8('<p style="text-align: center">一</p>')],
    ["text/html", utf16le("<!DOCTYPE html><html><head><title>年度报告</title></head><body></body></html>".repeat(2))],
    ["text/html", marked(utf16be("<html><body>一</body></html>"), [0xfe, 0xff])],
    ["text/html", utf8(`发布时间：2024-01-11\n${"<p>一</p>".repeat(30)}`)],
    ["text/plain", utf8(`# 年度报告\n${"<tr><td>一</td></tr>".repeat(30)}`)],
    ["text/plain", utf8("<div>\n\n首页\n\n</div>\n\n# 年度报告\n\n| 规章 | 1 |\n|---|---|\n| 合计 | 2 |\n")],
    ["text/markdown", utf8("<div>\n\n首页\n\n</div>\n\n# 年度报告\n\n<table><tr><td>一</td></tr></table>\n")],
    ["text/markdown", utf8("年度报告\n\n<table><tr><td><p>一</p></td></tr></table>\n\n一、总体情况\n")],
    [
      "multipart/related",
      utf8('From: <a>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="b"\r\n\r\n--b'),
    ],
    ["text/plain", utf8(TEXT)],
    ["text/plain", utf8("\ufeff一")],
    ["text/plain", gb18030(TEXT)],
    ["text/plain", utf16le(TEXT)],
    ["text/plain", utf16be(TEXT)],
    ["text/plain", marked(utf16le(TEXT), [0xff, 0xfe])],
    ["text/plain", marked(utf16be(TEXT), [0xfe, 0xff])],
    ["text/plain", utf8(`${TEXT}\u0000\u0000\f${TEXT}`)],
    ["text/plain", utf8("<!-- 由网页转换 -->\n一、总体情况 < 二")],
    ["application/octet-stream", Buffer.alloc(500)],
    ["application/octet-stream", Buffer.from(Array.from({ length: 512 }, (_, i) => (i * 37) % 256))],
  ])("%s", (type, content) => {
    expect(detect(content)).toBe(type);
  });

  it("goes by the bytes of the view, not of the buffer below it", () => {
    const larger = Buffer.concat([utf8("%PDF-1.7\n"), utf8(TEXT)]);
    expect(detect(larger.subarray(9))).toBe("text/plain");
  });

  it("names some type for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (content) => {
        expect(detect(content)).toMatch(/^[a-z]+\/[a-z-]+$/);
      }),
    );
  });
});
