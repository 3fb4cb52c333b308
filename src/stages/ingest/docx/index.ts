import type { Read } from "../../../model/document.ts";
import type { Diagnostic, Failure } from "../../../model/finding.ts";
import { openZip, type Packed } from "../archive/zip.ts";
import { linesAndGrids } from "../declared/document.ts";
import { partsOfFlat } from "./flat.ts";
import { blocksOf } from "./flow.ts";
import { itemsOfBody, type Walk } from "./items.ts";
import { Counter, type Numbering, readNumbering } from "./numbering.ts";
import { mainPart, newPackage, type Package, type Part } from "./package.ts";
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
  const root = await parts.parse(main, UNREAD);
  if (!root.ok) return root;
  const body = childOf(root.value, "w:body");
  if (body === null) return { ok: false, failure: NO_DOCUMENT };
  const related = await parts.related(main);
  const styles = await stylesOf(parts, related.get("styles"));
  if (!styles.ok) return styles;
  const numbering = await numberingOf(parts, related.get("numbering"));
  if (!numbering.ok) return numbering;
  const walk: Walk = {
    reading: { styles: styles.value, fields: [], shaded: childOf(root.value, "w:background") !== null, hidden: false },
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
  const none: Part<Styles> = { ok: true, value: NO_STYLES };
  if (name === undefined) return none;
  const bytes = await parts.read(name);
  if (!bytes.ok) return bytes;
  if (bytes.value === null || !["numPr", "vanish"].some((word) => bytes.value?.includes(word))) return none;
  const root = await parts.parse(name, STYLE_LOOKS);
  if (!root.ok) return root;
  return root.value === null ? none : { ok: true, value: readStyles(root.value) };
}

async function numberingOf(parts: Package, name: string | undefined): Promise<Part<Numbering>> {
  const root = name === undefined ? ({ ok: true, value: null } as const) : await parts.parse(name);
  if (!root.ok) return root;
  if (root.value === null) return { ok: true, value: { definitions: new Map(), lists: new Map() } };
  return { ok: true, value: readNumbering(root.value) };
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
