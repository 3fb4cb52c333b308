import type { Failure } from "../../../model/finding.ts";
import { type Budget, CORRUPT, type Packed, TOO_LARGE } from "../archive/zip.ts";
import { childrenOf, decodeXml, type Element, parseXml } from "./xml.ts";

/** Most bytes that the parts of one document may have, unpacked. */
const UNPACKED = 48 * 1024 * 1024;

export type Part<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** The parts of a packed Office document, unpacked when asked for. */
export interface Package {
  /** The text of a part; null where there is none of that name. */
  read(name: string): Promise<Part<string | null>>;
  /** The names of the parts to which `from` is related, by the last word of the relation's type. */
  related(from: string): Promise<ReadonlyMap<string, string>>;
}

/** The tree of a part's text. */
export function treeOfPart(text: string, skipped?: ReadonlySet<string>): Part<Element> {
  const parsed = parseXml(text, skipped);
  if (parsed.ok) return { ok: true, value: parsed.root };
  return { ok: false, failure: parsed.why === "malformed" ? CORRUPT : TOO_LARGE };
}

/** The package made of these files; names differ in nothing but case only by mistake. */
export function newPackage(files: readonly Packed[]): Package {
  const byName = new Map(files.map((file) => [file.name.toLowerCase(), file]));
  const budget: Budget = { left: UNPACKED };
  const read = async (name: string): Promise<Part<string | null>> => {
    const file = byName.get(name.toLowerCase());
    if (file === undefined) return { ok: true, value: null };
    const unpacked = await file.unpack(budget);
    return unpacked.ok ? { ok: true, value: decodeXml(unpacked.bytes) } : unpacked;
  };
  return {
    read,
    async related(from) {
      const folder = from.slice(0, from.lastIndexOf("/") + 1);
      const text = await read(`${folder}_rels/${from.slice(folder.length)}.rels`);
      const targets = new Map<string, string>();
      const root = text.ok && text.value !== null ? treeOfPart(text.value) : null;
      if (root?.ok !== true) return targets;
      for (const { attributes } of childrenOf(root.value)) {
        const { Type = "", Target = "", TargetMode } = attributes;
        const kind = Type.slice(Type.lastIndexOf("/") + 1);
        if (TargetMode === "External" || targets.has(kind)) continue;
        targets.set(kind, Target.startsWith("/") ? Target.slice(1) : resolve(folder, Target));
      }
      return targets;
    },
  };
}

function resolve(folder: string, target: string): string {
  const names = folder.split("/").filter((name) => name !== "");
  for (const name of target.split("/")) {
    if (name === "..") names.pop();
    else if (name !== "." && name !== "") names.push(name);
  }
  return names.join("/");
}

/** The part that holds the document itself. */
export async function mainPart(parts: Package): Promise<string> {
  return (await parts.related("")).get("officeDocument") ?? "word/document.xml";
}
