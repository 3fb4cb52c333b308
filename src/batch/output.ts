import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { dirname, join, resolve } from "node:path";
import { ledgerOf, type Part, workshopOf } from "./names.ts";
import { isBelow } from "./walk.ts";

/** The output folder can't be used at all: no path of it, no disk. Says what to do. */
export class OutputError extends Error {}

/** One report can't stand where it should. */
export class UnwritableError extends Error {}

/** Faults of the disk, not of one name: nothing more can be written. */
const FATAL = new Set(["ENOSPC", "EDQUOT", "EROFS", "EIO", "EMFILE", "ENFILE"]);

/**
 * Makes the output folder where it is not there, and returns its real path.
 * Throws OutputError when it can't be written, or when its ledger or workshop is a link that leads elsewhere.
 */
export function openOutput(folder: string, part: Part = null): string {
  const [ledger, workshop] = [ledgerOf(part), workshopOf(part)];
  try {
    mkdirSync(folder, { recursive: true });
    const root = realpathSync(folder);
    if (!isPlain(join(root, ledger), "file"))
      throw new OutputError(`${ledger} in ${folder} is not a plain file: remove it.`);
    if (!isPlain(join(root, workshop), "folder"))
      throw new OutputError(`${workshop} in ${folder} is not a plain folder: remove it.`);
    return root;
  } catch (error) {
    if (error instanceof OutputError) throw error;
    throw new OutputError(`The output folder ${folder} can't be written: ${(error as Error).message}`);
  }
}

/** Gives an output folder an empty workshop. Only for who has claimed the folder: another's drafts would be lost. Throws OutputError. */
export function openWorkshop(root: string, part: Part = null): void {
  try {
    rmSync(join(root, workshopOf(part)), { recursive: true, force: true });
    mkdirSync(join(root, workshopOf(part)));
    if (part !== null) writeFileSync(join(root, workshopOf(part), HOST), hostname());
  } catch (error) {
    throw new OutputError(`The output folder ${root} can't be written: ${(error as Error).message}`);
  }
}

/** In the workshop of a part: on which machine it is at work. */
const HOST = "host";

/** The machine on which a part is at work, or was when it was ended before it was done; null for one that has finished. */
export function workplaceOf(root: string, part: string): string | null {
  if (!existsSync(join(root, workshopOf(part)))) return null;
  try {
    return readFileSync(join(root, workshopOf(part), HOST), "utf8");
  } catch {
    return "";
  }
}

export function closeWorkshop(root: string, part: Part = null): void {
  rmSync(join(root, workshopOf(part)), { recursive: true, force: true });
}

/**
 * Writes `data` to `path` below the output folder, whole or not at all; `part` and `writer` tell apart those that write at once.
 * Never writes through a link that leads out of the folder. Returns the bytes written.
 * Throws UnwritableError for this one name, OutputError when nothing more can be written.
 */
export function writeInside(root: string, path: string, data: Uint8Array, writer: number, part: Part = null): number {
  const temporary = join(root, workshopOf(part), `${writer}.tmp`);
  const target = join(root, ...path.split("/"));
  try {
    makeFolder(root, dirname(target));
    writeFileSync(temporary, data);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    if (FATAL.has(code ?? "")) throw new OutputError(`Nothing more can be written to ${root}: ${message}`);
    if (error instanceof UnwritableError) throw error;
    throw new UnwritableError(
      `The report can't be written (${code ?? message}): make room for it in the output folder.`,
    );
  }
  return data.length;
}

/** Removes the report at `path` if there is one. */
export function removeInside(root: string, path: string): void {
  const target = join(root, ...path.split("/"));
  try {
    if (isBelow(resolve(target), root) && realpathSync(dirname(target)) === dirname(target))
      rmSync(target, { force: true });
  } catch {
    // No such folder, or a folder of that name: then there is no report.
  }
}

/** Size of the report at `path` in bytes; null when there is none. */
export function sizeInside(root: string, path: string): number | null {
  try {
    const stats = lstatSync(join(root, ...path.split("/")));
    return stats.isFile() ? stats.size : null;
  } catch {
    return null;
  }
}

/** Hash of the bytes that the report at `path` was made of; null when there is none, or it does not say. */
export function originInside(root: string, path: string): string | null {
  try {
    return JSON.parse(readFileSync(join(root, ...path.split("/")), "utf8")).source.sha256;
  } catch {
    return null;
  }
}

/** Makes the folders down to `folder`, one by one, so that none is made behind a link. */
function makeFolder(root: string, folder: string): void {
  if (!isBelow(resolve(folder), root)) throw new UnwritableError("The report's place is not in the output folder.");
  try {
    if (realpathSync(folder) === folder) return;
    throw new UnwritableError("A link stands in the way in the output folder: remove it.");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  makeFolder(root, dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST" || !isPlain(folder, "folder")) throw error;
  }
}

function isPlain(path: string, kind: "file" | "folder"): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats === undefined || (kind === "file" ? stats.isFile() : stats.isDirectory());
}
