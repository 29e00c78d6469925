import type { Signalling, SignalMessage } from './signalling.ts';

/** The signals of one talk held in the page: for tests and previews. Messages pass through JSON as they do on the wire. */
export class MemorySignalling implements Signalling {
  /** While true nothing is taken: `send` rejects, as it does when the network is away. */
  down = false;
  /** Everything sent so far, in order. */
  readonly sent: SignalMessage[] = [];
  readonly #listeners = new Set<(message: SignalMessage) => void>();

  async send(message: SignalMessage): Promise<void> {
    await Promise.resolve();
    if (this.down) throw new TypeError('signalling is down');
    const copy: SignalMessage = JSON.parse(JSON.stringify(message));
    this.sent.push(copy);
    for (const listener of [...this.#listeners]) listener(copy);
  }

  subscribe(listener: (message: SignalMessage) => void): () => void {
    this.#listeners.add(listener);
    for (const message of [...this.sent]) queueMicrotask(() => this.#listeners.has(listener) && listener(message));
    return () => this.#listeners.delete(listener);
  }
}
