import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outputPath } from "../../src/batch/names.ts";

describe("outputPath", () => {
  it("adds .json to the path as it is", () => {
    expect(outputPath("a/b.pdf")).toBe("a/b.pdf.json");
    expect(outputPath("年报.txt")).toBe("年报.txt.json");
    expect(outputPath("a.json")).toBe("a.json.json");
  });

  it("keeps folders apart from reports, the ledger and the workshop", () => {
    expect(outputPath("x.pdf.json/a.pdf")).toBe("x.pdf.json~/a.pdf.json");
    expect(outputPath("x.pdf.json~/a.pdf")).toBe("x.pdf.json~~/a.pdf.json");
    expect(outputPath("ledger.jsonl/a.pdf")).toBe("ledger.jsonl~/a.pdf.json");
    expect(outputPath(".nianbao/a.pdf")).toBe(".nianbao~/a.pdf.json");
  });

  it("cuts a name that would be too long between characters, and marks it", () => {
    const longest = `${"年".repeat(82)}.pdf`; // 250 bytes, and 255 with .json
    expect(outputPath(longest)).toBe(`${longest}.json`);
    const output = outputPath(`年${longest}`);
    expect(output).toMatch(/^年{70,80}~[0-9a-f]{8}\.pdf\.json$/);
    expect(Buffer.byteLength(output)).toBeLessThanOrEqual(255);
    expect(outputPath(`年${longest.replace("pdf", "txt")}`)).not.toBe(output.replace("pdf", "txt"));
  });

  it("never gives two paths one place, nor a place below another's", () => {
    const name = fc.constantFrom("a", "a.json", "a.json~", "a.json.json", "ledger.jsonl", "b.pdf", "a~", ".nianbao");
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join("/"));
    fc.assert(
      fc.property(path, path, (one, other) => {
        fc.pre(one !== other);
        expect(outputPath(one)).not.toBe(outputPath(other));
        expect(outputPath(one).startsWith(`${outputPath(other)}/`)).toBe(false);
      }),
    );
  });
});
