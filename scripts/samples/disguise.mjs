// How files hide plain text: other code points for the same signs, other blanks, other line ends, other encodings.

/** Kangxi and CJK radicals that some PDF text layers give in place of the characters. */
const RADICALS = {
  一: "⼀",
  二: "⼆",
  人: "⼈",
  八: "⼋",
  力: "⼒",
  十: "⼗",
  口: "⼝",
  土: "⼟",
  大: "⼤",
  子: "⼦",
  小: "⼩",
  工: "⼯",
  己: "⼰",
  心: "⼼",
  户: "⼾",
  手: "⼿",
  支: "⽀",
  文: "⽂",
  方: "⽅",
  无: "⽆",
  日: "⽇",
  月: "⽉",
  止: "⽌",
  比: "⽐",
  水: "⽔",
  片: "⽚",
  生: "⽣",
  用: "⽤",
  白: "⽩",
  目: "⽬",
  示: "⽰",
  立: "⽴",
  老: "⽼",
  而: "⽽",
  自: "⾃",
  至: "⾄",
  行: "⾏",
  西: "⻄",
  见: "⻅",
  言: "⾔",
  走: "⾛",
  足: "⾜",
  里: "⾥",
  金: "⾦",
  长: "⻓",
  门: "⻔",
  非: "⾮",
  面: "⾯",
  音: "⾳",
  页: "⻚",
  食: "⾷",
  首: "⾸",
  高: "⾼",
  民: "⺠",
};

const DISGUISES = {
  radicals: (text) => text.replace(/\p{Script=Han}/gu, (c) => RADICALS[c] ?? c),
  fullWidth: (text) => text.replace(/[0-9,:]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  /** Runs of blanks as ideographic and no-break blanks. */
  blanks: (text) => text.replace(/ {2}/g, "\u3000").replace(/ /g, "\u00a0"),
  crlf: (text) => text.replaceAll("\n", "\r\n"),
};

/** A text with the named disguises on, in the order given. */
export const disguise = (text, names = []) => names.reduce((t, name) => DISGUISES[name](t), text);

/** Two-byte codes of GB18030, found by decoding each of them: Node decodes the encoding and does not write it. */
function gbTable() {
  const decoder = new TextDecoder("gb18030");
  const table = new Map();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const c = decoder.decode(Uint8Array.of(lead, trail));
      if (trail !== 0x7f && [...c].length === 1 && c !== "\ufffd" && !table.has(c)) table.set(c, [lead, trail]);
    }
  return table;
}

function gb18030(text) {
  const table = gbTable();
  return Buffer.from(
    [...text].flatMap((c) => {
      if (c.charCodeAt(0) < 0x80) return [c.charCodeAt(0)];
      const code = table.get(c);
      if (!code) throw new Error(`not in two bytes of GB18030: ${c}`);
      return code;
    }),
  );
}

const ENCODERS = {
  "utf-8": (text) => Buffer.from(text),
  "utf-8-bom": (text) => Buffer.from(`\ufeff${text}`),
  "utf-16le": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  "utf-16be": (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
  gb18030,
};

/** A text as bytes; UTF-16 with its byte order mark. */
export const encode = (text, encoding = "utf-8") => ENCODERS[encoding](text);
