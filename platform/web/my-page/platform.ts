import { createChoku, type Choku, type ChokuEvent } from '@choku/sdk';

type Listener = (event: ChokuEvent) => void;

/** The platform as the elements of a page use it: one client, and one stream of events for all of them. */
export class Platform {
  readonly choku: Choku;
  readonly #listeners = new Set<Listener>();
  #following: AbortController | null = null;

  constructor(choku: Choku) {
    this.choku = choku;
  }

  /** Calls `listener` with each event, also with `open` and `reset`, on which everything is read afresh. Returns the way to stop. */
  watch(listener: Listener): () => void {
    this.#listeners.add(listener);
    if (this.#following === null) void this.#follow();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#following?.abort();
      this.#following = null;
    };
  }

  async #follow(): Promise<void> {
    const following = new AbortController();
    this.#following = following;
    try {
      for await (const event of this.choku.events({ signal: following.signal })) for (const listener of [...this.#listeners]) listener(event);
    } catch (error) {
      // Signed out elsewhere: the next press says so; the page itself still stands.
      if (!(error instanceof Error && 'status' in error)) throw error;
    }
  }
}

let shared: Platform | undefined;

/** The page's own platform, in the page's language. */
export function platform(): Platform {
  shared ??= new Platform(createChoku({ baseUrl: location.origin, locale: document.documentElement.lang }));
  return shared;
}

/** Lets tests stand in for the platform. */
export function usePlatform(instead: Platform | undefined): void {
  shared = instead;
}

/** The text field `name` of an event's body; empty where it has none. */
export function bodyText(event: ChokuEvent, name: string): string {
  const { body } = event;
  if (typeof body !== 'object' || body === null || !(name in body)) return '';
  const value: unknown = (body as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : '';
}
