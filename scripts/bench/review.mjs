// The auditor's page over a large archive, in a real browser: from the start of the command to the first figure, and from one
// figure to the next. The archive is the PDF samples' reports over and over, each under a name and hash of its own.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ROOT } from "../prepare.mjs";
import { listSamples } from "../score/samples.mjs";
import { inTemporaryFolder } from "./batch.mjs";

const MAIN = join(ROOT, "dist/cli/main.js");
const STEPS = 40;
const SETTLE = 2000;

export function timeReview({ reports }) {
  return inTemporaryFolder(async (folder) => {
    const [sources, archive] = [join(folder, "sources"), join(folder, "archive")];
    mkdirSync(sources);
    const pdfs = listSamples().filter(({ file }) => file.endsWith(".pdf"));
    for (const { file, path } of pdfs) copyFileSync(path, join(sources, file));
    await run(["convert", sources, "--out", archive, "--quiet", "--fail-on", "never"]);
    multiply(sources, archive, reports);
    return { reports, ...(await look(archive, sources)) };
  });
}

/** Repeats the reports of an archive under other names until there are `count`; their sources get a byte more each. */
function multiply(sources, archive, count) {
  const entries = readFileSync(join(archive, "ledger.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const lines = [];
  const made = entries.map((entry) => ({
    entry,
    report: readFileSync(join(archive, entry.output), "utf8"),
    source: readFileSync(join(sources, entry.path)),
  }));
  for (let i = 0; i < count; i++) {
    const { entry, report, source } = made[i % made.length];
    const path = `${String(i).padStart(6, "0")}-${entry.path}`;
    const bytes = Buffer.concat([source, Buffer.from(`\n% ${i}\n`)]);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    // Only the sources that are looked at are needed: the most suspicious reports, and a page's worth of others.
    if (entry.status !== "verified" || i < 300) writeFileSync(join(sources, path), bytes);
    writeFileSync(join(archive, `${path}.json`), report.replace(entry.sha256, sha256));
    lines.push(JSON.stringify({ ...entry, path, output: `${path}.json`, sha256 }));
  }
  writeFileSync(join(archive, "ledger.jsonl"), `${lines.join("\n")}\n`);
}

/**
 * Begins the queue as soon as its button is on the screen, and notes when the box of its first figure is, on a drawn page. It does so
 * within the page: the driver of the browser would take as long as the page to find the button, and to press it.
 */
function pressAtOnce() {
  const look = () => {
    const button = document.querySelector(".tiles .primary:enabled");
    if (location.hash === "" && button !== null) button.click();
    if (document.querySelector(".sheet[data-drawn] .box") === null) requestAnimationFrame(look);
    else
      requestAnimationFrame((time) => {
        globalThis.firstFigure = performance.timeOrigin + time;
      });
  };
  requestAnimationFrame(look);
}

/** Milliseconds to the first figure, and of each step to the next within a report. */
async function look(archive, sources) {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  await context.addInitScript(pressAtOnce);
  const page = await context.newPage();
  // A browser that is being started would be measured with it.
  await page.waitForTimeout(SETTLE);
  const start = performance.timeOrigin + performance.now();
  const child = spawn(process.execPath, [MAIN, "review", archive, "--sources", sources], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  try {
    const address = await new Promise((resolve) => child.stdout.once("data", (piece) => resolve(String(piece).trim())));
    await context.addCookies([{ name: "nianbao-reviewer", value: "bench", url: new URL(address).origin }]);
    await page.goto(address);
    const first = (await (await page.waitForFunction(() => globalThis.firstFigure)).jsonValue()) - start;
    const steps = [];
    await page.evaluate(() => {
      // From the key to the frame in which the next figure is the chosen one.
      addEventListener(
        "keydown",
        ({ timeStamp }) => {
          const chosen = () => document.querySelector(".form button[aria-current]")?.getAttribute("data-pointer");
          const before = chosen();
          const look = () => {
            if (chosen() === before) requestAnimationFrame(look);
            else globalThis.stepTime = performance.now() - timeStamp;
          };
          globalThis.stepTime = undefined;
          requestAnimationFrame(look);
        },
        true,
      );
    });
    for (let i = 0; i < STEPS; i++) {
      await page.keyboard.press(i % 20 < 10 ? "ArrowDown" : "ArrowUp");
      steps.push(await (await page.waitForFunction(() => globalThis.stepTime)).jsonValue());
    }
    steps.sort((a, b) => a - b);
    return { first, next: steps[STEPS >> 1], slowest: steps.at(-1) };
  } finally {
    child.kill();
    await browser.close();
  }
}

function run(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ["ignore", "ignore", "inherit"] });
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`nianbao ${args[0]} ended with ${code}`))));
  });
}
