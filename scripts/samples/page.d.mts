import type { SampleReport } from "./index.d.mts";

export interface PageLook {
  site?: "none" | "portal" | "layout";
  tables?: "whole" | "split" | "nested" | "grid";
  spans?: "right" | "rows" | "beyond" | "misaligned";
  wrap?: "plain" | "word" | "paragraphs" | "unclosed" | "nested";
  heading?: "p" | "h2" | "word";
  charset?: string;
  /** Line ends of the source. */
  breaks?: string;
  /** Prose in lines that end with <br>. */
  lines?: boolean;
  /** Paragraphs and cells that are never closed. */
  open?: boolean;
  /** Digits as character references. */
  entities?: boolean;
  /** Marks of footnotes behind totals. */
  notes?: boolean;
  oneTable?: boolean;
}

/** The page of a report. */
export function pageOf(model: SampleReport, look?: PageLook): string;

/** A page as one file with its parts. */
export function mhtmlOf(page: string): string;
