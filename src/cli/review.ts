import { statSync } from "node:fs";
import { resolve } from "node:path";
import { realpathOrNull } from "../batch/walk.ts";
import { LogError } from "../review/log.ts";
import { type Serving, serveReview } from "../review/serve.ts";
import type { Surroundings } from "./convert.ts";
import { type ExitCode, UsageError } from "./exit.ts";

/** The flags of `nianbao review` as commander delivers them. */
export interface ReviewFlags {
  readonly sources?: string;
  readonly sample?: number;
  readonly seed: string;
  readonly port: number;
}

/** `nianbao review`: serves the auditor's page until it is interrupted. Throws UsageError. */
export async function review(
  folder: string,
  { sources, sample, seed, port }: ReviewFlags,
  version: string,
  { cwd, stdout, screen, signal }: Surroundings,
): Promise<ExitCode> {
  const archive = realFolder(cwd, folder);
  const serving = await started({
    archive,
    sources: sources === undefined ? null : realFolder(cwd, sources),
    port,
    sample: sample === undefined ? null : { size: sample, seed },
    version,
  });
  stdout(`${serving.address}\n`);
  screen.write("Open this address; end with Ctrl+C.\n");
  if (sources === undefined) screen.write("No sources are shown: add --sources DIR, the folder that was converted.\n");
  screen.write(`${await serving.reports} reports.\n`);
  if (!signal.aborted)
    await new Promise<void>((done) => signal.addEventListener("abort", () => done(), { once: true }));
  await serving.close();
  return 0;
}

async function started(options: Parameters<typeof serveReview>[0]): Promise<Serving> {
  try {
    return await serveReview(options);
  } catch (error) {
    if (error instanceof LogError) throw new UsageError(error.message);
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") throw new UsageError(`Port ${options.port} is taken: give another, or none.`);
    if (code === "EACCES") throw new UsageError(`Port ${options.port} can't be used: give one from 1024 on, or none.`);
    throw error;
  }
}

function realFolder(cwd: string, folder: string): string {
  const real = realpathOrNull(resolve(cwd, folder));
  if (real === null || !statSync(real).isDirectory()) throw new UsageError(`${folder} is no folder.`);
  return real;
}
