import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Program {
  readonly version: string;
  /** Twelve digits of the hash of the program's code: the same version built from other code is another program. */
  readonly build: string;
}

const manifest = (): Buffer => readFileSync(new URL("../../package.json", import.meta.url));

export const programVersion = (): string => JSON.parse(manifest().toString("utf8")).version;

/** Which program this is, as the ledger records it. */
export function thisProgram(): Program {
  const code = fileURLToPath(new URL("..", import.meta.url));
  const hash = createHash("sha256").update(manifest());
  const files = readdirSync(code, { recursive: true, encoding: "utf8" }).filter((file) =>
    /(?<!\.d)\.[jt]s$/.test(file),
  );
  for (const file of files.sort()) hash.update(readFileSync(join(code, file)));
  return { version: programVersion(), build: hash.digest("hex").slice(0, 12) };
}
