/** The most bytes that a UTF-16 unit takes in UTF-8. */
const WIDEST = 3;

/** The smallest buffer. */
const LEAST = 2 ** 16;

/** Text as UTF-8, put together in one buffer that is used again. */
export class Bytes {
  #buffer: Buffer<ArrayBuffer> = Buffer.allocUnsafeSlow(LEAST);
  #end = 0;

  write(text: string): void {
    this.#makeRoom(text.length * WIDEST);
    this.#end += this.#buffer.write(text, this.#end);
  }

  /** Writes text whose characters are bytes already. */
  writeOctets(octets: string): void {
    this.#makeRoom(octets.length);
    this.#end += this.#buffer.write(octets, this.#end, "latin1");
  }

  /** Forgets what was written since the last time. */
  clear(): void {
    this.#end = 0;
  }

  /** What was written since the last time; good until the next text is. */
  view(): Buffer {
    const written = this.#buffer.subarray(0, this.#end);
    this.clear();
    return written;
  }

  /**
   * What was written since the last time, in memory that is the taker's from then on. What comes next is written to the first of the
   * `spare` buffers that could have held it, which is taken out.
   */
  take(spare: ArrayBuffer[] = []): Uint8Array<ArrayBuffer> {
    const end = this.#end;
    const taken = new Uint8Array(this.#buffer.buffer, 0, end);
    const found = spare.findIndex(({ byteLength }) => byteLength >= end);
    this.#buffer =
      found < 0
        ? Buffer.allocUnsafeSlow(Math.max(end, LEAST))
        : Buffer.from(...(spare.splice(found, 1) as [ArrayBuffer]));
    this.clear();
    return taken;
  }

  #makeRoom(bytes: number): void {
    const room = this.#end + bytes;
    if (room <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * room);
    this.#buffer.copy(larger, 0, 0, this.#end);
    this.#buffer = larger;
  }
}
