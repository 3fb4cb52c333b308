import { type Style, thousands } from "../print.ts";
import type { RowCandidate, RowCandidates } from "./candidates.ts";
import { drawTable } from "./draw.ts";
import { legendOf } from "./figures.ts";
import { layoutOf } from "./layouts.ts";
import { longPlace } from "./places.ts";
import { safe, short } from "./safe.ts";
import type { View } from "./show.ts";
import type { ChosenReading, IdentityReport, ReadingReport, TableReport } from "./tables.ts";

const NAMES = {
  disclosure: "主动公开政府信息情况",
  requests: "收到和处理政府信息公开申请情况",
  disputes: "行政复议、行政诉讼情况",
} as const;

const INDENT = "  ";

/** One statutory table: where it was looked for, how it was read, what came of it, and what decided. */
export function showTable(report: TableReport, view: View): string[] {
  const { table, region, shapes, readings, chosen } = report;
  const head = [
    view.paint("bold", `Table ${table}  ${NAMES[table]}`),
    `${INDENT}looked for in ${region.lines} lines, from ${longPlace(region.from)} to ${longPlace(region.to)}; shapes ${shapes.join(", ")}`,
    ...readings.flatMap((reading, i) => readingLines(reading, i === 0, view)),
  ];
  if (chosen === null) return [...head, `${INDENT}no reading found a row of it`];
  const layout = layoutOf(table, chosen);
  const drawn = drawTable(layout, view.columns - INDENT.length, view.paint).map((line) => INDENT + line);
  const legend = legendOf(layout.cells.filter(({ align }) => align === "right").map(({ text }) => text));
  return [
    ...head,
    ...drawn,
    ...(legend === "" ? [] : [`${INDENT}${legend}`]),
    ...printLines(chosen),
    ...identityLines(chosen.identities, view),
    ...candidateLines(chosen.candidates, view),
  ];
}

/** `1 row found`, `2 rows found`: the words after a number, the first of them in the plural. */
const count = (n: number, what: string): string =>
  `${n} ${n === 1 ? what.replace(/^identities/u, "identity").replace(/^(rows|cells)/u, (word) => word.slice(0, -1)) : what}`;

/** Names in these lists before the rest is counted. */
const LISTED = 4;

function readingLines(reading: ReadingReport, taken: boolean, { paint, only }: View): string[] {
  const { reader, edition, shape, rows, plain, proven, found, open, foreign, repeated, different } = reading;
  const listed = (what: string, names: readonly string[]): string[] => {
    if (names.length === 0) return [];
    if (names.length > 1 && names.length === rows && what.startsWith("rows")) return [`all ${rows} ${what}`];
    const shown = names.slice(0, only ? names.length : LISTED).join(", ");
    return [`${count(names.length, what)} (${shown}${!only && names.length > LISTED ? ", …" : ""})`];
  };
  const counted = (what: string, n: number): string[] => (n === 0 ? [] : [count(n, what)]);
  const certainty = plain ? "plain" : proven ? "not plain, proven" : "not plain, not proven";
  const facts = [
    certainty,
    ...counted("rows found", found),
    ...counted("cells open", open),
    ...listed("identities violated", reading.violated),
    ...listed("rows absent", reading.absent),
    ...listed("rows in doubt", reading.doubtful),
    ...counted("rows of no form", foreign - repeated),
    ...counted("rows standing twice", repeated),
    ...counted("cells other than in the reading taken", different),
  ];
  const style: Style = taken ? "green" : "dim";
  const name = `${taken ? "taken" : "other"}  ${reader}, form ${edition} ${shape}`;
  return [`${INDENT}${paint(style, name)}: ${facts.join(" · ")}`];
}

/** Cells in whose print stands more than the figure. */
function printLines({ cells }: ChosenReading): string[] {
  return Object.entries(cells)
    .filter(([, { state, value, text }]) => state === "number" && safe(text) !== `${value}`)
    .map(
      ([id, { value, text, place }]) => `${INDENT}${id} ${value} is printed “${short(text, 60)}”, ${longPlace(place)}`,
    );
}

const SIGNS = { pass: "=", fail: "≠", skipped: "skipped" } as const;

/** Each rule with how many of its instances hold; those that fail, or can't be evaluated, one by one. */
function identityLines(identities: readonly IdentityReport[], { paint, only }: View): string[] {
  const rules = [...new Set(identities.map(({ rule }) => rule))];
  return rules.flatMap((rule) => {
    const own = identities.filter((identity) => identity.rule === rule);
    const holds = own.filter(({ status }) => status === "pass").length;
    const told = own.filter(({ status }) => only || status !== "pass");
    const sums = own.filter(({ status }) => status === "pass").map(({ left }) => left);
    const style: Style =
      holds === own.length ? "green" : own.some(({ status }) => status === "fail") ? "red" : "yellow";
    return [
      `${INDENT}${paint(style, `${rule} holds ${holds} of ${own.length} times`)}${only ? "" : paint("dim", `  sums ${sums.join(" ")}`)}`,
      ...told.map((identity) => `${INDENT}${INDENT}${identityLine(identity, paint)}`),
    ];
  });
}

function identityLine({ status, at, label, left, right, terms }: IdentityReport, paint: View["paint"]): string {
  const sums = status === "skipped" ? "" : `${left} ${SIGNS[status]} ${right}`;
  const side = (name: "left" | "right"): string =>
    terms.flatMap((term) => (term.side === name ? [`${term.cell} ${term.value}`] : [])).join(" + ") || "0";
  const detail =
    status === "pass"
      ? ""
      : status === "fail"
        ? `: ${side("left")} ≠ ${side("right")}`
        : `: open are ${terms.map(({ cell }) => cell).join(", ")}`;
  const style: Style = status === "pass" ? "dim" : status === "fail" ? "red" : "yellow";
  return `${paint(style, `${status} ${at}`)} ${sums} ${label}${detail}`.replace(/ {2,}/gu, " ");
}

const HOW = {
  plain: "in plain sight",
  shifted: "where the row begins is not plain",
  aligned: "blank cells told by where the values stand",
  placed: "blank cells anywhere",
  split: "joined digits",
} as const;

/** Ways shown of each row. */
const WAYS = 3;

function candidateLines(candidates: readonly RowCandidates[], view: View): string[] {
  if (candidates.length === 0) return [];
  const told = candidates.filter(({ ways }) => view.only || ways !== 1);
  const single = candidates.length - told.length;
  const rows = told.flatMap(({ label, row, how, printed, ways, options }) => {
    const shown = options.slice(0, view.only ? options.length : WAYS);
    const more = ways - shown.length;
    return [
      `${INDENT}${INDENT}${short(label || row || "the row", 24)}: ${HOW[how]}, ${thousands(ways)} ${ways === 1 ? "way" : "ways"} to read “${short(printed.join(" "), 50)}”`,
      ...shown.map((option) => `${INDENT.repeat(3)}${optionLine(option, view)}`),
      ...(more === 0 ? [] : [`${INDENT.repeat(3)}… and ${thousands(more)} more`]),
    ];
  });
  const rest =
    single === 0
      ? []
      : [`${INDENT}${INDENT}${single} ${told.length === 0 ? "" : "more "}of which each can be read in one way only`];
  return [`${INDENT}Candidates of ${count(candidates.length, "rows in other than plain sight")}`, ...rows, ...rest];
}

function optionLine({ values, cost, verdict, refusedBy }: RowCandidate, { paint }: View): string {
  const text = values.map((value) => (value === null ? "·" : `${value}`)).join(" ");
  const price = cost === null ? "" : ` at cost ${cost}`;
  if (verdict === "taken") return `${paint("green", `taken    ${text}`)}${price}`;
  if (verdict === "open") return `${paint("yellow", `open     ${text}`)}${price}`;
  return `${paint("dim", `refused  ${text}`)}${price}  by ${refusedBy}`;
}
