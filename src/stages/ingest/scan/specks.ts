import type { Blob } from "./components.ts";
import type { Gray, Rect } from "./gray.ts";
import { isSpeck } from "./textlines.ts";

/** A speck with no other ink so near, in ems, is dirt; one nearer may be a piece of a broken character. */
const ALONE = 0.1;
/** Side of the squares, in ems, by which ink is looked up. */
const SQUARE = 2;

/** The picture with its dirt painted white: specks that stand alone among its `blobs`. */
export function withoutDirt(gray: Gray, blobs: readonly Blob[], em: number, dpi: number): Gray {
  const far = ALONE * em;
  const near = lookup(blobs, SQUARE * em);
  const isAlone = (blob: Blob): boolean =>
    !near(blob, far).some((other) => other !== blob && distance(blob, other) <= far);
  const dirt = blobs.filter((blob) => isSpeck(blob, dpi) && isAlone(blob));
  if (dirt.length === 0) return gray;
  const { width, height } = gray;
  const data = gray.data.slice();
  for (const { left, top, right, bottom } of dirt)
    for (let y = Math.max(0, top - 1); y < Math.min(height, bottom + 1); y++)
      data.fill(255, y * width + Math.max(0, left - 1), y * width + Math.min(width, right + 1));
  return { width, height, data };
}

const distance = (a: Rect, b: Rect): number =>
  Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom, 0);

/** What may lie within `far` of a rectangle: everything that touches the squares around it. */
function lookup(blobs: readonly Blob[], side: number): (rect: Rect, far: number) => Blob[] {
  const squares = new Map<number, Blob[]>();
  const WIDE = 1 << 16;
  const covered = (rect: Rect, far: number): number[] => {
    const keys: number[] = [];
    for (let y = Math.floor((rect.top - far) / side); y <= Math.floor((rect.bottom + far) / side); y++)
      for (let x = Math.floor((rect.left - far) / side); x <= Math.floor((rect.right + far) / side); x++)
        keys.push(y * WIDE + x);
    return keys;
  };
  for (const blob of blobs)
    for (const key of covered(blob, 0)) {
      const square = squares.get(key);
      if (square === undefined) squares.set(key, [blob]);
      else square.push(blob);
    }
  return (rect, far) => covered(rect, far).flatMap((key) => squares.get(key) ?? []);
}
