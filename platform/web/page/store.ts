/** Something that panels look at and are told of when it changes. */
export abstract class Store {
  readonly #listeners = new Set<() => void>();

  /** Calls `listener` after each change. Returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  protected tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
