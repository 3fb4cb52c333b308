import type { Box } from "../../src/model/geometry.ts";
import type { Fill, Glyph, Page, Rule } from "../../src/model/page.ts";

/** How a text is set; `advance` in em, for narrow or spaced-out characters. */
export interface Style {
  readonly size?: number;
  readonly color?: number;
  readonly mode?: number;
  readonly advance?: number;
  readonly spacing?: number;
  readonly vertical?: boolean;
}

const isNarrow = (char: string): boolean => char.charCodeAt(0) < 0x2000;

/** The glyphs of a text that begins at x, its line's top at y; half an em for ASCII, one for ideographs. */
export function text(x: number, y: number, chars: string, style: Style = {}): Glyph[] {
  const { size = 10, color = 0, mode = 0, spacing = 0, vertical = false } = style;
  let at = x;
  let down = y;
  return [...chars].map((char): Glyph => {
    const width = (style.advance ?? (isNarrow(char) ? 0.5 : 1)) * size;
    const box: Box = vertical ? [x, down, x + size, down + size] : [at, y, at + width, y + 1.1 * size];
    at += width + spacing * size;
    down += size;
    return { text: char, box, size, mode, color, vertical };
  });
}

/** A text in the middle of a box, on as many lines as it takes. */
export function centred(box: Box, chars: string, style: Style = {}): Glyph[] {
  const size = style.size ?? 10;
  const room = box[2] - box[0] - 4;
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const char of chars) {
    const width = (isNarrow(char) ? 0.5 : 1) * size;
    if (used + width > room && line !== "") {
      lines.push(line);
      line = "";
      used = 0;
    }
    line += char;
    used += width;
  }
  lines.push(line);
  const pitch = 1.2 * size;
  const top = (box[1] + box[3] - pitch * lines.length) / 2;
  return lines.flatMap((chars, i) => {
    const width = [...chars].reduce((sum, char) => sum + (isNarrow(char) ? 0.5 : 1) * size, 0);
    return text((box[0] + box[2] - width) / 2, top + i * pitch, chars, style);
  });
}

export const h = (at: number, from: number, to: number, color = 0): Rule => ({
  axis: "h",
  at,
  from,
  to,
  width: 0.5,
  color,
});
export const v = (at: number, from: number, to: number, color = 0): Rule => ({
  axis: "v",
  at,
  from,
  to,
  width: 0.5,
  color,
});

/** Border of a box, as four rules. */
export const border = ([left, top, right, bottom]: Box): Rule[] => [
  h(top, left, right),
  h(bottom, left, right),
  v(left, top, bottom),
  v(right, top, bottom),
];

export function page(parts: Partial<Page> & { glyphs?: readonly Glyph[] }): Page {
  return { number: 1, width: 595, height: 842, rotation: 0, glyphs: [], rules: [], fills: [], images: [], ...parts };
}

/** One drawn cell of a table: what it says, and how many columns it takes. */
export type CellText = string | { readonly text: string; readonly cols?: number; readonly rows?: number };

export interface Drawn {
  readonly glyphs: Glyph[];
  readonly rules: Rule[];
  readonly fills: Fill[];
  readonly bottom: number;
}

/**
 * Draws a table: `widths` of its columns, a list of rows, each with its cells from left to right; a place that a
 * cell of an earlier row takes is left out. `open` leaves out the rule above, below, or both.
 */
export function table(
  left: number,
  top: number,
  widths: readonly number[],
  rows: readonly (readonly CellText[])[],
  options: { readonly rowHeight?: number; readonly open?: "top" | "bottom" | "both"; readonly size?: number } = {},
): Drawn {
  const { rowHeight = 24, open } = options;
  const xs = [left];
  for (const width of widths) xs.push((xs[xs.length - 1] as number) + width);
  const taken = rows.map(() => new Set<number>());
  const glyphs: Glyph[] = [];
  const rules: Rule[] = [];
  const bottom = top + rows.length * rowHeight;
  rows.forEach((cells, row) => {
    let col = 0;
    for (const cell of cells) {
      while (taken[row]?.has(col)) col++;
      const { text: said, cols = 1, rows: down = 1 } = typeof cell === "string" ? { text: cell } : cell;
      for (let r = row; r < row + down; r++) for (let c = col; c < col + cols; c++) taken[r]?.add(c);
      const box: Box = [
        xs[col] as number,
        top + row * rowHeight,
        xs[col + cols] as number,
        top + (row + down) * rowHeight,
      ];
      const [above, below, ...sides] = border(box);
      if (!(row === 0 && (open === "top" || open === "both"))) rules.push(above as Rule);
      if (!(box[3] >= bottom && (open === "bottom" || open === "both"))) rules.push(below as Rule);
      rules.push(...sides);
      if (said !== "") glyphs.push(...centred(box, said, { size: options.size ?? 10 }));
      col += cols;
    }
  });
  return { glyphs, rules, fills: [], bottom };
}
