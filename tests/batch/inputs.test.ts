import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findInputs } from "../../src/batch/inputs.ts";

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "nianbao-inputs-")));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function files(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), path);
  }
}

async function find(args: string[], { cwd = root, out = null as string | null, stdin = "", maxBytes = 1000 } = {}) {
  const found = await findInputs(args, { cwd, out, stdin: () => Readable.from([Buffer.from(stdin)]), maxBytes });
  const sources = found.inputs.map(({ path, source }) => [
    path,
    source.kind === "refused" ? source.failure.code : source.kind,
  ]);
  return { ...found, paths: found.inputs.map(({ path }) => path), sources };
}

describe("findInputs", () => {
  it("walks a folder by name, and leaves out hidden names and what this program writes", async () => {
    files("in/b.txt", "in/a.pdf", "in/c/z.html", "in/c/.hidden", "in/.git/x", "in/b.truth.json", "in/ledger.jsonl");
    const { paths, many } = await find(["in"]);
    expect(paths).toEqual(["a.pdf", "b.txt", "c/z.html"]);
    expect(many).toBe(true);
  });

  it("names a file by its path below the working folder, or else by its bare name", async () => {
    files("work/a/b.pdf", "else/c.pdf");
    const { paths } = await find(["a/b.pdf", join(root, "else/c.pdf")], { cwd: join(root, "work") });
    expect(paths).toEqual(["a/b.pdf", "c.pdf"]);
  });

  it("knows one file alone from many", async () => {
    files("a.pdf", "b.pdf");
    expect((await find(["a.pdf"])).many).toBe(false);
    expect((await find(["a.*"])).many).toBe(false);
    expect((await find(["*.pdf"])).many).toBe(true);
    expect((await find(["a.pdf", "b.pdf"])).many).toBe(true);
  });

  it("gives inputs with the same path places of their own, always the same ones", async () => {
    files("2022/x/r.pdf", "2023/x/r.pdf", "2023/x/s.pdf", "more/2023/x/r.pdf");
    const expected = ["x/r.pdf", "2023/x/r.pdf", "x/s.pdf", "more/2023/x/r.pdf"];
    expect((await find(["2022", "2023", "more/2023"])).paths).toEqual(expected);
    expect((await find(["2022", "2023", "more/2023"])).paths).toEqual(expected);
  });

  it("numbers inputs that no folder tells apart", async () => {
    files("stdin");
    expect((await find(["stdin", "-"], { stdin: "text" })).paths).toEqual(["stdin", "2/stdin"]);
  });

  it("counts a file once that is named twice", async () => {
    files("in/a/x.pdf", "in/y.pdf");
    expect((await find(["in", "in/a", "in/y.pdf", "./in/*.pdf"])).paths).toEqual(["a/x.pdf", "y.pdf"]);
  });

  it("expands patterns in order, and takes a file literally that looks like one", async () => {
    files("in/b.pdf", "in/a.pdf", "in/c/d.pdf", "in/a.txt", "in/[a].pdf", "in/x.json");
    expect((await find(["in/**/*.pdf"])).paths).toEqual(["in/[a].pdf", "in/a.pdf", "in/b.pdf", "in/c/d.pdf"]);
    expect((await find(["in/[a].pdf"])).paths).toEqual(["in/[a].pdf"]);
    expect((await find(["in/*"])).paths).not.toContain("in/x.json");
    expect((await find(["in/*.doc"])).problems).toEqual(["No file matches in/*.doc"]);
  });

  it("reads standard input up to the limit", async () => {
    const { inputs } = await find(["-"], { stdin: "报告" });
    expect(inputs[0]?.source).toEqual({ kind: "bytes", bytes: new Uint8Array(Buffer.from("报告")) });
    expect((await find(["-"], { stdin: "报告", maxBytes: 5 })).sources).toEqual([["stdin", "too-large"]]);
  });

  it("never walks the output folder, wherever it lies", async () => {
    files("in/a.pdf", "in/out/b.txt", "in/out/a.pdf.json");
    expect((await find(["in"], { out: join(root, "in/out") })).paths).toEqual(["a.pdf"]);
    expect((await find(["in/**"], { out: join(root, "in/out") })).paths).toEqual(["in/a.pdf"]);
    expect((await find(["in"], { out: join(root, "in") })).paths).toEqual(["a.pdf", "out/b.txt"]);
    expect((await find(["in/*"], { out: join(root, "in") })).paths).toEqual(["in/a.pdf"]);
    expect((await find(["in/*"], { out: root })).paths).toEqual(["in/a.pdf"]);
    expect((await find(["in"], { out: root })).paths).toEqual(["a.pdf", "out/b.txt"]);
  });

  it("follows links within the tree only, and never goes round", async () => {
    files("in/a.pdf", "in/sub/b.pdf", "secret.pdf");
    symlinkSync("a.pdf", join(root, "in/link.pdf"));
    symlinkSync(join(root, "secret.pdf"), join(root, "in/out-of-tree.pdf"));
    symlinkSync("nowhere", join(root, "in/dangling.pdf"));
    symlinkSync("..", join(root, "in/sub/round"));
    symlinkSync(".", join(root, "in/self"));
    expect((await find(["in"])).sources).toEqual([
      ["a.pdf", "file"],
      ["dangling.pdf", "unreadable"],
      ["link.pdf", "file"],
      ["out-of-tree.pdf", "unreadable"],
      ["sub/b.pdf", "file"],
    ]);
  });

  it("refuses what is missing or no file, one by one", async () => {
    files("a.pdf", "folder.pdf/b.pdf");
    const { sources } = await find(["a.pdf", "missing.pdf", "/dev/null", "folder.pdf"]);
    expect(sources).toEqual([
      ["a.pdf", "file"],
      ["missing.pdf", "unreadable"],
      ["null", "unreadable"],
      ["b.pdf", "file"],
    ]);
  });

  it.runIf(process.platform === "linux")("opens files whose names are GBK, and shows their names", async () => {
    mkdirSync(join(root, "in"));
    const name = Buffer.from([0xc4, 0xea, 0xb1, 0xa8, 0x2e, 0x74, 0x78, 0x74]); // 年报.txt
    writeFileSync(Buffer.concat([Buffer.from(`${root}/in/`), name]), "x");
    const { inputs, paths } = await find(["in"]);
    expect(paths).toEqual(["年报.txt"]);
    const source = inputs[0]?.source;
    expect(source?.kind === "file" && Buffer.from(source.file).subarray(-name.length).equals(name)).toBe(true);
  });
});
