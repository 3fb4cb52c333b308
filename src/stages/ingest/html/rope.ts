import type { DeclaredCell, Print } from "../declared/block.ts";

/** A paragraph or a table of data, and the element that it stands in. */
export type Box = TextBox | TableBox;

export interface TextBox {
  readonly kind: "text";
  readonly print: Print;
  readonly element: number;
  /** All of it is a link. */
  readonly linked: boolean;
}

export interface TableBox {
  readonly kind: "table";
  /** Number among the page's tables, from 1. */
  readonly number: number;
  /** Rows of the same table that stand before this part of it. */
  readonly firstRow: number;
  readonly rows: number;
  readonly cols: number;
  readonly cells: readonly DeclaredCell[];
  readonly element: number;
}

/** Boxes in order, in pieces that were put together without copying them; and what is in them. */
export interface Rope {
  readonly parts: (Box | Rope)[];
  /** Tables of data. */
  tables: number;
  /** Characters outside of these. */
  length: number;
  /** Tables of the page's layout that stand one in the other. */
  depth: number;
}

export const emptyRope = (): Rope => ({ parts: [], tables: 0, length: 0, depth: 0 });

export function addBox(rope: Rope, box: Box): void {
  rope.parts.push(box);
  if (box.kind === "table") rope.tables++;
  else rope.length += box.print.text.length;
}

export function addRope(rope: Rope, other: Rope): void {
  if (other.parts.length === 0) return;
  rope.parts.push(other);
  rope.tables += other.tables;
  rope.length += other.length;
  rope.depth = Math.max(rope.depth, other.depth);
}

/** All boxes of a rope, however deep it is knotted. */
export function boxesOf(rope: Rope): Box[] {
  const boxes: Box[] = [];
  const stack: { parts: readonly (Box | Rope)[]; next: number }[] = [{ parts: rope.parts, next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const part = top.parts[top.next++];
    if (part === undefined) stack.pop();
    else if ("kind" in part) boxes.push(part);
    else stack.push({ parts: part.parts, next: 0 });
  }
  return boxes;
}
