// `nianbao check` over an archive: reports a second and the most memory held, with one and two threads, beside the time that reading and
// parsing the files alone takes in the same run.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "../prepare.mjs";
import { makeReport, renderText } from "../samples/index.mjs";

const USAGE = fileURLToPath(new URL("usage.mjs", import.meta.url));
const MAIN = join(ROOT, "dist/cli/main.js");
const YEARS = [2019, 2020, 2021, 2022, 2023];
/** Reports that are converted; the others are made of these, in the words of other agencies. */
const BASES = 100;
/** Sentences of section 一 and 五 beside those that samples have: real ones are several times longer. */
const LENGTH = 40;

const FIRST = 0x4e00;
const IDEOGRAPHS = 20_000;

/** The text with every ideograph changed for another, as one agency's words differ from another's; years stay. */
function reworded(text, by) {
  if (by === 0) return text;
  return [...text]
    .map((char) => {
      const at = char.charCodeAt(0) - FIRST;
      if (at < 0 || at >= IDEOGRAPHS || char === "年") return char;
      return String.fromCharCode(FIRST + ((at * (2 * by + 1) + by * 7919) % (IDEOGRAPHS + 1)));
    })
    .join("");
}

function basesIn(folder) {
  const input = join(folder, "bases");
  mkdirSync(input);
  for (let i = 0; i < BASES; i++) {
    const model = makeReport(`check-${i}`, {
      scale: "small",
      year: YEARS[i % 5],
      edition: i % 5 < 2 ? "2019" : "2021",
    });
    writeFileSync(join(input, `${i}.txt`), renderText(model, "tab"));
  }
  const out = join(folder, "bases-json");
  spawnSync(process.execPath, [MAIN, "convert", input, "--out", out, "--quiet", "--fail-on", "never"], {
    stdio: "inherit",
  });
  return readdirSync(out)
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(join(out, name), "utf8")));
}

/** Writes `count` stored reports, each with prose of its own. */
function writeArchive(folder, count) {
  const bases = basesIn(folder);
  const archive = join(folder, "archive");
  for (let i = 0; i < count; i++) {
    const report = structuredClone(bases[i % BASES]);
    const by = Math.floor(i / BASES);
    report.report.agency = `第${Math.floor(i / 5)}号县水务局`;
    for (const number of [1, 5]) {
      const section = report.sections[number];
      const more = Array.from({ length: LENGTH }, (_, k) =>
        reworded(`做好第${k}项工作，把公开时限写入流程单，由经办人对照提醒。`, i * LENGTH + k),
      );
      section?.paragraphs.push(more.join(""));
    }
    const part = join(archive, String(by));
    mkdirSync(part, { recursive: true });
    writeFileSync(join(part, `${i}.txt.json`), `${JSON.stringify(report, null, 2)}\n`);
  }
  return archive;
}

/** Milliseconds a report that reading and parsing alone takes. */
function timeParsing(archive) {
  const files = readdirSync(archive, { recursive: true }).filter((name) => name.endsWith(".json"));
  const start = performance.now();
  for (const file of files) JSON.parse(readFileSync(join(archive, file), "utf8"));
  return (performance.now() - start) / files.length;
}

/** `{ reports, parsing, runs: [{ jobs, perSecond, peak, cpu }] }`; parsing in milliseconds a report, peak in bytes. */
export function timeCheck({ reports }) {
  const folder = mkdtempSync(join(tmpdir(), "nianbao-bench-"));
  try {
    const archive = writeArchive(folder, reports);
    const parsing = timeParsing(archive);
    const runs = [1, 2].map((jobs) => {
      const usage = join(folder, `usage-${jobs}`);
      const args = [MAIN, "check", archive, "--quiet", "--fail-on", "never", "--jobs", String(jobs)];
      const start = performance.now();
      const env = { ...process.env, NIANBAO_USAGE: usage };
      const { status } = spawnSync(process.execPath, ["--import", USAGE, ...args], { stdio: "inherit", env });
      const seconds = (performance.now() - start) / 1000;
      if (status !== 0) throw new Error(`checking ended with code ${status}`);
      return { jobs, perSecond: reports / seconds, ...JSON.parse(readFileSync(usage, "utf8")) };
    });
    return { reports, parsing, runs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
