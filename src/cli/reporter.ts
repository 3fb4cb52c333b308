import type { Duplicates } from "../batch/duplicates.ts";
import type { Verdict } from "../batch/ledger.ts";
import type { Part } from "../batch/names.ts";
import { painter, printable } from "./print.ts";
import { progressLine } from "./progress.ts";
import { summary } from "./summary.ts";
import type { Tally } from "./tally.ts";

/** Tells people, or a log, how a run goes. Everything goes to stderr. */
export interface Reporter {
  document(verdict: Verdict, fresh: boolean): void;
  /** A page that is a picture is about to be read. */
  page(path: string, page: number, of: number): void;
  /** `out` is the output folder as it was given; `part` who wrote to it. */
  end(out: string, part: Part, interrupted: boolean, duplicates: readonly Duplicates[]): void;
}

export interface Screen {
  readonly terminal: boolean;
  readonly columns: number;
  readonly env: NodeJS.ProcessEnv;
  write(text: string): void;
}

/** Milliseconds between two states of the progress line, on a terminal and in a log file. */
const REDRAW = 100;
const REPEAT = 10_000;

/** `total` is the number of inputs. */
export function newReporter(kind: "text" | "json" | "quiet", tally: Tally, total: number, screen: Screen): Reporter {
  if (kind === "json") return jsonReporter(tally, total, screen);
  if (kind === "quiet") return { document: () => {}, page: () => {}, end: () => {} };
  const paint = painter(screen.terminal, screen.env);
  const start = performance.now();
  let last = start;
  const seconds = (): number => (performance.now() - start) / 1000;
  const draw = (note: string): void => {
    const now = performance.now();
    if (now - last < (screen.terminal ? REDRAW : REPEAT)) return;
    last = now;
    const columns = screen.terminal ? screen.columns - note.length : 0;
    const line = `${progressLine(tally, total, seconds(), paint, columns)}${note}`;
    screen.write(screen.terminal ? `\r\u001b[K${line}` : `${line}\n`);
  };
  return {
    document: () => draw(""),
    page: (_, page, of) => draw(` · picture ${page}/${of}`),
    end(out, part, interrupted, duplicates) {
      const clear = screen.terminal ? "\r\u001b[K" : "";
      screen.write(clear + summary({ tally, total, seconds: seconds(), out, part, interrupted, duplicates }, paint));
    },
  };
}

function jsonReporter(tally: Tally, total: number, screen: Screen): Reporter {
  const start = performance.now();
  const log = (event: Record<string, unknown>): void => screen.write(`${JSON.stringify(event)}\n`);
  return {
    document: ({ path, status, code, message, ms }, fresh) =>
      log({ event: "document", path, status, code, message, recorded: !fresh, ms }),
    page: (path, page, of) => log({ event: "page", path, page, of }),
    end: (out, part, interrupted, duplicates) => {
      for (const { agency, year, paths } of duplicates) log({ event: "duplicates", agency, year, paths });
      log({
        event: interrupted ? "interrupted" : "end",
        out,
        ...(part === null ? {} : { part }),
        total,
        done: tally.done,
        recorded: tally.recorded,
        ...tally.counts,
        ms: Math.round(performance.now() - start),
      });
    },
  };
}

/** What became of a single document, in one line. */
export function verdictLine(verdict: Verdict): string {
  const what = verdict.code === null ? verdict.status : `${verdict.status} (${verdict.code})`;
  return `${printable(verdict.path)}: ${what}${verdict.message === null ? "" : ` — ${printable(verdict.message)}`}\n`;
}
