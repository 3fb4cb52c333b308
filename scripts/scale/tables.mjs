// docs/scale.md between its markers, as Markdown.
import { ASSUMED, plan, secondsOf } from "./plan.mjs";

const row = (cells) => `| ${cells.join(" | ")} |`;

function table([head, ...rows]) {
  return [row(head), row(head.map((_, at) => (at === 0 ? "---" : "---:"))), ...rows.map(row)].join("\n");
}

/** Three digits that count, with the unit that suits. */
function bytes(value) {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const at = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3));
  return `${rounded(value / 1000 ** at)} ${units[at]}`;
}

function rounded(value) {
  if (value >= 100) return Math.round(Number(value.toPrecision(3))).toLocaleString("en");
  return String(Number(value.toPrecision(2)));
}

const milliseconds = (seconds) => (seconds < 1 ? `${rounded(seconds * 1000)} ms` : `${rounded(seconds)} s`);
const percent = (share) => `${rounded(share * 100)} %`;

/** `measured` is docs/scale.json. */
export function scaleTables({ kinds, node, cores, load }, assumed = ASSUMED) {
  const spent = kinds.reduce((sum, cost) => sum + assumed.shares[cost.kind] * secondsOf(cost, assumed), 0);
  const costs = table([
    ["a report", "pages", "processor time", "source", "JSON", "packed (gzip)", "ledger line", "measured over"],
    ...kinds.map(({ kind, pages, cpu, input, json, gzip, ledger, documents }) => [
      kind,
      pages === null ? "" : rounded(pages),
      milliseconds(cpu),
      ...[input, json, gzip, ledger].map(bytes),
      `${documents} reports`,
    ]),
  ]);
  const shares = table([
    ["assumed", "share of the reports", "a report", "share of the time"],
    ...kinds.map((cost) => [
      cost.kind === "scan" ? `scan, ${assumed.scanPages} pages` : cost.kind,
      percent(assumed.shares[cost.kind]),
      milliseconds(secondsOf(cost, assumed)),
      percent((assumed.shares[cost.kind] * secondsOf(cost, assumed)) / spent),
    ]),
  ]);
  const plans = assumed.sizes.flatMap((size) => [true, false].map((ocr) => plan(kinds, size, assumed, { ocr })));
  const needs = table([
    [
      "",
      "core hours",
      `hours of one machine`,
      `machines for ${assumed.days} day`,
      "sources",
      "JSON",
      "packed",
      "ledger",
    ],
    ...plans.map(({ reports, ocr, coreHours, machineHours, machines, input, json, packed, ledger }) => [
      `${reports.toLocaleString("en")} reports${ocr ? "" : ", `--ocr never`"}`,
      rounded(coreHours),
      rounded(machineHours),
      String(machines),
      ...[input, json, packed, ledger].map(bytes),
    ]),
  ]);
  return [
    costs,
    `Measured with Node ${node.slice(1)} on ${cores} shared cores (load ${load.toFixed(1)}), \`--jobs 1\`, processor time of the whole process with its start.`,
    shares,
    `A machine has ${assumed.cores} cores, each of which gets ${percent(assumed.yield)} of the work done that one alone does. On the disk a report takes ${bytes(assumed.slack)} more than its size.`,
    needs,
  ].join("\n\n");
}
