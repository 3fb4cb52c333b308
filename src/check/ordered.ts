/** Hands on what comes in any order in the order of its numbers, from 0. */
export function inOrder<T>(done: (value: T) => void): (number: number, value: T) => void {
  const early = new Map<number, { readonly value: T }>();
  let next = 0;
  return (number, value) => {
    early.set(number, { value });
    for (let ready = early.get(next); ready !== undefined; ready = early.get(next)) {
      early.delete(next++);
      done(ready.value);
    }
  };
}
