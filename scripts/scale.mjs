// npm run scale [-- --bench FILE]: measures what a report costs by kind, and writes that to docs/scale.json and into docs/scale.md between
// its markers. `--bench FILE` takes it from `npm run bench -- --part cost --json FILE`; `--no-measure` writes the tables from docs/scale.json.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "./prepare.mjs";
import { scaleTables } from "./scale/tables.mjs";

const { values } = parseArgs({
  options: { bench: { type: "string" }, measure: { type: "boolean", default: true } },
  allowNegative: true,
});

const FILES = { json: join(ROOT, "docs/scale.json"), text: join(ROOT, "docs/scale.md") };
const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));

if (values.measure || values.bench !== undefined) {
  const { node, cores, load, cost } = values.bench === undefined ? measure() : readJson(values.bench);
  writeFileSync(FILES.json, `${JSON.stringify({ node, cores, load, kinds: cost }, null, 2)}\n`);
}
const before = readFileSync(FILES.text, "utf8");
const tables = scaleTables(readJson(FILES.json));
const after = before.replace(
  /(<!-- measured -->)[\s\S]*?(<!-- \/measured -->)/u,
  (_, open, close) => `${open}\n\n${tables}\n\n${close}`,
);
if (!after.includes(tables)) throw new Error("docs/scale.md has no markers for what is measured");
writeFileSync(FILES.text, after);
const biome = join(ROOT, "node_modules/@biomejs/biome/bin/biome");
spawnSync(process.execPath, [biome, "format", "--write", FILES.json, FILES.text], { cwd: ROOT });

function measure() {
  const folder = mkdtempSync(join(tmpdir(), "nianbao-scale-"));
  try {
    const file = join(folder, "bench.json");
    const bench = spawnSync(process.execPath, [join(ROOT, "scripts/bench.mjs"), "--part", "cost", "--json", file], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    if (bench.status !== 0) throw new Error(`bench.mjs ended with code ${bench.status}`);
    return readJson(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
