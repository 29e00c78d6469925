import type { Platform } from './platform.ts';
import { isOpen, type Talk } from '../wire.ts';

/** The talks of the signed-in person: requests that wait for them, what goes on, and what was. */
export class TalksStore {
  /** Requests that wait for an answer, the longest waiting first. */
  waiting: readonly Talk[] = [];
  /** Their own requests, and talks accepted or live in either role. */
  open: readonly Talk[] = [];
  past: readonly Talk[] = [];
  loaded = false;
  failed = false;
  #cursor: string | null = null;
  readonly #platform: Platform;
  readonly #changed: () => void;
  readonly #known = new Map<string, Talk>();

  constructor(platform: Platform, changed: () => void) {
    this.#platform = platform;
    this.#changed = changed;
  }

  /** Whether older talks can be read. */
  get more(): boolean {
    return this.#cursor !== null;
  }

  /** Reads everything afresh. */
  async load(): Promise<void> {
    try {
      const [open, newest] = await Promise.all([this.#page({ open: 'true', limit: 50 }), this.#page({ limit: 20 })]);
      this.#known.clear();
      for (const talk of [...newest.items, ...open.items]) this.#known.set(talk.id, talk);
      this.#cursor = newest.nextCursor;
      this.loaded = true;
      this.failed = false;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.failed = true;
    }
    this.#sort();
  }

  /** Reads the talks before the last one shown. */
  async loadOlder(): Promise<void> {
    if (this.#cursor === null) return;
    const { items, nextCursor } = await this.#page({ limit: 20, cursor: this.#cursor });
    for (const talk of items) this.#known.set(talk.id, talk);
    this.#cursor = nextCursor;
    this.#sort();
  }

  /** Reads one talk again. */
  async refresh(talkId: string): Promise<void> {
    this.take(await this.#platform.choku.get('/v1/talks/{talkId}', { params: { path: { talkId } } }));
  }

  /** Takes a talk as the platform has just sent it; what is older than what is known is passed over. */
  take(talk: Talk): void {
    const known = this.#known.get(talk.id);
    if (known !== undefined && known.version > talk.version) return;
    this.#known.set(talk.id, talk);
    this.#sort();
  }

  accept(talkId: string): Promise<Talk> {
    return this.#command(talkId, () => this.#platform.choku.post('/v1/talks/{talkId}/accept', { params: { path: { talkId } } }));
  }

  decline(talkId: string, comment: string): Promise<Talk> {
    return this.#command(talkId, () => this.#platform.choku.post('/v1/talks/{talkId}/decline', { params: { path: { talkId } }, body: { comment } }));
  }

  inviteAgain(talkId: string): Promise<Talk> {
    return this.#command(talkId, () => this.#platform.choku.post('/v1/talks/{talkId}/invite', { params: { path: { talkId } } }));
  }

  /** Sends a command and takes its answer; when refused, what the talk has become, and the refusal goes on. */
  async #command(talkId: string, send: () => Promise<Talk>): Promise<Talk> {
    try {
      const talk = await send();
      this.take(talk);
      return talk;
    } catch (error) {
      if (error instanceof Error && 'status' in error && error.status === 409) await this.refresh(talkId);
      throw error;
    }
  }

  #page(query: { open?: 'true'; limit: number; cursor?: string }): Promise<{ items: Talk[]; nextCursor: string | null }> {
    return this.#platform.choku.get('/v1/me/talks', { params: { query } });
  }

  #sort(): void {
    const all = [...this.#known.values()].sort((one, other) => other.requestedAt.localeCompare(one.requestedAt));
    const answerable = (talk: Talk): boolean => talk.state === 'requested' && talk.role === 'provider';
    this.waiting = all.filter(answerable).reverse();
    this.open = all.filter((talk) => isOpen(talk) && !answerable(talk));
    this.past = all.filter((talk) => !isOpen(talk));
    this.#changed();
  }
}
