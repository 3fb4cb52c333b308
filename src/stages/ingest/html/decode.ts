import type { Diagnostic } from "../../../model/finding.ts";
import { decodeText } from "../text/decode.ts";
import { isMisread, undoMisreading } from "../text/mojibake.ts";
import { byteOffsets } from "./bytes.ts";

/** The text of a page, and where in the file each of its UTF-16 units stands (null where that can't be told). */
export interface PageText {
  readonly text: string;
  readonly offsets: Int32Array | null;
  readonly diagnostics: readonly Diagnostic[];
}

const note = (code: string, severity: Diagnostic["severity"], message: string): Diagnostic => ({
  code,
  severity,
  message,
  pointer: null,
});

/** The encoding that a page says it is in is read from so many characters at its start. */
const HEAD = 4096;
const CHARSET = /<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/iu;

/** Names for one encoding, told apart by nothing that matters here. */
const family = (name: string): string => {
  const lower = name.toLowerCase();
  if (/^(?:gb|x-gbk|hz-gb|euc-cn|cp936)/u.test(lower)) return "gb18030";
  if (lower.startsWith("utf-16") || lower.startsWith("utf16")) return "utf-16";
  return lower === "utf8" ? "utf-8" : lower;
};

const MARKS: readonly (readonly number[])[] = [
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
];

const markLength = (bytes: Uint8Array): number =>
  MARKS.find((mark) => mark.every((byte, i) => bytes[i] === byte))?.length ?? 0;

/**
 * Decodes a page by its bytes: what its markup says of its encoding is often wrong, and only reported where it is. `at`:
 * where in the file the bytes stand; null where the file holds them in another form.
 */
export function decodePage(bytes: Uint8Array, at: number | null = 0): PageText {
  const { text, encoding } = decodeText(bytes);
  const diagnostics: Diagnostic[] = [];
  if (encoding !== "utf-8")
    diagnostics.push(note("text.encoding", "info", `The text is encoded in ${encoding.toUpperCase()}.`));
  const said = CHARSET.exec(text.slice(0, HEAD))?.[1];
  if (said !== undefined && family(said) !== family(encoding) && !encoding.startsWith("utf-16"))
    diagnostics.push({
      code: "html.charset",
      severity: "info",
      message: `The page says that it is ${said}; it was read as ${encoding.toUpperCase()}.`,
      pointer: null,
    });
  const undone = isMisread(text) ? undoMisreading(text) : null;
  if (undone !== null)
    diagnostics.push({
      code: "text.misread",
      severity: "info",
      message: "The text is UTF-8 that was once read as GBK; that was undone.",
      pointer: null,
    });
  const read = undone ?? text;
  if (read.includes("\ufffd"))
    diagnostics.push(note("text.damaged", "warning", "Characters of the text are damaged beyond recovery."));
  const offsets = undone !== null || at === null ? null : byteOffsets(bytes, text, encoding, markLength(bytes));
  if (offsets !== null && at !== null && at > 0)
    for (let i = 0; i < offsets.length; i++) offsets[i] = (offsets[i] ?? 0) + at;
  return { text: read, offsets, diagnostics };
}
