import { attributeOf, type HtmlElement } from "./parse.ts";
import type { Style } from "./style.ts";

/** How an element takes part in the flow of the page. */
export type Kind = "hidden" | "inline" | "block" | "break" | "table" | "group" | "row" | "cell" | "grid" | "flex";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Elements that show no text of their own, or none of the report's: programs, forms' controls, what the page embeds. */
const UNSEEN = words(
  "head script style noscript template select datalist button iframe frame noframes noembed object embed applet audio video canvas svg math xml rp rt colgroup col title meta link base area",
);

const BLOCKS = words(
  "html body address article aside blockquote caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup legend li listing main menu nav ol optgroup p plaintext pre search section summary ul xmp",
);

const OF_TAG: Readonly<Record<string, Kind>> = {
  br: "break",
  hr: "break",
  table: "table",
  thead: "group",
  tbody: "group",
  tfoot: "group",
  tr: "row",
  td: "cell",
  th: "cell",
};

const OF_DISPLAY: Readonly<Record<string, Kind>> = {
  none: "hidden",
  inline: "inline",
  "inline-block": "inline",
  contents: "inline",
  block: "block",
  "list-item": "block",
  "flow-root": "block",
  table: "table",
  "inline-table": "table",
  "table-row-group": "group",
  "table-header-group": "group",
  "table-footer-group": "group",
  "table-row": "row",
  "table-cell": "cell",
  "table-caption": "block",
  grid: "grid",
  "inline-grid": "grid",
  flex: "flex",
  "inline-flex": "flex",
};

const OF_ROLE: Readonly<Record<string, Kind>> = {
  table: "table",
  grid: "table",
  rowgroup: "group",
  row: "row",
  cell: "cell",
  gridcell: "cell",
  columnheader: "cell",
  rowheader: "cell",
};

const isTablePart = (kind: Kind): boolean => kind === "table" || kind === "group" || kind === "row" || kind === "cell";

/** The kind of an element by its tag, and by its style or role where these say otherwise. */
export function kindOf(element: HtmlElement, style: Style): Kind {
  const { tagName } = element;
  if (UNSEEN.has(tagName)) return "hidden";
  const byTag = OF_TAG[tagName] ?? (BLOCKS.has(tagName) ? "block" : "inline");
  const byStyle = style.display === undefined ? undefined : OF_DISPLAY[style.display];
  if (byStyle === "hidden" || attributeOf(element, "hidden") !== null) return "hidden";
  // Phones are shown tables as blocks; a table stays one whatever its style.
  if (isTablePart(byTag) || byTag === "break") return byTag;
  if (byStyle !== undefined && byStyle !== "block" && byStyle !== "inline") return byStyle;
  const byRole = OF_ROLE[attributeOf(element, "role") ?? ""];
  return byRole ?? byStyle ?? byTag;
}

/** Whether what an element holds is struck out. */
export const isStruck = (element: HtmlElement, style: Style): boolean =>
  element.tagName === "del" ||
  element.tagName === "s" ||
  element.tagName === "strike" ||
  style.textDecoration?.includes("line-through") === true;
