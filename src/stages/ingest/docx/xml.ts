import { Parser } from "htmlparser2";

/** An element of a part. `name` is the schema's own prefix and the local name, whatever prefix the file uses; attributes go by local name. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

export type Parsed =
  | { readonly ok: true; readonly root: Element }
  | { readonly ok: false; readonly why: "malformed" | "too-large" };

/** Deeper nesting, or more elements, than any report has. */
const DEEPEST = 250;
const MOST_ELEMENTS = 400_000;

/** Namespaces of both the transitional and the strict schema, and of Microsoft's extensions. */
const PREFIXES: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
  "http://purl.oclc.org/ooxml/officeDocument/math": "m",
  "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
  "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
  "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "wpg",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas": "wpc",
  "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
  "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
  "urn:schemas-microsoft-com:vml": "v",
};

/** Prefixes in scope, each with the schema's own one; a chain, the innermost element first. */
interface Scope {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly depth: number;
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

/** What ends a parse before the end of its text. */
class Refused extends Error {
  constructor(readonly why: "malformed" | "too-large") {
    super(why);
  }
}

/**
 * The elements of a part as a tree, without those that `skipped` names, nor what is in them. Text is kept as it stands. No
 * entity is known but XML's own five and numbers, so none can grow; nothing outside the text is looked at.
 */
export function parseXml(text: string, skipped: ReadonlySet<string> = new Set()): Parsed {
  try {
    return { ok: true, root: treeOf(text, skipped) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, why: error.why };
    throw error;
  }
}

function treeOf(text: string, skipped: ReadonlySet<string>): Element {
  const top: Open = { name: "", attributes: {}, children: [] };
  const open: Open[] = [top];
  const scopes: Scope[] = [{ prefixes: new Map(), depth: 0 }];
  let depth = 0;
  let elements = 0;
  let skipping = 0;
  let ended = false;
  const parser: Parser = new Parser(
    {
      onopentag(printed, given) {
        depth++;
        elements++;
        if (depth > DEEPEST || elements > MOST_ELEMENTS) throw new Refused("too-large");
        const prefixes = enter(scopes, given, depth);
        const name = ownName(printed, prefixes);
        if (skipping > 0 || skipped.has(name)) skipping++;
        else open.push({ name, attributes: attributesOf(given, prefixes), children: [] });
      },
      ontext(data) {
        if (skipping > 0) return;
        const children = open.at(-1)?.children;
        if (typeof children?.at(-1) === "string") children.push(`${children.pop()}${data}`);
        else children?.push(data);
      },
      onclosetag(_, implied) {
        // What closes by itself ends in "/>"; all else has to be closed by a tag of its own.
        if (implied && (ended || text.charAt(parser.endIndex - 1) !== "/")) throw new Refused("malformed");
        if (scopes.at(-1)?.depth === depth) scopes.pop();
        depth--;
        if (skipping > 0) {
          skipping--;
          return;
        }
        const element = open.pop();
        if (element !== undefined) open.at(-1)?.children.push(element);
      },
      onend() {
        ended = true;
      },
    },
    { xmlMode: true },
  );
  parser.write(text);
  ended = true;
  parser.end();
  const root = top.children.find((child) => typeof child !== "string");
  if (root === undefined) throw new Refused("malformed");
  return root;
}

/** The prefixes in scope in an element, which may declare some. */
function enter(scopes: Scope[], given: Readonly<Record<string, string>>, depth: number): Scope["prefixes"] {
  const outer = scopes.at(-1)?.prefixes ?? new Map();
  let prefixes: Map<string, string> | null = null;
  for (const key in given) {
    if (!key.startsWith("xmlns")) continue;
    prefixes ??= new Map(outer);
    prefixes.set(key.slice(6), PREFIXES[given[key] ?? ""] ?? "?");
  }
  if (prefixes === null) return outer;
  scopes.push({ prefixes, depth });
  return prefixes;
}

function ownName(printed: string, prefixes: Scope["prefixes"]): string {
  const colon = printed.indexOf(":");
  const prefix = colon < 0 ? "" : printed.slice(0, colon);
  return `${prefixes.get(prefix) ?? prefix}:${printed.slice(colon + 1)}`;
}

/** Attributes by local name; the prefixes that a choice asks for become the schema's own. */
function attributesOf(
  given: Readonly<Record<string, string>>,
  prefixes: Scope["prefixes"],
): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  for (const key in given) {
    if (key.startsWith("xmlns")) continue;
    const value = given[key] ?? "";
    const local = key.slice(key.indexOf(":") + 1);
    attributes[local] = local === "Requires" ? value.replace(/\S+/gu, (prefix) => prefixes.get(prefix) ?? "?") : value;
  }
  return attributes;
}

/** The elements among an element's children. */
export function childrenOf(element: Element): Element[] {
  return element.children.filter((child) => typeof child !== "string");
}

/** The first child of that name. */
export function childOf(element: Element | null, name: string): Element | null {
  if (element === null) return null;
  for (const child of element.children) if (typeof child !== "string" && child.name === name) return child;
  return null;
}

/** The `val` of a child; "" where it has none, null where there is no such child. */
export function valOf(element: Element | null, name: string): string | null {
  const child = childOf(element, name);
  return child === null ? null : (child.attributes.val ?? "");
}

/** A property that is switched on by its mere presence. */
export function isOn(element: Element | null, name: string): boolean {
  const value = valOf(element, name);
  return value !== null && !/^(?:0|false|off|none)$/u.test(value);
}

/** The text of an element itself. */
export const textOf = (element: Element): string =>
  element.children.filter((child) => typeof child === "string").join("");

/** A part's text: UTF-8, UTF-16 with its mark, or what its declaration names. */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 200)).toString("latin1");
  const label = /^[^<]*<\?xml[^>]*encoding=["']([\w-]+)["']/u.exec(head)?.[1] ?? "utf-8";
  // Buffer's own decoder takes a third of the time of the other.
  const utf8 = (): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
  if (/^utf-?8$/iu.test(label)) return utf8();
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return utf8();
  }
}
