/** Keeps the last `size` results of a costly function, by what `keyOf` says of its argument. */
export function recent<T, V>(size: number, make: (of: T) => V, keyOf: (of: T) => unknown = (of) => of): (of: T) => V {
  const kept = new Map<unknown, V>();
  return (of) => {
    const key = keyOf(of);
    const known = kept.get(key);
    const value = known === undefined ? make(of) : known;
    kept.delete(key);
    kept.set(key, value);
    if (kept.size > size) kept.delete(kept.keys().next().value);
    return value;
  };
}
