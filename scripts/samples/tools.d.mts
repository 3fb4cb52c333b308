/** What each makes of a Word file. */
export const docByLibreOffice: (docx: Uint8Array) => Buffer;
export const rtfByLibreOffice: (docx: Uint8Array) => Buffer;
export const odtByLibreOffice: (docx: Uint8Array) => Buffer;
