import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";

const MAIN = fileURLToPath(new URL("../../../dist/cli/main.js", import.meta.url));
const CHROMIUM = "/usr/bin/chromium";

/** Without it the tests in a browser are left out; scripts/prepare.mjs says so aloud. */
export const hasBrowser = existsSync(CHROMIUM);

// The sandbox of Chromium does not work for root, as whom CI runs; what it opens here are our own pages.
export const launch = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });

export interface Served {
  /** With the token. */
  readonly address: string;
  readonly origin: string;
  readonly token: string;
  stop(): Promise<void>;
}

/** Runs `nianbao review` as a process of its own. */
export async function serve(...args: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, [MAIN, "review", ...args]);
  const address = await firstLine(child);
  const { origin, searchParams } = new URL(address);
  return {
    address,
    origin,
    token: searchParams.get("token") ?? "",
    stop: () =>
      new Promise((resolve) => {
        child.once("close", () => resolve());
        child.kill("SIGTERM");
      }),
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let errors = "";
    child.stderr?.on("data", (piece) => {
      errors += piece;
    });
    child.stdout?.once("data", (piece) => resolve(String(piece).trim()));
    child.once("close", () => reject(new Error(errors)));
  });
}

/** A window of 1280 × 720 on the page, the reviewer named. Whatever the page asks of other hosts, and its errors, end in `faults`. */
export async function openWindow(
  browser: Browser,
  served: Served,
  by = "王审计",
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("409")) faults.push(message.text());
  });
  page.on("request", (request) => {
    if (!/^(?:data|blob):/u.test(request.url()) && new URL(request.url()).origin !== served.origin)
      faults.push(request.url());
  });
  await page.goto(served.address);
  await page.getByRole("textbox", { name: "姓名" }).fill(by);
  await page.keyboard.press("Enter");
  await page.locator(".list tbody tr").first().waitFor();
  return { page, faults };
}

/** Puts a report on the table. */
export async function openReport(page: Page, path: string, at?: string): Promise<void> {
  const hash = `#/report/${encodeURIComponent(path)}${at === undefined ? "" : `?at=${encodeURIComponent(at)}`}`;
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  const name =
    path
      .split("/")
      .at(-1)
      ?.replace(/\.json$/u, "") ?? "";
  await page.locator(".source header h2", { hasText: name }).waitFor();
}
