// npm run readme [-- --bench FILE]: measures accuracy and speed over samples/ and writes them into README.md between its markers.
// Speed comes from a short run of the bench, or from the JSON of a longer one (`npm run bench -- --json FILE`).
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "./prepare.mjs";

const { values } = parseArgs({ options: { bench: { type: "string" } } });

const accuracy = JSON.parse(output("score-samples.mjs", ["--json"]));
const speed = values.bench === undefined ? measureSpeed() : JSON.parse(readFileSync(values.bench, "utf8"));
replaceBlock(
  join(ROOT, "README.md"),
  [accuracyTable(accuracy.kinds), scanTable(accuracy.scans), speedTable(speed)].join("\n\n"),
);
spawnSync(process.execPath, [join(ROOT, "node_modules/@biomejs/biome/bin/biome"), "format", "--write", "README.md"], {
  cwd: ROOT,
});

function output(script, args) {
  const { status, stdout } = spawnSync(process.execPath, [join(ROOT, "scripts", script), ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`${script} ended with code ${status}`);
  return stdout;
}

function measureSpeed() {
  const folder = mkdtempSync(join(tmpdir(), "nianbao-readme-"));
  try {
    const file = join(folder, "bench.json");
    output("bench.mjs", ["--quick", "--part", "reading,folder,memory,scans", "--json", file]);
    return JSON.parse(readFileSync(file, "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function table(rows) {
  const [head, ...body] = rows.map((row) => `| ${row.join(" | ")} |`);
  return [head, `| --- |${" ---: |".repeat(rows[0].length - 1)}`, ...body].join("\n");
}

function accuracyTable(kinds) {
  const row = (name, value) => [name, ...kinds.map((kind) => String(value(kind)))];
  return table([
    row("samples/", (k) => k.kind),
    row("reports", (k) => k.documents),
    row("exact: every cell, title, agency, year, edition, date, heading and the status", (k) => k.exact),
    row("cells right", (k) => `${k.right} of ${k.cells}`),
    row("cells wrong without a warning (silent errors)", (k) => k.silent),
    row("marked `review` / of these needlessly", (k) => `${k.flagged} / ${k.needless}`),
    row("contradictory reports found / false alarms", (k) => `${k.faultsFound} of ${k.faulty} / ${k.falseAlarms}`),
  ]);
}

/** Scanned samples by what was done to their pages. */
function scanTable(scans) {
  return table([
    ["samples/scans/", "cells right", "wrong", "missing", "status"],
    ...scans.map(({ traits, right, wrong, missing, status }) => [
      traits.join(", "),
      `${right} of ${right + wrong + missing}`,
      wrong,
      missing,
      `\`${status}\``,
    ]),
  ]);
}

function speedTable({ reading, folder, memory, scans, node, cores, load, quick }) {
  const { text, html, word, pdf } = reading;
  const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
  const pdfRow = (name, { mean }) => [name, ms(mean), ms((mean * pdf.reports) / pdf.pages)];
  const rows = [
    ["warm, one thread", "a report", "a page"],
    [`nianbao, ${text.reports} text reports`, ms(text.ours.mean), ""],
    [`nianbao, ${html.reports} web pages`, ms(html.ours.mean), ""],
    ["parse5 alone, the same pages parsed with places", ms(html.alone.mean), ""],
    [`nianbao, ${word.reports} Word files`, ms(word.ours.mean), ""],
    ["yauzl and htmlparser2 alone, the same files unpacked and parsed", ms(word.alone.mean), ""],
    pdfRow(`nianbao, ${pdf.reports} PDF reports`, pdf.ours),
    pdfRow("pdf.js alone, operators and text of the same files", pdf.pdfjs),
    pdfRow("PDFium alone, characters, boxes and paths of the same files", pdf.pdfium),
  ];
  const [{ documents, runs }] = folder;
  const rates = runs.map((run) => `${run.perSecond.toFixed(0)} a second with \`--jobs ${run.jobs}\``).join(", ");
  const peaks = memory
    .map((run) => `${Math.round(run.peak / 2 ** 20)} MiB at ${run.documents.toLocaleString("en")} reports`)
    .join(", ");
  const pages = scans.runs
    .map((run) => `${run.perPage.toFixed(1)} seconds a page with \`--ocr-jobs ${run.jobs}\``)
    .join(", ");
  return [
    table(rows),
    "",
    `A folder of ${documents} reports, half of them PDF: ${rates}. Most memory over small text reports, two threads: ${peaks}.`,
    `Scanned reports: ${pages}.`,
    `Measured ${quick ? "in a short run " : ""}on ${cores} shared cores (load ${load.toFixed(1)}) with Node ${node.slice(1)}.`,
  ].join("\n");
}

function replaceBlock(file, text) {
  const before = readFileSync(file, "utf8");
  const after = before.replace(
    /(<!-- measured -->)[\s\S]*?(<!-- \/measured -->)/u,
    (_, open, close) => `${open}\n\n${text}\n\n${close}`,
  );
  if (!after.includes(text)) throw new Error(`${file} has no markers for what is measured`);
  writeFileSync(file, after);
}
