import type { Document } from "../../../model/document.ts";
import type { Diagnostic } from "../../../model/finding.ts";
import type { Line } from "../../../model/line.ts";
import { decodeText } from "./decode.ts";

const BREAK = /\r\n|[\n\r\u0085\u2028\u2029]/gu;

/** The lines of a text, numbered from 1 as an editor numbers them; form feeds and NUL bytes stay in the line. */
export function linesOfText(text: string): Line[] {
  return text.split(BREAK).map((line, i) => ({
    text: line,
    page: null,
    number: i + 1,
    offset: 0,
    boxes: null,
    box: null,
    size: null,
  }));
}

/** Reads a text file in any encoding in which such reports are found. */
export function readText(bytes: Uint8Array): Document {
  const { text, encoding } = decodeText(bytes);
  const diagnostics: Diagnostic[] = [];
  if (encoding !== "utf-8")
    diagnostics.push({
      code: "text.encoding",
      severity: "info",
      message: `The text is encoded in ${encoding.toUpperCase()}.`,
      pointer: null,
    });
  if (text.includes("\ufffd"))
    diagnostics.push({
      code: "text.damaged",
      severity: "warning",
      message: "Characters of the text are damaged beyond recovery.",
      pointer: null,
    });
  return { mediaType: "text/plain", pages: null, reading: "text", lines: linesOfText(text), grids: [], diagnostics };
}
