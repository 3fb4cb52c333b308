// Archives of text reports as convert stores them, and what check finds in them.
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { agencyKey } from "../../src/agencies/key.ts";
import type { Finding } from "../../src/check/finding.ts";
import type { Unread } from "../../src/check/job.ts";
import { runCheck } from "../../src/check/run.ts";
import { convert } from "../../src/index.ts";
import { toJson } from "../../src/stages/write/json.ts";
import type { MadeReport } from "./archive.ts";

/** Converts and stores the reports in a new folder. */
export async function store(reports: readonly MadeReport[]): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), "nianbao-check-"));
  for (const { path, text, tamper } of reports) {
    const result = await convert(new TextEncoder().encode(text), { name: path.replace(/^.*\/|\.json$/gu, "") });
    if (!result.ok) throw new Error(`${path}: ${result.failure.message}`);
    tamper?.(result.report);
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), toJson(result.report));
  }
  return root;
}

type Options = Parameters<typeof runCheck>[1];

export async function findingsIn(
  roots: readonly string[],
  options: Partial<Options> = {},
): Promise<{ findings: Finding[]; unread: [path: string, problem: Unread][] }> {
  const findings: Finding[] = [];
  const unread: [string, Unread][] = [];
  const { signal } = new AbortController();
  const given = { decisions: new Map(), reviews: null, threads: 1, keyOf: agencyKey, signal };
  await runCheck(
    roots,
    { ...given, ...options },
    {
      finding: (finding) => findings.push(finding),
      unread: (path, problem) => unread.push([path, problem]),
      file: () => {},
    },
  );
  return { findings, unread };
}
