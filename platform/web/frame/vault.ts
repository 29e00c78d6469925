/** Keeps small texts over a reload: refresh tokens and drafts. */
export interface Vault {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

/**
 * The browser's storage of this frame, or memory alone where the browser refuses storage to frames of other sites: then
 * a reload costs one press in the platform's window.
 */
export class BrowserVault implements Vault {
  readonly #memory = new Map<string, string>();
  readonly #storage: () => Storage;

  constructor(storage: () => Storage) {
    this.#storage = storage;
  }

  get(key: string): string | null {
    try {
      return this.#storage().getItem(key) ?? this.#memory.get(key) ?? null;
    } catch {
      return this.#memory.get(key) ?? null;
    }
  }

  set(key: string, value: string): void {
    this.#memory.set(key, value);
    try {
      this.#storage().setItem(key, value);
    } catch {
      // Refused or full: the value lives as long as the page.
      return;
    }
  }

  remove(key: string): void {
    this.#memory.delete(key);
    try {
      this.#storage().removeItem(key);
    } catch {
      // Where nothing could be written there is nothing to take away.
      return;
    }
  }
}
