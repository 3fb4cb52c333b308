import { shownBelow, shownIn } from "./shown.ts";
import type { Styles } from "./styles.ts";
import { isSymbolFont, lookOf, symbolOf, UNSPOKEN } from "./symbols.ts";
import { childOf, type Element, isOn, textOf, valOf } from "./xml.ts";

/** A field that has begun: its instruction, and whether what follows is its result. */
interface Field {
  code: string;
  result: boolean;
  printed: boolean;
}

/** What reading runs carries from one to the next, over the ends of paragraphs. */
export interface Reading {
  readonly styles: Styles;
  readonly fields: Field[];
  /** Something behind the text is shaded, so that white characters can be seen. */
  shaded: boolean;
  /** Text that no reader of the document sees was left out. */
  hidden: boolean;
}

/** What the runs of a paragraph print. */
export interface Print {
  /** Line breaks as "\n". */
  readonly text: string;
  /** The contents of text boxes anchored before any text, and behind some. */
  readonly before: readonly Element[];
  readonly behind: readonly Element[];
  /** A picture or an embedded object stands among the runs. */
  readonly picture: boolean;
  /** Some of it is the result of a field that makes a table of contents. */
  readonly contents: boolean;
}

const CONTENTS = /^\s*TOC\b/iu;
/** Fields that draw what their instruction says, and leave no result. */
const DRAWN = /^\s*(?:EQ|SYMBOL)\b/iu;

export function printOf(paragraph: Element, reading: Reading): Print {
  const before: Element[] = [];
  const behind: Element[] = [];
  let text = "";
  let picture = false;
  let contents = false;
  const { fields } = reading;

  const put = (printed: string): void => {
    if (fields.some((field) => !field.result)) return;
    for (const field of fields) field.printed = true;
    contents ||= printed !== "" && fields.some((field) => CONTENTS.test(field.code));
    text += printed;
  };
  const drawing = (element: Element): void => {
    const boxes = [...shownBelow(element, "w:txbxContent")];
    (text.trim() === "" ? before : behind).push(...boxes);
    picture ||=
      element.name === "w:object" ||
      !shownBelow(element, "pic:pic").next().done ||
      !shownBelow(element, "v:imagedata").next().done;
  };
  const fieldMark = (kind: string | undefined): void => {
    if (kind === "begin") fields.push({ code: "", result: false, printed: false });
    const field = fields.at(-1);
    if (field === undefined) return;
    if (kind === "separate") field.result = true;
    if (kind !== "end") return;
    fields.pop();
    if (!field.printed && DRAWN.test(field.code)) put(UNSPOKEN);
  };
  const run = (element: Element): void => {
    const properties = childOf(element, "w:rPr");
    const hidden = isHidden(properties, reading);
    const font = symbolFontOf(properties);
    for (const child of shownIn(element)) {
      switch (child.name) {
        case "w:t": {
          const printed = spaced(child);
          if (hidden) reading.hidden ||= printed.trim() !== "";
          else put(font === null ? printed : lookOf(font, printed));
          break;
        }
        case "w:fldChar":
          fieldMark(child.attributes.fldCharType);
          break;
        case "w:instrText": {
          const field = fields.at(-1);
          if (field !== undefined && !field.result) field.code += textOf(child);
          break;
        }
        case "w:drawing":
        case "w:pict":
        case "w:object":
          if (!hidden) drawing(child);
          break;
        case "w:r":
          run(child);
          break;
        default:
          if (!hidden) put(SIGNS[child.name]?.(child) ?? "");
      }
    }
  };
  for (const child of shownIn(paragraph)) {
    if (child.name === "w:r") run(child);
    else if (child.name === "m:oMath" || child.name === "m:oMathPara")
      for (const math of shownBelow(child, "m:t")) put(textOf(math));
  }
  // An instruction ends with its paragraph, whatever a damaged file says.
  while (fields.at(-1)?.result === false) fields.pop();
  return { text, before, behind, picture, contents };
}

/** Elements of a run that stand for a character. */
const SIGNS: Readonly<Record<string, (element: Element) => string>> = {
  "w:tab": () => "\t",
  "w:ptab": () => "\t",
  "w:br": () => "\n",
  "w:cr": () => "\n",
  "w:noBreakHyphen": () => "-",
  "w:sym": ({ attributes }) => symbolOf(attributes.font ?? "", attributes.char ?? ""),
};

/** The text of a `w:t`; blanks around it count only if it says so. */
function spaced(element: Element): string {
  const text = textOf(element).replace(/[\t\r\n]+/gu, " ");
  return element.attributes.space === "preserve" ? text : text.trim();
}

const WHITE = /^f{6}$/iu;

function isHidden(properties: Element | null, { styles, shaded }: Reading): boolean {
  if (properties === null) return false;
  if (childOf(properties, "w:vanish") !== null) return isOn(properties, "w:vanish");
  const style = valOf(properties, "w:rStyle");
  if (style !== null && styles.isHidden(style)) return true;
  const white = WHITE.test(valOf(properties, "w:color") ?? "");
  return white && !shaded && !isShaded(properties) && childOf(properties, "w:highlight") === null;
}

/** Whether these properties lay a colour behind the text. */
export function isShaded(properties: Element | null): boolean {
  const shading = childOf(properties, "w:shd");
  if (shading === null) return false;
  const { fill = "auto", val = "clear", themeFill } = shading.attributes;
  return themeFill !== undefined || !/^(?:auto|f{6})$/iu.test(fill) || !/^(?:clear|nil)$/u.test(val);
}

/** Whether a page with this background is other than white: LibreOffice notes a white one in what it makes of a DOC file. */
export function isColoured(background: Element | null): boolean {
  if (background === null) return false;
  const { color = "auto", themeColor } = background.attributes;
  return themeColor !== undefined || !/^(?:auto|f{6})$/iu.test(color) || background.children.length > 0;
}

function symbolFontOf(properties: Element | null): string | null {
  const { ascii, hAnsi } = childOf(properties, "w:rFonts")?.attributes ?? {};
  const font = ascii ?? hAnsi ?? "";
  return isSymbolFont(font) ? font : null;
}
