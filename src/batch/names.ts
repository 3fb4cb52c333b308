import { createHash } from "node:crypto";

/** Most bytes of a file name on every common file system. */
const MAX_NAME = 255;

export const LEDGER = "ledger.jsonl";

/** The folder in the output folder where files are written before they get their names. */
export const WORKSHOP = ".nianbao";

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
  return fit(/^(.*\.json|ledger\.jsonl|\.nianbao)~*$/iu.test(name) ? `${name}~` : name, "");
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
