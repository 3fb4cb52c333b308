/** Figures of each stratum that are looked at, where there are as many: a stratum of none says nothing of itself. */
const LEAST = 2;

/**
 * Shares out a sample over strata of these sizes: in proportion (largest remainders), but at least two each while the sample is
 * large enough for that; never more than a stratum has. The larger strata come first where it is not.
 */
export function allocate(sizes: readonly number[], size: number): number[] {
  const total = sizes.reduce((sum, n) => sum + n, 0);
  const wanted = Math.min(size, total);
  const least = Math.min(LEAST, Math.floor(wanted / (2 * Math.max(1, sizes.length))));
  const given = sizes.map((n) => Math.min(n, least));
  const remainder = (i: number): number => ((sizes[i] as number) / total) * wanted - (given[i] as number);
  for (let left = wanted - given.reduce((sum, n) => sum + n, 0); left > 0; left--) {
    let best = -1;
    for (let i = 0; i < sizes.length; i++) {
      if ((given[i] as number) >= (sizes[i] as number)) continue;
      if (best < 0 || remainder(i) > remainder(best)) best = i;
    }
    given[best] = (given[best] as number) + 1;
  }
  return given;
}
