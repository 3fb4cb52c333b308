import type { Finding } from "../../check/finding.ts";
import { RULES } from "../../check/rules.ts";
import { duration, type Paint, printable, type Style, thousands } from "../print.ts";
import type { CheckTally } from "./tally.ts";

export interface Checked {
  readonly tally: CheckTally;
  readonly seconds: number;
  /** The findings file as it was given. */
  readonly out: string | null;
  /** Numbers of lines of the reviews file that hold no decision. */
  readonly faulty: readonly number[];
  readonly interrupted: boolean;
}

const STYLES = { error: "red", warning: "yellow", info: "dim" } as const satisfies Record<string, Style>;

/** The last words of a check: how many findings of each rule, the first of each, and where all of them are. */
export function checkSummary(run: Checked, paint: Paint): string {
  return `${[...head(run, paint), ...rules(run, paint), ...unread(run, paint), ...next(run)].join("\n")}\n`;
}

function head({ tally, seconds, interrupted }: Checked, paint: Paint): string[] {
  const files = `${thousands(tally.files)} ${tally.files === 1 ? "report" : "reports"}`;
  const { error, warning, info } = tally.counts;
  const what = `${interrupted ? "Interrupted after" : "Checked"} ${files} in ${duration(seconds)}`;
  const width = Math.max(...[error, warning, info].map((count) => thousands(count).length));
  const line = (kind: "error" | "warning" | "info", count: number): string => {
    const text = `  ${kind.padEnd(8)} ${thousands(count).padStart(width)}`;
    return count === 0 ? text : paint(STYLES[kind], text);
  };
  return [paint("bold", what), line("error", error), line("warning", warning), line("info", info)];
}

function rules({ tally }: Checked, paint: Paint): string[] {
  return RULES.flatMap(({ code, severity, zh }) => {
    const rule = tally.rules.get(code);
    if (rule === undefined) return [];
    const doubt = rule.uncertain > 0 ? `, ${thousands(rule.uncertain)} of them on uncertain readings` : "";
    const more = rule.count - rule.first.length;
    return [
      paint(STYLES[severity], `${code}: ${thousands(rule.count)}${doubt}  ${zh}`),
      ...rule.first.map((finding) => `  ${line(finding, paint)}`),
      ...(more > 0 ? [paint("dim", `  … and ${thousands(more)} more`)] : []),
    ];
  });
}

/** A finding in one line: whose, when, what, and the reports it stands in. */
function line({ agency, year, at, message, places }: Finding, paint: Paint): string {
  const who = [agency, year].filter((part) => part !== null).join(" ");
  const where = [...new Set(places.map(({ report }) => report))].join(" ↔ ");
  const what = at === null ? message : `${at}: ${message}`;
  return `${printable(who)}  ${printable(shorten(what))}  ${paint("dim", printable(shorten(where)))}`;
}

function unread({ tally }: Checked, paint: Paint): string[] {
  if (tally.unreadCount === 0) return [];
  const more = tally.unreadCount - tally.unread.length;
  return [
    paint("red", `not read: ${thousands(tally.unreadCount)}`),
    ...tally.unread.map(
      ({ path, problem }) => `  ${printable(path)}  ${paint("dim", `${problem.code}: ${problem.message}`)}`,
    ),
    ...(more > 0 ? [paint("dim", `  … and ${thousands(more)} more`)] : []),
  ];
}

function next({ out, faulty }: Checked): string[] {
  return [
    ...(faulty.length === 0
      ? []
      : [`Lines of the reviews file that hold no decision: ${faulty.slice(0, 10).join(", ")}.`]),
    out === null ? "All findings, one a line: add --out FILE or --json." : `All findings are in ${printable(out)}.`,
  ];
}

const shorten = (text: string): string => (text.length <= 160 ? text : `${text.slice(0, 159)}…`);
