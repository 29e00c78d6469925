import type { FrameApp } from './frame-app.ts';

/** How long to wait before the stream is tried again when it was refused, in ms. */
const again = 5_000;

function talkIdIn(body: unknown): string | null {
  const talkId = typeof body === 'object' && body !== null && 'talkId' in body ? body.talkId : null;
  return typeof talkId === 'string' ? talkId : null;
}

/**
 * Follows the visitor's events for as long as somebody is signed in: talks and messages are read anew where the platform
 * says that they changed; where history is gone, everything is.
 */
export class LiveNews {
  readonly #app: FrameApp;
  #running: AbortController | null = null;

  constructor(app: FrameApp) {
    this.#app = app;
  }

  /** Follows while signed in, and only then. To be called whenever that may have changed. */
  follow(): void {
    const { signedIn } = this.#app.parts.session;
    if (signedIn && this.#running === null) {
      this.#running = new AbortController();
      void this.#read(this.#running.signal);
    }
    if (!signedIn) this.stop();
  }

  stop(): void {
    this.#running?.abort();
    this.#running = null;
  }

  async #read(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const ran = await this.#app.attempt(async () => {
        for await (const event of this.#app.parts.api.events(signal)) {
          if (event.type === 'open') this.#app.parts.clock.seen(event.at);
          this.#take(event);
        }
      });
      if (!ran && !signal.aborted) await new Promise((resolve) => { setTimeout(resolve, again); });
    }
  }

  #take({ type, body }: { type: string; body: unknown }): void {
    const { talks, thread } = this.#app.parts;
    const talkId = talkIdIn(body);
    // What happened while the stream was opening is read along with everything else.
    if (type === 'open' || type === 'reset') void this.#app.reload();
    if (type === 'talk.changed' && talkId !== null) void this.#app.attempt(() => talks.refresh(talkId));
    if (type === 'message.new' || type === 'conversation.read') void this.#app.attempt(() => thread.load());
  }
}
