import { ChokuProblem } from '@choku/sdk';
import type { ServerClock } from './server-clock.ts';
import { Store } from '../page/store.ts';
import type { Vault } from './vault.ts';
import type { FrameTokens } from '../wire.ts';

/** Who acts in this frame, as the requests need it. */
export interface Session {
  readonly signedIn: boolean;
  /** The bearer token for the next request, renewed where it is about to end. */
  token(): Promise<string | undefined>;
  /** Another token instead of one that was refused; undefined when there is none. */
  renew(refused: string | undefined): Promise<string | undefined>;
  subscribe(listener: () => void): () => void;
}

/** A page of the platform: the browser's cookie is the session, known when the page was made. */
export class CookieSession extends Store implements Session {
  readonly signedIn: boolean;

  constructor(signedIn: boolean) {
    super();
    this.signedIn = signedIn;
  }

  async token(): Promise<undefined> {
    return undefined;
  }

  async renew(): Promise<undefined> {
    return undefined;
  }
}

/** A token that is over in less than this is renewed before it is used, in ms. */
const margin = 60_000;
/** How long the other tabs may take to lend their token, in ms. */
const patience = 150;

/** What the tabs of one browser tell each other by. */
export interface NewsChannel {
  tell(news: unknown): void;
  hear(listener: (news: unknown) => void): void;
}

function broadcast(name: string): NewsChannel {
  const channel = new BroadcastChannel(name);
  const { postMessage: send } = channel;
  return { tell: send.bind(channel), hear: (listener) => channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => listener(data)) };
}

type News = { readonly type: 'ask' } | { readonly type: 'tokens'; readonly access: string; readonly expiresAt: number } | { readonly type: 'ended' };

/** What a frame's session stands on; tests bring their own. */
export interface FrameSessionParts {
  readonly serviceId: string;
  readonly clock: ServerClock;
  readonly vault: Vault;
  /** Trades a refresh token for new ones. Throws a `ChokuProblem` when it is refused. */
  renewWith(refreshToken: string): Promise<FrameTokens>;
  /** Runs one renewal at a time over all tabs. */
  readonly alone?: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Tells the other tabs of this browser; the tokens never leave this origin. */
  readonly channel?: NewsChannel;
}

const withLock = <T>(name: string, work: () => Promise<T>): Promise<T> => ('locks' in navigator ? navigator.locks.request(name, work) as Promise<T> : work());

/**
 * A frame in somebody's blog: a short bearer token in memory, and a refresh token that works once in the frame's own
 * storage. The tabs of a browser share both, so that none ends the other's.
 */
export class FrameSession extends Store implements Session {
  readonly #parts: FrameSessionParts;
  readonly #name: string;
  readonly #alone: NonNullable<FrameSessionParts['alone']>;
  readonly #channel: NewsChannel;
  #tokens: { readonly access: string; readonly expiresAt: number } | null = null;
  #renewing: Promise<string | undefined> | null = null;
  #lent: () => void = () => undefined;

  constructor(parts: FrameSessionParts) {
    super();
    this.#parts = parts;
    this.#name = `choku-frame:${parts.serviceId}`;
    this.#alone = parts.alone ?? withLock;
    this.#channel = parts.channel ?? broadcast(this.#name);
    this.#channel.hear((news) => this.#hear(news as News));
  }

  get signedIn(): boolean {
    return this.#tokens !== null || this.#kept !== null;
  }

  get #kept(): string | null {
    return this.#parts.vault.get(this.#name);
  }

  /** Goes on with a session that was left open here: the token of another tab, or a renewed one. */
  async resume(): Promise<void> {
    if (this.#kept === null) return;
    const lent = new Promise<void>((resolve) => { this.#lent = resolve; });
    this.#post({ type: 'ask' });
    await Promise.race([lent, new Promise<void>((resolve) => { setTimeout(resolve, patience); })]);
    await this.token();
  }

  /** Begins the session that a hand-over has given. */
  begin(tokens: FrameTokens): void {
    this.#parts.vault.set(this.#name, tokens.refreshToken);
    this.#adopt({ access: tokens.accessToken, expiresAt: Date.parse(tokens.expiresAt) });
    this.#tellOthers();
  }

  async token(): Promise<string | undefined> {
    if (this.#tokens && this.#tokens.expiresAt - this.#parts.clock.now() > margin) return this.#tokens.access;
    return this.renew(this.#tokens?.access);
  }

  renew(refused: string | undefined): Promise<string | undefined> {
    this.#renewing ??= this.#alone(this.#name, () => this.#renewAlone(refused)).finally(() => { this.#renewing = null; });
    return this.#renewing;
  }

  async #renewAlone(refused: string | undefined): Promise<string | undefined> {
    // While this tab waited for its turn, another one may have renewed and told.
    if (this.#tokens && this.#tokens.access !== refused) return this.#tokens.access;
    const kept = this.#kept;
    if (kept === null) return undefined;
    try {
      this.begin(await this.#parts.renewWith(kept));
    } catch (error) {
      if (!(error instanceof ChokuProblem) || error.status !== 401) throw error;
      this.#end();
      this.#post({ type: 'ended' });
    }
    return this.#tokens?.access;
  }

  #adopt(tokens: { access: string; expiresAt: number }): void {
    const before = this.#tokens;
    this.#tokens = tokens;
    if (before === null) this.tell();
  }

  #end(): void {
    this.#parts.vault.remove(this.#name);
    this.#tokens = null;
    this.tell();
  }

  #hear(news: News): void {
    if (news.type === 'ask') this.#tellOthers();
    if (news.type === 'ended') this.#end();
    if (news.type === 'tokens') {
      this.#adopt(news);
      this.#lent();
    }
  }

  #tellOthers(): void {
    if (this.#tokens) this.#post({ type: 'tokens', ...this.#tokens });
  }

  #post(news: News): void {
    this.#channel.tell(news);
  }
}

/** `fetch` that takes a refused token for a reason to renew it once, and notes the platform's time. */
export function sessionFetch(parts: { session: Session; clock: ServerClock; cookies: boolean }, fetch: typeof globalThis.fetch = globalThis.fetch): typeof globalThis.fetch {
  const credentials = parts.cookies ? 'same-origin' : 'omit';
  const ask = async (request: Request): Promise<Response> => {
    const response = await fetch(request, { credentials });
    parts.clock.seen(response.headers.get('date'));
    return response;
  };
  return async (input, init) => {
    const request = new Request(input, init);
    const refused = /^Bearer (.+)$/u.exec(request.headers.get('authorization') ?? '')?.[1];
    const response = await ask(request.clone());
    if (response.status !== 401 || refused === undefined) return response;
    const token = await parts.session.renew(refused);
    if (token === undefined) return response;
    const again = new Request(request);
    again.headers.set('authorization', `Bearer ${token}`);
    return ask(again);
  };
}
