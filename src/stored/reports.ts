import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../model/report.ts";
import { bytesOf } from "./bytes.ts";
import { parseJson } from "./json.ts";
import { type LeanReport, parseLean } from "./lean.ts";

/** A file of an output folder that should hold a report. */
export interface StoredFile {
  /** The folder given. */
  readonly root: string;
  /** Below that folder, `/` between the names: the input's path with `.json` added. */
  readonly path: string;
}

export type Stored<R = Report> = StoredFile & ({ readonly report: R } | { readonly problem: Problem });

/** Why a file yields no report. */
export interface Problem {
  readonly code: "unreadable" | "too-large" | "not-json" | "not-a-report" | "other-version";
  readonly message: string;
}

/** A report of 200 pages has about 2 MB. */
export const MAX_BYTES = 64 * 2 ** 20;

/**
 * The files `*.json` below the folders, folder by folder in the order given, names in code unit order; hidden names and links left out.
 * Only the names of the folders on the way to the present file are in memory. Throws where a folder given can't be opened.
 */
export function* storedFiles(roots: readonly string[]): Generator<StoredFile> {
  for (const root of roots) for (const path of below(root, "")) yield { root, path };
}

function* below(root: string, folder: string): Generator<string> {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  for (const entry of entries.sort(byName)) {
    if (entry.name.startsWith(".")) continue;
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* below(root, path);
    else if (entry.isFile() && entry.name.endsWith(".json")) yield path;
  }
}

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/**
 * Reads a stored report. Its outer shape is looked at, no more: whoever needs to know that all of it keeps the contract
 * parses it with the contract's schema.
 */
export const readStored = (file: StoredFile): Stored => read(file, parseJson);

/** The same in less time, for whoever wants the figures alone. */
export const readLean = (file: StoredFile): Stored<LeanReport> => read(file, parseLean);

function read<R>(file: StoredFile, parse: (bytes: Buffer) => unknown): Stored<R> {
  const name = join(file.root, file.path);
  let bytes: Buffer | null;
  try {
    bytes = bytesOf(name, MAX_BYTES);
    if (bytes === null) return { ...file, problem: problem("too-large", "It is larger than 64 MiB.") };
  } catch {
    return { ...file, problem: problem("unreadable", "The file can't be read: allow reading it.") };
  }
  let value: unknown;
  try {
    value = parse(bytes);
  } catch {
    return { ...file, problem: problem("not-json", "It is not JSON: convert its source again.") };
  }
  if (!isReport(value)) return { ...file, problem: problem("not-a-report", "It is JSON, and no report.") };
  if (!/^1\./.test(value.schemaVersion))
    return { ...file, problem: problem("other-version", `Its schema version is ${value.schemaVersion}, not 1.`) };
  return { ...file, report: value as R };
}

const problem = (code: Problem["code"], message: string): Problem => ({ code, message });

function isReport(value: unknown): value is Pick<Report, "schemaVersion"> {
  const report = value as Report | null;
  return (
    typeof report === "object" &&
    typeof report?.schemaVersion === "string" &&
    report.generator?.name === "nianbao" &&
    [report.source, report.report, report.tables, report.evidence].every(isObject) &&
    [report.sections, report.mentions, report.checks, report.diagnostics].every(Array.isArray)
  );
}

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);
