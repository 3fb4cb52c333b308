// Exports through the command line: reports a second and the most memory held, beside what reading and parsing the files takes alone.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeReport, renderText } from "../samples/index.mjs";
import { inTemporaryFolder, runMeasured } from "./batch.mjs";

const DISTINCT = 60;
const PER_FOLDER = 1000;

/** Stored reports of our own making: the figures of sixty, each time another agency's, another year's and another document's. */
async function writeStored(folder, count) {
  const { convert, closeEngines } = await import("../../dist/index.js");
  const { toJson } = await import("../../dist/stages/write/json.js");
  const made = [];
  for (let i = 0; i < Math.min(count, DISTINCT); i++) {
    const text = renderText(
      makeReport(`export-${i}`, { scale: "medium", kind: "county" }),
      i % 2 === 0 ? "tab" : "pipe",
    );
    const result = await convert(Buffer.from(text), { name: `report-${i}.txt` });
    if (!result.ok) throw new Error(result.failure.message);
    made.push({
      json: toJson(result.report),
      agency: result.report.report.agency,
      sha256: result.report.source.sha256,
    });
  }
  await closeEngines();
  let bytes = 0;
  for (let i = 0; i < count; i++) {
    const { json, agency, sha256 } = made[i % made.length];
    const below = join(folder, String(Math.floor(i / PER_FOLDER)).padStart(4, "0"));
    if (i % PER_FOLDER === 0) mkdirSync(below, { recursive: true });
    const text = json
      .replaceAll(agency, `${agency.slice(0, 1)}${Math.floor(i / 5)}${agency.slice(1)}`)
      .replace(sha256, createHash("sha256").update(String(i)).digest("hex"));
    writeFileSync(join(below, `${i % PER_FOLDER}.txt.json`), text);
    bytes += Buffer.byteLength(text);
  }
  return bytes / count;
}

/** Seconds a report that one thread takes to read the files and parse them as they are, of a thousand. */
function floorOf(folder) {
  const first = join(folder, readdirSync(folder)[0]);
  const files = readdirSync(first).map((name) => join(first, name));
  const start = performance.now();
  for (const file of files) JSON.parse(readFileSync(file, "utf8"));
  return (performance.now() - start) / 1000 / files.length;
}

/** Reports a second and peak, format by format. */
export const timeExport = ({ reports, formats }) =>
  inTemporaryFolder(async (folder) => {
    const input = join(folder, "in");
    const size = await writeStored(input, reports);
    const floor = floorOf(input);
    const runs = [];
    for (const format of formats) {
      const out = join(folder, "out");
      const args = ["export", input, "--to", format, "--out", out, "--quiet"];
      const run = await runMeasured(args, join(folder, "usage"));
      rmSync(out, { recursive: true, force: true });
      runs.push({ format, ...run, perSecond: reports / run.seconds });
    }
    return { reports, size, floor, runs };
  });
