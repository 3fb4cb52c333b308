import type { Read } from "../../../model/document.ts";
import type { Failure } from "../../../model/finding.ts";
import { linesOfText } from "../text/index.ts";

const CORRUPT: Failure = {
  code: "corrupt",
  message: "The file is damaged and can't be opened as a Word document. Fetch it again, or save it anew from Word.",
};

/**
 * Reads a Word document of the old format by itself: the right characters, and cells as tabs. Which cells span which
 * is not known, so its tables are for review.
 */
export async function readDocByItself(bytes: Uint8Array): Promise<Read> {
  const text = await textOf(bytes);
  if (text === null) return { ok: false, failure: CORRUPT };
  return {
    ok: true,
    document: {
      mediaType: "application/msword",
      pages: null,
      reading: "text",
      lines: linesOfText(rowsApart(text)),
      grids: [],
      diagnostics: [
        {
          code: "doc.javascript",
          severity: "warning",
          message:
            "The document was read without LibreOffice: its tables may have lost their shape. Compare them, or install LibreOffice.",
          pointer: null,
        },
      ],
    },
  };
}

async function textOf(bytes: Uint8Array): Promise<string | null> {
  // Loaded only here: few runs meet such a file.
  const { default: WordExtractor } = await import("word-extractor");
  try {
    const document = await new WordExtractor().extract(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    const plain = { filterUnicode: false };
    return `${document.getBody(plain)}${document.getTextboxes({ ...plain, includeHeadersAndFooters: false })}`;
  } catch {
    return null;
  }
}

/** The end of a cell and that of its row, where the next row begins with a label, perhaps behind cells that span from above. */
const ROW_END = /\t\t(?=\t*[^\t\n]*[\u3400-\u9fff])/gu;

/** Puts each row of a table on a line of its own. */
function rowsApart(text: string): string {
  return text
    .split("\n")
    .map((line) => (line.includes("\t\t") ? line.replace(ROW_END, "\n") : line).replace(/\t$/u, ""))
    .join("\n");
}
