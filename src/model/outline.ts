import type { Anchor, Line } from "./line.ts";

export type TableKey = "disclosure" | "requests" | "disputes" | "indicators";

/** A line, or a part of one, and the table in whose region it stands ("other": a table that is none of the form's). */
export interface OutlineLine {
  readonly line: Line;
  readonly table: TableKey | "other" | null;
}

export interface Found<T> {
  readonly value: T;
  /** As printed, line breaks undone. */
  readonly text: string;
  readonly anchor: Anchor;
}
