import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { OutputError } from "../batch/output.ts";
import { programVersion } from "../batch/program.ts";
import { isBelow, realpathOrNull } from "../batch/walk.ts";
import type { Format } from "../export/job.ts";
import { OutputFolderError } from "../export/output.ts";
import { type Exported, exportReports } from "../export/run.ts";
import type { Shape } from "../export/tables/shape.ts";
import { ExportError } from "../export/writers/writer.ts";
import type { Report } from "../model/report.ts";
import type { Surroundings } from "./convert.ts";
import { type ExitCode, UsageError } from "./exit.ts";
import { duration, printable, thousands } from "./print.ts";

/** The flags of `nianbao export` as commander delivers them. */
export interface ExportFlags {
  readonly to: Format;
  readonly out: string;
  readonly shape: Shape;
  readonly status?: readonly Report["status"][];
  readonly withReviews?: string;
  readonly bom?: boolean;
  readonly jobs?: number;
  readonly quiet?: boolean;
}

/** Bad files and decisions not applied that are named on stderr. */
const NAMED = 20;
/** More threads than cores: one waits for its file, or for the files written, while the others read. */
const SPARE = 1;
/** Threads for each core beyond which they only take memory. */
const MOST_PER_CORE = 2;
/** Reports between two lines of progress. */
const STEP = 1000;

/** `nianbao export`. Throws UsageError. */
export async function exportArchive(
  folders: readonly string[],
  flags: ExportFlags,
  around: Surroundings,
): Promise<ExitCode> {
  const roots = [...new Set(folders.map((folder) => realOf(folder, around)))];
  const out = resolve(around.cwd, flags.out);
  refuseInside(realpathOrNull(out) ?? out, roots, flags.out);
  refuseNested(roots);
  const reviews = flags.withReviews === undefined ? null : realOf(flags.withReviews, around);
  const { to: format, shape, status = null, bom = false } = flags;
  const cores = availableParallelism();
  const began = performance.now();
  let shown = 0;
  const onReports = (count: number): void => {
    if (flags.quiet === true || !around.screen.terminal || count < shown + STEP) return;
    shown = count;
    around.screen.write(`\r${thousands(count)} reports`);
  };
  try {
    const run = {
      threads: Math.min(flags.jobs ?? cores + SPARE, MOST_PER_CORE * cores),
      version: programVersion(),
      signal: around.signal,
      onReports,
    };
    const result = await exportReports(roots, out, { format, shape, status, bom, reviews }, run);
    if (shown > 0) around.screen.write("\r");
    if (result === null) return 130;
    around.screen.write(report(result, flags, (performance.now() - began) / 1000));
    return exitCodeOf(result);
  } catch (error) {
    if (error instanceof OutputFolderError || error instanceof ExportError) throw new UsageError(error.message);
    const { code = "", message } = error as NodeJS.ErrnoException;
    if (FATAL.has(code)) throw new OutputError(`Nothing more can be written to ${printable(flags.out)}: ${message}`);
    throw error;
  }
}

/** Faults of the disk. */
const FATAL = new Set(["ENOSPC", "EDQUOT", "EROFS", "EIO"]);

function realOf(path: string, { cwd }: Surroundings): string {
  const real = realpathOrNull(resolve(cwd, path));
  if (real === null) throw new UsageError(`${printable(path)} can't be found.`);
  return real;
}

function refuseInside(out: string, roots: readonly string[], given: string): void {
  if (roots.some((root) => isBelow(out, root)))
    throw new UsageError(`${printable(given)} is in a folder that is exported: give another --out.`);
}

/** Every report below the inner one would be exported twice. */
function refuseNested(roots: readonly string[]): void {
  const inner = roots.find((root) => roots.some((other) => other !== root && isBelow(root, other)));
  if (inner !== undefined)
    throw new UsageError(`${printable(inner)} is in another folder that is exported: leave it out.`);
}

function exitCodeOf({ exported, leftOut, bad, unappliedCount, faultyLines }: Exported): ExitCode {
  if (bad > 0) return exported + leftOut === 0 ? 4 : 3;
  return unappliedCount + faultyLines > 0 ? 1 : 0;
}

function report(result: Exported, { out, quiet, withReviews }: ExportFlags, seconds: number): string {
  const lines: string[] = [];
  if (quiet !== true) {
    const rate = seconds > 0 ? `, ${thousands(Math.round(result.exported / seconds))} a second` : "";
    const left = result.leftOut > 0 ? `, ${thousands(result.leftOut)} left out for their status` : "";
    lines.push(`${thousands(result.exported)} reports in ${duration(seconds)}${rate}${left}`);
    if (withReviews !== undefined) lines.push(`${thousands(result.applied)} decisions applied`);
    lines.push(`${result.files.join(", ")} in ${printable(out)}`);
  }
  const bad = result.problems.map(({ key, problem }) => `${key}: ${problem.code}: ${problem.message}`);
  lines.push(...named("stored files hold no report", result.bad, bad));
  const unapplied = result.unapplied.map(({ at, why }) => `${at}: ${why}`);
  lines.push(...named("decisions were not applied", result.unappliedCount, unapplied));
  if (result.faultyLines > 0) lines.push(`${result.faultyLines} lines of the file of decisions hold none`);
  return lines.map((line) => `${line}\n`).join("");
}

function named(what: string, count: number, items: readonly string[]): string[] {
  if (count === 0) return [];
  const more = count > NAMED ? `, the first ${NAMED}` : "";
  return [`${thousands(count)} ${what}${more}:`, ...items.slice(0, NAMED).map((item) => `  ${printable(item)}`)];
}
