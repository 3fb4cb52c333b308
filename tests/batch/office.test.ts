// Documents that only an office suite reads, by LibreOffice itself. scripts/prepare.mjs installs it, or says that these are left out.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeReport, truthOf } from "../../scripts/samples/index.mjs";
import { docxOf } from "../../scripts/samples/ooxml.mjs";
import { docByLibreOffice, odtByLibreOffice, rtfByLibreOffice } from "../../scripts/samples/tools.mjs";
import { convert } from "../../src/batch/convert.ts";
import { findOffice, newOffice } from "../../src/batch/office.ts";
import type { Outside } from "../../src/batch/outside.ts";
import { nianbao } from "../cli/command.ts";
import { silentErrors } from "../pipeline/truth.ts";

const program = findOffice("auto");
/** Milliseconds for a test in which LibreOffice starts a few times, on a machine with other work. */
const SLOW = 180_000;

let folder: string;
let before: string[];
const leftovers = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith("nianbao-office-") && !before.includes(name));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "nianbao-test-"));
  before = readdirSync(tmpdir());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("findOffice", () => {
  it("finds none where none is wanted, and none at a path that is no program", () => {
    expect(findOffice("never")).toBeNull();
    expect(findOffice(join(folder, "missing"))).toBeNull();
    expect(findOffice(folder)).toBeNull();
    expect(findOffice(process.execPath)).toBe(process.execPath);
  });
});

describe("a program that is no LibreOffice", () => {
  const script = (text: string): string => {
    const path = join(folder, "office");
    writeFileSync(path, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    return path;
  };

  it("fails the one document, says how, and leaves nothing behind", async () => {
    const told: (Outside | null)[] = [];
    const tell = (outside: Outside | null) => told.push(outside);
    expect(await newOffice(script("exit 3"), tell)(Buffer.from("x"), "doc")).toEqual({
      ok: false,
      message: "it ended with code 3",
    });
    expect(await newOffice(script("exit 0"), tell)(Buffer.from("x"), "doc")).toEqual({
      ok: false,
      message: "it makes nothing of it",
    });
    expect(told.map((outside) => outside === null)).toEqual([false, true, false, true]);
    expect(leftovers()).toEqual([]);
  });

  it("is ended with all that it started when the document's time is up", async () => {
    const mark = join(folder, "late");
    const hangs = script(`(sleep 4; echo late > ${mark}) & wait`);
    const doc = join(folder, "a.rtf");
    writeFileSync(doc, "{\\rtf1\\ansi }");
    const { stderr, code } = await nianbao(["convert", doc, "--office", hangs, "--timeout", "1.5"]);
    expect([code, stderr]).toEqual([4, expect.stringContaining("failed (timeout)")]);
    await new Promise((resolve) => setTimeout(resolve, 3500));
    expect(readdirSync(folder)).not.toContain("late");
    expect(leftovers()).toEqual([]);
  });

  it("is named by a flag, and refused where it is none", async () => {
    const { code, stderr } = await nianbao(["convert", "x.doc", "--office", join(folder, "missing")]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("is no program that can be run")]);
  });
});

describe.skipIf(program === null)("LibreOffice", () => {
  const model = makeReport("office", { scale: "small", dateStyle: "chinese" });
  const truth = truthOf(model);
  const office = program ?? "";

  it.each([
    ["application/msword", docByLibreOffice],
    ["application/rtf", rtfByLibreOffice],
    ["application/vnd.oasis.opendocument.text", odtByLibreOffice],
  ] as const)(
    "opens %s, so that it is read like a DOCX",
    async (mediaType, make) => {
      const result = await convert(new Uint8Array(make(docxOf(model, { cellParagraphs: true }))), { name: "a" });
      if (!result.ok) throw new Error(result.failure.message);
      const { report, source, status, diagnostics, evidence } = result.report;
      expect([status, source.mediaType, ...silentErrors(result.report, truth)]).toEqual(["verified", mediaType]);
      expect(report).toMatchObject({ title: truth.title, agency: truth.agency, issuedOn: truth.issuedOn });
      expect(diagnostics.map(({ code }) => code)).toEqual(["doc.libreoffice"]);
      expect(evidence["/tables/requests/received/total"]).toMatchObject({ table: 2, row: 4, column: 10 });
      expect(leftovers()).toEqual([]);
    },
    SLOW,
  );

  it(
    "is not asked where it must not be: then a DOC is for review, and the others are refused",
    async () => {
      const word = docxOf(model);
      const doc = await convert(new Uint8Array(docByLibreOffice(word)), { office: "never" });
      if (!doc.ok) throw new Error(doc.failure.message);
      expect(doc.report.status).toBe("review");
      expect(doc.report.diagnostics[0]?.code).toBe("doc.javascript");
      expect(doc.report.report).toMatchObject({ title: truth.title, year: truth.year, issuedOn: truth.issuedOn });
      expect(doc.report.tables.requests?.received?.total).toBe(truth.table2.rows.new?.[6]);
      const rtf = await convert(new Uint8Array(rtfByLibreOffice(word)), { office: "never" });
      expect(!rtf.ok && rtf.failure.code).toBe("unsupported-type");
    },
    SLOW,
  );

  it(
    "works twice at once, and on a thread that the command line kills in time",
    async () => {
      const bytes = docByLibreOffice(docxOf(model));
      for (const name of ["a.doc", "b.wps"]) writeFileSync(join(folder, name), bytes);
      const { code } = await nianbao([
        "convert",
        folder,
        "--out",
        join(folder, "out"),
        "--jobs",
        "2",
        "--timeout",
        "60",
      ]);
      expect(code).toBe(0);
      const json = (name: string) => JSON.parse(readFileSync(join(folder, "out", `${name}.json`), "utf8"));
      expect(json("a.doc").tables).toEqual(json("b.wps").tables);
      expect(leftovers()).toEqual([]);
    },
    SLOW,
  );

  it(
    "fetches nothing that a document links to",
    async () => {
      const asked: string[] = [];
      const server = createServer((request, response) => {
        asked.push(request.url ?? "");
        response.end();
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const rtf = `{\\rtf1\\ansi {\\field{\\*\\fldinst INCLUDEPICTURE "${url}/p.png" \\\\d}{\\fldrslt }}{\\*\\template ${url}/t.dot} A}`;
      const result = await newOffice(office)(Buffer.from(rtf), "rtf");
      server.close();
      expect([result.ok, asked]).toEqual([true, []]);
    },
    SLOW,
  );
});
