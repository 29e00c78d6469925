import createClient, { type Client, type ClientPathsWithMethod, type MaybeOptionalInit, type MethodResponse } from 'openapi-fetch';
import { followEvents, type ChokuEvent, type EventsOptions } from './events.ts';
import type { paths } from './generated/api.ts';
import { toProblem } from './problem.ts';

type Api = Client<paths>;
/** The methods of the operations. */
export type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Init<V extends Verb, P extends ClientPathsWithMethod<Api, V>> = MaybeOptionalInit<paths[P], V>;
type Rest<I> = undefined extends I ? [init?: I] : [init: I];
type Answer<V extends Verb, P extends ClientPathsWithMethod<Api, V>> = [MethodResponse<Api, V, P>] extends [never] ? undefined : MethodResponse<Api, V, P>;

/**
 * Calls an operation by its path and answers its body. Throws a `ChokuProblem` when refused, and what `fetch` throws when the platform
 * can't be reached.
 */
export type Call<V extends Verb> = <P extends ClientPathsWithMethod<Api, V>>(path: P, ...init: Rest<Init<V, P>>) => Promise<Answer<V, P>>;

/** How to reach the platform. */
export interface ChokuOptions {
  /** Where it is, such as `https://choku.example`. */
  readonly baseUrl: string;
  /** A session's or frame's token, or what knows it; without one, the browser's own session or nobody. */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** The language of the sentences: `ja` or `en`. */
  readonly locale?: string | undefined;
  /** Milliseconds before each further try when the platform can't be reached. */
  readonly retryWaits?: readonly number[] | undefined;
}

/** The client of a platform. */
export interface Choku {
  readonly get: Call<'get'>;
  /** Sends an `Idempotency-Key` of its own unless `headers` has one, so that its tries count once. */
  readonly post: Call<'post'>;
  readonly put: Call<'put'>;
  readonly patch: Call<'patch'>;
  readonly delete: Call<'delete'>;
  /** Calls an operation whose address is known only when it runs, such as a form's; answers its body. Throws like the others. */
  send(verb: Verb, path: string, init?: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }): Promise<unknown>;
  /** Follows your events: in order, each once, across lost connections, until `signal` ends it. */
  events(options?: EventsOptions): AsyncIterableIterator<ChokuEvent>;
}

/** Answers of a platform or proxy that is away for a moment. */
const passing = new Set([502, 503, 504]);

function patient(fetch: typeof globalThis.fetch, waits: readonly number[]): (request: Request) => Promise<Response> {
  return async (request) => {
    // Only what can't happen twice is tried twice.
    const repeatable = request.method === 'GET' || request.headers.has('idempotency-key');
    for (const wait of repeatable ? waits : []) {
      try {
        const response = await fetch(request.clone());
        if (!passing.has(response.status)) return response;
      } catch (error) {
        if (request.signal.aborted) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    return fetch(request);
  };
}

/** A file goes under its own type, everything else as JSON. */
function asFile(init: { body?: unknown; headers?: object } = {}): object {
  return init.body instanceof Blob ? { ...init, headers: { 'Content-Type': init.body.type || 'application/octet-stream', ...init.headers } } : init;
}

/** Makes a client. */
export function createChoku(options: ChokuOptions): Choku {
  const baseUrl = options.baseUrl.replace(/\/$/u, '');
  const fetch = options.fetch ?? ((...parameters: Parameters<typeof globalThis.fetch>) => globalThis.fetch(...parameters));
  const api = createClient<paths>({ baseUrl, bodySerializer: (body: unknown) => (body instanceof Blob ? body : JSON.stringify(body)), fetch: patient(fetch, options.retryWaits ?? [300, 1_200]) });

  async function headers(): Promise<Record<string, string>> {
    const token = typeof options.token === 'function' ? await options.token() : options.token;
    return { ...(token && { Authorization: `Bearer ${token}` }), ...(options.locale && { 'Accept-Language': options.locale }) };
  }
  api.use({
    async onRequest({ request }) {
      for (const [name, value] of Object.entries(await headers())) if (!request.headers.has(name)) request.headers.set(name, value);
      if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', crypto.randomUUID());
      return request;
    },
  });
  // The paths' types are checked where a caller names one; in here all paths are alike.
  const request = api.request as unknown as (verb: Verb, path: string, init?: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>;
  const call = <V extends Verb>(verb: V) => (async (path: string, init?: object) => {
    const { data, error, response } = await request(verb, path, asFile(init));
    if (!response.ok) throw toProblem(response, error);
    return data;
  }) as unknown as Call<V>;
  return {
    send: (verb, path, init) => (call(verb) as (path: string, init?: object) => Promise<unknown>)(path, init),
    get: call('get'), post: call('post'), put: call('put'), patch: call('patch'), delete: call('delete'),
    events: (eventsOptions = {}) => followEvents({ url: `${baseUrl}/v1/events`, fetch, headers }, eventsOptions),
  };
}
