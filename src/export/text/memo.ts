/** Longest text that is kept, and the most texts: the words of the form come again in every report. */
const LONGEST = 120;
const MOST = 20_000;

/** The same function, remembering what it made of short texts. */
export function memo(write: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    if (text.length > LONGEST) return write(text);
    let written = known.get(text);
    if (written === undefined) {
      written = write(text);
      if (known.size >= MOST) known.clear();
      known.set(text, written);
    }
    return written;
  };
}

/** The same function for the cells of a table, remembering the last text of each column: rows are much alike. */
export function byColumn(write: (text: string) => string): (text: string, column: number) => string {
  const last: string[] = [];
  const written: string[] = [];
  return (text, column) => {
    if (last[column] !== text) {
      last[column] = text;
      written[column] = write(text);
    }
    return written[column] as string;
  };
}
