// Reads every sample and compares with the truth beside it. Exits 1 when a wrong value stands in a report that is not marked
// `review`. With --json prints the numbers as JSON.
import { ensureBuilt, ensureInstalled } from "./prepare.mjs";
import { listSamples, listScans, scoreSamples, summarise } from "./score/samples.mjs";

ensureInstalled();
ensureBuilt();
const { closeEngines, convert } = await import("../dist/index.js");

const scores = await scoreSamples(convert, [...listSamples(), ...listScans()]);
await closeEngines();
const kinds = ["text", "PDF", "HTML", "Word", "scan"].map((kind) => ({
  kind,
  ...summarise(scores.filter((score) => score.kind === kind)),
}));
const scans = scores
  .filter((score) => score.kind === "scan")
  .map(({ file, truth, cells, status, differences }) => ({
    file,
    traits: truth.traits,
    ...cells,
    status,
    exact: differences.length === 0,
  }));
if (process.argv.includes("--json")) console.log(JSON.stringify({ kinds, scans }, null, 2));
else print();
process.exitCode = kinds.some((kind) => kind.silent > 0) ? 1 : 0;

function print() {
  for (const { file, status, differences } of scores) {
    if (differences.length === 0) continue;
    console.log(`${file} (${status})`);
    for (const difference of differences) console.log(`  ${difference}`);
  }
  for (const k of kinds)
    console.log(
      `${k.kind}: ${k.exact} of ${k.documents} reports exact; ${k.right} of ${k.cells} cells right, ${k.wrong} wrong, ` +
        `${k.missing} missing; ${k.silent} silent errors; ${k.flagged} marked review (${k.due} due); ` +
        `${k.faultsFound} of ${k.faulty} contradictory reports found, ${k.falseAlarms} false alarms`,
    );
}
