/** Digits that recognition takes for each other sooner than others. */
const ALIKE = new Set(["08", "06", "09", "17", "38", "56", "68", "35", "49", "89", "27", "14"]);

const NEAR = 2.5;
const FAR = 6;
/** A digit lost, or seen twice; and one that was there or not there for no such reason. */
const DOUBLED = 3;
const LOST = 4;

/** How unlikely it is, in nats, that `printed` was read as `read`. */
export function misreadCost(printed: string, read: string): number {
  let above = Array.from({ length: read.length + 1 }, (_, j) => j * LOST);
  for (let i = 1; i <= printed.length; i++) {
    const row = [i * LOST];
    for (let j = 1; j <= read.length; j++) {
      const a = printed[i - 1] as string;
      const b = read[j - 1] as string;
      const lost = a === printed[i - 2] ? DOUBLED : LOST;
      const seen = b === read[j - 2] ? DOUBLED : LOST;
      row.push(
        Math.min((above[j - 1] as number) + exchange(a, b), (above[j] as number) + lost, (row[j - 1] as number) + seen),
      );
    }
    above = row;
  }
  return above[read.length] as number;
}

const exchange = (a: string, b: string): number => (a === b ? 0 : ALIKE.has(a + b) || ALIKE.has(b + a) ? NEAR : FAR);
