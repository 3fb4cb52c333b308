import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { fileInside } from "../../src/review/inside.ts";
import type { Known } from "../../src/review/known.ts";
import type { FlowBlock } from "../../src/review/protocol.ts";
import { flowOf } from "../../src/review/source/flow.ts";
import { sourceFinder } from "../../src/review/source/open.ts";
import { pageSizes, pictureAsPng } from "../../src/review/source/picture.ts";
import { viewOf } from "../../src/review/source/view.ts";
import { openPictures } from "../../src/stages/ingest/scan/images.ts";
import { isDocx, isPage, isText, reportOf, SAMPLES } from "../pipeline/samples.ts";

const folder = () => realpathSync(mkdtempSync(join(tmpdir(), "nianbao-sources-")));
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const item = (source: string, hash: string): Known => ({
  path: `${source}.json`,
  source,
  status: "verified",
  agency: null,
  year: null,
  region: null,
  agencyKey: null,
  edition: null,
  kind: null,
  reasons: [],
  sha256: hash,
  weight: 0,
});

describe("a source", () => {
  it("is looked for below the folder alone, and never through a link that leads out", () => {
    const [root, outside] = [folder(), folder()];
    writeFileSync(join(outside, "secret.txt"), "secret");
    mkdirSync(join(root, "a"));
    writeFileSync(join(root, "a/b.txt"), "");
    symlinkSync(join(outside, "secret.txt"), join(root, "link.txt"));
    symlinkSync(outside, join(root, "away"));
    symlinkSync("a/b.txt", join(root, "inner.txt"));
    expect(fileInside(root, "a/b.txt")).toBe(join(root, "a/b.txt"));
    expect(fileInside(root, "inner.txt")).toBe(join(root, "a/b.txt"));
    for (const path of ["link.txt", "away/secret.txt", `../${outside.split("/").at(-1)}/secret.txt`, "a", "", "a/\0b"])
      expect([path, fileInside(root, path)]).toEqual([path, null]);
  });

  it("is said to have changed, to be missing, or to be of no kind that is shown", async () => {
    const root = folder();
    writeFileSync(join(root, "a.txt"), "年度报告");
    writeFileSync(join(root, "b.bin"), Buffer.alloc(2000, 1));
    const find = sourceFinder(root);
    const hash = sha256(Buffer.from("年度报告"));
    expect(await viewOf(await find(item("a.txt", hash)))).toMatchObject({ state: "same", view: "lines" });
    expect(await viewOf(await find(item("a.txt", "0".repeat(64))))).toMatchObject({ state: "changed", view: "lines" });
    expect(await viewOf(await find(item("c.txt", hash)))).toMatchObject({ state: "missing", view: null });
    expect(await viewOf(await find(item("b.bin", hash)))).toMatchObject({ view: null });
    for (const kind of ["png", "jpeg", "tiff", "gif", "webp"] as const) {
      const picture = await sharp({ create: { width: 620, height: 877, channels: 3, background: "#fff" } })
        .toFormat(kind)
        .toBuffer();
      writeFileSync(join(root, `page.${kind}`), picture);
      const view = await viewOf(await find(item(`page.${kind}`, sha256(picture))));
      expect(view).toMatchObject({ state: "same", view: "picture", pages: [{ width: expect.closeTo(595, 0) }] });
    }
    expect(await viewOf(await sourceFinder(null)(item("a.txt", hash)))).toMatchObject({ state: "no-folder" });
  });
});

describe("pictures", () => {
  const blank = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: "#fff" } });

  it("measure what the reader measures in points", async () => {
    const strip = readFileSync("samples/scans/picture.png");
    const page = await blank(1240, 1754).jpeg().toBuffer();
    const turned = await blank(1754, 1240).jpeg().withMetadata({ orientation: 6, density: 150 }).toBuffer();
    for (const bytes of [strip, page, turned]) {
      const opened = await openPictures(bytes, 5);
      const [size] = await pageSizes(bytes);
      const read = opened?.pages[0];
      // The reader halves large pictures, and loses a row or column of pixels by that.
      expect(Math.abs((size?.width ?? 0) - (read?.width ?? -9))).toBeLessThan(1);
      expect(Math.abs((size?.height ?? 0) - (read?.height ?? -9))).toBeLessThan(1);
    }
  });

  it("of kinds that no browser draws become PNG", async () => {
    const tiff = await blank(300, 200).tiff().toBuffer();
    const png = await pictureAsPng(tiff, 1);
    expect(await sharp(png ?? undefined).metadata()).toMatchObject({ format: "png", width: 300, height: 200 });
    expect(await pictureAsPng(tiff, 2)).toBeNull();
    expect(await pageSizes(Buffer.from("no picture"))).toEqual([]);
  });
});

describe("what flows is shown with the numbers that evidence gives", () => {
  const flowing = SAMPLES.filter((sample) => isPage(sample) || isDocx(sample) || isText(sample));
  it.each(flowing.map((sample) => [sample.file, sample] as const))("%s", async (_, sample) => {
    const root = folder();
    writeFileSync(join(root, sample.file), sample.bytes);
    const report = await reportOf(sample);
    const { source } = await sourceFinder(root)(item(sample.file, report.source.sha256));
    const flow = source === null ? null : await flowOf(source, null);
    for (const [pointer, { line, column = 1, table, row, text }] of Object.entries(report.evidence)) {
      if (!pointer.startsWith("/tables/") || text === "") continue;
      const shown =
        table === undefined ? lineOf(flow?.blocks ?? [], line) : cellOf(flow?.blocks ?? [], table, row, column);
      if (table !== undefined) expect([pointer, shown]).toEqual([pointer, text]);
      else
        expect([
          pointer,
          [...(shown ?? "")]
            .slice(column - 1)
            .join("")
            .startsWith(text),
        ]).toEqual([pointer, true]);
    }
  });
});

const lineOf = (blocks: readonly FlowBlock[], number: number | undefined): string | undefined =>
  blocks.flatMap((block) => (block.kind === "line" && block.number === number ? [block.text] : []))[0];

const cellOf = (blocks: readonly FlowBlock[], table: number, row: number | undefined, column: number) =>
  blocks
    .flatMap((block) => (block.kind === "table" && block.number === table ? block.rows.flat() : []))
    .find((cell) => cell.row === row && cell.column === column)?.text;
