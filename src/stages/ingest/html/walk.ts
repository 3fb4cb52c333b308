import { Ink, type Offsets } from "./ink.ts";
import { isStruck, type Kind, kindOf } from "./kinds.ts";
import { listOf, markerOf, type NumberedList } from "./list.ts";
import { attributeOf, type HtmlElement, type HtmlNode, isElement, isText } from "./parse.ts";
import { placeOf, spanOf, templateOf } from "./places.ts";
import { locate, unitsFrom } from "./references.ts";
import { addBox, type Box, boxesOf, emptyRope, type Rope } from "./rope.ts";
import { type Style, type StyleSheet, styleOf } from "./style.ts";
import { closeTable, type OpenTable } from "./table.ts";

/** What a page shows, in order, and the tree of the elements that it stands in. */
export interface Flow {
  readonly boxes: readonly Box[];
  /** For each element that is no part of a line: the one around it (-1 for none), and the first behind it. */
  readonly parents: readonly number[];
  readonly ends: readonly number[];
  /** Elements that hold struck-out text, and whether it stands in a table. */
  readonly struck: readonly { readonly element: number; readonly tabular: boolean }[];
  /** Something was left out because the page's style hides it. */
  readonly hidden: boolean;
}

interface Frame {
  readonly element: HtmlElement;
  readonly kind: Kind;
  readonly number: number;
  readonly list: NumberedList | null;
  readonly preformatted: boolean;
  readonly linked: boolean;
  readonly invisible: boolean;
  /** Where the paragraph stood when a footnote mark began. */
  readonly raised: number;
  /** A table whose rows stand in this element without a table around them. */
  loose: OpenTable | null;
  next: number;
}

/** A footnote's mark behind a figure or word. */
const NOTE_MARK = /^[\s[(（【〔]*(?:注|备注)?[\s\d①-⑳a-z*※#]{0,4}[\s\])）】〕]*$/u;
const HOLDS_CELLS: ReadonlySet<Kind> = new Set<Kind>(["row", "group", "table", "grid", "flex"]);
const TYPED = /^(?:text|number|tel|search|)$/;

class Walker {
  readonly root: Rope = emptyRope();
  readonly parents: number[] = [];
  readonly ends: number[] = [];
  readonly struck: { element: number; tabular: boolean }[] = [];
  hidden = false;
  private readonly ink: Ink;
  private readonly ropes: Rope[] = [this.root];
  private readonly tables: OpenTable[] = [];
  private tableCount = 0;

  constructor(
    private readonly source: string,
    offsets: Offsets,
    private readonly sheet: StyleSheet,
    private readonly showHidden: boolean,
    private readonly asWritten: boolean,
  ) {
    this.ink = new Ink(offsets);
  }

  /** Goes through the tree without recursion: pages may be nested deeper than any stack. */
  walk(root: HtmlElement): void {
    const stack: Frame[] = [];
    const enter = (element: HtmlElement): void => {
      const frame = this.open(element, stack.at(-1));
      if (frame !== null) stack.push(frame);
    };
    enter(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const node: HtmlNode | undefined = top.element.childNodes[top.next++];
      if (node === undefined) {
        stack.pop();
        this.close(top);
      } else if (isElement(node)) enter(node);
      else if (isText(node)) this.text(node.value, node.sourceCodeLocation, top);
    }
    this.flush(0);
  }

  private text(value: string, at: { startOffset: number; endOffset: number } | null | undefined, frame: Frame): void {
    if (frame.invisible || at == null) return;
    if (frame.loose !== null && value.trim() !== "") this.closeLoose(frame);
    const units = locate(value, this.source, at.startOffset, at.endOffset);
    if (!frame.preformatted) {
      this.ink.write(value, units, frame.linked);
      return;
    }
    let from = 0;
    for (const line of value.split("\n")) {
      if (from > 0) this.flush(frame.number);
      this.ink.writeAsIs(line, unitsFrom(units, from));
      from += line.length + 1;
    }
  }

  /** Ends the paragraph. */
  private flush(element: number): void {
    const taken = this.ink.take();
    if (taken !== null) addBox(this.rope(), { kind: "text", element, ...taken });
  }

  private rope(): Rope {
    return this.ropes.at(-1) ?? this.root;
  }

  private open(element: HtmlElement, parent: Frame | undefined): Frame | null {
    const style = styleOf(element, this.sheet);
    const kind = this.kindIn(parent, element, style);
    const number = parent?.number ?? -1;
    if (kind === "hidden") {
      // Tables count as the page's markup has them, shown or not.
      this.tableCount += element.tagName === "table" ? 1 : 0;
      return null;
    }
    if (isStruck(element, style)) {
      if (element.childNodes.length > 0) this.struck.push({ element: number, tabular: this.ropes.length > 1 });
      return null;
    }
    if (kind === "break") {
      this.flush(number);
      return null;
    }
    if (element.tagName === "input") {
      this.input(element, parent);
      return null;
    }
    if (parent?.loose != null && kind !== "row" && kind !== "flex") this.closeLoose(parent);
    const isBlock = kind !== "inline";
    if (isBlock) {
      this.flush(number);
      this.parents.push(number);
      this.ends.push(0);
    }
    const own = isBlock ? this.parents.length - 1 : number;
    this.openPart(element, kind, style, own, parent);
    if (element.tagName === "li" && parent?.list != null) this.ink.mark(markerOf(parent.list, element, style));
    return {
      element,
      kind,
      number: own,
      list: listOf(element, style),
      preformatted: isPreformatted(element, style, parent?.preformatted ?? this.asWritten),
      linked: parent?.linked === true || element.tagName === "nav" || isLink(element),
      invisible: isInvisible(style, parent?.invisible === true) && !this.showHidden,
      raised: element.tagName === "sup" ? this.ink.length : -1,
      loose: null,
      next: 0,
    };
  }

  /** The kind of an element in its parent: whatever stands in a grid is a cell of it. */
  private kindIn(parent: Frame | undefined, element: HtmlElement, style: Style): Kind {
    const kind = kindOf(element, style);
    if (kind === "hidden") {
      if (!isHiddenByStyle(element, style)) return kind;
      this.hidden = true;
      if (!this.showHidden) return kind;
      return kindOf({ ...element, attrs: element.attrs.filter(({ name }) => name !== "hidden") }, {});
    }
    if (parent?.kind === "grid" || parent?.kind === "flex") return "cell";
    if (kind === "grid" && templateOf(element, style, this.sheet) === null) return "block";
    if (kind === "flex" && !isRowOfParts(element)) return "block";
    if (kind === "flex" && /column/u.test(style.flexFlow ?? "")) return "block";
    if (kind === "cell" && !HOLDS_CELLS.has(parent?.kind ?? "block")) return "block";
    return kind;
  }

  private openPart(element: HtmlElement, kind: Kind, style: Style, number: number, parent: Frame | undefined): void {
    if (kind === "table") this.tables.push(this.table(this.parents[number] ?? -1, null));
    else if (kind === "grid") {
      const table = this.table(this.parents[number] ?? -1, templateOf(element, style, this.sheet) ?? 1);
      table.rows.push({ cells: [], group: 0 });
      this.tables.push(table);
    } else if (kind === "group") {
      const table = this.tables.at(-1);
      if (table !== undefined) table.group++;
    } else if (kind === "row" || kind === "flex") this.openRow(parent);
    else if (kind === "cell") this.openCell(element, style);
  }

  private table(element: number, columns: number | null): OpenTable {
    return { number: ++this.tableCount, element, rows: [], columns, group: 0 };
  }

  private openRow(parent: Frame | undefined): void {
    if (parent !== undefined && parent.kind !== "table" && parent.kind !== "group") {
      if (parent.loose === null) {
        parent.loose = this.table(parent.number, null);
        this.tables.push(parent.loose);
      }
    }
    const table = this.tables.at(-1);
    table?.rows.push({ cells: [], group: table.group });
  }

  private openCell(element: HtmlElement, style: Style): void {
    const content = emptyRope();
    const table = this.tables.at(-1);
    if (table !== undefined) {
      if (table.rows.length === 0) table.rows.push({ cells: [], group: table.group });
      const place = placeOf(style);
      table.rows.at(-1)?.cells.push({
        content,
        rowSpan: place?.rowSpan ?? spanOf(element, "rowspan"),
        colSpan: place?.colSpan ?? spanOf(element, "colspan"),
        ...(place?.at === undefined ? {} : { at: place.at }),
      });
    }
    this.ropes.push(content);
  }

  private close(frame: Frame): void {
    if (frame.kind === "inline") {
      if (frame.raised >= 0 && NOTE_MARK.test(this.ink.since(frame.raised))) this.ink.cutBack(frame.raised);
      return;
    }
    this.flush(frame.number);
    if (frame.loose !== null) this.closeLoose(frame);
    this.ends[frame.number] = this.parents.length;
    if (frame.kind === "cell") this.ropes.pop();
    else if (frame.kind === "table" || frame.kind === "grid") {
      const table = this.tables.pop();
      if (table !== undefined) closeTable(table, this.rope());
    }
  }

  private closeLoose(frame: Frame): void {
    if (frame.loose === null) return;
    this.flush(frame.number);
    this.tables.pop();
    closeTable(frame.loose, this.rope());
    frame.loose = null;
  }

  /** What is typed into a field of a form. */
  private input(element: HtmlElement, frame: Frame | undefined): void {
    const value = attributeOf(element, "value");
    const at = element.sourceCodeLocation?.attrs?.value;
    if (value === null || frame?.invisible === true || !TYPED.test(attributeOf(element, "type") ?? "")) return;
    if (at === undefined) return;
    const raw = this.source.slice(at.startOffset, at.endOffset);
    const opening = /^[^=]*=\s*["']?/u.exec(raw)?.[0].length ?? 0;
    this.ink.write(value, locate(value, this.source, at.startOffset + opening, at.endOffset), false);
  }
}

const isLink = (element: HtmlElement): boolean => element.tagName === "a" && attributeOf(element, "href") !== null;

const isHiddenByStyle = (element: HtmlElement, style: Style): boolean =>
  style.display === "none" || attributeOf(element, "hidden") !== null;

function isPreformatted(element: HtmlElement, style: Style, inherited: boolean): boolean {
  if (style.whiteSpace !== undefined) return style.whiteSpace.startsWith("pre");
  if (element.tagName === "pre" || element.tagName === "textarea" || element.tagName === "xmp") return true;
  return inherited && element.tagName !== "table";
}

const isInvisible = (style: Style, inherited: boolean): boolean =>
  style.visibility === undefined ? inherited : style.visibility !== "visible";

/** A row by style: several elements, and no text beside them. */
const isRowOfParts = (element: HtmlElement): boolean =>
  element.childNodes.filter(isElement).length > 1 &&
  element.childNodes.every((node) => !isText(node) || node.value.trim() === "");

/**
 * What a page shows. `showHidden`: also what its style hides. `asWritten`: line ends outside of tables are line ends, as in
 * Markdown.
 */
export function flowOf(
  root: HtmlElement,
  source: string,
  offsets: Offsets,
  sheet: StyleSheet,
  { showHidden = false, asWritten = false } = {},
): Flow {
  const walker = new Walker(source, offsets, sheet, showHidden, asWritten);
  walker.walk(root);
  const { parents, ends, struck, hidden } = walker;
  return { boxes: boxesOf(walker.root), parents, ends, struck, hidden };
}
