import type { Read } from "../../../model/document.ts";
import type { Diagnostic, Failure } from "../../../model/finding.ts";
import { openZip, type Packed } from "../archive/zip.ts";
import { linesAndGrids } from "../declared/document.ts";
import { partsOfFlat } from "./flat.ts";
import { blocksOf } from "./flow.ts";
import { itemsOfBody, type Walk } from "./items.ts";
import { Counter, type Numbering, readNumbering } from "./numbering.ts";
import { mainPart, newPackage, type Package, type Part, treeOfPart } from "./package.ts";
import { isColoured } from "./runs.ts";
import { UNREAD } from "./shown.ts";
import { NO_STYLES, readStyles, STYLE_LOOKS, type Styles } from "./styles.ts";
import { childOf, decodeXml } from "./xml.ts";

export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const NO_DOCUMENT: Failure = {
  code: "corrupt",
  message: "It is packed like a Word file, but holds no document. Fetch it again, or save it anew from Word.",
};

/** Reads a Word file: the text and the tables of its body as they are shown when all changes are accepted. */
export async function readDocx(bytes: Uint8Array): Promise<Read> {
  const zip = await openZip(bytes);
  return zip.ok ? readDocxFiles(zip.files) : zip;
}

/** Reads a Word file that is saved as one XML file. Null for XML of another kind. */
export async function readFlatDocx(bytes: Uint8Array): Promise<Read | null> {
  const parts = partsOfFlat(decodeXml(bytes));
  return parts === null ? null : readDocxFiles(parts);
}

async function readDocxFiles(files: readonly Packed[]): Promise<Read> {
  const parts = newPackage(files);
  const main = await mainPart(parts);
  const text = await parts.read(main);
  if (!text.ok) return text;
  if (text.value === null) return { ok: false, failure: NO_DOCUMENT };
  const root = treeOfPart(text.value, UNREAD);
  if (!root.ok) return root;
  const body = childOf(root.value, "w:body");
  if (body === null) return { ok: false, failure: NO_DOCUMENT };
  const related = await parts.related(main);
  const styled = /[:<][pr]Style\b/u.test(text.value);
  const styles = await stylesOf(parts, styled ? related.get("styles") : undefined);
  if (!styles.ok) return styles;
  const listed = styles.value !== NO_STYLES || /[:<]numPr\b/u.test(text.value);
  const numbering = await numberingOf(parts, listed ? related.get("numbering") : undefined);
  if (!numbering.ok) return numbering;
  const walk: Walk = {
    reading: {
      styles: styles.value,
      fields: [],
      shaded: isColoured(childOf(root.value, "w:background")),
      hidden: false,
    },
    counter: new Counter(numbering.value, styles.value),
    paragraphs: 0,
    tables: 0,
    foreign: false,
  };
  const { lines, grids } = linesAndGrids(blocksOf(itemsOfBody(body, walk)));
  const diagnostics = diagnosticsOf(
    walk,
    lines.some(({ text }) => text.includes("\ufffd")),
  );
  return { ok: true, document: { mediaType: DOCX, pages: null, reading: "text", lines, grids, diagnostics } };
}

/** Styles are most of the bytes of many files, and rarely say anything of text that is hidden or numbered. */
async function stylesOf(parts: Package, name: string | undefined): Promise<Part<Styles>> {
  const text: Part<string | null> = name === undefined ? { ok: true, value: null } : await parts.read(name);
  if (!text.ok) return text;
  if (text.value === null || !/numPr|vanish/u.test(text.value)) return { ok: true, value: NO_STYLES };
  const root = treeOfPart(text.value, STYLE_LOOKS);
  return root.ok ? { ok: true, value: readStyles(root.value) } : root;
}

async function numberingOf(parts: Package, name: string | undefined): Promise<Part<Numbering>> {
  const text: Part<string | null> = name === undefined ? { ok: true, value: null } : await parts.read(name);
  if (!text.ok) return text;
  if (text.value === null) return { ok: true, value: { definitions: new Map(), lists: new Map() } };
  const root = treeOfPart(text.value);
  return root.ok ? { ok: true, value: readNumbering(root.value) } : root;
}

function diagnosticsOf({ reading, foreign }: Walk, damaged: boolean): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (damaged)
    found.push({
      code: "text.damaged",
      severity: "warning",
      message: "Characters of the text are damaged beyond recovery.",
      pointer: null,
    });
  if (reading.hidden)
    found.push({
      code: "text.hidden",
      severity: "info",
      message: "Hidden or white text was left out.",
      pointer: null,
    });
  if (foreign)
    found.push({
      code: "docx.foreign",
      severity: "warning",
      message: "A part of the document is another file put into it, and was not read.",
      pointer: null,
    });
  return found;
}
