import { mkdtempSync, realpathSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { type FlowReader, newFlowReader } from "../../src/review/source/reader.ts";

const worker = new URL("../../dist/review/source/worker.js", import.meta.url);
const root = realpathSync(mkdtempSync(join(tmpdir(), "nianbao-hostile-")));
const MiB = 2 ** 20;

const page = (body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"></head><body>${body}</body></html>`;

function put(name: string, bytes: string | Uint8Array): string {
  const file = join(root, name);
  writeFileSync(file, bytes);
  return file;
}

/** A DOCX whose text is so many MiB of blanks. */
function bomb(size: number): Uint8Array {
  const xml = strToU8('<?xml version="1.0"?><w:document xmlns:w="urn:w"><w:body><w:p><w:r><w:t>');
  const document = new Uint8Array(size * MiB).fill(0x20);
  document.set(xml);
  const types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
  return zipSync({ "[Content_Types].xml": strToU8(types), "word/document.xml": document }, { level: 1 });
}

describe("a source made to harm", () => {
  const readers: FlowReader[] = [];
  const reader = (bounds: Parameters<typeof newFlowReader>[0] = {}): FlowReader => {
    const made = newFlowReader({ worker, ...bounds });
    readers.push(made);
    return made;
  };
  afterAll(() => {
    for (const made of readers) made.close();
  });
  const good = put(
    "good.html",
    page("<p>政府信息公开工作年度报告</p><table><tr><td>新收</td><td>12</td></tr></table>"),
  );
  const many = put("many.html", page("<p>许多".padEnd(100, " ").repeat(50_000)));
  const shown = [
    { kind: "paragraph", text: "政府信息公开工作年度报告" },
    { kind: "table", rows: [[{ text: "新收" }, { text: "12" }]] },
  ];
  const readGood = (by: FlowReader) => by.read({ file: good, byOffice: false });

  it("holds up nobody, and the next is read, however deep it is nested and however many tags it has", async () => {
    const flows = reader();
    const deep = put("deep.html", page(`${"<div>".repeat(10_000)}深${"</div>".repeat(10_000)}`));
    let turns = 0;
    const ticking = setInterval(() => turns++, 1);
    const [, long] = await Promise.all([deep, many].map((file) => flows.read({ file, byOffice: false })));
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(20);
    expect([long?.blocks.length, long?.cut]).toEqual([20_000, true]);
    expect((await readGood(flows))?.blocks).toMatchObject(shown);
  });

  it("is not shown where reading it takes too long", async () => {
    const flows = reader({ timeout: 50 });
    expect(await flows.read({ file: many, byOffice: false })).toBeNull();
  });

  it("is not unpacked beyond what is read of a document, nor read where it is larger", async () => {
    const flows = reader();
    expect(await flows.read({ file: put("bomb.docx", bomb(80)), byOffice: false })).toBeNull();
    const large = put("large.txt", "年度报告");
    truncateSync(large, 65 * MiB);
    expect(await flows.read({ file: large, byOffice: false })).toBeNull();
    expect((await readGood(flows))?.blocks).toMatchObject(shown);
  });
});
