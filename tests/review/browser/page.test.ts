import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sample, SignedStatement } from "../../../src/review/protocol.ts";
import { parseReviews } from "../../../src/stored/reviews.ts";
import { copyOf, type Made, makeArchive, misread } from "../archive.ts";
import { hasBrowser, launch, openReport, openWindow, type Served, serve } from "./serving.ts";

const SAMPLES = [
  "libreoffice-fault-balance.pdf",
  "raw-turned.pdf",
  "scans/seal.pdf",
  "page-portal.html",
  "word-library.docx",
  "fault-total.txt",
  "glued-ambiguous.txt",
];

/** Figures of the sample that is signed: some of each kind of source. */
const FIGURES = 24;

describe.skipIf(!hasBrowser)("the page in a browser", () => {
  let made: Made;
  let browser: Browser;
  let served: Served;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    [made, browser] = await Promise.all([makeArchive(SAMPLES), launch()]);
    misread(made, "seal.pdf.json", "/tables/requests/outcomes/otherProcessing/misc/publicWelfare", "6");
    served = await serve(made.archive, "--sources", made.sources);
    ({ page, faults } = await openWindow(browser, served));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
    made?.remove();
  });

  const reviews = (archive = made.archive) => parseReviews(readFileSync(join(archive, "reviews.jsonl"), "utf8"));
  const chosen = () => page.locator(".form button[aria-current]").getAttribute("data-pointer");

  it("shows the archive at a glance, and narrows it by a bar", async () => {
    expect(await page.locator(".tile.status-verified strong").textContent()).toBe("3");
    await page.locator(".facet-reason a", { hasText: "可有多种读法" }).click();
    await expect.poll(() => page.locator(".list tbody tr").count()).toBe(1);
    await page.getByText("全部清除").click();
    await expect.poll(() => page.locator(".list tbody tr").count()).toBe(SAMPLES.length);
  });

  it("shows where a figure is printed in a PDF, and which figure is printed at a place", async () => {
    await openReport(page, "libreoffice-fault-balance.pdf.json");
    await page.locator(".sheet[data-drawn] .box").waitFor();
    const pointer = (await chosen()) as string;
    expect(pointer).toBe("/tables/requests/received/naturalPerson");
    expect(await page.locator(".checks .sum").first().textContent()).toBe("自然人：684 + 0 ≠ 663 + 24");
    await expectBoxFits(page, "libreoffice-fault-balance.pdf.json", pointer);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(await chosen()).toBe("/tables/requests/received/research");
    const box = await page.locator(".sheet .box").boundingBox();
    await page.keyboard.press("ArrowDown");
    expect(await chosen()).toBe("/tables/requests/carriedIn/research");
    await page.mouse.click((box?.x ?? 0) + 2, (box?.y ?? 0) + 2);
    expect(await chosen()).toBe("/tables/requests/received/research");
  });

  it("draws pages that are turned, and scans, with the box at the figure", async () => {
    for (const file of ["raw-turned.pdf", "seal.pdf"]) {
      await openReport(page, `${file}.json`, "/tables/requests/outcomes/total/total");
      await page.locator(".sheet[data-drawn] .box").waitFor();
      await expectBoxFits(page, `${file}.json`, "/tables/requests/outcomes/total/total");
      expect(await inkInBox(page), file).toBeGreaterThan(10);
    }
  });

  it("marks the figure in a web page, in a Word file and in a line of text", async () => {
    for (const file of ["page-portal.html", "word-library.docx", "fault-total.txt"]) {
      await openReport(page, `${file}.json`, "/tables/requests/received/total");
      const value = await page.locator(".read .big").textContent();
      expect(await page.locator(".pane .marked").textContent(), file).toBe(value);
    }
  });

  it("says what was misread, and leads to the row of a figure that fits no single reading", async () => {
    await openReport(page, "seal.pdf.json");
    expect(await page.locator(".read .chip").textContent()).toContain("已修正 （原识别为 6）");
    await openReport(page, "glued-ambiguous.txt.json");
    expect(await page.locator(".read .big").textContent()).toBe("不定");
    expect(await page.locator(".verdicts .right").isDisabled()).toBe(true);
    await page.locator(".pane .marked.near").waitFor();
  });

  it("takes decisions by key, points out what a correction breaks, and undoes", async () => {
    await openReport(page, "libreoffice-fault-balance.pdf.json");
    await page.locator(".sheet[data-drawn]").first().waitFor();
    await page.keyboard.press("2");
    await page.keyboard.type("687");
    expect(await page.locator(".entry .consequences").textContent()).toContain("687 + 70");
    await page.keyboard.press("Enter");
    await page.locator(".notice", { hasText: "已保存" }).waitFor();
    const first = "/tables/requests/received/naturalPerson";
    const hash = JSON.parse(readFileSync(join(made.archive, "libreoffice-fault-balance.pdf.json"), "utf8")).source
      .sha256;
    expect(reviews().find(hash, first)).toMatchObject({ verdict: "wrong", value: 687, shown: 684, by: "王审计" });
    await page.keyboard.press("3");
    await page.keyboard.type("看不清");
    await page.keyboard.press("Enter");
    await page.locator(".count", { hasText: "2" }).waitFor();
    expect(reviews().standing[1]).toMatchObject({ verdict: "unsure", note: "看不清" });
    await page.keyboard.press("0");
    await page.locator(".notice", { hasText: "已撤销" }).waitFor();
    await page.keyboard.press("0");
    await expect.poll(() => reviews().standing.length).toBe(0);
    await expect.poll(chosen).toBe(first);
  });

  it("shows the other window's decision instead of writing over it", async () => {
    await openReport(page, "fault-total.txt.json");
    const other = await openWindow(browser, served, "李审计");
    await openReport(other.page, "fault-total.txt.json");
    await page.locator(".decision").waitFor();
    await page.keyboard.press("1");
    await page.locator(".notice", { hasText: /保存|最后/u }).waitFor();
    await other.page.keyboard.press("1");
    await other.page.locator(".conflict", { hasText: "王审计" }).waitFor();
    await other.page.close();
  });

  it("goes from opening to a signed statement with the keyboard alone", async () => {
    const archive = copyOf(made, "signed");
    const own = await serve(archive, "--sources", made.sources, "--sample", String(FIGURES), "--seed", "x");
    const { page: desk, faults: its } = await openWindow(browser, own);
    await desk.keyboard.press("s");
    await desk.locator(".strata").waitFor();
    await tabTo(desk, "开始核对");
    await desk.keyboard.press("Enter");
    const drawn = await desk.evaluate(
      async (size): Promise<Sample> => (await fetch(`/api/sample?size=${size}&seed=x`)).json(),
      FIGURES,
    );
    /** How the source of each figure that is decided is shown, by the kind of its report. */
    const kinds = new Map<string, string>();
    for (const { report, pointer, stratum } of drawn.items) {
      await desk.locator(".decision .which h2").waitFor();
      const path = await desk.evaluate(() => location.hash.replace(/^#\/report\/|\?.*$/gu, ""));
      const current = await desk.locator(".form button[aria-current]").getAttribute("data-pointer");
      expect([decodeURIComponent(path), current]).toEqual([report, pointer]);
      await desk.locator(".sheet[data-drawn], .flow").first().waitFor();
      const source = desk.locator(".source");
      const table = (await source.locator("table").count()) > 0;
      const shown = (await source.locator(".sheet[data-drawn]").count()) > 0 ? "pages" : table ? "tables" : "lines";
      kinds.set(drawn.strata[stratum]?.kind ?? "", shown);
      const number = await desk.locator(".count").textContent();
      if (pointer === drawn.items[5]?.pointer && report === drawn.items[5].report) {
        await desk.keyboard.press("2");
        await desk.keyboard.type("98765");
        await desk.keyboard.press("Enter");
      } else await desk.keyboard.press("1");
      await expect.poll(() => desk.locator(".count").textContent()).not.toBe(number);
      await desk.locator(".decision[aria-busy=false]").waitFor();
    }
    expect(Object.fromEntries(kinds)).toEqual({
      pdf: "pages",
      scan: "pages",
      text: "lines",
      web: "tables",
      word: "tables",
    });
    await desk.keyboard.press("s");
    await desk.locator(".progress", { hasText: `${FIGURES} / ${FIGURES}` }).waitFor();
    await tabTo(desk, "结论书");
    await desk.keyboard.press("Enter");
    await desk.locator(".paper").waitFor();
    await tabTo(desk, "以“王审计”签署");
    await desk.keyboard.press("Enter");
    await desk.getByText("已签署").waitFor();
    const signed = JSON.parse(readFileSync(join(archive, "statements.jsonl"), "utf8")) as SignedStatement;
    expect(signed).toMatchObject({
      size: FIGURES,
      seed: "x",
      open: 0,
      signedBy: "王审计",
      overall: { judged: FIGURES, wrong: 1 },
    });
    expect(signed.wrong[0]?.review).toMatchObject({ value: 98765 });
    expect(await desk.locator(".paper .result").textContent()).toContain("估计差错率");
    expect(its).toEqual([]);
    await own.stop();
  }, 60_000);

  it("has no serious finding of axe in any view, in both languages", async () => {
    const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
    const views = [
      "#/overview",
      "#/report/libreoffice-fault-balance.pdf.json",
      "#/report/page-portal.html.json",
      "#/sample?size=20&seed=1",
      "#/statement?size=20&seed=1&confidence=0.95",
      `#/agency/${encodeURIComponent("茗原县人民政府")}`,
    ];
    for (const view of views) {
      await page.evaluate((to) => {
        location.hash = to;
      }, view);
      await page.locator(".overview, .form, .strata, .paper, .agency").first().waitFor();
      await page.keyboard.press("l");
      await page.waitForTimeout(150);
      // Through the debugger, which no content policy of the page binds.
      await page.evaluate(readFileSync(axe, "utf8"));
      const found = await page.evaluate(async () => {
        const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run();
        return violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      });
      expect(
        found.map(({ id, nodes }) => [view, id, nodes[0]?.html]),
        view,
      ).toEqual([]);
    }
  }, 60_000);

  it("stays still while figures are gone through, and within the window", async () => {
    await openReport(page, "raw-turned.pdf.json", "/tables/requests/received/total");
    await page.locator(".sheet[data-drawn]").first().waitFor();
    const frames = () =>
      page.evaluate(() =>
        [".source", ".decision", ".details"].map((name) =>
          JSON.stringify(document.querySelector(name)?.getBoundingClientRect()),
        ),
      );
    const before = await frames();
    for (const key of ["ArrowRight", "ArrowDown", "2", "Escape", "ArrowLeft"]) await page.keyboard.press(key);
    expect(await frames()).toEqual(before);
    expect(
      await page.evaluate(
        () => document.documentElement.scrollWidth <= 1280 && document.documentElement.scrollHeight <= 720,
      ),
    ).toBe(true);
  });

  it("shows the name of an agency as text, whatever it is", async () => {
    const archive = copyOf(made, "evil");
    const file = join(archive, "fault-total.txt.json");
    const agency = `<img src=x onerror="document.title='owned'">县政府`;
    const report = JSON.parse(readFileSync(file, "utf8"));
    report.report.agency = agency;
    report.sections[0].paragraphs[0] = `<script>document.title='owned'</script>${agency}`;
    writeFileSync(file, JSON.stringify(report));
    const own = await serve(archive, "--sources", made.sources);
    const { page: desk, faults: its } = await openWindow(browser, own);
    await openReport(desk, "fault-total.txt.json");
    expect(await desk.locator(".report-head h2 a").textContent()).toBe(agency);
    await desk.keyboard.press("a");
    await desk.locator(".agency h2", { hasText: agency }).waitFor();
    await desk.keyboard.press("o");
    await desk.locator(".list", { hasText: agency }).waitFor();
    expect([await desk.locator("img, script:not([src])").count(), await desk.title(), its]).toEqual([
      0,
      "年报核验",
      [],
    ]);
    await desk.close();
    await own.stop();
  });

  it("asked no other host for anything, and met no error", () => expect(faults).toEqual([]));
});

interface Axe {
  run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
}

/** Presses Tab until what has the focus bears a name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.textContent?.includes(wanted), name)) return;
  }
  throw new Error(`no way to ${name} with the keyboard`);
}

/** The box stands where the evidence says, in points of the page as drawn. */
async function expectBoxFits(page: Page, path: string, pointer: string): Promise<void> {
  const { bbox, sheet, box, width } = await page.evaluate(
    async ([report, at]) => {
      const answer = await (await fetch(`/api/report?path=${encodeURIComponent(report as string)}`)).json();
      const frame = document.querySelector(".sheet:has(.box)");
      const rect = (element: Element | null | undefined) => element?.getBoundingClientRect().toJSON();
      const ratio = (frame as HTMLElement).style.aspectRatio.split("/");
      return {
        bbox: answer.report.evidence[at as string].bbox as number[],
        sheet: rect(frame),
        box: rect(frame?.querySelector(".box")),
        width: Number(ratio[0]),
      };
    },
    [path, pointer],
  );
  const scale = sheet.width / width;
  const shown = [box.left - sheet.left, box.top - sheet.top, box.right - sheet.left, box.bottom - sheet.top];
  shown.forEach((value, i) => {
    expect(Math.abs(value / scale - (bbox[i] as number)), `${path} ${shown} ${bbox}`).toBeLessThan(0.7);
  });
}

/** Dark pixels that the page, as the browser drew it, has in the box. */
const inkInBox = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const sheet = document.querySelector(".sheet:has(.box)") as HTMLElement;
    const canvas = sheet.querySelector("canvas") as HTMLCanvasElement;
    const [frame, box] = [sheet, sheet.querySelector(".box") as HTMLElement].map((element) =>
      element.getBoundingClientRect(),
    ) as [DOMRect, DOMRect];
    const scale = canvas.width / frame.width;
    const { data } = (canvas.getContext("2d") as CanvasRenderingContext2D).getImageData(
      (box.left - frame.left) * scale,
      (box.top - frame.top) * scale,
      box.width * scale,
      box.height * scale,
    );
    let ink = 0;
    for (let i = 0; i < data.length; i += 4)
      if ((data[i] as number) + (data[i + 1] as number) + (data[i + 2] as number) < 390) ink++;
    return ink;
  });
