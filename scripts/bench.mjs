// npm run bench [-- --quick] [-- --json FILE] [-- --only REGEX] [-- --part reading,processes,folder,memory,scans,exports,check,review,cost] [-- --reports N]
// Speed and memory against the libraries alone, measured in the same run on the same files. Needs nothing but samples/.
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { measureMemory, timeFolders } from "./bench/batch.mjs";
import { timeCheck } from "./bench/check.mjs";
import { measureCost } from "./bench/cost.mjs";
import { timeExport } from "./bench/export.mjs";
import { timeProcesses, timeReading } from "./bench/reading.mjs";
import { rowsOf, targetsOf } from "./bench/results.mjs";
import { timeReview } from "./bench/review.mjs";
import { timeScans } from "./bench/scans.mjs";
import { ensureBrowser, ensureBuilt, ensureInstalled } from "./prepare.mjs";

const PARTS = ["reading", "processes", "folder", "memory", "scans", "exports", "check", "review", "cost"];

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    json: { type: "string" },
    only: { type: "string" },
    part: { type: "string", default: PARTS.join(",") },
    reports: { type: "string" },
    formats: { type: "string", default: "csv,jsonl" },
  },
});
const unknown = values.part.split(",").filter((part) => !PARTS.includes(part));
if (unknown.length > 0) throw new Error(`no such part: ${unknown.join(", ")}; there are ${PARTS.join(", ")}`);

ensureInstalled();
ensureBuilt();

const { quick } = values;
const WORK = {
  reading: () =>
    timeReading({ rounds: quick ? 3 : 9, only: values.only === undefined ? null : new RegExp(values.only) }),
  processes: () => timeProcesses({ files: quick ? 4 : 27 }),
  folder: () => timeFolders({ lengths: quick ? [200] : [1000, Number(values.reports ?? 4000)] }),
  scans: () => timeScans({ documents: quick ? 4 : 8 }),
  check: () => timeCheck({ reports: quick ? 1000 : 10_000 }),
  exports: () =>
    timeExport({ reports: Number(values.reports ?? (quick ? 1000 : 10_000)), formats: values.formats.split(",") }),
  review: () => {
    if (!ensureBrowser()) throw new Error("Chromium is not installed, and could not be installed.");
    return timeReview({ reports: quick ? 1000 : 10_000 });
  },
  cost: () => measureCost({ documents: quick ? 50 : 400, scans: quick ? 2 : 9 }),
  memory: () => measureMemory({ lengths: quick ? [200, 1000] : [1000, 10_000] }),
};

const result = { node: process.version, cores: cpus().length, quick };
for (const part of PARTS) {
  if (!values.part.split(",").includes(part)) continue;
  process.stderr.write(`measuring: ${part} …\n`);
  result[part] = await WORK[part]();
}
result.load = loadavg()[0];
result.targets = targetsOf(result);

const width = (rows, column) => Math.max(...rows.map((row) => row[column].length));
const table = (rows) =>
  rows.map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(width(rows, 0)) : cell.padStart(width(rows, i)))));

console.log(
  `Node ${result.node}, ${result.cores} cores, load ${result.load.toFixed(1)}${quick ? ", a short run" : ""}\n`,
);
for (const row of table(rowsOf(result))) console.log(row.join("  "));
if (result.load > result.cores * 0.75 + 1)
  console.log(
    "\nThe machine is busy with other work: times are too long, and two threads can't show what they do for it.",
  );
if (result.targets.length > 0) console.log("");
for (const { name, value, limit, met } of result.targets)
  console.log(`${met ? "met   " : "MISSED"}  ${name}: ${value} (${limit})`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
