// node scripts/queue-trial.mjs [--documents 10000]
// Sends documents through a queue while workers and Redis are killed, and counts what came of them. Needs redis-server.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { writeTexts } from "./bench/batch.mjs";
import { ensureBuilt, ensureInstalled, ROOT } from "./prepare.mjs";

const MAIN = join(ROOT, "dist/cli/main.js");
/** Seconds after which a document is taken from a worker that was killed. */
const LEASE = 2;

/** A Redis of its own that keeps what it was told, whatever happens to it: `{ url, kill(), start(), stop() }`. */
export async function newRedis(folder) {
  const port = await freePort();
  let server;
  const start = async () => {
    const flags = [
      "--port",
      port,
      "--bind",
      "127.0.0.1",
      "--dir",
      folder,
      "--appendonly",
      "yes",
      "--appendfsync",
      "always",
    ];
    server = spawn("redis-server", [...flags.map(String), "--save", ""], { stdio: "ignore" });
    while (
      spawnSync("redis-cli", ["-p", String(port), "ping"])
        .stdout?.toString()
        .trim() !== "PONG"
    )
      await sleep(50);
  };
  const stop = async (signal) => {
    const gone = new Promise((resolve) => server.once("exit", resolve));
    server.kill(signal);
    await gone;
  };
  await start();
  return { url: `redis://127.0.0.1:${port}`, start, kill: () => stop("SIGKILL"), stop: () => stop("SIGTERM") };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** `nianbao` with these arguments in a process of its own: `{ child, ended }`, `ended` resolving to its exit code. */
export function nianbao(args) {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const text = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"]) child[name].on("data", (data) => (text[name] += data));
  return { child, text, ended: new Promise((resolve) => child.on("exit", (code) => resolve(code))) };
}

/** How many documents of a queue are in each state. */
async function countsOf(url) {
  const { Queue } = await import("bullmq");
  const queue = new Queue("nianbao", { connection: { url, maxRetriesPerRequest: null } });
  queue.on("error", () => {});
  try {
    return await queue.getJobCounts("completed", "failed", "waiting", "active", "delayed");
  } finally {
    await queue.close();
  }
}

/**
 * `documents` text reports, and one file that is none, through a queue that holds `highWater` at most, and two workers: one worker is killed
 * after a quarter, Redis after a half, the other worker after three quarters, each replaced or started again.
 * The outcome: `inputs`, `lines` in the merged ledger, `again` (recorded by two workers, for one of them died after that), `reports`,
 * `parked` as printed, `most` that waited at once, `seconds`.
 */
export async function trial({ documents, highWater }) {
  const folder = mkdtempSync(join(tmpdir(), "nianbao-queue-"));
  const [input, out] = [join(folder, "in"), join(folder, "out")];
  for (const name of ["in", "redis"]) mkdirSync(join(folder, name));
  writeTexts(input, documents);
  writeFileSync(join(input, "poison.pdf"), "%PDF-1.7\nno more than this");
  const redis = await newRedis(join(folder, "redis"));
  const queued = ["--redis", redis.url];
  const work = (name) =>
    nianbao(["work", "--out", out, "--name", name, "--jobs", "1", "--lease", String(LEASE), "--quiet", ...queued]);
  const began = performance.now();
  try {
    const enqueuing = nianbao(["enqueue", input, "--high-water", String(highWater), "--quiet", ...queued]);
    const workers = [work("a"), work("b")];
    let most = 0;
    const until = async (share) => {
      for (;;) {
        const { completed, failed, waiting, delayed } = await countsOf(redis.url);
        most = Math.max(most, waiting + delayed);
        if (completed + failed >= share * (documents + 1)) return;
        await sleep(100);
      }
    };
    const replace = async (place, name) => {
      workers[place].child.kill("SIGKILL");
      await workers[place].ended;
      workers[place] = work(name);
    };
    await until(1 / 4);
    await replace(0, "c");
    await until(1 / 2);
    await redis.kill();
    await sleep(500);
    await redis.start();
    await until(3 / 4);
    await replace(1, "d");
    await until(1);
    await enqueuing.ended;
    for (const { child } of workers) child.kill("SIGTERM");
    for (const { ended } of workers) await ended;
    const seconds = (performance.now() - began) / 1000;

    const linesIn = (name) =>
      readFileSync(join(out, name), "utf8")
        .split("\n")
        .filter((line) => line !== "");
    const recorded = readdirSync(out)
      .filter((name) => name.startsWith("ledger-"))
      .flatMap(linesIn)
      .map((line) => JSON.parse(line).path);
    const parked = nianbao(["parked", "--json", ...queued]);
    await parked.ended;
    await nianbao(["merge", out, "--quiet"]).ended;
    const lines = linesIn("ledger.jsonl").map((line) => JSON.parse(line));
    return {
      inputs: documents + 1,
      lines: lines.length,
      paths: new Set(lines.map(({ path }) => path)).size,
      again: recorded.length - new Set(recorded).size,
      reports: readdirSync(out).filter((name) => name.endsWith(".json")).length,
      left: readdirSync(out).filter((name) => !name.endsWith(".json") && name !== "ledger.jsonl"),
      parked: parked.text.stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
      most,
      seconds,
    };
  } finally {
    await redis.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { documents: { type: "string", default: "10000" } } });
  ensureInstalled();
  ensureBuilt();
  const { seconds, ...outcome } = await trial({ documents: Number(values.documents), highWater: 2_000 });
  console.log(JSON.stringify(outcome, null, 2));
  console.log(`${seconds.toFixed(0)} s, ${(outcome.inputs / seconds).toFixed(0)} documents a second`);
}
