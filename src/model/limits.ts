/** What one document may cost before it is refused. */
export interface Limits {
  /** Largest input in bytes. */
  readonly maxBytes: number;
  /** Most pages of a PDF. */
  readonly maxPages: number;
}

export const DEFAULT_LIMITS: Limits = { maxBytes: 64 * 1024 * 1024, maxPages: 500 };

/** Which PDF engine reads: both in turn as needed ("auto"), or only the one named. */
export const ENGINES = ["auto", "pdfium", "pdfjs"] as const;

export type Engine = (typeof ENGINES)[number];
