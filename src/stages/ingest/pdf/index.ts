import type { PdfEngine } from "./engine.ts";
import { pdfium } from "./pdfium.ts";
import { pdfjs } from "./pdfjs.ts";

export type { PdfEngine } from "./engine.ts";

/** The engines by name; each loads its library when it reads its first file. */
export const engines: { readonly pdfium: PdfEngine; readonly pdfjs: PdfEngine } = { pdfium, pdfjs };
