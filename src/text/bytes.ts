/** The most bytes that a UTF-16 unit takes in UTF-8. */
const WIDEST = 3;

/** Text as UTF-8, put together in one buffer that is used again. */
export class Bytes {
  #buffer = Buffer.allocUnsafeSlow(1 << 16);
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

  /** A copy of what was written since the last time, in the first of the `spare` buffers that is large enough, which is taken out. */
  take(spare: ArrayBuffer[] = []): Uint8Array<ArrayBuffer> {
    const written = this.view();
    const found = spare.findIndex(({ byteLength }) => byteLength >= written.length);
    if (found < 0) return new Uint8Array(written);
    const [buffer] = spare.splice(found, 1) as [ArrayBuffer];
    const copy = new Uint8Array(buffer, 0, written.length);
    copy.set(written);
    return copy;
  }

  #makeRoom(bytes: number): void {
    const room = this.#end + bytes;
    if (room <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * room);
    this.#buffer.copy(larger, 0, 0, this.#end);
    this.#buffer = larger;
  }
}
