import { createHash } from "node:crypto";

/** Most bytes of a file name on every common file system. */
const MAX_NAME = 255;

/**
 * Who writes to an output folder: null for a run that has it to itself, else the name of one of several that share it
 * (letters, digits, "-", "_" and "."), which keeps a ledger and a workshop of its own.
 */
export type Part = string | null;

/** What the names of parts that are workers of a queue begin with. */
export const WORKER = "worker-";

/** The ledger of a whole run, and of what was merged. */
export const LEDGER = ledgerOf(null);

export function ledgerOf(part: Part): string {
  return part === null ? "ledger.jsonl" : `ledger-${part}.jsonl`;
}

/** The part whose ledger has this name; null for other files. */
export const partOfLedger = (name: string): Part => /^ledger-([\w.-]+)\.jsonl$/.exec(name)?.[1] ?? null;

/** The folder in the output folder where files are written before they get their names. */
export const workshopOf = (part: Part): string => (part === null ? ".nianbao" : `.nianbao-${part}`);

/**
 * Where the report of the input `path` stands in the output folder: the same path with ".json" added.
 * A folder whose name could be taken for an output, the ledger or the workshop gets a "~", and a name that would
 * be too long for the file system is cut and gets eight digits of its hash.
 */
export function outputPath(path: string): string {
  const names = path.split("/");
  const file = names.pop() as string;
  return [...names.map(folderName), fit(file, ".json")].join("/");
}

/** Appending to every name of the family keeps the mapping one to one: x.json → x.json~, x.json~ → x.json~~. */
function folderName(name: string): string {
  return fit(/^(.*\.json|ledger(-[\w.-]+)?\.jsonl|\.nianbao(-[\w.-]+)?)~*$/iu.test(name) ? `${name}~` : name, "");
}

function fit(name: string, suffix: string): string {
  if (Buffer.byteLength(name + suffix) <= MAX_NAME) return name + suffix;
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? "";
  const ending = `~${hash}${extension}${suffix}`;
  let kept = "";
  let room = MAX_NAME - Buffer.byteLength(ending);
  for (const character of name) {
    room -= Buffer.byteLength(character);
    if (room < 0) break;
    kept += character;
  }
  return kept + ending;
}
