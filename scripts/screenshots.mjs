// npm run screenshots: draws the auditor's page over samples/ in Chromium, for README.md and docs/review.md.
import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import sharp from "sharp";
import { ensureBrowser, ensureBuilt, ensureInstalled, ROOT } from "./prepare.mjs";

ensureInstalled();
ensureBuilt();
if (!ensureBrowser()) throw new Error("Chromium and fonts-noto-cjk are not installed, and could not be installed.");

const MAIN = join(ROOT, "dist/cli/main.js");
const OUT = join(ROOT, "docs/screenshots");
const DOCUMENT = /\.(?:txt|md|pdf|html?|mhtml|docx|png|gz|zip)$/u;
const SCANS = ["scans/seal.pdf", "scans/fault.pdf"];
const MOST_BYTES = 200_000;

const folder = mkdtempSync(join(tmpdir(), "nianbao-screenshots-"));
try {
  mkdirSync(OUT, { recursive: true });
  const [sources, archive] = [join(folder, "sources"), join(folder, "年报2019-2025")];
  mkdirSync(sources);
  const samples = join(ROOT, "samples");
  for (const name of readdirSync(samples))
    if (DOCUMENT.test(name) && name !== "README.md") copyFileSync(join(samples, name), join(sources, name));
  for (const name of SCANS) copyFileSync(join(samples, name), join(sources, `scan-${name.split("/").at(-1)}`));
  await run(["convert", sources, "--out", archive, "--quiet", "--fail-on", "never"]);
  await draw(archive, sources);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function draw(archive, sources) {
  const child = spawn(process.execPath, [MAIN, "review", archive, "--sources", sources], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const address = await new Promise((resolve) => child.stdout.once("data", (piece) => resolve(String(piece).trim())));
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    await context.addCookies([
      { name: "nianbao-reviewer", value: encodeURIComponent("王审计"), url: new URL(address).origin },
    ]);
    const page = await context.newPage();
    const open = (hash) =>
      page.evaluate((to) => {
        location.hash = to;
      }, hash);
    const drawn = () => page.locator(".sheet[data-drawn] .box").first().waitFor();
    const report = (name, at) => open(`#/report/${name}.json${at === undefined ? "" : `?at=/tables/${at}`}`);

    await page.goto(address);
    await page.locator(".facet-edition li").nth(1).waitFor();
    await shoot(page, "overview");

    await report("libreoffice-fault-balance.pdf");
    await drawn();
    await page.locator(".details").evaluate((pane) => pane.scrollTo(0, 0));
    await shoot(page, "pdf");
    await page.keyboard.press("2");
    await page.keyboard.type("687");
    await shoot(page, "correction");
    await page.keyboard.press("Escape");

    await report("scan-seal.pdf", "disclosure/rules/repealed");
    await page.locator(".source header h2", { hasText: "seal" }).waitFor();
    await drawn();
    await shoot(page, "scan");

    await report("page-portal.html", "requests/outcomes/granted/total");
    await page.locator(".pane .marked").waitFor();
    await shoot(page, "web");

    await open("#/sample?size=60&seed=2026&confidence=0.95");
    await page.getByText("开始核对").click();
    await page.locator(".walk").waitFor();
    await page.locator(".decision[aria-busy=false]").waitFor();
    for (let i = 0; i < 60; i++) {
      const before = await page.locator(".count").textContent();
      // One figure is said to be wrong, and one not to be legible, so that the statement has something to say.
      if (i === 20) for (const key of ["2", "9", "Enter"]) await page.keyboard.press(key);
      else if (i === 40) for (const key of ["3", "Enter"]) await page.keyboard.press(key);
      else await page.keyboard.press("1");
      await page.waitForFunction((old) => document.querySelector(".count")?.textContent !== old, before);
      await page.locator(".decision[aria-busy=false]").waitFor();
    }
    await open("#/statement?size=60&seed=2026&confidence=0.95");
    await page.locator(".paper").waitFor();
    await shoot(page, "statement");
  } finally {
    await browser.close();
    child.kill();
  }
}

/** A picture of the window, with as many colours as it takes to stay small. */
async function shoot(page, name) {
  await page.waitForTimeout(500);
  const file = join(OUT, `${name}.png`);
  await sharp(await page.screenshot())
    .png({ palette: true, colours: 128, effort: 10 })
    .toFile(file);
  const { size } = statSync(file);
  if (size > MOST_BYTES) throw new Error(`${name}.png has ${size} bytes`);
  console.log(`${name}.png ${Math.round(size / 1024)} kB`);
}

function run(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ["ignore", "ignore", "inherit"] });
    child.once("exit", (code) =>
      code === 0 || code === 3 ? resolve() : reject(new Error(`nianbao ${args[0]} ended with ${code}`)),
    );
  });
}
