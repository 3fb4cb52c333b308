import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claim } from "../../src/batch/lock.ts";
import { REPORT } from "../../src/model/report.ts";
import { contents, ledger, newFolder, nianbao } from "./command.ts";
import { faultyReport, report, SHOPPING } from "./reports.ts";

let folder: string;
const at = (path: string): string => join(folder, path);

beforeEach(() => {
  folder = newFolder();
  mkdirSync(at("in/town"), { recursive: true });
  writeFileSync(at("in/town/a.txt"), report(1));
  writeFileSync(at("in/b.txt"), report(2));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("nianbao convert, one input", () => {
  it("prints the report on stdout and a line for people on stderr", async () => {
    const { code, stdout, stderr } = await nianbao(["convert", "in/b.txt"], { cwd: folder });
    const converted = REPORT.parse(JSON.parse(stdout));
    expect(converted.source.name).toBe("b.txt");
    expect(converted.report.year).toBe(2023);
    expect(converted.status).toBe("verified");
    expect(stderr).toBe("in/b.txt: verified\n");
    expect(code).toBe(0);
  });

  it("reads standard input, and says nothing when it is told to be quiet", async () => {
    const { code, stdout, stderr } = await nianbao(["convert", "-", "--quiet"], { cwd: folder, stdin: report(1) });
    expect(JSON.parse(stdout).source.name).toBe("stdin");
    expect(stderr).toBe("");
    expect(code).toBe(0);
  });

  it("prints nothing on stdout and the reason on stderr when there is no report", async () => {
    const { code, stdout, stderr } = await nianbao(["convert", "-", "--quiet"], { cwd: folder, stdin: SHOPPING });
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^stdin: failed \(not-a-report\) — ./);
    expect(code).toBe(4);
  });

  it("says what it found, and --fail-on decides whether that is a failure", async () => {
    const run = (...flags: string[]) => nianbao(["convert", "-", ...flags], { cwd: folder, stdin: faultyReport(1) });
    const { code, stderr } = await run();
    expect(stderr).toMatch(/^stdin: inconsistent — .*≠/);
    expect(code).toBe(1);
    expect((await run("--fail-on", "inconsistent")).code).toBe(1);
    expect((await run("--fail-on", "never")).code).toBe(0);
  });

  it("is under the limits of the flags", async () => {
    const { code, stderr } = await nianbao(["convert", "in/b.txt", "--max-bytes", "1K"], { cwd: folder });
    expect(stderr).toMatch(/failed \(too-large\)/);
    expect(code).toBe(4);
  });
});

describe("nianbao convert --out", () => {
  it("mirrors the folder and records each input", async () => {
    const { code, stdout, stderr } = await nianbao(["convert", "in", "--out", "out"], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toBe("");
    expect(Object.keys(contents(at("out")))).toEqual(["b.txt.json", "ledger.jsonl", "town/a.txt.json"]);
    const written = readFileSync(at("out/town/a.txt.json"));
    REPORT.parse(JSON.parse(written.toString()));
    const { "town/a.txt": entry } = ledger(at("out"));
    expect(entry).toMatchObject({ output: "town/a.txt.json", status: "verified", code: null, written: written.length });
    expect(entry?.counts?.checks.fail).toBe(0);
    expect(entry?.counts?.values).toBeGreaterThan(190);
    expect(stderr).toMatch(/2 documents[\s\S]*verified +2/);
  });

  it("gives the same bytes with one thread and with several, to a file and to stdout", async () => {
    await nianbao(["convert", "in", "--out", "one", "--jobs", "1"], { cwd: folder });
    await nianbao(["convert", "in", "--out", "two", "--jobs", "2"], { cwd: folder });
    expect(contents(at("two"))).toEqual(contents(at("one")));
    const { stdout } = await nianbao(["convert", "in/b.txt"], { cwd: folder });
    expect(readFileSync(at("one/b.txt.json"), "utf8")).toBe(stdout);
  });

  it("ends with 1, 3 or 4 by what became of the inputs, and names them", async () => {
    writeFileSync(at("in/fault.txt"), faultyReport(1));
    const found = await nianbao(["convert", "in", "--out", "out"], { cwd: folder });
    expect(found.code).toBe(1);
    expect(found.stderr).toMatch(/inconsistent:\n {2}fault\.txt {2}.*≠/);
    writeFileSync(at("in/list.txt"), SHOPPING);
    const some = await nianbao(["convert", "in", "--out", "out"], { cwd: folder });
    expect(some.code).toBe(3);
    expect(some.stderr).toMatch(/failed:\n {2}list\.txt {2}not-a-report: /);
    expect((await nianbao(["convert", "in/list.txt", "--out", "out2"], { cwd: folder })).code).toBe(4);
    expect(existsSync(at("out/list.txt.json"))).toBe(false);
  });

  it("leaves alone what is recorded, and does again what changed or lost its report", async () => {
    await nianbao(["convert", "in", "--out", "out"], { cwd: folder });
    const log = async (...flags: string[]) => {
      const { stderr } = await nianbao(["convert", "in", "--out", "out", "--log", "json", ...flags], { cwd: folder });
      const events = stderr
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));
      return Object.fromEntries(events.filter((e) => e.event === "document").map((e) => [e.path, e.recorded]));
    };
    expect(await log()).toEqual({ "b.txt": true, "town/a.txt": true });
    writeFileSync(at("in/b.txt"), report(9));
    expect(await log("--resume")).toEqual({ "b.txt": false, "town/a.txt": true });
    rmSync(at("out/town/a.txt.json"));
    expect(await log()).toEqual({ "b.txt": true, "town/a.txt": false });
    expect(await log("--force")).toEqual({ "b.txt": false, "town/a.txt": false });
    expect(await log("--engine", "pdfjs")).toEqual({ "b.txt": false, "town/a.txt": false });
    writeFileSync(at("in/b.txt"), SHOPPING);
    expect(await log("--engine", "pdfjs")).toEqual({ "b.txt": false, "town/a.txt": true });
    expect(existsSync(at("out/b.txt.json"))).toBe(false);
    expect(await log("--engine", "pdfjs")).toEqual({ "b.txt": true, "town/a.txt": true });
    expect(await log("--engine", "pdfjs", "--retry-failed")).toEqual({ "b.txt": false, "town/a.txt": true });
  });

  it("ends a document that takes too long, and does it again when it is told to", async () => {
    const hasty = await nianbao(["convert", "in", "--out", "out", "--timeout", "0.001"], { cwd: folder });
    expect(hasty.code).toBe(4);
    expect(ledger(at("out"))["b.txt"]).toMatchObject({ status: "failed", code: "timeout", output: null });
    expect((await nianbao(["convert", "in", "--out", "out", "--retry-failed"], { cwd: folder })).code).toBe(0);
  });

  it("keeps the records of inputs that this run does not name", async () => {
    await nianbao(["convert", "in/b.txt", "--out", "out"], { cwd: folder });
    await nianbao(["convert", "in/town/a.txt", "--out", "out"], { cwd: folder });
    expect(Object.keys(ledger(at("out")))).toEqual(["in/b.txt", "in/town/a.txt"]);
  });

  it("logs JSON lines with --log json, plain text without a terminal, nothing with --quiet", async () => {
    const json = await nianbao(["convert", "in", "--out", "out", "--log", "json"], { cwd: folder });
    const events = json.stderr
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(events.map((event) => event.event)).toEqual(["document", "document", "end"]);
    expect(events[2]).toMatchObject({ total: 2, done: 2, recorded: 0, verified: 2, failed: 0 });
    const plain = await nianbao(["convert", "in", "--out", "out"], { cwd: folder });
    expect(plain.stderr).not.toContain("\u001b");
    expect((await nianbao(["convert", "in", "--out", "out", "-q"], { cwd: folder })).stderr).toBe("");
  });

  it("refuses to write to a folder that another run is writing to", async () => {
    mkdirSync(at("out"));
    const release = await claim(at("out"));
    const refused = await nianbao(["convert", "in", "--out", "out"], { cwd: folder });
    expect(refused.stderr).toMatch(/Another run is writing to out/);
    expect(refused.code).toBe(2);
    await release?.();
    expect((await nianbao(["convert", "in", "--out", "out"], { cwd: folder })).code).toBe(0);
  });
});

describe("nianbao convert, hostile surroundings", () => {
  it("gives each bad input a line of its own and converts the rest", async () => {
    mkdirSync(at("in/x.pdf"));
    writeFileSync(at("in/x.pdf/inner.txt"), report(3));
    symlinkSync("nowhere", at("in/dangling.txt"));
    symlinkSync("/etc/hostname", at("in/leads-out.txt"));
    writeFileSync(at("in/empty.txt"), "");
    writeFileSync(at("in/huge.txt"), Buffer.alloc(3 * 2 ** 20, "a"));
    writeFileSync(at("in/zeros.bin"), Buffer.alloc(4096));
    const long = `${"长".repeat(82)}.txt`;
    const longer = `${"长".repeat(83)}.txt`;
    writeFileSync(at(`in/${long}`), report(4));
    writeFileSync(at(`in/${longer}`), report(5));
    const { code } = await nianbao(["convert", "in", "missing.txt", "--out", "out", "--max-bytes", "2M"], {
      cwd: folder,
    });
    expect(code).toBe(3);
    const entries = ledger(at("out"));
    const said = Object.fromEntries(Object.entries(entries).map(([path, entry]) => [path, entry.code ?? entry.status]));
    expect(said).toMatchObject({
      "b.txt": "verified",
      "x.pdf/inner.txt": "verified",
      "dangling.txt": "unreadable",
      "leads-out.txt": "unreadable",
      "missing.txt": "unreadable",
      "empty.txt": "empty",
      "huge.txt": "too-large",
      [long]: "verified",
      [longer]: "verified",
    });
    expect(entries["huge.txt"]).toMatchObject({ bytes: 3 * 2 ** 20, sha256: null });
    expect(entries[long]?.output).toBe(`${long}.json`);
    expect(entries[longer]?.output).toMatch(/^长+~[0-9a-f]{8}\.txt\.json$/);
    for (const { output } of Object.values(entries))
      expect(output === null || existsSync(at(`out/${output}`))).toBe(true);
  });

  it("never reads its own reports when the output folder lies in the input folder", async () => {
    for (const _ of [1, 2]) await nianbao(["convert", "in", "--out", "in/out"], { cwd: folder });
    expect(Object.keys(contents(at("in/out")))).toEqual(["b.txt.json", "ledger.jsonl", "town/a.txt.json"]);
    for (const _ of [1, 2]) await nianbao(["convert", ".", "--out", "."], { cwd: at("in/town") });
    expect(readdirSync(at("in/town")).sort()).toEqual(["a.txt", "a.txt.json", "ledger.jsonl"]);
  });

  it("writes nothing through a link in the output folder", async () => {
    mkdirSync(at("out"));
    mkdirSync(at("elsewhere"));
    symlinkSync(at("elsewhere"), at("out/town"));
    const { code } = await nianbao(["convert", "in", "--out", "out"], { cwd: folder });
    expect(code).toBe(3);
    expect(ledger(at("out"))["town/a.txt"]?.code).toBe("unwritable");
    expect(readdirSync(at("elsewhere"))).toEqual([]);
    rmSync(at("out/town"));
    expect((await nianbao(["convert", "in", "--out", "out"], { cwd: folder })).code).toBe(0);
  });

  it("records an input that vanishes under way", async () => {
    for (let n = 0; n < 80; n++) writeFileSync(at(`in/r${n}.txt`), report(n));
    const { code } = await nianbao(["convert", "in", "--out", "out", "--log", "json", "--jobs", "1"], {
      cwd: folder,
      killWhen: (stderr) => {
        if (stderr !== "") rmSync(at("in/town"), { recursive: true, force: true });
        return false;
      },
    });
    expect(code).toBe(3);
    expect(ledger(at("out"))["town/a.txt"]).toMatchObject({ status: "failed", code: "unreadable", sha256: null });
  });

  it.runIf(process.getuid?.() !== 0)("records a file that it may not read", async () => {
    writeFileSync(at("in/locked.txt"), report(1), { mode: 0 });
    const { code } = await nianbao(["convert", "in", "--out", "out"], { cwd: folder });
    expect(code).toBe(3);
    expect(ledger(at("out"))["locked.txt"]?.code).toBe("unreadable");
  });

  it("shows no control characters of a file's name", async () => {
    writeFileSync(at("in/\u001b[31mred\n.txt"), SHOPPING);
    const { stderr } = await nianbao(["convert", "in", "--out", "out"], { cwd: folder });
    expect(stderr).not.toContain("\u001b");
    expect(stderr).toContain("�[31mred�.txt");
  });
});
