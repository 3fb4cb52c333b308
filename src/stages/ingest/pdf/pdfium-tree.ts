import type { Pdfium } from "./pdfium-library.ts";

export const TEXT = 1;
export const PATH = 2;
export const IMAGE = 3;
export const FORM = 5;

/** An object of a page. */
export interface PageObject {
  readonly pointer: number;
  /** TEXT, PATH, IMAGE, FORM, or another number for what draws nothing of interest. */
  readonly type: number;
  /** What a form draws; nothing for other types. */
  readonly children: readonly PageObject[];
}

/** Forms nested deeper are not followed; PDFium itself stops near it. */
const MAX_DEPTH = 24;
const NONE: readonly PageObject[] = [];

/**
 * The objects of a page in drawing order. Takes the replacement texts (/ActualText) off its text, and so has to come before
 * that is read: PDFium reports such a text as if all of it stood at the first glyph that it replaces.
 */
export function readTree(pdfium: Pdfium, page: number): readonly PageObject[] {
  const { lib } = pdfium;
  return readList(pdfium, lib.FPDFPage_CountObjects(page), (i) => lib.FPDFPage_GetObject(page, i), 0);
}

function readList(
  pdfium: Pdfium,
  count: number,
  pointerAt: (index: number) => number,
  depth: number,
): readonly PageObject[] {
  const { lib } = pdfium;
  const objects: PageObject[] = [];
  for (let i = 0; i < count; i++) {
    const pointer = pointerAt(i);
    const type = lib.FPDFPageObj_GetType(pointer);
    let children = NONE;
    if (type === TEXT) removeActualText(pdfium, pointer);
    else if (type === FORM && depth < MAX_DEPTH) {
      const at = (j: number): number => lib.FPDFFormObj_GetObject(pointer, j);
      children = readList(pdfium, lib.FPDFFormObj_CountObjects(pointer), at, depth + 1);
    }
    objects.push({ pointer, type, children });
  }
  return objects;
}

function removeActualText({ lib, actualText }: Pdfium, text: number): void {
  for (let i = lib.FPDFPageObj_CountMarks(text) - 1; i >= 0; i--) {
    const mark = lib.FPDFPageObj_GetMark(text, i);
    if (lib.FPDFPageObjMark_GetParamValueType(mark, actualText) !== 0) lib.FPDFPageObj_RemoveMark(text, mark);
  }
}

/** "OC" in UTF-16, as PDFium returns the name of a mark, with the zero that ends it. */
const LAYER_MARK = [0x4f, 0, 0x43, 0, 0, 0];

/** Whether any object, or any in a form, is marked as belonging to a layer. */
export function hasLayerMark(pdfium: Pdfium, objects: readonly PageObject[]): boolean {
  const { lib, heap, scratch } = pdfium;
  const room = 128;
  return objects.some(({ pointer, children }) => {
    for (let i = lib.FPDFPageObj_CountMarks(pointer) - 1; i >= 0; i--) {
      lib.FPDFPageObjMark_GetName(lib.FPDFPageObj_GetMark(pointer, i), scratch, room, scratch + room);
      const length = heap.HEAPU32[(scratch + room) >> 2];
      if (length === LAYER_MARK.length && LAYER_MARK.every((byte, k) => heap.HEAPU8[scratch + k] === byte)) return true;
    }
    return hasLayerMark(pdfium, children);
  });
}
