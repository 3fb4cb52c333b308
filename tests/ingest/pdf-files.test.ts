import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { engines } from "../../src/stages/ingest/pdf/index.ts";
import { readAgreed, textOf } from "./pdf-agree.ts";
import { makePdf } from "./pdf-writer.ts";

const content = "BT /F1 10 Tf 20 100 Td (12) Tj ET";
const both = ["pdfium", "pdfjs"] as const;

/** 300 MB of blanks, packed twice: a few hundred bytes. */
const BOMB = deflateSync(deflateSync(Buffer.alloc(300 * 1024 * 1024, " "), { level: 1 }));

async function failureOf(engine: "pdfium" | "pdfjs", bytes: Uint8Array, maxPages = 10): Promise<string> {
  const read = await engines[engine].read(bytes, { maxPages });
  if (read.ok) return "ok";
  expect(read.failure.message).toMatch(/\.$/);
  return read.failure.code;
}

describe("files", () => {
  it.each(both)("leave the arrays of everybody else alone (%s)", async (engine) => {
    const { push } = Array.prototype;
    expect(await failureOf(engine, makePdf([{ content }]))).toBe("ok");
    expect(Array.prototype.push).toBe(push);
    expect(String(push)).toContain("[native code]");
  });

  it("with an empty user password are read", async () => {
    const [page] = await readAgreed(makePdf([{ content }], { password: "" }));
    expect(textOf(page)).toBe("12");
  });

  it.each(both)("that need a password are encrypted (%s)", async (engine) => {
    expect(await failureOf(engine, makePdf([{ content }], { password: "secret" }))).toBe("encrypted");
  });

  it.each(both)("that are none, or cut off, are corrupt (%s)", async (engine) => {
    expect(await failureOf(engine, new TextEncoder().encode("\u0089PNG and more of a picture"))).toBe("corrupt");
    expect(await failureOf(engine, makePdf([{ content }]).subarray(0, 60))).toBe("corrupt");
  });

  it("with a broken table of objects are read all the same", async () => {
    const text = Buffer.from(makePdf([{ content }])).toString("latin1");
    const broken = text.replace(/\d{10} 00000 n/g, "0000000007 00000 n").replace(/startxref\n\d+/, "startxref\n9");
    const [page] = await readAgreed(new Uint8Array(Buffer.from(broken, "latin1")));
    expect(textOf(page)).toBe("12");
  });

  it.each(both)("with more pages than allowed are refused (%s)", async (engine) => {
    const bytes = makePdf([{ content }, { content }, { content }]);
    expect(await failureOf(engine, bytes, 2)).toBe("too-many-pages");
    expect(await failureOf(engine, bytes, 3)).toBe("ok");
  });

  it.each(both)("that claim absurd sizes end at once (%s)", async (engine) => {
    const text = Buffer.from(makePdf([{ content, dict: "/MediaBox [0 0 9e9 9e9]" }])).toString("latin1");
    const bytes = new Uint8Array(Buffer.from(text.replace("/Count 1", "/Count 2000000000"), "latin1"));
    const started = performance.now();
    await engines[engine].read(bytes, { maxPages: 10 });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it.each(both)("that unpack without measure are too large (%s)", async (engine) => {
    const bytes = makePdf([{ content: "" }], {
      objects: { bomb: { dict: "/Filter [/FlateDecode /FlateDecode]", stream: BOMB } },
    });
    expect(await failureOf(engine, bytes)).toBe("too-large");
  });

  it("are read one after the other whatever the one before was", async () => {
    for (const engine of both) {
      expect(await failureOf(engine, new Uint8Array(0))).toBe("corrupt");
      expect(await failureOf(engine, makePdf([{ content }]))).toBe("ok");
    }
  });

  it("keep what they are given", async () => {
    const bytes = makePdf([{ content }]);
    const before = Buffer.from(bytes).toString("hex");
    for (const engine of both) await engines[engine].read(bytes, { maxPages: 1 });
    expect(Buffer.from(bytes).toString("hex")).toBe(before);
  });
});
