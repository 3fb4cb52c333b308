import { printable } from "../print.ts";

/** Text of a document on one line of a terminal: white space as single blanks, control characters as a substitute. */
export const safe = (text: string): string => printable(text.replace(/\s+/gu, " ").trim());

/** As `safe`, cut to a number of characters. */
export function short(text: string, length: number): string {
  const characters = [...safe(text)];
  return characters.length <= length ? characters.join("") : `${characters.slice(0, length - 1).join("")}…`;
}
