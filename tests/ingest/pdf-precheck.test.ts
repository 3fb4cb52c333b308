import { randomBytes } from "node:crypto";
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { precheck } from "../../src/stages/ingest/pdf/precheck.ts";
import { makePdf } from "./pdf-writer.ts";

const file = (dict: string, data: Uint8Array): Uint8Array =>
  makePdf([{ content: "" }], { objects: { it: { dict, stream: data } } });

describe("precheck", () => {
  it("finds one stream that unpacks without measure, unless it is a picture", () => {
    const data = deflateSync(Buffer.alloc(400 * 1024 * 1024), { level: 1 });
    expect(precheck(file("/Filter /FlateDecode", data)).bomb).toBe(true);
    expect(precheck(file("/Subtype /Image /Filter /FlateDecode", data)).bomb).toBe(false);
  });

  it("leaves ordinary streams alone, large or packed twice", () => {
    const data = deflateSync(randomBytes(1024 * 1024));
    expect(precheck(file("/Filter /FlateDecode", data)).bomb).toBe(false);
    expect(precheck(file("/Filter [/FlateDecode /FlateDecode]", deflateSync(data))).bomb).toBe(false);
  });

  it("sees layers that may be off, in the open or packed away", () => {
    const layers = (state: string): string => `/OCProperties << /OCGs [9 0 R] /D << ${state} >> >>`;
    expect(precheck(makePdf([{ content: "" }], { catalog: layers("/OFF [9 0 R]") })).hiddenLayers).toBe("declared");
    expect(precheck(makePdf([{ content: "" }], { catalog: layers("/OFF [] /BaseState /ON") })).hiddenLayers).toBe(
      "none",
    );
    const packed = (state: string): Uint8Array => deflateSync(Buffer.from(`<< /Type /Catalog ${layers(state)} >>`));
    expect(precheck(file("/Type /ObjStm /Filter /FlateDecode", packed("/BaseState /OFF"))).hiddenLayers).toBe(
      "declared",
    );
    expect(precheck(file("/Type /ObjStm /Filter /FlateDecode", packed("/ON [9 0 R]"))).hiddenLayers).toBe("none");
    const form = file("/Type /XObject /Subtype /Form /OC 9 0 R", new Uint8Array(0));
    const both = new TextEncoder().encode(
      `${new TextDecoder("latin1").decode(form)}/OCProperties << /D << /OFF [9 0 R] >> >>`,
    );
    expect(precheck(both).hiddenLayers).toBe("drawings");
  });

  it("takes no offence at a file that is none", () => {
    expect(precheck(new Uint8Array(0))).toEqual({ bomb: false, hiddenLayers: "none" });
    expect(precheck(new TextEncoder().encode("stream stream endstream"))).toEqual({
      bomb: false,
      hiddenLayers: "none",
    });
  });
});
