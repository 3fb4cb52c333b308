import type { Rows, TableForm } from "../column.ts";
import type { Context } from "../context.ts";
import { CHECKS_TABLE, checkRows } from "./checks.ts";
import { DECISIONS_TABLE, decisionRows } from "./decisions.ts";
import { DIAGNOSTICS_TABLE, diagnosticRows } from "./diagnostics.ts";
import { FIGURES_TABLE, figureRows } from "./figures.ts";
import { MENTIONS_TABLE, mentionRows } from "./mentions.ts";
import { PANEL_TABLE, panelRows } from "./panel.ts";
import { REPORTS_TABLE, reportRows } from "./reports.ts";
import { SECTIONS_TABLE, sectionRows } from "./sections.ts";
import type { Shape } from "./shape.ts";

/** A table that reports fill. */
export interface Table extends TableForm {
  readonly rows: (context: Context) => Rows;
}

const MAIN: Readonly<Record<Shape, Table>> = {
  long: { ...FIGURES_TABLE, rows: figureRows },
  wide: { ...PANEL_TABLE, rows: panelRows },
};

const FURTHER: readonly Table[] = [
  { ...REPORTS_TABLE, rows: reportRows },
  { ...SECTIONS_TABLE, rows: sectionRows },
  { ...MENTIONS_TABLE, rows: mentionRows },
  { ...CHECKS_TABLE, rows: checkRows },
  { ...DIAGNOSTICS_TABLE, rows: diagnosticRows },
  { ...DECISIONS_TABLE, rows: decisionRows },
];

/** The tables of an export, that of the figures first. */
export const tablesOf = (shape: Shape): readonly Table[] => [MAIN[shape], ...FURTHER];
