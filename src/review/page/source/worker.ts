/**
 * The thread that reads PDFs. It starts with the page, beside all else that is loaded: what it runs is a megabyte, and the first document
 * would wait for that.
 */
export const worker = new Worker("/pdfjs/legacy/build/pdf.worker.min.mjs", { type: "module" });
