import type { EditionForm, TableForm } from "../model/edition.ts";
import type { TableKey } from "../model/outline.ts";
import { EDITION_2019 } from "./edition2019.ts";
import { EDITION_2021 } from "./edition2021.ts";

/** Every form that is recognised, newest first. */
export const EDITIONS: readonly EditionForm[] = [EDITION_2021, EDITION_2019];

/** The published shapes of one table, each once, newest first, with the edition that states it. */
export function shapesOf(table: TableKey): readonly { edition: EditionForm; form: TableForm }[] {
  const seen = new Set<string>();
  return EDITIONS.flatMap((edition) =>
    edition.tables
      .filter((form) => form.table === table && !seen.has(form.shape) && seen.add(form.shape))
      .map((form) => ({ edition, form })),
  );
}
