// What a file holds decides how it is read: archives of one report, documents that are archives, and files that only look like either.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { makeReport, renderText, truthOf } from "../../scripts/samples/index.mjs";
import { docxOf, packed } from "../../scripts/samples/ooxml.mjs";
import { zip } from "../../scripts/samples/zip.mjs";
import { convertBytes } from "../../src/pipeline.ts";
import { p, r } from "../ingest/word.ts";

const model = makeReport("archives", { scale: "small" });
const text = Buffer.from(renderText(model, "tab"));
const word = docxOf(model);
const pdf = readFileSync(fileURLToPath(new URL("../../samples/raw-fault-total.pdf", import.meta.url)));
const one = (name: string, bytes: Uint8Array) => ({ name, bytes });

async function told(bytes: Uint8Array): Promise<unknown> {
  const result = await convertBytes(bytes, "in/given.bin");
  if (!result.ok) return result.failure.code;
  const { source, report, diagnostics } = result.report;
  return [source.name, source.mediaType, report.title, ...diagnostics.map(({ code }) => code)];
}
const TEXT = ["given.bin", "text/plain", truthOf(model).title];
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

describe("a report alone in an archive", () => {
  it.each([
    ["gzip", gzipSync(text)],
    ["a zip", zip([one("报告/report.txt", text)])],
    [
      "a zip with what systems leave beside",
      zip([one("a.txt", text), one("__MACOSX/._a.txt", text), one(".DS_Store", text)]),
    ],
    [
      "a saved page's folder without the page",
      zip([one("a.txt", text), one("a_files/x.css", text), one("a_files/y.png", text)]),
    ],
    ["a name in another encoding", zip([{ name: "", bytes: text, mangled: Buffer.from([0xb1, 0xa8, 0xb8, 0xe6]) }])],
    ["a zip in gzip", gzipSync(zip([one("a.txt", text)]))],
  ])("is read out of it: %s", async (_, bytes) => {
    expect(await told(bytes)).toEqual([...TEXT, "archive.unpacked"]);
  });

  it("is named, and hashed as it was given", async () => {
    const bytes = zip([
      { name: "", bytes: text, mangled: Buffer.from([0xb1, 0xa8, 0xb8, 0xe6, 0x2e, 0x74, 0x78, 0x74]) },
    ]);
    const result = await convertBytes(bytes, "given.zip");
    if (!result.ok) throw new Error(result.failure.code);
    expect(result.report.source.bytes).toBe(bytes.length);
    expect(result.report.diagnostics[0]?.message).toBe("The report is the file 报告.txt of an archive.");
  });

  it("may itself be a Word file or a PDF", async () => {
    expect(await told(zip([one("a.docx", word)]))).toMatchObject(["given.bin", DOCX, TEXT[2], "archive.unpacked"]);
    expect((await told(gzipSync(pdf))) as unknown[]).toContain("application/pdf");
    expect(await told(word)).toEqual(["given.bin", DOCX, TEXT[2]]);
  });
});

describe("what is refused", () => {
  it.each([
    ["several reports", "unsupported-type", zip([one("a.txt", text), one("b.txt", text)])],
    ["an archive in an archive in an archive", "unsupported-type", gzipSync(gzipSync(gzipSync(text)))],
    ["nothing", "empty", zip([])],
    ["only debris", "empty", zip([one("__MACOSX/._a", text)])],
    ["an empty file", "empty", gzipSync("")],
    ["a workbook", "unsupported-type", zip([one("[Content_Types].xml", text), one("xl/workbook.xml", text)])],
    ["slides", "unsupported-type", zip([one("[Content_Types].xml", text), one("ppt/presentation.xml", text)])],
    ["an e-book", "unsupported-type", zip([one("mimetype", Buffer.from("application/epub+zip"))])],
    [
      "an OpenDocument text, with no office suite",
      "unsupported-type",
      zip([one("mimetype", Buffer.from("application/vnd.oasis.opendocument.text"))]),
    ],
    ["RTF, with no office suite", "unsupported-type", Buffer.from("{\\rtf1\\ansi }")],
    ["RAR", "unsupported-type", Buffer.concat([Buffer.from("Rar!\x1a\x07\x00", "latin1"), text])],
    [
      "a Word file without a document",
      "corrupt",
      zip([one("[Content_Types].xml", text), one("word/styles.xml", text)]),
    ],
    ["a damaged archive", "corrupt", word.subarray(0, word.length - 300)],
    ["damaged gzip", "corrupt", gzipSync(text).subarray(0, 200)],
  ])("%s: %s", async (_, code, bytes) => {
    expect(await told(bytes)).toBe(code);
  });

  it("a file in which a bit has changed: it could be a digit", async () => {
    const stored = zip([{ name: "a.txt", bytes: text, stored: true }]);
    const at = stored.indexOf(String(model.year)) + 3;
    stored[at] = (stored[at] ?? 0) ^ 1;
    expect(await told(stored)).toBe("corrupt");
  });

  it("says what to do with several reports", async () => {
    const result = await convertBytes(zip([one("a.txt", text), one("x/b.pdf", pdf)]), "given.zip");
    expect(!result.ok && result.failure.message).toBe(
      "The archive holds 2 files (a.txt, b.pdf…): unpack it, and convert the folder.",
    );
  });
});

describe("what would cost too much", () => {
  const NOUGHTS = Buffer.alloc(200 * 2 ** 20, 0x20);
  const types = one("[Content_Types].xml", Buffer.from("<Types/>"));

  it.each([
    ["a document that unpacks to far more", () => zip([types, one("word/document.xml", NOUGHTS)])],
    ["one that lies about it", () => zip([types, { ...one("word/document.xml", NOUGHTS), size: 1000 }])],
    ["a file in an archive", () => zip([one("a.txt", NOUGHTS)])],
    ["gzip", () => gzipSync(NOUGHTS)],
    ["elements without end", () => packed("<w:p/>".repeat(500_000))],
    [
      "tables nested deeper than any report",
      () => packed(`${"<w:tbl><w:tr><w:tc>".repeat(10_000)}${"</w:tc></w:tr></w:tbl>".repeat(10_000)}`),
    ],
  ])("is given up: %s", async (_, make) => {
    const bytes = make();
    const start = performance.now();
    expect(await told(bytes)).toBe("too-large");
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it("is not made of entities: none is known but XML's own", async () => {
    const names = Array.from({ length: 30 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`);
    const xml = `<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY e0 "9">${names.join("")}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${p(r("&e30;&amp;&#x5e74;"))}</w:body></w:document>`;
    const start = performance.now();
    expect(await told(zip([types, one("word/document.xml", Buffer.from(xml))]))).toBe("not-a-report");
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it.each([
    ["cut off", "<w:p><w:r><w:t>一</w:t>"],
    ["closed in the wrong order", "<w:p><w:r><w:t>一</w:r></w:t></w:p>"],
  ])("XML that is %s is damaged, and not read in part", async (_, body) => {
    expect(await told(packed(body))).toBe("corrupt");
  });
});
