// Just enough Markdown to hold the documents to the code.

export interface Cell {
  /** What stands between backticks in the first cell of a row. */
  readonly codes: string[];
  readonly row: string;
}

/** Text under each heading of level 2, by the heading's words. */
export function chapters(markdown: string): Map<string, string> {
  return new Map(
    markdown
      .split(/^## /mu)
      .slice(1)
      .map((part) => {
        const [heading = "", ...rest] = part.split("\n");
        return [heading.trim(), rest.join("\n")];
      }),
  );
}

/** First cells of the tables whose own first cell is headed `head`. */
export function firstCells(markdown: string, head: string): Cell[] {
  const cells: Cell[] = [];
  let inside = false;
  for (const row of markdown.split("\n")) {
    if (!row.startsWith("|")) inside = false;
    else if (new RegExp(`^\\|\\s*${head}\\s*\\|`, "u").test(row)) inside = true;
    else if (inside && !/^\|[\s|:-]+$/u.test(row))
      cells.push({ codes: (row.split("|")[1]?.match(/`[^`]+`/gu) ?? []).map((code) => code.slice(1, -1)), row });
  }
  return cells;
}
