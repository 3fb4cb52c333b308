import { attributeOf, type HtmlElement } from "./parse.ts";

/** What of an element's style tells how its text is laid out. Values as written, in lower case. */
export interface Style {
  readonly display?: string;
  readonly visibility?: string;
  readonly whiteSpace?: string;
  readonly listStyle?: string;
  readonly textDecoration?: string;
  readonly gridArea?: string;
  readonly gridRow?: string;
  readonly gridColumn?: string;
  readonly columns?: string;
  readonly flexFlow?: string;
}

type Mutable = { -readonly [K in keyof Style]: Style[K] };

const PROPERTIES: Readonly<Record<string, keyof Style>> = {
  display: "display",
  visibility: "visibility",
  "white-space": "whiteSpace",
  "list-style": "listStyle",
  "list-style-type": "listStyle",
  "text-decoration": "textDecoration",
  "text-decoration-line": "textDecoration",
  "grid-area": "gridArea",
  "grid-row": "gridRow",
  "grid-column": "gridColumn",
  "grid-template-columns": "columns",
  "flex-direction": "flexFlow",
  "flex-flow": "flexFlow",
};

/** Whether a text of declarations can hold one that concerns us: most don't, and are not taken apart. */
const CONCERNS = /display|visibility|white-space|list-style|text-decoration|grid-|flex-/i;

const DECLARATION = /(?:^|;)\s*([a-z-]+)\s*:\s*([^;]*)/gi;

function declarationsOf(text: string): Style | null {
  if (!CONCERNS.test(text)) return null;
  const style: Mutable = {};
  for (const [, name = "", value = ""] of text.matchAll(DECLARATION)) {
    const key = PROPERTIES[name.toLowerCase()];
    if (key !== undefined)
      style[key] = value
        .replace(/!\s*important/i, "")
        .trim()
        .toLowerCase();
  }
  return style;
}

interface Rule {
  readonly tag: string | null;
  readonly classes: readonly string[];
  readonly id: string | null;
  readonly weight: number;
  readonly style: Style;
}

/** Rules by the class, id or tag that an element must have for them, whichever is rarest. */
export interface StyleSheet {
  readonly rules: ReadonlyMap<string, readonly Rule[]>;
}

const SELECTOR = /^([a-z][a-z0-9]*)?((?:[.#][\w\u00a0-\uffff-]+)*)$/i;
/** More rules about layout than any page has. */
const MOST_RULES = 2000;
const MOST_OF_A_KEY = 30;

function ruleOf(selector: string, style: Style): Rule | null {
  const m = SELECTOR.exec(selector);
  if (m === null || selector === "") return null;
  const parts = (m[2] ?? "").match(/[.#][^.#]+/gu) ?? [];
  const classes = parts.filter((part) => part.startsWith(".")).map((part) => part.slice(1));
  const id = parts.find((part) => part.startsWith("#"))?.slice(1) ?? null;
  const tag = m[1]?.toLowerCase() ?? null;
  return { tag, classes, id, weight: (id === null ? 0 : 100) + 10 * classes.length + (tag === null ? 0 : 1), style };
}

const keyOf = (rule: Rule): string =>
  rule.id !== null ? `#${rule.id}` : rule.classes.length > 0 ? `.${rule.classes[0]}` : (rule.tag ?? "");

/** Blocks of a style sheet outside of others and inside `@media` for screens; other at-rules are for other occasions. */
function* blocksOf(css: string): Generator<readonly [selector: string, body: string]> {
  let from = 0;
  for (let open = css.indexOf("{"); open >= 0; open = css.indexOf("{", from)) {
    const prelude = css.slice(from, open).replace(/^[\s}]+/u, "");
    if (/^@(?:media\s+(?:only\s+)?(?:screen|all)|supports|layer)/iu.test(prelude)) {
      from = open + 1;
      continue;
    }
    if (prelude.startsWith("@")) {
      from = endOfBlock(css, open);
      continue;
    }
    const close = css.indexOf("}", open);
    if (close < 0) return;
    yield [prelude, css.slice(open + 1, close)];
    from = close + 1;
  }
}

/** Behind the brace that closes the one at `open`. */
function endOfBlock(css: string, open: number): number {
  let depth = 0;
  for (let i = open; i < css.length; i++) {
    const code = css.charCodeAt(i);
    if (code === 0x7b) depth++;
    else if (code === 0x7d && --depth === 0) return i + 1;
  }
  return css.length;
}

/** The rules of a page's own style sheets that concern us and whose selectors name a class, an id or a tag. */
export function styleSheetOf(sheets: readonly string[]): StyleSheet {
  const rules = new Map<string, Rule[]>();
  let count = 0;
  for (const sheet of sheets) {
    if (!CONCERNS.test(sheet)) continue;
    for (const [selectors, body] of blocksOf(sheet.replace(/\/\*[\s\S]*?\*\/|<!--|-->/gu, ""))) {
      const style = declarationsOf(body);
      if (style === null) continue;
      for (const selector of selectors.split(",")) {
        const rule = ruleOf(selector.trim(), style);
        if (rule === null || ++count > MOST_RULES) continue;
        const key = keyOf(rule);
        const known = rules.get(key);
        if (known === undefined) rules.set(key, [rule]);
        else if (known.length < MOST_OF_A_KEY) known.push(rule);
      }
    }
  }
  return { rules };
}

const NONE: Style = {};

const matches = (rule: Rule, element: HtmlElement, classes: readonly string[], id: string | null): boolean =>
  (rule.tag === null || rule.tag === element.tagName) &&
  (rule.id === null || rule.id === id) &&
  rule.classes.every((name) => classes.includes(name));

/** What style attribute and style sheets say of an element. */
export function styleOf(element: HtmlElement, { rules }: StyleSheet): Style {
  const inline = attributeOf(element, "style");
  const own = inline === null ? null : declarationsOf(inline);
  if (rules.size === 0 || (element.attrs.length === 0 && !rules.has(element.tagName))) return own ?? NONE;
  const classes = attributeOf(element, "class")?.split(/\s+/u) ?? [];
  const id = attributeOf(element, "id");
  const found: Rule[] = [];
  const ask = (key: string): void => {
    for (const rule of rules.get(key) ?? []) if (matches(rule, element, classes, id)) found.push(rule);
  };
  ask(element.tagName);
  for (const name of classes) ask(`.${name}`);
  if (id !== null) ask(`#${id}`);
  if (found.length === 0) return own ?? NONE;
  found.sort((a, b) => a.weight - b.weight);
  return Object.assign({}, ...found.map((rule) => rule.style), own);
}
