#!/usr/bin/env node
import { addAbortSignal } from "node:stream";
import { CommanderError } from "commander";
import { OutputError } from "../batch/output.ts";
import { programVersion } from "../batch/program.ts";
import { QueueError } from "../batch/queue/error.ts";
import type { Surroundings } from "./convert.ts";
import { type ExitCode, UsageError } from "./exit.ts";
import { newProgram } from "./program.ts";

process.exitCode = await main(process.argv);

async function main(argv: string[]): Promise<ExitCode> {
  let code: ExitCode = 0;
  const stdout = (text: string): void => void process.stdout.write(text);
  const around = surroundings(stdout);
  const program = newProgram(programVersion(), {
    async convert(inputs, flags) {
      const { convert } = await import("./convert.ts");
      code = await convert(inputs, flags, around);
    },
    async merge(out, flags) {
      const { merge } = await import("./merge.ts");
      code = await merge(out, flags, around);
    },
    async enqueue(inputs, flags) {
      const { enqueue } = await import("./queue.ts");
      code = await enqueue(inputs, flags, around);
    },
    async work(flags) {
      const { work } = await import("./queue.ts");
      code = await work(flags, around);
      // A Redis that is away just then would keep the process until it comes back.
      setTimeout(() => process.exit(code), 1_000).unref();
    },
    async parked(flags) {
      const { parked } = await import("./queue.ts");
      code = await parked(flags, around);
    },
    async inspect(file, flags) {
      const { inspect } = await import("./inspect.ts");
      const { isTTY = false, columns = 120 } = process.stdout;
      code = await inspect(file, flags, { terminal: isTTY, columns }, around);
    },
    async check(folders, flags) {
      const { check } = await import("./check.ts");
      code = await check(folders, flags, around);
    },
    async export(folders, flags) {
      const { exportArchive } = await import("./export.ts");
      code = await exportArchive(folders, flags, around);
    },
    async review(folder, flags) {
      const { review } = await import("./review.ts");
      code = await review(folder, flags, programVersion(), around);
    },
    async schema(flags) {
      // Loaded only here: it brings zod, which costs more than the rest of a start.
      const { printSchema } = await import("./schema.ts");
      code = printSchema(flags, stdout);
    },
  });
  try {
    await program.parseAsync(argv);
    return code;
  } catch (error) {
    return explain(error);
  }
}

function surroundings(stdout: (text: string) => void): Surroundings {
  const interrupt = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => interrupt.abort());
  // A reader of stdout that has seen enough is no fault.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    process.stderr.write(`error: The output can't be written: ${error.message}\n`);
    process.exit(70);
  });
  return {
    cwd: process.cwd(),
    stdin: () => addAbortSignal(interrupt.signal, process.stdin),
    stdout,
    screen: {
      terminal: process.stderr.isTTY === true,
      columns: process.stderr.columns ?? 80,
      env: process.env,
      write: (text) => void process.stderr.write(text),
    },
    signal: interrupt.signal,
  };
}

function explain(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof QueueError) {
    process.stderr.write(`error: ${error.code}: ${error.message}\n`);
    return 70;
  }
  if (error instanceof UsageError || error instanceof OutputError) {
    process.stderr.write(`error: ${error.message}\n`);
    return error instanceof UsageError ? 2 : 70;
  }
  process.stderr.write(`internal fault, please report it: ${(error as Error)?.stack ?? error}\n`);
  return 70;
}
