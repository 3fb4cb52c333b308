import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Ended, newFolder, nianbao } from "./command.ts";
import { readPng } from "./png.ts";
import { faultyReport, report, SHOPPING } from "./reports.ts";

const sample = (name: string): string => fileURLToPath(new URL(`../../samples/${name}`, import.meta.url));

/** All that must not reach a terminal from a document: control characters but line feeds, and what turns text around. */
const UNSAFE = /[^\P{Cc}\n]|\p{Bidi_Control}/u;

let folder: string;
const inspect = (...args: string[]): Promise<Ended> => nianbao(["inspect", ...args], { cwd: folder });

beforeAll(() => {
  folder = newFolder();
  writeFileSync(join(folder, "a.txt"), report(7));
  writeFileSync(join(folder, "fault.txt"), faultyReport(7));
  writeFileSync(join(folder, "list.txt"), SHOPPING);
  copyFileSync(sample("libreoffice-split.pdf"), join(folder, "a.pdf"));
  mkdirSync(join(folder, "void"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("nianbao inspect on text", () => {
  it("tells source, fields with their places, sections, tables, mentions and status", async () => {
    const { code, stdout, stderr } = await inspect("a.txt");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^a\.txt {2}text\/plain · [\d,]+ bytes · \d+ lines\n {2}sha256 [0-9a-f]{64}\n/);
    expect(stdout).toContain("  title     云溪县第7水务所2023年政府信息公开工作年度报告  line 1 column 1\n");
    expect(stdout).toMatch(/ {2}agency {4}云溪县第7水务所 {2}line \d+ column 1\n/);
    expect(stdout).toContain("  issuedOn  2024-01-15  printed “2024年1月15日”  line ");
    expect(stdout).toMatch(/三 收到和处理政府信息公开申请情况 {2}3 · table requests\n/);
    expect(stdout).toMatch(/件 {2}“全年收到政府信息公开申请\d+件” {2}\/sections\/\d+ paragraph 0\n/);
    expect(stdout).toMatch(/taken {2}separators, form 2021 2021: plain · 6 rows found\n/);
    expect(stdout.trimEnd().endsWith("Status: verified")).toBe(true);
    expect(stdout).not.toMatch(UNSAFE);
  });

  it("draws the tables in the layout of the form", async () => {
    const { stdout } = await inspect("a.txt");
    const lines = stdout.split("\n").map((line) => line.trim());
    const from = lines.findIndex((line) => line.includes("第二十条第（一）项"));
    expect(lines.slice(from - 1, from + 7)).toEqual([
      "┌─────────────────────────────────────────────────────────────┐",
      "│                     第二十条第（一）项                      │",
      "├────────────────┬──────────────┬──────────────┬──────────────┤",
      "│    信息内容    │ 本年制发件数 │ 本年废止件数 │ 现行有效件数 │",
      "├────────────────┼──────────────┼──────────────┼──────────────┤",
      "│ 规章           │            0 │            0 │            0 │ line 8",
      "├────────────────┼──────────────┼──────────────┼──────────────┤",
      "│ 行政规范性文件 │            3 │            0 │           17 │ line 9",
    ]);
    const row = (label: string): string[] =>
      (lines.find((line) => line.includes(label)) ?? "").split("│").map((cell) => cell.trim());
    expect(row("1.属于国家秘密").slice(4)).toEqual(["4", "0", "0", "0", "0", "0", "4", "line 28"]);
    expect(row("（七）总计").slice(3)).toEqual(["110", "21", "0", "5", "0", "0", "136", "line 47"]);
    expect(row("│ line 53")).toEqual([
      "",
      "1",
      "0",
      "1",
      "0",
      "2",
      "0",
      "1",
      "0",
      "1",
      "2",
      "2",
      "0",
      "0",
      "0",
      "2",
      "line 53",
    ]);
    expect(stdout).toContain("disputes.total holds 3 of 3 times");
  });

  it("tells which sum fails, and of what", async () => {
    const { code, stdout } = await inspect("fault.txt");
    expect(code).toBe(0);
    expect(stdout).toContain("requests.total holds 24 of 25 times");
    expect(stdout).toMatch(
      /fail received 137 ≠ 138 .*: received\/naturalPerson 111 \+ .*business 21 \+ .*publicWelfare 5 ≠ received\/total 138\n/,
    );
    expect(stdout).toMatch(/一、本年新收政府信息公开申请数量 +│ +111 │.* 138≠ │ line 24\n/);
    expect(stdout).toContain("≠ result of a sum that fails");
    expect(stdout.trimEnd().endsWith("Status: inconsistent")).toBe(true);
  });

  it("lists the candidates of joined digits, and what refused them", async () => {
    const { stdout } = await inspect(sample("glued-ambiguous.txt"), "--table", "requests");
    expect(stdout).toMatch(/taken {2}glued, form 2021 itemized: not plain, not proven/);
    expect(stdout).toMatch(/refused {2}[\d ]+ at cost 0 {2}by requests\.balance publicWelfare: \d+ ≠ \d+\n/);
    expect(stdout.match(/ open {5}[\d ]+ at cost 0\n/g)?.length).toBeGreaterThanOrEqual(4);
    expect(stdout).toMatch(/（一）予以公开 +│ +\? │/);
    expect(stdout).toContain("* told apart by the identities or the digits, ? more than one value fits");
    expect(stdout).not.toContain("Table disputes");
    expect(stdout).not.toContain("Sections");
  });

  it("shows blank cells and dashes as what they are", async () => {
    const { stdout } = await inspect(sample("dashes-for-zero.txt"));
    const drawn = stdout
      .split("\n")
      .filter((line) => line.includes("│"))
      .join("\n");
    expect(drawn).toMatch(/ · │/);
    expect(drawn).toMatch(/ [—\-/无] │/);
    expect(stdout).toContain("· blank");
  });

  it("prints the trace as JSON", async () => {
    const { code, stdout } = await inspect("fault.txt", "--json", "--table", "requests");
    expect(code).toBe(0);
    const trace = JSON.parse(stdout);
    expect(trace.report.status).toBe("inconsistent");
    expect(trace.tables.map((table: { table: string }) => table.table)).toEqual(["requests"]);
    const [{ readings, chosen }] = trace.tables;
    expect(readings[0]).toMatchObject({ reader: "separators", shape: "itemized", plain: true, open: 0 });
    expect(chosen.cells["received/total"]).toMatchObject({ state: "number", origin: "text" });
    const failing = chosen.identities.filter((identity: { status: string }) => identity.status === "fail");
    expect(failing.map(({ rule, at }: { rule: string; at: string }) => `${rule} ${at}`)).toContain(
      "requests.total received",
    );
  });

  it("lets nothing in a document write to the terminal", async () => {
    const nasty = report(3)
      .replaceAll("水务所", "水\u001b[2J务\u202e所\u009b31m")
      .replace("做好", "做\u0007好\u2066")
      .replace("规章\t0", "规章\t\u001b[31m0");
    writeFileSync(join(folder, "nasty\u001b[1m.txt"), nasty);
    for (const flags of [[], ["--json"], ["--table", "disclosure"]]) {
      const { code, stdout, stderr } = await inspect("nasty\u001b[1m.txt", ...flags);
      expect(code).toBe(0);
      expect(stdout).not.toMatch(UNSAFE);
      expect(stderr).not.toMatch(UNSAFE);
    }
  });

  it("reads standard input", async () => {
    const { code, stdout } = await nianbao(["inspect", "-"], { stdin: report(2) });
    expect(code).toBe(0);
    expect(stdout).toContain("Status: verified");
  });
});

describe("nianbao inspect on a Word file", () => {
  it("tells the row and column of its tables, and the paragraphs, where something stands", async () => {
    const { code, stdout } = await nianbao(["inspect", "samples/word-library.docx"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}title {5}\S+ {2}paragraph 1$/mu);
    expect(stdout).toMatch(/looked for in \d+ lines, from table 2 row 1 column 1 to paragraph \d+;/u);
    expect(stdout).toMatch(/│ 一、本年新收政府信息公开申请数量 .*│ row 4$/mu);
  });
});

describe("nianbao inspect on PDF", () => {
  it("tells what each engine makes of it, and on which page the rows stand", async () => {
    const { code, stdout } = await inspect("a.pdf");
    expect(code).toBe(0);
    expect(stdout).toContain("2 pages");
    expect(stdout).toContain("engines: pdfium verified (shown) · pdfjs verified\n");
    expect(stdout).toMatch(/一、本年新收政府信息公开申请数量 +│.*│ p1\n/);
    expect(stdout).toMatch(/四、结转下年度继续办理 +│.*│ p2\n/);
    const one = await inspect("a.pdf", "--engine", "pdfjs", "--table", "disputes");
    expect(one.stdout).toContain("engines: pdfjs verified\n");
    expect(one.stdout).toContain("As the source draws it");
  });

  const pages: [string, string, number, boolean][] = [
    ["ruled, the second of two pages", "libreoffice-split.pdf", 2, false],
    ["without borders", "chromium-borderless.pdf", 2, false],
    ["turned by /Rotate", "raw-turned.pdf", 2, true],
  ];
  it.each(pages)("draws what was read over a page: %s", async (_, name, page, wide) => {
    const out = join(folder, `${name}.png`);
    const { code, stdout, stderr } = await inspect(sample(name), "--json", "--page", `${page}`, "--overlay", out);
    expect(code).toBe(0);
    const pixels = readPng(readFileSync(out));
    expect(stderr).toContain(`page ${page}, ${pixels.width} by ${pixels.height} pixels; `);
    expect(stderr).toMatch(/figures green \(\d+\)/);
    expect(pixels.width > pixels.height).toBe(wide);
    // A4 at two pixels a point.
    expect(Math.abs(Math.max(pixels.width, pixels.height) - 1684)).toBeLessThanOrEqual(2);
    expect(Math.abs(Math.min(pixels.width, pixels.height) - 1190)).toBeLessThanOrEqual(2);
    const evidence: { page: number; bbox: number[]; state: string }[] = Object.entries(
      JSON.parse(stdout).report.evidence as Record<string, { page: number; bbox: number[]; state: string }>,
    ).flatMap(([pointer, entry]) => (pointer.startsWith("/tables/") ? [entry] : []));
    const here = evidence.filter((entry) => entry.page === page && entry.state === "number");
    expect(here.length).toBeGreaterThan(50);
    for (const { bbox } of here) {
      const [left = 0, top = 0, right = 0, bottom = 0] = bbox.map((x) => Math.round(x * 2));
      let red = 0;
      let green = 0;
      for (let y = top; y < bottom; y++)
        for (let x = left; x < right; x++) {
          const [r, g] = pixels.at(x, y);
          red += r;
          green += g;
        }
      expect(green).toBeGreaterThan(red * 1.1);
    }
    expect(pixels.at(3, 3)).toEqual([255, 255, 255]);
  });
});

describe("nianbao inspect that can't be meant", () => {
  const cases: [string, string[], RegExp][] = [
    ["a picture of no page", ["a.pdf", "--overlay", "x.png"], /add --page N/],
    ["a page without a picture", ["a.pdf", "--page", "1"], /add --overlay FILE/],
    ["a picture of text", ["a.txt", "--page", "1", "--overlay", "x.png"], /is text and has no pages/],
    ["a page that is not there", ["a.pdf", "--page", "3", "--overlay", "x.png"], /no page 3: the file has 2 pages/],
    ["page nought", ["a.pdf", "--page", "0", "--overlay", "x.png"], /whole number from 1/],
    ["the picture in place of the report", ["a.pdf", "--page", "1", "--overlay", "./a.pdf"], /would overwrite/],
    ["a picture in no folder", ["a.pdf", "--page", "1", "--overlay", "no/x.png"], /can't be written \(ENOENT\)/],
    ["a folder", ["void"], /one file/],
    ["a table of another name", ["a.txt", "--table", "indicators"], /disclosure, requests, disputes/],
    ["two files", ["a.txt", "a.pdf"], /too many arguments/],
  ];
  it.each(cases)("ends with 2: %s", async (_, args, message) => {
    const { code, stdout, stderr } = await inspect(...args);
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(existsSync(join(folder, "x.png"))).toBe(false);
  });

  it("ends with 4 where there is no report", async () => {
    const list = await inspect("list.txt");
    expect(list).toMatchObject({ code: 4, stdout: "" });
    expect(list.stderr).toMatch(/^list\.txt: failed \(not-a-report\) — /);
    const missing = await inspect("missing.pdf");
    expect(missing).toMatchObject({ code: 4, stdout: "" });
    expect(missing.stderr).toContain("(unreadable)");
  });
});
