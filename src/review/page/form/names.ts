import type { Figure } from "../../../stored/figures.ts";
import { language } from "../settings.ts";
import { formLabel } from "../strings/index.ts";
import { figureAt } from "./marks.ts";

/** Label of a row without its remark in brackets, and without its number. */
export const plainLabel = (label: string): string =>
  label.replace(/（区分.*$/u, "").replace(/^(?:[一二三四]、|（.）|\d\.)/u, "");

/** A figure by group, row and column. */
export function figureTitle({ groupLabel, rowLabel, row, column, columnLabel, table }: Figure): string {
  const group = groupLabel === "" ? [] : [formLabel(groupLabel, groupLabel)];
  const rowName = formLabel(row, rowLabel.replace(/（区分.*$/u, ""));
  const columnName = formLabel(column, columnLabel);
  const parts = table === "disclosure" ? [rowName, columnName] : [...group, rowName, columnName];
  return parts.join(language.value === "zh" ? " · " : " · ");
}

/** The instance of a check, in words: a column, a row, or a group of results. */
export function instanceName(at: string | null): string {
  if (at === null) return "";
  const column = figureAt(`/tables/requests/received/${at}`);
  if (column !== null) return formLabel(at, column.columnLabel);
  const row = figureAt(`/tables/requests/${at}/total`) ?? figureAt(`/tables/disputes/${at}/total`);
  return row === null ? at : formLabel(at, plainLabel(row.rowLabel));
}
