const WORDS = ["政府", "信息", "公开", "报告", "年度", "行政", "申请"];
/** These words in UTF-8, read as GBK. */
const MISREAD = WORDS.map((word) => new TextDecoder("gbk").decode(new TextEncoder().encode(word)));
/** A text of our kind that was misread holds most of these, and hardly any of the words themselves. */
const FEWEST = 3;

/** Whether a text was UTF-8 once, and has been read as GBK and saved again. */
export function isMisread(text: string): boolean {
  return !text.includes("政府信息") && MISREAD.filter((word) => text.includes(word)).length >= FEWEST;
}

let table: Map<string, readonly [number, number]> | null = null;

/** For each character of GBK its two bytes. */
function bytesOfGbk(): Map<string, readonly [number, number]> {
  if (table !== null) return table;
  const decoder = new TextDecoder("gbk");
  const made = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const unit = decoder.decode(Uint8Array.of(lead, trail));
      if (unit.length === 1 && !made.has(unit)) made.set(unit, [lead, trail]);
    }
  made.delete("\ufffd");
  table = made;
  return made;
}

/**
 * The text that was misread: its characters as the bytes of GBK that they were made of, read as UTF-8. What the first
 * misreading lost is U+FFFD in it; null when it is no such text after all.
 */
export function undoMisreading(text: string): string | null {
  const gbk = bytesOfGbk();
  const bytes = new Uint8Array(2 * text.length);
  let length = 0;
  for (const unit of text) {
    const code = unit.charCodeAt(0);
    const pair = code < 0x80 ? undefined : gbk.get(unit);
    if (code < 0x80) bytes[length++] = code;
    else if (code === 0x20ac) bytes[length++] = 0x80;
    else if (pair === undefined) bytes[length++] = 0xff;
    else {
      bytes[length++] = pair[0];
      bytes[length++] = pair[1];
    }
  }
  const undone = new TextDecoder("utf-8").decode(bytes.subarray(0, length));
  return undone.includes("政府信息") ? undone : null;
}
