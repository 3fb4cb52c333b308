import type { Pdfium } from "./pdfium-library.ts";

const TEXT = 1;
const FORM = 5;
/** As deep as forms are followed; PDFium itself stops near it. */
export const MAX_DEPTH = 24;

/**
 * Takes the replacement texts (/ActualText) off a page's text before it is read: PDFium reports such a text as if all of it
 * stood at the first glyph it replaces, so that its characters have no place of their own.
 */
export function removeActualText(pdfium: Pdfium, page: number): void {
  const { lib } = pdfium;
  const count = lib.FPDFPage_CountObjects(page);
  for (let i = 0; i < count; i++) removeFrom(pdfium, lib.FPDFPage_GetObject(page, i), 0);
}

function removeFrom(pdfium: Pdfium, object: number, depth: number): void {
  const { lib, actualText } = pdfium;
  const type = lib.FPDFPageObj_GetType(object);
  if (type === TEXT) {
    for (let i = lib.FPDFPageObj_CountMarks(object) - 1; i >= 0; i--) {
      const mark = lib.FPDFPageObj_GetMark(object, i);
      if (lib.FPDFPageObjMark_GetParamValueType(mark, actualText) !== 0) lib.FPDFPageObj_RemoveMark(object, mark);
    }
  } else if (type === FORM && depth < MAX_DEPTH) {
    const count = lib.FPDFFormObj_CountObjects(object);
    for (let i = 0; i < count; i++) removeFrom(pdfium, lib.FPDFFormObj_GetObject(object, i), depth + 1);
  }
}
