import { describe, expect, it } from "vitest";
import { kindOfOle, type OleKind } from "../../src/stages/ingest/doc/ole.ts";
import { compoundFile } from "./ole-writer.ts";

const words = (flags: number): Buffer => {
  const stream = Buffer.alloc(4096);
  stream.writeUInt16LE(0xa5ec, 0);
  stream.writeUInt16LE(flags, 10);
  return stream;
};

describe("a compound file", () => {
  it.each<[OleKind, Record<string, Buffer>]>([
    ["word", { "1Table": Buffer.alloc(4096), WordDocument: words(0x200) }],
    ["word", { WordDocument: words(0), Workbook: Buffer.alloc(4096) }],
    ["word-encrypted", { WordDocument: words(0x100) }],
    ["package-encrypted", { EncryptionInfo: Buffer.alloc(4096), EncryptedPackage: Buffer.alloc(4096) }],
    ["excel", { Workbook: Buffer.alloc(4096) }],
    ["powerpoint", { "PowerPoint Document": Buffer.alloc(4096) }],
    ["other", { Contents: Buffer.alloc(4096), NoWordDocument: Buffer.alloc(4096) }],
  ])("is told by the streams that it holds: %s", (kind, streams) => {
    expect(kindOfOle(compoundFile(streams))).toBe(kind);
  });

  it("that is cut short holds nothing that is known", () => {
    expect(kindOfOle(compoundFile({ WordDocument: words(0) }).subarray(0, 600))).toBe("other");
  });
});
