/** Characters of symbol fonts, which stand at private code points, as the characters that they look like. */

/** What a reader sees and no text can say: a picture, a formula that the viewer draws. It is no figure, and not nothing. */
export const UNSPOKEN = "\ufffc";

const PRIVATE = 0xf000;

/** Symbol has figures and ASCII signs in their own places. */
const PLAIN = /[0-9()+,./:;<=>[\]{|}% -]/u;

function plainIn(font: string, code: number): string | null {
  if (/^symbol$/iu.test(font)) {
    const character = String.fromCharCode(code);
    return PLAIN.test(character) ? character : null;
  }
  // Wingdings: 0 to 10 in circles, white and black.
  if (/^wingdings$/iu.test(font)) {
    if (code >= 0x81 && code <= 0x8a) return String.fromCharCode(0x2460 + code - 0x81);
    if (code >= 0x8c && code <= 0x95) return String.fromCharCode(0x2776 + code - 0x8c);
  }
  return null;
}

/** A character given by font and code, as `w:sym` gives it. One that looks like none of Unicode's stays private. */
export function symbolOf(font: string, hex: string): string {
  const code = Number.parseInt(hex, 16);
  if (!Number.isInteger(code) || code < 0x20 || code > 0xffff) return "";
  const low = code >= PRIVATE && code < PRIVATE + 0x100 ? code - PRIVATE : code;
  if (low < 0x100 && isSymbolFont(font)) return plainIn(font, low) ?? String.fromCharCode(PRIVATE + low);
  return String.fromCharCode(code);
}

export const isSymbolFont = (font: string): boolean => /^(?:symbol|wingdings|webdings)\b/iu.test(font);

/** A text set in a symbol font, as it looks. */
export const lookOf = (font: string, text: string): string =>
  text.replace(/[\u0021-\u00ff\uf020-\uf0ff]/gu, (character) => symbolOf(font, character.charCodeAt(0).toString(16)));
