import { childOf, childrenOf, type Element, valOf } from "./xml.ts";

/** What a reader of the accepted text does not see: deletions, what was moved elsewhere, comments, marks without print. */
const DROPPED: ReadonlySet<string> = new Set([
  "w:del",
  "w:moveFrom",
  "w:delText",
  "w:delInstrText",
  "w:commentRangeStart",
  "w:commentRangeEnd",
  "w:commentReference",
  "w:annotationRef",
  "w:footnoteReference",
  "w:endnoteReference",
  "w:bookmarkStart",
  "w:bookmarkEnd",
  "w:proofErr",
  "w:sdtPr",
  "w:sdtEndPr",
  "w:customXmlPr",
  "w:smartTagPr",
]);

/** Wrappers that say something about what is in them, and print nothing themselves. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  "w:ins",
  "w:moveTo",
  "w:sdt",
  "w:sdtContent",
  "w:smartTag",
  "w:customXml",
  "w:hyperlink",
  "w:fldSimple",
  "w:bdo",
  "w:dir",
  "w:ruby",
  "w:rubyBase",
]);

/** Properties whose older state a revision keeps, and looks that no reader of text asks for. */
export const UNREAD: ReadonlySet<string> = new Set([
  "w:rPrChange",
  "w:pPrChange",
  "w:tblPrChange",
  "w:tblPrExChange",
  "w:tblGridChange",
  "w:trPrChange",
  "w:tcPrChange",
  "w:sectPrChange",
  "w:numberingChange",
  "w:sectPr",
  "w:tblGrid",
  "w:tblBorders",
  "w:tcBorders",
  "w:tblCellMar",
  "w:tcMar",
  "w:tblLook",
  "w:tblW",
  "w:tcW",
  "w:spacing",
  "w:ind",
  "w:jc",
  "w:sz",
  "w:szCs",
  "w:lang",
  "w:pBdr",
  "w:tabs",
  "w:rt",
  "w:rubyPr",
]);

/** Extensions that a choice may ask for; who does not know them takes the fallback. */
const UNDERSTOOD: ReadonlySet<string> = new Set(["wps", "wpg", "wpc", "w14", "w15"]);

/** The branch of an alternative that is shown: the first choice whose extensions are known, else the fallback. */
function branchOf(alternative: Element): Element | null {
  const choice = childrenOf(alternative).find(
    ({ name, attributes }) =>
      name === "mc:Choice" && (attributes.Requires ?? "").split(/\s+/u).every((prefix) => UNDERSTOOD.has(prefix)),
  );
  return choice ?? childOf(alternative, "mc:Fallback");
}

/** Whether a content control, or a field, holds a table of contents. */
export const isContentsControl = (element: Element): boolean =>
  element.name === "w:sdt" &&
  /contents/iu.test(valOf(childOf(childOf(element, "w:sdtPr"), "w:docPartObj"), "w:docPartGallery") ?? "");

/** The children of an element that are shown, wrappers opened. A table of contents stays in its wrapper. */
export function* shownIn(element: Element): Generator<Element> {
  for (const child of childrenOf(element)) {
    if (DROPPED.has(child.name)) continue;
    if (isContentsControl(child)) yield child;
    else if (TRANSPARENT.has(child.name)) yield* shownIn(child);
    else if (child.name === "mc:AlternateContent") {
      const branch = branchOf(child);
      if (branch !== null) yield* shownIn(branch);
    } else yield child;
  }
}

/** The elements of that name below an element, as shown, not looking into those that are found. */
export function* shownBelow(element: Element, name: string): Generator<Element> {
  for (const child of shownIn(element)) {
    if (child.name === name) yield child;
    else yield* shownBelow(child, name);
  }
}
