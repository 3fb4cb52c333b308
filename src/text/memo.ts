/**
 * The same function, remembering what it made of at most `most` texts, none longer than `longest` UTF-16 units; when there would be
 * more, all are forgotten. For texts that come again and again, as the words of the form do in every report.
 */
export function memo<T, K extends string | null = string>(
  make: (text: K) => T,
  most: number,
  longest = Number.POSITIVE_INFINITY,
): (text: K) => T {
  const known = new Map<K, T>();
  return (text) => {
    if (text !== null && text.length > longest) return make(text);
    let made = known.get(text);
    if (made === undefined) {
      made = make(text);
      if (known.size >= most) known.clear();
      known.set(text, made);
    }
    return made;
  };
}
