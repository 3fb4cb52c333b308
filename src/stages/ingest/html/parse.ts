import {
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  parse,
  type TreeAdapter,
} from "parse5";

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlText = DefaultTreeAdapterTypes.TextNode;

/**
 * A tree in which every run of text keeps its own place: the common adapter joins runs that stood apart in the source, so
 * that none of their characters could be found again.
 */
const adapter: TreeAdapter<DefaultTreeAdapterMap> = {
  ...defaultTreeAdapter,
  insertText(parent, text) {
    defaultTreeAdapter.appendChild(parent, defaultTreeAdapter.createTextNode(text));
  },
  insertTextBefore(parent, text, reference) {
    defaultTreeAdapter.insertBefore(parent, defaultTreeAdapter.createTextNode(text), reference);
  },
};

/** In XML these elements may be empty without an end tag, where HTML would take the rest of the page for their text. */
const EMPTY_IN_XML = /<(?:script|style|title|textarea|iframe|noscript|xmp)\b[^<>]*\/>/giu;

const withoutEmpty = (text: string): string =>
  /^\s*<\?xml/u.test(text) ? text.replace(EMPTY_IN_XML, (tag) => " ".repeat(tag.length)) : text;

/** The tree of a page as a browser would build it. Nothing in it is run, and nothing is fetched. */
export function parsePage(text: string): DefaultTreeAdapterTypes.Document {
  return parse(withoutEmpty(text), { sourceCodeLocationInfo: true, scriptingEnabled: false, treeAdapter: adapter });
}

export const isElement = (node: HtmlNode): node is HtmlElement => "tagName" in node;
export const isText = (node: HtmlNode): node is HtmlText => node.nodeName === "#text";

export function attributeOf(element: HtmlElement, name: string): string | null {
  for (const attribute of element.attrs) if (attribute.name === name) return attribute.value;
  return null;
}
