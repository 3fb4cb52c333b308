// Makes samples/: reports of invented agencies, the truth beside each, and the list in samples/README.md.
//
//   node scripts/make-samples.mjs [NAME…]     all samples, or only those whose file names contain one of the words
//
// Needs Debian's packages for the producers and fonts named in scripts/samples/tools.mjs, and installs with apt
// (as root) those that are missing. Seeded: the same versions of the tools give the same files.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { HTML_SAMPLES } from "./samples/catalogue-html.mjs";
import { PDF_SAMPLES } from "./samples/catalogue-pdf.mjs";
import { TEXT_SAMPLES } from "./samples/catalogue-text.mjs";
import { WORD_SAMPLES } from "./samples/catalogue-word.mjs";
import { disputeReadings, makeReport, requestReadings, truthOf } from "./samples/index.mjs";
import { readme } from "./samples/readme.mjs";
import { ensureTools } from "./samples/tools.mjs";
import { truthJson } from "./samples/truth.mjs";

const FOLDER = fileURLToPath(new URL("../samples/", import.meta.url));
const SAMPLES = [...TEXT_SAMPLES, ...PDF_SAMPLES, ...HTML_SAMPLES, ...WORD_SAMPLES];

/** The model of a sample: the report its options describe, edited as the sample asks. */
function modelOf({ seed, report, edit = (m) => m }) {
  return edit(makeReport(seed, report));
}

/** A glued sample must leave as many readings as it claims, or it would teach the wrong thing. */
function mustDecode({ name, unique, ambiguous }, truth) {
  if (!unique && !ambiguous) return;
  const readings = requestReadings(truth.table2.rows).length;
  const groups = disputeReadings(Object.values(truth.table3)).length;
  if (groups !== 1 || readings !== (unique ? 1 : 2)) throw new Error(`${name}: ${readings} and ${groups} readings`);
}

async function make(sample) {
  const { name, producer, traits, status, uncertain } = sample;
  const model = modelOf(sample);
  const plain = truthOf(model);
  mustDecode(sample, plain);
  const id = name.replace(/(?:\.txt)?\.\w+$/, "");
  const truth = {
    id,
    file: name,
    ...plain,
    producer,
    traits: [...traits, ...(status === "review" ? ["must-flag"] : [])],
    ...(status ? { status } : {}),
    ...(uncertain ? { uncertain } : {}),
  };
  writeFileSync(`${FOLDER}${name}`, await sample.make(model));
  writeFileSync(`${FOLDER}${id}.truth.json`, truthJson(truth));
}

async function main(words) {
  ensureTools();
  mkdirSync(FOLDER, { recursive: true });
  if (words.length === 0) for (const name of readdirSync(FOLDER)) rmSync(`${FOLDER}${name}`);
  for (const sample of SAMPLES) {
    if (words.length > 0 && !words.some((w) => sample.name.includes(w))) continue;
    await make(sample);
    console.log(sample.name);
  }
  writeFileSync(`${FOLDER}README.md`, readme(SAMPLES, FOLDER));
}

await main(process.argv.slice(2));
