import { toProblem } from './problem.ts';
import { readSse } from './sse.ts';

/** Something that happened to you. */
export interface ChokuEvent {
  /** `epoch.seq`: keep the last one to go on from it. */
  readonly id: string;
  readonly seq: number;
  /**
   * Noun and verb, such as `talk.changed`. Two are the stream's own: `open` when it begins, and `reset` when the history you asked for
   * is gone: read everything afresh.
   */
  readonly type: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly body: unknown;
}

/** How to follow the events. */
export interface EventsOptions {
  /** The id of the last event you have seen. Without it the stream starts now. */
  readonly lastEventId?: string | undefined;
  /** Ends the stream. */
  readonly signal?: AbortSignal | undefined;
}

/** What the stream needs of the client. */
export interface EventSourceParts {
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  headers(): Promise<Record<string, string>>;
  /** Milliseconds without a sign of life after which a connection counts as dead. The platform shows one each 15 s. */
  readonly watchdog?: number;
  /** Milliseconds before the first, second … try to connect again; the last one repeats. */
  readonly waits?: readonly number[];
}

const politeWaits = [0, 300, 1_200, 2_700, 4_800, 7_000];

/** Resolves after the wait or, early, when the signal ends it. */
function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done);
    if (signal?.aborted) done();
  });
}

/** Whether the platform refuses for good, so that trying again is useless. */
const isFinal = (status: number) => status >= 400 && status < 500 && status !== 408 && status !== 429;

async function* connect(parts: EventSourceParts, lastEventId: string | undefined, signal: AbortSignal | undefined): AsyncGenerator<ChokuEvent> {
  const dead = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => dead.abort(), parts.watchdog ?? 40_000);
  };
  const stop = () => dead.abort();
  signal?.addEventListener('abort', stop);
  alive();
  try {
    const headers = { ...await parts.headers(), Accept: 'text/event-stream', ...(lastEventId && { 'Last-Event-ID': lastEventId }) };
    const response = await parts.fetch(parts.url, { headers, signal: dead.signal, cache: 'no-store' });
    if (!response.ok || !response.body) throw toProblem(response, await response.json().catch(() => undefined));
    for await (const { id, type, text } of readSse(response.body, alive, dead.signal)) {
      const { at, body } = JSON.parse(text) as { at: string; body: unknown };
      yield { id, type, at, body, seq: Number(id.split('.')[1]) };
    }
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    dead.abort();
  }
}

/** Follows your events: in order, each once, across lost connections. Ends when the signal does; throws a `ChokuProblem` when refused. */
export async function* followEvents(parts: EventSourceParts, { lastEventId, signal }: EventsOptions): AsyncGenerator<ChokuEvent> {
  const waits = parts.waits ?? politeWaits;
  let last = lastEventId;
  let failures = 0;
  while (!signal?.aborted) {
    try {
      for await (const event of connect(parts, last, signal)) {
        failures = 0;
        if (signal?.aborted) return;
        if (isNew(event, last)) {
          last = event.id;
          yield event;
        }
      }
    } catch (error) {
      if (signal?.aborted) return;
      const status = error instanceof Error && 'status' in error ? Number(error.status) : 0;
      if (isFinal(status)) throw error;
    }
    await pause((waits[Math.min(failures, waits.length - 1)] ?? 0) * (0.75 + Math.random() / 2), signal);
    failures += 1;
  }
}

/** An event seen before comes again when a connection broke at the wrong moment; its number tells. */
function isNew(event: ChokuEvent, last: string | undefined): boolean {
  if (last === undefined || event.type === 'reset' || event.type === 'open') return true;
  const [epoch, seq] = last.split('.');
  return event.id.split('.')[0] !== epoch || event.seq > Number(seq);
}
