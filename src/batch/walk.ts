import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { sep } from "node:path";
import { refuse, type Source } from "./input.ts";

/** A file below the folder walked, by the names that lead to it. */
export interface Found {
  readonly names: readonly string[];
  readonly source: Source;
}

/** False for what this program writes, and for notes kept beside documents. */
export const isInputName = (name: string): boolean => !/\.jsonl?$/i.test(name);

/**
 * The files below a folder, ordered by name, folder by folder. Left out: hidden names, `.json` and `.jsonl`,
 * the folder `skip`, and what is neither file, folder nor link.
 * A link to a file of the same tree counts as a file, one to a folder of the same tree adds nothing,
 * and one that leads nowhere or out of the tree is refused.
 * Paths are handled as bytes, because archives hold names in GBK: each byte is one character of a "raw" string.
 */
export function walk(folder: string, skip: string | null): Generator<Found> {
  const root = rawRealpath(raw(Buffer.from(folder)));
  return below(root, [], { root, skip: skip === null ? null : raw(Buffer.from(skip)) });
}

interface Tree {
  readonly root: string;
  readonly skip: string | null;
}

function* below(folder: string, names: readonly string[], tree: Tree): Generator<Found> {
  for (const entry of list(folder)) {
    if (entry === null) {
      yield { names, source: refuse("unreadable", "The folder can't be opened: allow reading it.") };
      continue;
    }
    const path = folder.endsWith(sep) ? folder + raw(entry.name) : folder + sep + raw(entry.name);
    const name = decode(entry.name);
    if (name.startsWith(".") || path === tree.skip) continue;
    if (entry.isDirectory()) yield* below(path, [...names, name], tree);
    else if (!isInputName(name)) continue;
    else if (entry.isFile()) yield { names: [...names, name], source: { kind: "file", file: openable(path) } };
    else if (entry.isSymbolicLink()) {
      const source = followed(path, tree);
      if (source !== null) yield { names: [...names, name], source };
    }
  }
}

/** The entries of a folder by name; one null for a folder that can't be opened. */
function list(folder: string): (Dirent<Buffer> | null)[] {
  try {
    const entries = readdirSync(bytes(folder), { withFileTypes: true, encoding: "buffer" });
    const key = new Map(entries.map((entry) => [entry, decode(entry.name)]));
    return entries.sort((a, b) => ((key.get(a) as string) < (key.get(b) as string) ? -1 : 1));
  } catch {
    return [null];
  }
}

function followed(path: string, tree: Tree): Source | null {
  let target: string;
  try {
    target = rawRealpath(path);
  } catch {
    return refuse("unreadable", "The symbolic link leads nowhere: mend or remove it.");
  }
  if (!isBelow(target, tree.root))
    return refuse("unreadable", "The symbolic link leads out of the folder: give its target as an input of its own.");
  return statSync(bytes(path)).isFile() ? { kind: "file", file: openable(path) } : null;
}

/** Is `path` the folder or something in it? Both absolute and real. */
export const isBelow = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** Null when there is no such file or folder. */
export function realpathOrNull(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

const raw = (name: Buffer): string => name.toString("latin1");
const bytes = (path: string): Buffer => Buffer.from(path, "latin1");
const rawRealpath = (path: string): string => raw(realpathSync(bytes(path), { encoding: "buffer" }));

const utf8 = new TextDecoder("utf-8", { fatal: true });
const gb18030 = new TextDecoder("gb18030");

/** A file's name for people: UTF-8, else as GB18030. */
function decode(name: Buffer): string {
  try {
    return utf8.decode(name);
  } catch {
    return gb18030.decode(name);
  }
}

function openable(path: string): string | Uint8Array {
  try {
    return utf8.decode(bytes(path));
  } catch {
    return bytes(path);
  }
}
