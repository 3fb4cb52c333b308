import type { SampleReport, TextOptions } from "./index.mjs";

export interface WordLook {
  numbered?: "direct" | "style";
  tracked?: boolean;
  unseen?: boolean;
  shred?: boolean;
  breaks?: boolean;
  cellParagraphs?: boolean;
  controls?: boolean;
  across?: "gridSpan" | "hMerge";
  nested?: boolean;
  framed?: boolean;
  boxed?: boolean;
  attached?: boolean;
  repeat?: boolean;
  strict?: boolean;
  prefix?: string;
  cut?: TextOptions["breaks"];
}

/** A report as a Word file written by hand. */
export function docxOf(model: SampleReport, look?: WordLook): Buffer;

/** A Word file of which these are the parts: the inner XML of `w:body`, of `w:styles` and of `w:numbering`. */
export function packed(
  body: string,
  more?: { styles?: string; numbering?: string; background?: string; look?: WordLook },
): Buffer;
