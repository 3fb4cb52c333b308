// npm start: installs and compiles what is missing, converts samples/ into out/, and prints the summary.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, ROOT } from "./prepare.mjs";

ensureInstalled();
ensureBuilt();

const samples = join(ROOT, "samples");
const documentsIn = (folder) =>
  readdirSync(join(samples, folder))
    .filter(
      (name) =>
        !name.endsWith(".json") &&
        existsSync(join(samples, folder, `${name.replace(/(?:\.txt)?\.\w+$/, "")}.truth.json`)),
    )
    .map((name) => join(folder, name));
const documents = [...documentsIn("."), ...documentsIn("scans")];
// Some samples hold faults on purpose: what they make of it is for the summary to say.
const args = [
  join(ROOT, "dist/cli/main.js"),
  "convert",
  ...documents,
  "--out",
  join(ROOT, "out"),
  "--fail-on",
  "never",
];
const { status } = spawnSync(process.execPath, args, { cwd: samples, stdio: "inherit" });
process.exitCode = status ?? 70;
