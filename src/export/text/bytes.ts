/** The most bytes that a UTF-16 unit takes in UTF-8. */
const WIDEST = 3;

/** Text as UTF-8, put together in one buffer that is used again. */
export class Bytes {
  #buffer = Buffer.allocUnsafeSlow(1 << 16);
  #end = 0;

  write(text: string): void {
    const room = this.#end + text.length * WIDEST;
    if (room > this.#buffer.length) {
      const larger = Buffer.allocUnsafeSlow(2 * room);
      this.#buffer.copy(larger, 0, 0, this.#end);
      this.#buffer = larger;
    }
    this.#end += this.#buffer.write(text, this.#end);
  }

  /** A copy of what was written since the last time. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = new Uint8Array(this.#end);
    taken.set(this.#buffer.subarray(0, this.#end));
    this.#end = 0;
    return taken;
  }
}
