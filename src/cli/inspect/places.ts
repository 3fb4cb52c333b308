import type { Place } from "./trace.ts";

/**
 * `page 3 at 401.2,233.0–409.7,245.5`, `table 2 row 4 column 10`, `paragraph 7` or `line 30 column 5`; "nowhere" for what
 * has no place.
 */
export function longPlace(place: Partial<Place> | null): string {
  if (place?.bbox !== undefined) {
    const [left, top, right, bottom] = place.bbox.map((x) => x.toFixed(1));
    return `page ${place.page} at ${left},${top}–${right},${bottom}`;
  }
  if (place?.table !== undefined) return `table ${place.table} row ${place.row} column ${place.column}`;
  if (place?.paragraph !== undefined) return `paragraph ${place.paragraph}`;
  if (place?.line !== undefined) return `line ${place.line} column ${place.column}`;
  return place?.page === undefined ? "nowhere" : `page ${place.page}`;
}

/** `p3`, `row 4`, `¶ 7` or `line 30`; "" for what has no place. */
export function shortPlace(place: Place | null): string {
  if (place?.page !== undefined) return `p${place.page}`;
  if (place?.table !== undefined) return `row ${place.row}`;
  if (place?.paragraph !== undefined) return `¶ ${place.paragraph}`;
  return place?.line === undefined ? "" : `line ${place.line}`;
}
