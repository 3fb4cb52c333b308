/** The page among the parts of a file: its bytes, and where in the file they stand (null where it holds them encoded). */
export interface PagePart {
  readonly bytes: Uint8Array;
  readonly at: number | null;
}

interface Entity {
  readonly type: string;
  readonly boundary: string | null;
  readonly encoding: string;
  /** Where the content stands in the file. */
  readonly from: number;
  readonly to: number;
}

/** Fields of a part are no longer than this. */
const MOST_FIELDS = 65_536;
/** A page stands among the parts, or among the parts of a part. */
const DEEPEST = 4;

/** Fields and content of an entity that stands between two places of the file, which is given with a unit for each byte. */
function entityAt(file: string, from: number, to: number): Entity | null {
  const blank = /\r?\n[ \t]*\r?\n/u.exec(file.slice(from, Math.min(to, from + MOST_FIELDS)));
  if (blank === null) return null;
  const fields = file.slice(from, from + blank.index).replace(/\r?\n[ \t]+/gu, " ");
  const field = (name: string): string => new RegExp(`^${name}:\\s*(.*)$`, "imu").exec(fields)?.[1]?.trim() ?? "";
  const type = field("content-type");
  return {
    type: type.split(";")[0]?.trim().toLowerCase() ?? "",
    boundary: /boundary\s*=\s*(?:"([^"]+)"|([^\s;"]+))/iu.exec(type)?.slice(1).find(Boolean) ?? null,
    encoding: field("content-transfer-encoding").toLowerCase(),
    from: from + blank.index + blank[0].length,
    to,
  };
}

/** The parts between the boundaries of an entity. */
function* partsOf(file: string, { boundary, from, to }: Entity): Generator<Entity> {
  if (boundary === null) return;
  const line = `--${boundary}`;
  for (let at = file.indexOf(line, from); at >= 0 && at < to; ) {
    const start = file.indexOf("\n", at) + 1;
    if (start === 0 || file.startsWith("--", at + line.length)) return;
    const next = file.indexOf(`\n${line}`, start - 1);
    const end = next < 0 ? to : Math.min(next, to);
    const part = entityAt(file, start, end);
    if (part !== null) yield part;
    at = next < 0 ? -1 : next + 1;
  }
}

function pageIn(file: string, entity: Entity, depth: number): Entity | null {
  for (const part of partsOf(file, entity)) {
    if (part.type === "text/html" || part.type === "application/xhtml+xml") return part;
    const found = part.type.startsWith("multipart/") && depth < DEEPEST ? pageIn(file, part, depth + 1) : null;
    if (found !== null) return found;
  }
  return null;
}

/** Bytes written as `=E6`, lines joined where they end with `=`. */
function fromQuotedPrintable(text: string): Uint8Array {
  const joined = text.replace(/=[ \t]*\r?\n/gu, "");
  const bytes = new Uint8Array(joined.length);
  let length = 0;
  for (let i = 0; i < joined.length; i++) {
    const hex = joined.charAt(i) === "=" ? joined.slice(i + 1, i + 3) : "";
    const coded = /^[\da-f]{2}$/iu.test(hex);
    bytes[length++] = coded ? Number.parseInt(hex, 16) : joined.charCodeAt(i);
    if (coded) i += 2;
  }
  return bytes.subarray(0, length);
}

/** The first page in a file of several parts, as browsers save one; null when there is none. */
export function pagePart(bytes: Uint8Array): PagePart | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const whole = entityAt(file, 0, file.length);
  const page = whole === null ? null : pageIn(file, whole, 0);
  if (page === null) return null;
  const { from, to, encoding } = page;
  if (encoding === "base64") return { bytes: new Uint8Array(Buffer.from(file.slice(from, to), "base64")), at: null };
  if (encoding === "quoted-printable") return { bytes: fromQuotedPrintable(file.slice(from, to)), at: null };
  return { bytes: bytes.subarray(from, to), at: from };
}
