import type { Read } from "../../../model/document.ts";
import type { Diagnostic } from "../../../model/finding.ts";
import { fold } from "../../../text/fold.ts";
import type { Block } from "../declared/block.ts";
import { linesAndGrids } from "../declared/document.ts";
import { type Body, findBody } from "./body.ts";
import { decodePage, type PageText } from "./decode.ts";
import { elementsOf, reportElsewhere } from "./elsewhere.ts";
import { Ink } from "./ink.ts";
import { pagePart } from "./mime.ts";
import { type HtmlElement, isElement, isText, parsePage } from "./parse.ts";
import { locate } from "./references.ts";
import type { Box } from "./rope.ts";
import { styleSheetOf } from "./style.ts";
import { type Flow, flowOf } from "./walk.ts";
import { isTitle } from "./words.ts";

/** A page with more markup than this is none that people read. */
const MOST_TAGS = 500_000;
const MOST_CHARACTERS = 24_000_000;

function tooMuch(text: string): string | null {
  if (text.length > MOST_CHARACTERS)
    return `The page has ${text.length} characters, a thousand times those of a report.`;
  let tags = 0;
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1)) tags++;
  return tags > MOST_TAGS ? `The page has ${tags} tags, a hundred times those of a report.` : null;
}

/** The texts of a page's style sheets, and the element that holds its title. */
function headOf(root: HtmlElement): { sheets: string[]; title: HtmlElement | null } {
  const sheets: string[] = [];
  let title: HtmlElement | null = null;
  for (const element of elementsOf(root)) {
    if (element.tagName === "title") title ??= element;
    if (element.tagName === "style")
      sheets.push(element.childNodes.map((node) => (isText(node) ? node.value : "")).join(""));
  }
  return { sheets, title };
}

const NAMES_BEHIND = /[_|—–]| - |--/u;

/** The title that the window's frame shows, without the names of column and site behind it; for pages without one in the text. */
function titleOfWindow(title: HtmlElement | null, page: PageText): Box | null {
  const nodes = title?.childNodes.filter(isText) ?? [];
  const [name = ""] = nodes
    .map((node) => node.value)
    .join("")
    .split(NAMES_BEHIND);
  const ink = new Ink(page.offsets);
  let left = name.length;
  for (const { value, sourceCodeLocation: at } of nodes) {
    if (at != null) ink.write(value.slice(0, left), locate(value, page.text, at.startOffset, at.endOffset), false);
    left = Math.max(0, left - value.length);
  }
  const taken = ink.take();
  if (taken === null || !isTitle(fold(taken.print.text))) return null;
  return { kind: "text", element: 0, ...taken };
}

/** Boxes as blocks; paragraphs count over the whole page. */
function blocksOf(boxes: readonly Box[], { from, to }: Body): Block[] {
  let paragraphs = 0;
  return boxes.flatMap((box, i): Block[] => {
    if (box.kind === "text") paragraphs++;
    if (i < from || i >= to) return [];
    if (box.kind === "text") return [{ kind: "paragraph", number: paragraphs, print: box.print }];
    const { number, firstRow, rows, cols, cells } = box;
    return [{ kind: "table", number, firstRow, rows, cols, cells }];
  });
}

function struckIn(flow: Flow, { from, to }: Body): Diagnostic[] {
  const elements = flow.boxes.slice(from, to).map((box) => box.element);
  const first = elements.reduce((least, element) => Math.min(least, element), Number.POSITIVE_INFINITY);
  const end = elements.reduce((most, element) => Math.max(most, flow.ends[element] ?? 0), 0);
  if (!flow.struck.some(({ element, tabular }) => tabular && element >= first && element < end)) return [];
  return [
    {
      code: "html.struck-out",
      severity: "warning",
      message: "A table holds text that is struck out; it was left out.",
      pointer: null,
    },
  ];
}

/** Reads a saved web page: the report in it, without what the site puts around. */
export function readHtml(bytes: Uint8Array): Read {
  return readPage(decodePage(bytes), "text/html");
}

/** Reads a page that was saved with its parts in one file. */
export function readMhtml(bytes: Uint8Array): Read {
  const part = pagePart(bytes);
  if (part === null)
    return {
      ok: false,
      failure: { code: "corrupt", message: "The file holds no page among its parts; save it anew." },
    };
  return readPage(decodePage(part.bytes, part.at), "multipart/related");
}

/** Reads Markdown that holds tables as markup. */
export function readMarkdown(bytes: Uint8Array): Read {
  return readPage(decodePage(bytes), "text/markdown");
}

function readPage(page: PageText, mediaType: string): Read {
  const refused = tooMuch(page.text);
  if (refused !== null) return { ok: false, failure: { code: "too-large", message: refused } };
  const root = parsePage(page.text).childNodes.find(isElement);
  if (root === undefined)
    return { ok: false, failure: { code: "empty", message: "The page is empty; fetch it again." } };
  const { sheets, title } = headOf(root);
  const sheet = styleSheetOf(sheets);
  const diagnostics: Diagnostic[] = [...page.diagnostics];
  const asWritten = mediaType === "text/markdown";
  let flow = flowOf(root, page.text, page.offsets, sheet, { asWritten });
  let body = findBody(flow);
  if (body === null && flow.hidden) {
    const all = flowOf(root, page.text, page.offsets, sheet, { asWritten, showHidden: true });
    const found = findBody(all);
    if (found !== null) {
      [flow, body] = [all, found];
      diagnostics.push({
        code: "html.hidden",
        severity: "warning",
        message: "The page's style hides the report; it was read all the same.",
        pointer: null,
      });
    }
  }
  if (body === null) {
    const failure = reportElsewhere(root);
    if (failure !== null) return { ok: false, failure };
    body = { from: 0, to: flow.boxes.length, titled: true };
  }
  const window = body.titled ? null : titleOfWindow(title, page);
  const boxes =
    window === null ? flow.boxes : [...flow.boxes.slice(0, body.from), window, ...flow.boxes.slice(body.from)];
  const taken = window === null ? body : { ...body, to: body.to + 1 };
  const { lines, grids } = linesAndGrids(blocksOf(boxes, taken));
  return {
    ok: true,
    document: {
      mediaType,
      pages: null,
      reading: "text",
      lines,
      grids,
      diagnostics: [...diagnostics, ...struckIn(flow, body)],
    },
  };
}
