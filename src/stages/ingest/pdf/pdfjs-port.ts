/** What pdf.js sends between its two halves, as far as we know it. */
export interface PortMessage {
  readonly action?: string;
  readonly data?: unknown;
}

type Listener = (this: Port, event: { readonly data: PortMessage }) => void;

/** A message that hands over a font: its name, and what is known of it. */
type FontMessage = PortMessage & {
  readonly data: readonly [id: string, type: "Font", font: { readonly extra: object }];
};

/**
 * The line between both halves of pdf.js where they run on one thread, in place of its own. What is sent is copied, as between threads,
 * but the maps of a font: of those only the characters are ever looked at, and for a font that is not embedded a copy of them all
 * takes a third of the time that its page takes.
 */
export class Port {
  readonly #listeners = new Set<Listener>();

  postMessage(message: PortMessage, transfer: readonly ArrayBuffer[] = []): void {
    const event = { data: isFont(message) ? fontCopy(message, transfer) : copy(message, transfer) };
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener.call(this, event);
    });
  }

  addEventListener(_: "message", listener: Listener, options: { readonly signal?: AbortSignal } = {}): void {
    this.#listeners.add(listener);
    options.signal?.addEventListener("abort", () => this.#listeners.delete(listener));
  }
}

const copy = <T>(value: T, transfer: readonly ArrayBuffer[]): T => structuredClone(value, { transfer: [...transfer] });

function isFont(message: PortMessage): message is FontMessage {
  const { action, data } = message;
  return action === "commonobj" && Array.isArray(data) && data[1] === "Font" && typeof data[2]?.extra === "object";
}

function fontCopy(message: FontMessage, transfer: readonly ArrayBuffer[]): PortMessage {
  const [id, type, { extra, ...font }] = message.data;
  const { toUnicode } = extra as { readonly toUnicode?: unknown };
  return { ...message, data: [id, type, { ...copy(font, transfer), extra: { toUnicode } }] };
}
