/** A drawn page: three bytes a pixel (red, green, blue), rows from the top, no padding. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Pixels for a point of the page. */
  readonly scale: number;
  readonly data: Uint8Array;
}
