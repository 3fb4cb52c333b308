import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { nianbao } from "../cli/command.ts";

export interface Made {
  readonly root: string;
  readonly sources: string;
  readonly archive: string;
  remove(): void;
}

/** Samples converted into a folder of their own. */
export async function makeArchive(samples: readonly string[]): Promise<Made> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "nianbao-review-")));
  const [sources, archive] = [join(root, "sources"), join(root, "archive")];
  mkdirSync(sources);
  for (const sample of samples) copyFileSync(join("samples", sample), join(sources, basename(sample)));
  const { stderr } = await nianbao(["convert", sources, "--out", archive, "--quiet", "--fail-on", "never"]);
  if (stderr !== "") throw new Error(stderr);
  return { root, sources, archive, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Makes a stored report say that its figure at `pointer` was misread as `read` and mended. */
export function misread({ archive }: Made, name: string, pointer: string, read: string): void {
  const file = join(archive, name);
  const report = JSON.parse(readFileSync(file, "utf8"));
  Object.assign(report.evidence[pointer], { origin: "repaired", read });
  report.diagnostics.push({ code: "cell.repaired", severity: "warning", message: "Misread.", pointer });
  report.status = "review";
  writeFileSync(file, `${JSON.stringify(report)}\n`);
}

/** A copy of an archive, for a test that writes into it. */
export function copyOf({ root, archive }: Made, name: string): string {
  const copy = join(root, name);
  cpSync(archive, copy, { recursive: true });
  return copy;
}
