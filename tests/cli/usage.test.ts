import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newProgram } from "../../src/cli/program.ts";
import { newFolder, nianbao } from "./command.ts";
import { report } from "./reports.ts";

let folder: string;

beforeAll(() => {
  folder = newFolder();
  mkdirSync(join(folder, "in"));
  mkdirSync(join(folder, "void"));
  writeFileSync(join(folder, "in/a.txt"), report(1));
  writeFileSync(join(folder, "in/b.txt"), report(2));
  writeFileSync(join(folder, "file"), "");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a command that can't be meant", () => {
  const cases: [string, string[], RegExp][] = [
    ["an unknown flag", ["convert", "in/a.txt", "--nix"], /unknown option '--nix'/],
    ["an unknown verb", ["transform"], /unknown command 'transform'/],
    ["no input", ["convert"], /missing required argument 'input'/],
    ["a bad number", ["convert", "in/a.txt", "--jobs", "0"], /whole number from 1/],
    ["a bad size", ["convert", "in/a.txt", "--max-memory", "lots"], /64M/],
    ["a shard without a folder", ["convert", "in", "--shard", "1/2"], /A shard needs a folder/],
    ["a merge of nothing", ["merge", "nowhere"], /no ledgers/],
    ["a queue with a colon", ["parked", "--queue", "a:b"], /without colons/],
    ["standard input for a queue", ["enqueue", "-"], /can't be queued/],
    ["a worker without a folder", ["work"], /--out/],
    ["a bad time", ["convert", "in/a.txt", "--timeout", "-1"], /seconds/],
    ["a bad choice", ["convert", "in/a.txt", "--engine", "poppler"], /pdfium/],
    ["many inputs to stdout", ["convert", "in/a.txt", "in/b.txt"], /--out DIR/],
    ["a folder to stdout", ["convert", "in"], /--out DIR/],
    ["an empty folder", ["convert", "void", "--out", "out"], /no file to convert/],
    ["a pattern without a match", ["convert", "in/*.pdf", "--out", "out"], /No file matches in\/\*\.pdf/],
    ["resume and force", ["convert", "in", "--out", "out", "--resume", "--force"], /--resume and --force/],
    ["a retry of nothing", ["convert", "in/a.txt", "--retry-failed"], /--retry-failed needs/],
    ["a file as output folder", ["convert", "in", "--out", "file"], /output folder .* can't be written/],
    ["a review of no folder", ["review", "nowhere"], /nowhere is no folder/],
    ["sources that are no folder", ["review", "void", "--sources", "file"], /file is no folder/],
    ["a port that is none", ["review", "void", "--port", "70000"], /port from 0 to 65535/],
    ["an output folder below a file", ["convert", "in", "--out", "file/out"], /output folder .* can't be written/],
  ];
  it.each(cases)("ends with 2: %s", async (_, args, message) => {
    const { code, stdout, stderr } = await nianbao(args, { cwd: folder });
    expect(stderr).toMatch(message);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });

  it("is told from a question: help and version end with 0", async () => {
    const help = await nianbao(["convert", "--help"]);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain("--retry-failed");
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(await nianbao(["--version"])).toMatchObject({ code: 0, stdout: `${version}\n` });
  });
});

describe("docs/cli.md", () => {
  const text = readFileSync(new URL("../../docs/cli.md", import.meta.url), "utf8").replace(/ +\|/g, " |");
  const program = newProgram("0", new Proxy({}, { get: () => () => undefined }) as Parameters<typeof newProgram>[1]);

  it("has a heading for every verb and a row for every flag, with its default", () => {
    for (const verb of program.commands) {
      const from = text.indexOf(`## nianbao ${verb.name()}`);
      expect(from, `a heading for ${verb.name()}`).toBeGreaterThanOrEqual(0);
      const end = text.indexOf("\n## ", from + 1);
      const part = text.slice(from, end < 0 ? undefined : end);
      for (const option of verb.options) {
        const row = part.split("\n").find((line) => line.startsWith("|") && line.includes(`\`${option.flags}\``));
        expect(row, `a row for ${option.flags}`).toBeDefined();
        if (option.defaultValue !== undefined) {
          expect(row, option.flags).toContain(`${option.defaultValueDescription ?? option.defaultValue}`);
        }
      }
    }
  });

  it("names every field of the ledger, every exit code and every failure", async () => {
    const { FAILURE_CODES } = await import("../../src/model/finding.ts");
    const { failedEntry } = await import("../../src/batch/entry.ts");
    const run = { version: "", build: "", options: "" };
    const fields = Object.keys(failedEntry(run, "", { code: "empty", message: "" }, {}, 0));
    for (const word of [...fields, ...FAILURE_CODES, 0, 1, 2, 3, 4, 70, 130]) expect(text).toContain(`| \`${word}\` |`);
  });
});
