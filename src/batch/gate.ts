import pLimit, { type LimitFunction } from "p-limit";

interface Stay {
  inside: boolean;
  enter: () => void;
  end: () => void;
}

/** Lets so many in at a time; the others wait in the order in which they came. */
export class Gate<Guest> {
  readonly #limit: LimitFunction;
  /** Of each guest that is inside or waits. */
  readonly #stays = new Map<Guest, Stay>();

  constructor(places: number) {
    this.#limit = pLimit(places);
  }

  /** Calls `enter` when there is a place for the guest, at once if it is inside already. */
  ask(guest: Guest, enter: () => void): void {
    const known = this.#stays.get(guest);
    if (known?.inside) enter();
    else if (known !== undefined) known.enter = enter;
    else void this.#queue(guest, enter);
  }

  /** The guest is gone, whether it was inside, waiting, or neither. */
  leave(guest: Guest): void {
    this.#stays.get(guest)?.end();
    this.#stays.delete(guest);
  }

  #queue(guest: Guest, enter: () => void): Promise<void> {
    const stay: Stay = { inside: false, enter, end: () => {} };
    const ended = new Promise<void>((resolve) => {
      stay.end = resolve;
    });
    this.#stays.set(guest, stay);
    return this.#limit(() => {
      // It may have left while it waited.
      if (this.#stays.get(guest) !== stay) return;
      stay.inside = true;
      stay.enter();
      return ended;
    });
  }
}
