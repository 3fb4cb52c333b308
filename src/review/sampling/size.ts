/** How many figures must be found right, none wrong, to say with this confidence that a share of at most `share` is wrong. */
export const sizeFor = (share: number, confidence: number): number =>
  Math.ceil(Math.log(1 - confidence) / Math.log(1 - share) - 1e-9);
