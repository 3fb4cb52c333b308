/** Lets so many in at a time; the others wait in the order in which they came. */
export class Gate<Guest> {
  readonly #places: number;
  readonly #inside = new Set<Guest>();
  readonly #waiting = new Map<Guest, () => void>();

  constructor(places: number) {
    this.#places = places;
  }

  /** Calls `enter` when there is a place for the guest, at once if it is inside already. */
  ask(guest: Guest, enter: () => void): void {
    if (!this.#inside.has(guest) && this.#inside.size >= this.#places) {
      this.#waiting.set(guest, enter);
      return;
    }
    this.#inside.add(guest);
    enter();
  }

  /** The guest is gone, whether it was inside, waiting, or neither. */
  leave(guest: Guest): void {
    this.#waiting.delete(guest);
    if (!this.#inside.delete(guest)) return;
    const [next] = this.#waiting;
    if (next === undefined) return;
    this.#waiting.delete(next[0]);
    this.ask(...next);
  }
}
