import { createChoku, type Choku, type ChokuEvent } from '@choku/sdk';
import { followTogether } from './one-stream.ts';

type Listener = (event: ChokuEvent) => void;

/** The platform as the elements of a page use it: one client, and one stream of events for all of them. */
export class Platform {
  readonly choku: Choku;
  readonly #streamName: string | null;
  readonly #listeners = new Set<Listener>();
  #following: AbortController | null = null;

  /** `streamName` makes the pages of this browser that say the same name share one stream. */
  constructor(choku: Choku, streamName: string | null = null) {
    this.choku = choku;
    this.#streamName = streamName;
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
    const { signal } = following;
    const open = (): AsyncIterable<ChokuEvent> => this.choku.events({ signal });
    const take = (event: ChokuEvent): void => { for (const listener of [...this.#listeners]) listener(event); };
    try {
      if (this.#streamName === null) for await (const event of open()) take(event);
      else await followTogether({ name: this.#streamName, signal, open, take });
    } catch (error) {
      // Signed out elsewhere: the next press says so; the page itself still stands.
      if (!(error instanceof Error && 'status' in error)) throw error;
    }
  }
}

let shared: Platform | undefined;

/** The page's own platform, in the page's language. Pages of the same person share one stream: the portrait in the header says whose. */
export function platform(): Platform {
  const portrait = document.querySelector('[data-header="me"] img')?.getAttribute('src');
  shared ??= new Platform(createChoku({ baseUrl: location.origin, locale: document.documentElement.lang }), portrait ? `choku-events ${portrait}` : null);
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
