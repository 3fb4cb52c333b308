// What a report costs by kind, through the command line: processor time of the whole process, and bytes of what is written.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { kindOf, listSamples, listScans } from "../score/samples.mjs";
import { convertFolder, inTemporaryFolder } from "./batch.mjs";

/** The samples of each kind. A DOC is LibreOffice's time, not ours. */
const SAMPLES = {
  HTML: () => listSamples().filter(({ file }) => kindOf(file) === "HTML"),
  Word: () => listSamples().filter(({ file }) => file.endsWith(".docx")),
  PDF: () => listSamples().filter(({ file }) => kindOf(file) === "PDF"),
  text: () => listSamples().filter(({ file }) => kindOf(file) === "text"),
  scan: listScans,
};

/**
 * By kind: `{ kind, documents, pages, cpu, input, json, gzip, ledger }`, each a report's mean: `pages` null where there are none, `cpu` in seconds
 * over all threads, the rest in bytes: the source, the JSON as written and packed by itself, the line of the ledger. `documents` reports of each kind, the samples over and
 * over; of scans each once, at most `scans`.
 */
export async function measureCost({ documents, scans }) {
  const costs = [];
  for (const [kind, list] of Object.entries(SAMPLES)) {
    const paths = list().map(({ path }) => path);
    const count = kind === "scan" ? Math.min(scans, paths.length) : documents;
    costs.push({ kind, documents: count, ...(await costOf(paths, count)) });
  }
  return costs;
}

const costOf = (paths, count) =>
  inTemporaryFolder(async (folder) => {
    const [input, out] = [join(folder, "in"), join(folder, "out")];
    mkdirSync(input);
    for (let i = 0; i < count; i++) {
      const path = paths[i % paths.length];
      copyFileSync(path, join(input, `${i}${extname(path)}`));
    }
    const { cpu } = await convertFolder(input, out, 1);
    const sum = (values) => values.reduce((total, value) => total + value, 0);
    const lines = readFileSync(join(out, "ledger.jsonl"), "utf8").trim().split("\n");
    const pages = lines.map((line) => JSON.parse(line).counts?.pages ?? null).filter((number) => number !== null);
    const reports = readdirSync(out).filter((name) => name.endsWith(".json"));
    if (reports.length !== count) throw new Error(`${count - reports.length} of ${count} samples yield no report`);
    return {
      pages: pages.length === 0 ? null : sum(pages) / pages.length,
      cpu: cpu / count,
      input: Math.round(sum(readdirSync(input).map((name) => statSync(join(input, name)).size)) / count),
      json: Math.round(sum(reports.map((name) => statSync(join(out, name)).size)) / count),
      gzip: Math.round(sum(reports.map((name) => gzipSync(readFileSync(join(out, name))).length)) / count),
      ledger: Math.round(statSync(join(out, "ledger.jsonl")).size / count),
    };
  });
