import { type Stats, statSync } from "node:fs";
import { basename, isAbsolute, relative, resolve, sep } from "node:path";
import { globSync, isDynamicPattern } from "tinyglobby";
import { type Input, refuse, type Source } from "./input.ts";
import { outputPath } from "./names.ts";
import { readStream } from "./read.ts";
import { isBelow, isInputName, realpathOrNull, walk } from "./walk.ts";

export interface Inputs {
  readonly inputs: readonly Input[];
  /** Some argument is a folder or a pattern, or there are several: an output folder is needed. */
  readonly many: boolean;
  /** Arguments that can't be meant. */
  readonly problems: readonly string[];
}

export interface Where {
  /** Working folder: relative arguments start here. */
  readonly cwd: string;
  /** The output folder, which is never read from; null when there is none. */
  readonly out: string | null;
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Most bytes to be taken from `stdin`. */
  readonly maxBytes: number;
}

/**
 * The documents that the arguments name, in the order of the arguments and by name within each: files, folders,
 * patterns, and "-" for standard input. A file named twice counts once. What lies in a folder given goes by its path
 * below that folder; any other file by its path below the working folder, or by its bare name when it lies elsewhere.
 */
export async function findInputs(args: readonly string[], where: Where): Promise<Inputs> {
  const register = new Register();
  const problems: string[] = [];
  let many = args.length > 1;
  for (const arg of args) {
    if (arg === "-") {
      register.add("stdin", "", await standardInput(where));
      continue;
    }
    const file = resolve(where.cwd, arg);
    const stats = statOrNull(file);
    if (stats?.isDirectory()) {
      many = true;
      for (const { names, source } of walk(file, outputBelow(where.out, file)))
        register.add(names.join("/") || basename(file), resolve(file, ...names), source);
    } else if (stats !== null) register.add(ownPath(file, where.cwd), file, fileSource(file, stats));
    else if (isDynamicPattern(arg)) {
      const matches = matching(arg, where);
      if (matches.length === 0) problems.push(`No file matches ${arg}`);
      many ||= matches.length > 1;
      for (const match of matches) register.add(ownPath(match, where.cwd), match, { kind: "file", file: match });
    } else register.add(ownPath(file, where.cwd), file, refuse("unreadable", "There is no such file: check the path."));
  }
  return { inputs: register.inputs, many, problems };
}

/** Gives every input a path of its own. */
class Register {
  readonly inputs: Input[] = [];
  readonly #files = new Set<string>();
  readonly #outputs = new Set<string>();

  /** `file` is the absolute path for people, "" for none. */
  add(path: string, file: string, source: Source): void {
    const key = source.kind === "file" ? Buffer.from(source.file).toString("latin1") : file;
    if (key !== "" && this.#files.has(key)) return;
    this.#files.add(key);
    for (const candidate of candidates(path, file)) {
      const output = foldsCase ? outputPath(candidate).toLowerCase() : outputPath(candidate);
      if (this.#outputs.has(output)) continue;
      this.#outputs.add(output);
      this.inputs.push({ path: candidate, source });
      return;
    }
  }
}

const foldsCase = process.platform === "win32" || process.platform === "darwin";

/** Names to be tried in turn until one is free: the path, then with more and more of the folders above it, then numbered. */
function* candidates(path: string, file: string): Generator<string> {
  yield path;
  const names = file.split(sep).filter((name) => name !== "");
  const depth = path.split("/").length;
  for (let more = depth + 1; more <= names.length; more++) yield names.slice(-more).join("/");
  for (let number = 2; ; number++) yield `${number}/${path}`;
}

function ownPath(file: string, cwd: string): string {
  const path = relative(cwd, file);
  return isAbsolute(path) || path.split(sep)[0] === ".." ? basename(file) : path.split(sep).join("/");
}

function fileSource(file: string, stats: Stats): Source {
  if (stats.isFile()) return { kind: "file", file };
  return refuse("unreadable", "This is neither a file nor a folder: pipe it in and name the input “-”.");
}

function matching(pattern: string, where: Where): string[] {
  const parts = pattern.split("/");
  const fixed = parts
    .slice(
      0,
      parts.findIndex((part) => isDynamicPattern(part)),
    )
    .join("/");
  const skip = outputBelow(where.out, resolve(where.cwd, fixed === "" && pattern.startsWith("/") ? "/" : fixed));
  return globSync(pattern, { cwd: where.cwd, absolute: true, followSymbolicLinks: false, expandDirectories: false })
    .map((match) => resolve(match))
    .filter((match) => isInputName(match) && (skip === null || !isBelow(match, skip)))
    .sort();
}

async function standardInput(where: Where): Promise<Source> {
  const read = await readStream(where.stdin(), where.maxBytes);
  return read.ok ? { kind: "bytes", bytes: read.bytes } : { kind: "refused", failure: read.failure };
}

/** The output folder when it lies below the folder searched, and is not that folder itself. */
function outputBelow(out: string | null, folder: string): string | null {
  const real = realpathOrNull(folder);
  return out === null || real === null || out === real || !isBelow(out, real) ? null : out;
}

function statOrNull(file: string): Stats | null {
  try {
    return statSync(file);
  } catch {
    return null;
  }
}
