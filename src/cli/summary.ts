import type { Duplicates } from "../batch/duplicates.ts";
import { ledgerOf, type Part, WORKER } from "../batch/names.ts";
import { duration, type Paint, printable, type Style, thousands } from "./print.ts";
import type { Tally } from "./tally.ts";

export interface Finished {
  readonly tally: Tally;
  readonly total: number;
  readonly seconds: number;
  readonly out: string;
  readonly part: Part;
  readonly interrupted: boolean;
  readonly duplicates: readonly Duplicates[];
}

const STYLES = { verified: "green", inconsistent: "red", review: "yellow", failed: "red" } as const satisfies Record<
  string,
  Style
>;

const MEANING = {
  verified: "every cell found, the arithmetic holds",
  inconsistent: "read with certainty, contradicts itself",
  review: "the reading is uncertain: look at the diagnostics",
  failed: "no report",
} as const;

/** The last words of a run: how many of each kind, the first of those that need a person, and where to go on. */
export function summary(run: Finished, paint: Paint): string {
  return `${[head(run, paint), ...counts(run, paint), ...examples(run, paint), ...same(run, paint), ...next(run)].join("\n")}\n`;
}

function head({ tally, total, seconds, interrupted }: Finished, paint: Paint): string {
  const fresh = tally.done - tally.recorded;
  const rate = seconds > 0 && fresh > 0 ? `, ${(fresh / seconds).toFixed(1)} a second` : "";
  const recorded = tally.recorded > 0 ? `, ${thousands(tally.recorded)} already recorded` : "";
  const what = interrupted
    ? `Interrupted after ${thousands(tally.done)} of ${thousands(total)} documents`
    : `${thousands(tally.done)} ${tally.done === 1 ? "document" : "documents"}`;
  return paint("bold", `${what} in ${duration(seconds)}${rate}${recorded}`);
}

function counts({ tally }: Finished, paint: Paint): string[] {
  const width = Math.max(...Object.values(tally.counts).map((count) => thousands(count).length));
  return (["verified", "inconsistent", "review", "failed"] as const).map((kind) => {
    const count = thousands(tally.counts[kind]).padStart(width);
    const line = `  ${kind.padEnd(12)} ${count}`;
    return tally.counts[kind] === 0 ? line : `${paint(STYLES[kind], line)}  ${paint("dim", MEANING[kind])}`;
  });
}

function examples({ tally }: Finished, paint: Paint): string[] {
  return (["inconsistent", "review", "failed"] as const).flatMap((kind) => {
    const first = tally.first[kind];
    if (first.length === 0) return [];
    const more = tally.counts[kind] - first.length;
    return [
      paint(
        STYLES[kind],
        more > 0 ? `${kind}, the first ${first.length} of ${thousands(tally.counts[kind])}:` : `${kind}:`,
      ),
      ...first.map(({ path, code, message }) => {
        const why = [code, message].filter((part) => part !== null).join(": ");
        return `  ${printable(path)}${why === "" ? "" : `  ${paint("dim", shorten(printable(why)))}`}`;
      }),
    ];
  });
}

/** Groups of the same agency and year that are named. */
const NAMED = 5;

function same({ duplicates }: Finished, paint: Paint): string[] {
  if (duplicates.length === 0) return [];
  const lines = duplicates
    .slice(0, NAMED)
    .map(
      ({ agency, year, paths }) =>
        `  ${printable(`${agency} ${year}`)}  ${paint("dim", shorten(printable(paths.join(", "))))}`,
    );
  const more = duplicates.length > NAMED ? `, the first ${NAMED} of ${thousands(duplicates.length)} cases` : "";
  return [paint("yellow", `the same agency and year${more}:`), ...lines];
}

function next({ tally, out, part, interrupted }: Finished): string[] {
  const lines = [`Reports and ${ledgerOf(part)} are in ${printable(out)}.`];
  if (interrupted) lines.push("Give the same command again to go on.");
  else {
    const again = part?.startsWith(WORKER)
      ? "put the failed ones back with nianbao parked --retry"
      : "do the failed ones again with --retry-failed";
    if (tally.counts.failed > 0) lines.push(`Once mended, ${again}.`);
    if (part !== null) lines.push(`When all parts are done: nianbao merge ${printable(out)}`);
  }
  return lines;
}

/** Reasons are one line; the ledger has them whole. */
const shorten = (text: string): string => (text.length <= 160 ? text : `${text.slice(0, 159)}…`);
