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

/** Which pages are read from their pictures. */
export const OCR_WHEN = ["auto", "always", "never"] as const;

export type OcrWhen = (typeof OCR_WHEN)[number];

/** Which engines read pictures: both, or one alone. */
export const OCR_ENGINES = ["both", "tesseract", "paddle"] as const;

export type OcrEngines = (typeof OCR_ENGINES)[number];

/** What of a document is read from its pictures, and by what. */
export interface OcrChoice {
  /** Which pages: those whose text does not tell their characters, all, or none. */
  readonly when: OcrWhen;
  readonly engines: OcrEngines;
  /** Most pages of one document to be read so. */
  readonly maxPages: number;
}

export const DEFAULT_OCR: OcrChoice = { when: "auto", engines: "both", maxPages: 60 };
