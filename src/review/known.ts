import type { Report } from "../model/report.ts";
import type { Item, SourceKind } from "./protocol.ts";

/** What the server knows of an input. */
export interface Known extends Item {
  /** The input's place in the tree that was converted. */
  readonly source: string;
  readonly sha256: string | null;
  /** Equal for one agency under several spellings; null where its name does not determine it, and before it is known. */
  readonly agencyKey: string | null;
  /** How much was noticed in it: failed checks, warnings, errors. */
  readonly weight: number;
}

const KINDS: readonly (readonly [RegExp, SourceKind])[] = [
  [/^application\/pdf$/u, "pdf"],
  [/^image\//u, "scan"],
  [/^text\/(?:html|markdown)$|^multipart\/related$/u, "web"],
  [/^text\//u, "text"],
  [/word|msword|wordml|rtf|opendocument/u, "word"],
];

/** A PDF any page of which was read from its picture counts as a scan. */
export function kindOfReport({ mediaType, reading }: Report["source"]): SourceKind {
  if (reading !== "text") return "scan";
  return KINDS.find(([pattern]) => pattern.test(mediaType))?.[1] ?? "other";
}

/** Codes of what is more than a note, each once. */
export function reasonsOf(diagnostics: Report["diagnostics"]): string[] {
  const codes = diagnostics.filter(({ severity }) => severity !== "info").map(({ code }) => code);
  return [...new Set(codes)].sort();
}
