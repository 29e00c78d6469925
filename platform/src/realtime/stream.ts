import type { ServerResponse } from 'node:http';
import type { Context } from '../context.ts';
import type { Member } from '../http/viewer.ts';
import { toWire } from '../primitives/instant.ts';
import { SECOND } from '../primitives/seconds.ts';
import { readEvents, readPosition, userTopic, type LogPosition, type UserEvent } from './events.ts';

/** One open stream. */
export interface StreamRequest {
  readonly ctx: Context;
  readonly viewer: Member;
  readonly res: ServerResponse;
  /** `Last-Event-ID`, `epoch.seq`; without it the stream starts now. */
  readonly lastEventId: string | undefined;
  /** Whether the viewer is still signed in. Asked every 15 s and at every wake. */
  readonly stillThere: () => Promise<boolean>;
  /** Called when the stream opens and every 15 s while its viewer is there. */
  readonly onBeat: () => Promise<void>;
}

/** How often a stream shows that it lives, re-checks its viewer, and looks for what no wake told of. Milliseconds. */
const beat = 15 * SECOND;
const poll = 20 * SECOND;
const batch = 200;
/** A reader this far behind is cut off and comes back with its last number, instead of filling our memory. Bytes. */
const mostUnsent = 1024 * 1024;

/** The position an event id names; undefined for anything else. */
export function parseEventId(text: string | undefined): LogPosition | undefined {
  const match = /^(\w{1,16})\.(\d{1,15})$/u.exec(text ?? '');
  return match ? { epoch: match[1] ?? '', seq: Number(match[2]) } : undefined;
}

const line = (id: string, type: string, body: unknown) => `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(body)}\n\n`;

function mayRead(viewer: Member, event: UserEvent): boolean {
  return viewer.kind === 'user' || event.serviceId === viewer.serviceId;
}

/** A user's event log as Server-Sent Events, written directly on the response until either side leaves. */
export class EventStream {
  readonly #request: StreamRequest;
  readonly #timers: NodeJS.Timeout[] = [];
  #position: LogPosition = { epoch: '', seq: 0 };
  #stopListening: () => void = () => undefined;
  #working = false;
  #again = false;
  #closed = false;

  constructor(request: StreamRequest) {
    this.#request = request;
  }

  /** Writes the head, catches up and stays. Resolves when the first catching-up is done. */
  async open(): Promise<void> {
    const { ctx, viewer, res, lastEventId } = this.#request;
    res.on('close', () => this.close());
    res.on('error', () => this.close());
    res.writeHead(200, { ...res.getHeaders(), 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'private, no-store', 'X-Accel-Buffering': 'no' });
    // Before the first read, so that nothing falls between it and the listening.
    this.#stopListening = ctx.wake.listen(userTopic(viewer.userId), () => void this.#look(true));
    this.#timers.push(setInterval(() => void this.#beat(), beat), setInterval(() => void this.#look(false), poll));
    // A wake that comes meanwhile waits: before the beginning is known, everything would look new.
    this.#working = true;
    await this.#guard(async () => {
      await this.#begin(parseEventId(lastEventId), lastEventId !== undefined);
      await this.#request.onBeat();
      return true;
    });
    this.#working = false;
    await this.#look(false);
  }

  /** Ends the stream; the client comes back elsewhere. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#stopListening();
    for (const timer of this.#timers) clearInterval(timer);
    this.#request.res.end();
  }

  async #begin(from: LogPosition | undefined, asked: boolean): Promise<void> {
    const { ctx, viewer } = this.#request;
    const now = await readPosition(ctx.db.sql, viewer.userId);
    if (from !== undefined && await this.#canResume(from, now)) {
      // The first event of all gives the log its epoch; whoever waited for it from nothing has missed nothing.
      this.#position = { epoch: now.epoch, seq: from.seq };
      this.#write(`retry: 1000\n\n`);
      return;
    }
    this.#position = now;
    const id = `${now.epoch}.${now.seq}`;
    this.#write(`retry: 1000\n${line(id, asked ? 'reset' : 'open', { type: asked ? 'reset' : 'open', at: toWire(ctx.clock.now()), body: {} })}`);
  }

  async #canResume(from: LogPosition, now: LogPosition): Promise<boolean> {
    if (from.seq > now.seq) return false;
    const sameLog = from.epoch === now.epoch || (from.epoch === 'new' && from.seq === 0);
    if (!sameLog) return false;
    if (from.seq === now.seq) return true;
    const [next] = await readEvents(this.#request.ctx.db.sql, { userId: this.#request.viewer.userId, after: from.seq, limit: 1 });
    return next?.seq === from.seq + 1;
  }

  async #beat(): Promise<void> {
    const there = await this.#guard(async () => {
      if (!await this.#checkViewer()) return false;
      await this.#request.onBeat();
      return true;
    });
    if (there) this.#write(': \n\n');
  }

  async #checkViewer(): Promise<boolean> {
    if (await this.#request.stillThere()) return true;
    this.close();
    return false;
  }

  /** Sends what is new; one look at a time, and once more for whoever knocked meanwhile. */
  async #look(woken: boolean): Promise<void> {
    if (this.#closed) return;
    if (this.#working) {
      this.#again = true;
      return;
    }
    this.#working = true;
    await this.#guard(async () => {
      do {
        this.#again = false;
        // News may be that the viewer signed out: then there is nothing more to tell.
        if (woken && !await this.#checkViewer()) return false;
        await this.#sendNew();
      } while (this.#again && !this.#closed);
      return true;
    });
    this.#working = false;
  }

  async #sendNew(): Promise<void> {
    const { ctx, viewer } = this.#request;
    for (;;) {
      const events = await readEvents(ctx.db.sql, { userId: viewer.userId, after: this.#position.seq, limit: batch });
      if (events.length === 0 || this.#closed) return;
      if (this.#position.epoch === 'new') this.#position = { ...this.#position, epoch: (await readPosition(ctx.db.sql, viewer.userId)).epoch };
      for (const event of events) this.#send(event);
      if (events.length < batch) return;
    }
  }

  #send(event: UserEvent): void {
    this.#position = { epoch: this.#position.epoch, seq: event.seq };
    if (!mayRead(this.#request.viewer, event)) return;
    this.#write(line(`${this.#position.epoch}.${event.seq}`, event.type, { type: event.type, at: toWire(event.at), body: event.body }));
  }

  #write(text: string): void {
    if (this.#closed) return;
    const { res } = this.#request;
    res.write(text);
    if (res.writableLength > mostUnsent) this.close();
  }

  /** A failed read ends the stream: the client resumes where it was, on a process that can read. */
  async #guard(work: () => Promise<boolean>): Promise<boolean> {
    try {
      return !this.#closed && await work();
    } catch (error) {
      this.#request.ctx.log.error({ err: error }, 'an event stream failed');
      this.close();
      return false;
    }
  }
}
