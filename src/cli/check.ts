import { closeSync, existsSync, openSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { agencyKey } from "../agencies/key.ts";
import type { Finding } from "../check/finding.ts";
import { runCheck } from "../check/run.ts";
import { byDocument, parseReviews } from "../stored/reviews.ts";
import type { CheckFailOn } from "./check/fail-on.ts";
import { checkSummary } from "./check/summary.ts";
import { CheckTally, checkExitCode } from "./check/tally.ts";
import type { Surroundings } from "./convert.ts";
import { type ExitCode, UsageError } from "./exit.ts";
import { painter, printable, thousands } from "./print.ts";

/** The flags of `nianbao check` as commander delivers them. */
export interface CheckFlags {
  readonly json?: boolean;
  readonly out?: string;
  readonly jobs: number;
  readonly withReviews?: string;
  readonly failOn: CheckFailOn;
  readonly quiet?: boolean;
}

/** Milliseconds between two states of the line that counts files on a terminal. */
const REDRAW = 100;

/** `nianbao check`. Throws UsageError. */
export async function check(folders: readonly string[], flags: CheckFlags, around: Surroundings): Promise<ExitCode> {
  const roots = folders.map((folder) => rootOf(folder, around.cwd));
  const { decisions, reviews, faulty } = reviewsOf(flags.withReviews, around.cwd);
  const { screen, signal } = around;
  const paint = painter(screen.terminal, screen.env);
  const start = performance.now();
  const tally = new CheckTally();
  const file = flags.out === undefined ? null : openFindings(resolve(around.cwd, flags.out), flags.out);
  let drawn = start;
  try {
    await runCheck(
      roots,
      { decisions, reviews, threads: flags.jobs, keyOf: agencyKey, signal },
      {
        finding(finding) {
          tally.add(finding);
          const line = lineOf(finding);
          if (file !== null) file.add(line);
          if (flags.json === true) around.stdout(line);
        },
        unread: (path, problem) => tally.addUnread(path, problem),
        file(count) {
          tally.files = count;
          const now = performance.now();
          if (!screen.terminal || flags.quiet === true || now - drawn < REDRAW) return;
          drawn = now;
          screen.write(`\r\u001b[K${thousands(count)} files read`);
        },
      },
    );
  } finally {
    file?.close();
  }
  if (tally.files === 0)
    throw new UsageError("There is no stored report in what was given: name a folder that convert wrote.");
  if (flags.quiet !== true) {
    if (screen.terminal) screen.write("\r\u001b[K");
    const seconds = (performance.now() - start) / 1000;
    screen.write(checkSummary({ tally, seconds, out: flags.out ?? null, faulty, interrupted: signal.aborted }, paint));
  }
  return signal.aborted ? 130 : checkExitCode(tally, flags.failOn);
}

const lineOf = (finding: Finding): string => `${JSON.stringify(finding)}\n`;

function rootOf(folder: string, cwd: string): string {
  const path = resolve(cwd, folder);
  if (!existsSync(path)) throw new UsageError(`There is no folder ${printable(folder)}.`);
  if (!statSync(path).isDirectory()) throw new UsageError(`${printable(folder)} is no folder.`);
  return path;
}

function reviewsOf(file: string | undefined, cwd: string) {
  if (file === undefined) return { decisions: new Map(), reviews: null, faulty: [] };
  const path = resolve(cwd, file);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`${printable(file)} can't be read: ${(error as Error).message}`);
  }
  const parsed = parseReviews(text);
  return { decisions: byDocument(parsed), reviews: path, faulty: parsed.faulty };
}

/** Characters that are written at once. */
const BLOCK = 65_536;

function openFindings(path: string, given: string): { add(line: string): void; close(): void } {
  let file: number;
  try {
    file = openSync(path, "w");
  } catch (error) {
    throw new UsageError(`${printable(given)} can't be written: ${(error as Error).message}`);
  }
  let block = "";
  const write = (): void => {
    writeFileSync(file, block);
    block = "";
  };
  return {
    add(line) {
      block += line;
      if (block.length >= BLOCK) write();
    },
    close() {
      write();
      closeSync(file);
    },
  };
}
