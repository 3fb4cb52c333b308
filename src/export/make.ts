import { type Problem, readLean } from "../stored/reports.ts";
import type { ByDocument } from "../stored/reviews.ts";
import { Bytes } from "../text/bytes.ts";
import { type Cell, cellsOf, type Rows } from "./column.ts";
import { type Context, contextOf } from "./context.ts";
import { faultFinder, notAReport } from "./fault.ts";
import type { DecisionEnd, ExportOptions, Job, Outcome } from "./job.ts";
import { type Table, tablesOf } from "./tables/index.ts";
import type { Lines } from "./text/format.ts";
import { textFormat } from "./text/index.ts";

/** Takes up the rows of one table. */
interface Sink {
  add(rows: Rows): void;
  /** What was taken up since the last time; bytes in a spare buffer where one is large enough. */
  take(spare: ArrayBuffer[]): Uint8Array | readonly (readonly Cell[])[];
}

/** How the rows of one table are made. */
interface Making {
  readonly rows: Table["rows"];
  readonly faultIn: (rows: Rows) => string | null;
  readonly sink: Sink;
}

/** A function that does jobs. */
export function newMaker(options: ExportOptions, decided: ByDocument): (job: Job) => Outcome {
  const text = textFormat(options);
  const makings = tablesOf(options.shape).map((table): Making => {
    const sink = text === null ? new RowSink() : new LineSink(text.lines(table));
    return { rows: table.rows, faultIn: faultFinder(table), sink };
  });
  return (job) => make(job, options, decided, makings);
}

function make(job: Job, { status }: ExportOptions, decided: ByDocument, makings: readonly Making[]): Outcome {
  const problems: Outcome["problems"][number][] = [];
  const decisions: DecisionEnd[] = [];
  let exported = 0;
  let leftOut = 0;
  for (const file of job.files) {
    const stored = readLean(file);
    if ("problem" in stored) {
      problems.push({ key: file.key, problem: stored.problem });
    } else if (status !== null && !status.includes(stored.report.status)) leftOut++;
    else {
      const made = rowsOf(makings, () => contextOf(file.key, stored.report, decided));
      if (!("rows" in made)) {
        problems.push({ key: file.key, file, ...made });
        continue;
      }
      made.rows.forEach((rows, i) => {
        makings[i]?.sink.add(rows);
      });
      decisions.push(...endsOf(made.context));
      exported++;
    }
  }
  const spare = [...job.spare].sort((a, b) => a.byteLength - b.byteLength);
  return { exported, leftOut, problems, decisions, parts: makings.map(({ sink }) => sink.take(spare)) };
}

type Made =
  | { readonly context: Context; readonly rows: readonly Rows[] }
  | { readonly problem: Problem }
  | { readonly message: string };

/** The rows of all tables; what is wrong where what is stored does not keep the contract, so that one bad file costs no other anything. */
function rowsOf(makings: readonly Making[], contextOfReport: () => Context): Made {
  try {
    const context = contextOfReport();
    const rows = makings.map((making) => making.rows(context));
    for (const [i, { faultIn }] of makings.entries()) {
      const fault = faultIn(rows[i] as Rows);
      if (fault !== null) return { problem: notAReport(fault) };
    }
    return { context, rows };
  } catch (error) {
    return { message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

const endsOf = ({ key, decisions }: Context): DecisionEnd[] =>
  decisions.map(({ review: { sha256, pointer }, why }) => ({ key, sha256, pointer, why }));

class RowSink implements Sink {
  #rows: (readonly Cell[])[] = [];

  add(rows: Rows): void {
    for (let i = 0; i < rows.rows.length; i++) this.#rows.push(cellsOf(rows, i));
  }

  take(): readonly (readonly Cell[])[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }
}

class LineSink implements Sink {
  readonly #lines: Lines;
  readonly #bytes = new Bytes();

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  add(rows: Rows): void {
    this.#lines(rows, this.#bytes);
  }

  take(spare: ArrayBuffer[]): Uint8Array {
    return this.#bytes.take(spare);
  }
}
