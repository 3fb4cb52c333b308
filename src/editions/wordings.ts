import type { RowForm } from "../model/edition.ts";
import { once } from "../model/once.ts";
import { fold } from "../text/fold.ts";

/** The label of a row in every wording in which it is printed, folded, the form's own first. */
export const wordingsOf = once((row: RowForm): readonly string[] => [row.label, ...(row.also ?? [])].map(fold));

/** A wording in a folded text. */
export interface Found {
  readonly wording: string;
  /** Where it begins. */
  readonly at: number;
}

/** The wording of a row's label that begins first from a place on, of several there the first; null where none does. */
export function findWording(text: string, wordings: readonly string[], from: number): Found | null {
  let first: Found | null = null;
  for (const wording of wordings) {
    const at = text.indexOf(wording, from);
    if (at >= 0 && (first === null || at < first.at)) first = { wording, at };
  }
  return first;
}
