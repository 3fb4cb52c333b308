import { childOf, childrenOf, type Element, isOn, valOf } from "./xml.ts";

/** What a paragraph says of its place in a list. */
export interface ListPlace {
  readonly numId: string | null;
  readonly level: number | null;
}

/** What of a style matters: whether its text is hidden, and the list that its paragraphs belong to. */
interface Style {
  readonly basedOn: string | null;
  readonly hidden: boolean | null;
  readonly list: ListPlace | null;
}

/** The styles of a document, each with what it takes from the one that it is based on. */
export interface Styles {
  isHidden(id: string): boolean;
  listOf(id: string): ListPlace | null;
}

export const NO_STYLES: Styles = { isHidden: () => false, listOf: () => null };

/** Parts of a style that say nothing of the two. */
export const STYLE_LOOKS: ReadonlySet<string> = new Set([
  "w:docDefaults",
  "w:latentStyles",
  "w:tblPr",
  "w:trPr",
  "w:tcPr",
  "w:tblStylePr",
  "w:name",
  "w:link",
  "w:next",
  "w:uiPriority",
  "w:rsid",
  "w:qFormat",
  "w:unhideWhenUsed",
  "w:semiHidden",
]);

export function listPlaceOf(properties: Element | null): ListPlace | null {
  const numPr = childOf(properties, "w:numPr");
  if (numPr === null) return null;
  const level = valOf(numPr, "w:ilvl");
  return { numId: valOf(numPr, "w:numId"), level: level === null ? null : Number(level) };
}

export function readStyles(root: Element): Styles {
  const styles = new Map<string, Style>();
  for (const element of childrenOf(root)) {
    const id = element.attributes.styleId;
    if (element.name !== "w:style" || id === undefined) continue;
    const text = childOf(element, "w:rPr");
    styles.set(id, {
      basedOn: valOf(element, "w:basedOn"),
      hidden: childOf(text, "w:vanish") === null ? null : isOn(text, "w:vanish"),
      list: listPlaceOf(childOf(element, "w:pPr")),
    });
  }
  return {
    isHidden: (id) => chain(styles, id).find((style) => style.hidden !== null)?.hidden ?? false,
    listOf(id) {
      let numId: string | null = null;
      let level: number | null = null;
      for (const { list } of chain(styles, id)) {
        numId ??= list?.numId ?? null;
        level ??= list?.level ?? null;
      }
      return numId === null && level === null ? null : { numId, level };
    },
  };
}

/** A style and what it is based on, without going in circles. */
function chain(styles: ReadonlyMap<string, Style>, id: string): Style[] {
  const seen = new Set<string>();
  const found: Style[] = [];
  for (let at: string | null = id; at !== null && !seen.has(at); ) {
    seen.add(at);
    const style = styles.get(at);
    if (style === undefined) break;
    found.push(style);
    at = style.basedOn;
  }
  return found;
}
