import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Input } from "../batch/input.ts";
import { findInputs } from "../batch/inputs.ts";
import { Pool } from "../batch/pool.ts";
import type { End } from "../batch/thread.ts";
import { realpathOrNull } from "../batch/walk.ts";
import { DEFAULT_LIMITS, type Engine, type OcrWhen } from "../model/limits.ts";
import { LEGEND, type Overlay } from "../overlay.ts";
import { toJson } from "../stages/write/json.ts";
import { type OfficeFlag, officeOf, type Surroundings } from "./convert.ts";
import { type ExitCode, UsageError } from "./exit.ts";
import type { InspectJob, InspectOutcome } from "./inspect/job.ts";
import type { TableKey } from "./inspect/keys.ts";
import { showTrace } from "./inspect/show.ts";
import type { Trace } from "./inspect/trace.ts";
import { painter, printable } from "./print.ts";

/** The flags of `nianbao inspect` as commander delivers them. */
export interface InspectFlags {
  readonly page?: number;
  readonly overlay?: string;
  readonly engine: Engine;
  readonly ocr: OcrWhen;
  readonly office?: OfficeFlag;
  readonly table?: TableKey;
  readonly json?: boolean;
}

/** Where the trace is printed: a terminal takes colours, and has a width. */
export interface Output {
  readonly terminal: boolean;
  readonly columns: number;
}

/** Milliseconds and bytes after which an inspection is given up: far more than a conversion gets. */
const TIMEOUT = 600_000;
const MAX_MEMORY = 2048 * 2 ** 20;

/** `nianbao inspect`. Throws UsageError. */
export async function inspect(
  file: string,
  flags: InspectFlags,
  output: Output,
  around: Surroundings,
): Promise<ExitCode> {
  const { page, overlay } = flags;
  if (overlay !== undefined && page === undefined) throw new UsageError("--overlay draws one page: add --page N.");
  if (overlay === undefined && page !== undefined)
    throw new UsageError("--page is drawn to a file: add --overlay FILE.");
  const { path, source } = await oneInput(file, around);
  const target = overlay === undefined ? null : resolve(around.cwd, overlay);
  if (
    target !== null &&
    realpathOrNull(target) !== null &&
    realpathOrNull(target) === realpathOrNull(resolve(around.cwd, file))
  )
    throw new UsageError("--overlay would overwrite the file that is inspected: give another name.");
  const fail = (code: string, message: string): ExitCode => {
    around.screen.write(`${printable(path)}: failed (${code}) — ${printable(message)}\n`);
    return 4;
  };
  if (source.kind === "refused") return fail(source.failure.code, source.failure.message);
  const { engine, ocr, table = null } = flags;
  const office = officeOf(flags.office);
  const job = { name: path, source, engine, ocr, office, table, page: page ?? null, maxBytes: DEFAULT_LIMITS.maxBytes };
  const end = await runJob(job, around.signal);
  if (end === null) return 130;
  if (end.kind === "crashed")
    return fail("crashed", `The document broke its thread (${end.message}): please report it.`);
  if (end.kind !== "done") return fail(end.kind, "The document takes more time or memory than an inspection gets.");
  const { outcome } = end;
  if (outcome.kind === "failed") return fail(outcome.failure.code, outcome.failure.message);
  if (outcome.kind === "refused") throw new UsageError(outcome.message);
  if (target !== null && outcome.overlay !== null) writeOverlay(target, overlay ?? "", outcome.overlay, page, around);
  around.stdout(flags.json === true ? safeJson(outcome.trace) : asText(outcome.trace, flags, output, around));
  return 0;
}

async function oneInput(file: string, { cwd, stdin }: Surroundings): Promise<Input> {
  const { inputs, many, problems } = await findInputs([file], {
    cwd,
    out: null,
    stdin,
    maxBytes: DEFAULT_LIMITS.maxBytes,
  });
  if (problems.length > 0) throw new UsageError(`${problems.join(". ")}.`);
  const [input] = inputs;
  if (many || input === undefined) throw new UsageError("inspect looks at one file: name one.");
  return input;
}

/** Does the job on a thread; null when interrupted. */
async function runJob(job: InspectJob, signal: AbortSignal): Promise<End<InspectOutcome> | null> {
  let end: End<InspectOutcome> | null = null;
  const module = new URL("./inspect/worker.js", import.meta.url);
  const pool = new Pool<InspectJob, never, InspectOutcome>(
    { module, threads: 1, timeout: TIMEOUT, maxMemory: MAX_MEMORY },
    {
      onNote: () => {},
      onEnd: (_, how) => {
        end = how;
      },
      spoils: () => true,
    },
  );
  await pool.run([job].values(), signal);
  return end;
}

function asText(trace: Trace, flags: InspectFlags, output: Output, { screen }: Surroundings): string {
  const paint = painter(output.terminal, screen.env);
  return showTrace(trace, { paint, columns: output.columns, only: flags.table !== undefined });
}

/** JSON escapes the control characters below U+0020 itself; those above, and what turns the direction of text, are escaped here. */
const safeJson = (trace: Trace): string =>
  toJson(trace).replace(
    /[\u007f-\u009f\p{Bidi_Control}]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );

function writeOverlay(
  target: string,
  name: string,
  { png, width, height, drawn }: Overlay,
  page: number | undefined,
  { screen }: Surroundings,
): void {
  try {
    writeFileSync(target, png);
  } catch (error) {
    throw new UsageError(`${printable(name)} can't be written (${(error as NodeJS.ErrnoException).code}).`);
  }
  const layers = (Object.keys(LEGEND) as (keyof typeof LEGEND)[])
    .filter((layer) => drawn[layer] > 0)
    .map((layer) => `${LEGEND[layer].name} ${LEGEND[layer].as} (${drawn[layer]})`);
  screen.write(`${printable(name)}: page ${page}, ${width} by ${height} pixels; ${layers.join(", ")}\n`);
}
