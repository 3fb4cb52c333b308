// Makes samples/scans/: pages of other samples as printers, stamps, scanners and faxes leave them, the truth beside each, and the
// list in samples/scans/README.md.
//
//   node scripts/make-scans.mjs [NAME…]     all of them, or only those whose file names contain one of the words
//
// Needs Debian's poppler-utils to draw the pages. Seeded: the same versions of the tools give the same files.
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SCANS } from "./samples/catalogue-scan.mjs";
import { random } from "./samples/random.mjs";
import { longPng, pagesOf, scanPdf } from "./samples/scan-file.mjs";
import { truthJson } from "./samples/truth.mjs";

const SAMPLES = fileURLToPath(new URL("../samples/", import.meta.url));
const FOLDER = join(SAMPLES, "scans");

async function make({ name, from, dpi, degrade, file, traits, picture = false }) {
  const rng = random(name);
  const pages = await pagesOf(join(SAMPLES, `${from}.pdf`), dpi);
  const scanned = pages.map((page, i) => degrade(page, { rng, i, pages }));
  const bytes = picture ? await longPng(scanned) : await scanPdf(scanned, dpi, file);
  const truth = JSON.parse(readFileSync(join(SAMPLES, `${from}.truth.json`), "utf8"));
  // Sums that fail on digits read from pictures are always for a person to see.
  const status = truth.status === "inconsistent" ? "review" : truth.status;
  const id = name.replace(/\.\w+$/u, "");
  writeFileSync(join(FOLDER, name), bytes);
  writeFileSync(
    join(FOLDER, `${id}.truth.json`),
    truthJson({ ...truth, id, file: name, producer: "scan", traits, ...(status ? { status } : {}) }),
  );
}

const size = (name) => `${Math.round(statSync(join(FOLDER, name)).size / 1024)} kB`;

function readme() {
  const rows = SCANS.map(({ name, from, shows }) => `| [${name}](${name}) | ${from}.pdf | ${shows} | ${size(name)} |`);
  return `# Scanned samples

Pages of the samples in the folder above, drawn and then degraded by \`node scripts/make-scans.mjs\` from seeds. Beside each stands its
truth in the same form.

| file | pages of | what it shows | size |
|---|---|---|---|
${rows.join("\n")}
`;
}

mkdirSync(FOLDER, { recursive: true });
const words = process.argv.slice(2);
for (const scan of SCANS) {
  if (words.length > 0 && !words.some((word) => scan.name.includes(word))) continue;
  await make(scan);
  console.log(scan.name, size(scan.name));
}
writeFileSync(join(FOLDER, "README.md"), readme());
