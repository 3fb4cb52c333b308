import { createCipheriv, createHash } from "node:crypto";

/** An object of a PDF written by hand: a dictionary's inside, and a stream's data. `@name` in either stands for a reference. */
export interface PdfObject {
  readonly dict: string;
  readonly stream?: string | Uint8Array;
}

export interface PdfPage {
  readonly content: string;
  /** Further entries of the page's dictionary: /Rotate, /CropBox; /MediaBox is 300 by 200 unless given. */
  readonly dict?: string;
  /** The inside of the page's /Resources. */
  readonly resources?: string;
}

export interface PdfOptions {
  readonly objects?: Readonly<Record<string, PdfObject>>;
  /** Further entries of the catalogue. */
  readonly catalog?: string;
  /** The user password, of which "" needs no asking. */
  readonly password?: string;
}

/** Entries for /Font: Helvetica as F1, ideographs from a font that is not embedded as F2. */
export const FONTS =
  "/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> " +
  "/F2 << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font " +
  "/Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> " +
  "/DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] " +
  "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>";

/** Text as a string of UCS-2 codes, for F2. */
export const ucs2 = (text: string): string =>
  `<${[...text].map((c) => (c.codePointAt(0) as number).toString(16).padStart(4, "0")).join("")}>`;

/** A whole PDF file, offsets right, nothing compressed. */
export function makePdf(pages: readonly PdfPage[], options: PdfOptions = {}): Uint8Array {
  const named: [string, PdfObject][] = [
    ["catalog", { dict: `/Type /Catalog /Pages @pages ${options.catalog ?? ""}` }],
    ["pages", { dict: `/Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `@page${i}`).join(" ")}]` }],
    ...pages.flatMap(({ content, dict = "", resources = "" }, i): [string, PdfObject][] => [
      [
        `page${i}`,
        {
          dict:
            `/Type /Page /Parent @pages ${dict.includes("/MediaBox") ? "" : "/MediaBox [0 0 300 200]"} ${dict} ` +
            `/Contents @content${i} /Resources << ${resources.includes("/Font") ? "" : `/Font << ${FONTS} >>`} ${resources} >>`,
        },
      ],
      [`content${i}`, { dict: "", stream: content }],
    ]),
    ...Object.entries(options.objects ?? {}),
  ];
  const numbers = new Map(named.map(([name], i) => [name, i + 1]));
  const resolve = (text: string): string =>
    text.replace(/@(\w+)/g, (_, name: string) => `${numbers.get(name) ?? `unknown object ${name}`} 0 R`);
  const security = options.password === undefined ? null : secure(options.password);
  const parts: Buffer[] = [Buffer.from("%PDF-1.6\n%\u00e2\u00e3\u00cf\u00d3\n", "latin1")];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  for (const [i, [, { dict, stream }]] of named.entries()) {
    offsets.push(length);
    if (stream === undefined) {
      add(Buffer.from(`${i + 1} 0 obj\n<< ${resolve(dict)} >>\nendobj\n`, "latin1"));
      continue;
    }
    const plain = typeof stream === "string" ? Buffer.from(resolve(stream), "latin1") : Buffer.from(stream);
    const data = security === null ? plain : security.encrypt(plain, i + 1);
    add(Buffer.from(`${i + 1} 0 obj\n<< ${resolve(dict)} /Length ${data.length} >>\nstream\n`, "latin1"));
    add(data);
    add(Buffer.from("\nendstream\nendobj\n", "latin1"));
  }
  const xref = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  add(
    Buffer.from(
      `xref\n0 ${named.length + 1}\n0000000000 65535 f \n${xref}trailer\n` +
        `<< /Size ${named.length + 1} /Root 1 0 R ${security?.trailer ?? ""} >>\nstartxref\n${length}\n%%EOF\n`,
      "latin1",
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

const PADDING = Buffer.from("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a", "hex");
const ID = Buffer.from("00112233445566778899aabbccddeeff", "hex");
const PERMISSIONS = -4;

const md5 = (...parts: Buffer[]): Buffer => createHash("md5").update(Buffer.concat(parts)).digest();

function rc4(key: Buffer, data: Buffer): Buffer {
  const s = Uint8Array.from({ length: 256 }, (_, i) => i);
  const swap = (i: number, j: number): void => {
    const kept = s[i] as number;
    s[i] = s[j] as number;
    s[j] = kept;
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (s[i] as number) + (key[i % key.length] as number)) & 255;
    swap(i, j);
  }
  let a = 0;
  let b = 0;
  return data.map((byte) => {
    a = (a + 1) & 255;
    b = (b + (s[a] as number)) & 255;
    swap(a, b);
    return byte ^ (s[((s[a] as number) + (s[b] as number)) & 255] as number);
  }) as Buffer;
}

/** The standard security handler, revision 4: AES-128, one crypt filter for all streams. */
function secure(password: string): { readonly trailer: string; encrypt(data: Buffer, object: number): Buffer } {
  const padded = (text: string): Buffer => Buffer.concat([Buffer.from(text, "latin1"), PADDING]).subarray(0, 32);
  const times = (n: number, first: Buffer): Buffer => Array.from({ length: n }).reduce<Buffer>((k) => md5(k), first);
  const twenty = (key: Buffer, data: Buffer): Buffer =>
    Array.from({ length: 20 }, (_, i) => i).reduce<Buffer>(
      (d, i) => rc4(key.map((byte) => byte ^ i) as Buffer, d),
      data,
    );
  const owner = twenty(times(51, padded("owner")), padded(password));
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(PERMISSIONS);
  const key = times(50, md5(padded(password), owner, permissions, ID));
  const user = Buffer.concat([twenty(key, md5(PADDING, ID)), Buffer.alloc(16)]);
  const hex = (data: Buffer): string => `<${data.toString("hex")}>`;
  return {
    trailer:
      `/ID [${hex(ID)} ${hex(ID)}] /Encrypt << /Filter /Standard /V 4 /R 4 /Length 128 /P ${PERMISSIONS} ` +
      `/O ${hex(owner)} /U ${hex(user)} /StmF /StdCF /StrF /StdCF ` +
      "/CF << /StdCF << /CFM /AESV2 /AuthEvent /DocOpen /Length 16 >> >> >>",
    encrypt(data, object) {
      const salt = Buffer.from([object & 255, object >> 8, 0, 0, 0, 0x73, 0x41, 0x6c, 0x54]);
      const vector = md5(Buffer.from([object]));
      const cipher = createCipheriv("aes-128-cbc", md5(key, salt), vector);
      return Buffer.concat([vector, cipher.update(data), cipher.final()]);
    },
  };
}
