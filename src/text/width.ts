/** Whether a UTF-16 unit takes two columns on a terminal (East Asian wide or full-width). */
export function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0x303e) ||
    (code >= 0x3041 && code <= 0x33ff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6)
  );
}

/** Display column (from 0) at which each UTF-16 unit of `text` starts, and the width of the whole as a last entry. */
export function displayColumns(text: string): number[] {
  const columns: number[] = [];
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    columns.push(at);
    const code = text.charCodeAt(i);
    if (code >= 0xdc00 && code <= 0xdfff) continue;
    at += isWide(code) || (code >= 0xd800 && code <= 0xdbff) ? 2 : 1;
  }
  columns.push(at);
  return columns;
}
