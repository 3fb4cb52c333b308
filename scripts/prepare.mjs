// What start, test and the test runner need before they can run: packages installed, sources compiled.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`nianbao needs Node 20.19 or later; this is ${process.version}.`);
  process.exit(1);
}

const FLAGS = ["--include=dev", "--no-audit", "--no-fund"];

/** Runs `npm ci` unless what is installed is what package-lock.json asks for. */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.error("Installing packages (npm ci) …");
  if (npm(["ci", ...FLAGS])) return;
  // Some versions of npm refuse a lock file over packages for other platforms that a registry does not carry.
  console.error("That did not work. Installing packages (npm install) …");
  if (!npm(["install", "--no-save", ...FLAGS])) fail("The packages could not be installed; see above.");
}

/** Compiles src/ to dist/ unless dist/ was compiled from these very sources. */
export function ensureBuilt() {
  if (!build()) fail("The sources could not be compiled; see above.");
}

/** Called by vitest once before all tests. A type error somewhere keeps nobody from running the tests of another part. */
export function setup() {
  if (!build()) console.error("The sources have type errors; testing what was compiled all the same.");
  if (!ensureRedis()) leftOut("Redis is");
  if (!ensureParallel()) leftOut("GNU parallel is");
  if (!ensureOffice()) leftOut("LibreOffice is");
  if (!ensureBrowser()) leftOut("Chromium and fonts-noto-cjk are");
}

function leftOut(what) {
  console.error("");
  console.error(`${what} not installed, and could not be installed: the tests that need it ARE LEFT OUT.`);
  console.error("");
}

/** Installs Redis with apt, as root, where it is not there; says whether it is there now. */
const ensureRedis = () =>
  ensurePackages(() => runs("sh", ["-c", "command -v redis-server"]), "Redis", ["redis-server"]);

/** Installs GNU parallel in the same way. */
const ensureParallel = () =>
  ensurePackages(() => runs("sh", ["-c", "command -v parallel"]), "GNU parallel", ["parallel"]);

/** Installs LibreOffice's writer in the same way. */
const ensureOffice = () =>
  ensurePackages(() => runs("sh", ["-c", "command -v soffice"]), "LibreOffice's writer", ["libreoffice-writer-nogui"]);

/** Installs a browser and a Chinese font for it in the same way. */
export const ensureBrowser = () =>
  ensurePackages(
    () =>
      runs("sh", ["-c", "command -v chromium"]) && existsSync("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
    "a browser and a Chinese font",
    ["chromium", "fonts-noto-cjk"],
  );

function ensurePackages(has, what, packages) {
  if (has()) return true;
  if (process.getuid?.() !== 0 || !runs("sh", ["-c", "command -v apt-get"])) return false;
  console.error(`Installing ${what} (apt-get install ${packages.join(" ")}) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return (
    runs("apt-get", ["-qq", "update"], env) &&
    runs("apt-get", ["-qq", "install", "-y", "--no-install-recommends", ...packages], env) &&
    has()
  );
}

const runs = (command, args, env = process.env) => spawnSync(command, args, { stdio: "ignore", env }).status === 0;

function build() {
  const stamp = join(ROOT, "dist", ".sources");
  const sources = hashOfSources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return true;
  console.error("Compiling (npm run build) …");
  if (!npm(["run", "--silent", "build"])) return false;
  writeFileSync(stamp, sources);
  return true;
}

function isInstalled() {
  const asked = packagesIn("package-lock.json");
  const present = packagesIn("node_modules/.package-lock.json");
  if (asked === null || present === null) return false;
  return Object.entries(asked).every(
    ([path, wanted]) => path === "" || wanted.optional || present[path]?.version === wanted.version,
  );
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), "utf8")).packages;
  } catch {
    return null;
  }
}

function hashOfSources() {
  const hash = createHash("sha256");
  const sources = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(?:tsx?|css|html)$/u.test(file))
    .map((file) => join("src", file));
  for (const file of [
    ...sources.sort(),
    "tsconfig.json",
    "tsconfig.build.json",
    "vite.config.ts",
    "package-lock.json",
  ]) {
    hash.update(`${file}\n`).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest("hex");
}

function npm(args) {
  return spawnSync("npm", args, { cwd: ROOT, stdio: "inherit", shell: process.platform === "win32" }).status === 0;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
