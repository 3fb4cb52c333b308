/** Formats that an office suite reads for us. */
export type OfficeFormat = "doc" | "rtf" | "odt" | "xml";

export type OfficeResult =
  | { readonly ok: true; readonly docx: Uint8Array }
  /** Why there is none, for people. */
  | { readonly ok: false; readonly message: string };

/** Makes a DOCX of a document that is not read here; null where no office suite is at hand. */
export type Office = (bytes: Uint8Array, format: OfficeFormat) => Promise<OfficeResult>;
