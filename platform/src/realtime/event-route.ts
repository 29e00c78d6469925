import type { Context } from '../context.ts';
import type { Koa, KoaMiddleware } from '../http/koa-state.ts';
import { Problem } from '../http/problem.ts';
import type { ViewerResolver } from '../http/resolve-viewer.ts';
import type { Member } from '../http/viewer.ts';
import type { UserId } from '../primitives/id.ts';
import { EventStream } from './stream.ts';

/** At most this many streams per user and process. */
const mostStreams = 10;

/** What the streams need of the modules. */
export interface StreamParts {
  /** Asked again and again, since a stream outlives a sign-out. */
  readonly resolver: ViewerResolver;
  /** Those of this process; whoever made them closes them. */
  readonly streams: OpenStreams;
  /** Notes that a page of a signed-in user is open: called when a stream opens and every 15 s. Not for frames. */
  reachable(ctx: Context, userId: UserId): Promise<void>;
}

/** The open streams of a process, by user. */
export class OpenStreams {
  readonly #byUser = new Map<UserId, Set<EventStream>>();

  /** How many a user has. */
  countOf(userId: UserId): number {
    return this.#byUser.get(userId)?.size ?? 0;
  }

  /** Keeps a stream until its connection closes. */
  keep(stream: EventStream, { koa, viewer: { userId } }: { koa: Koa; viewer: Member }): void {
    const own = this.#byUser.get(userId) ?? new Set();
    this.#byUser.set(userId, own);
    own.add(stream);
    koa.res.on('close', () => {
      own.delete(stream);
      if (own.size === 0 && this.#byUser.get(userId) === own) this.#byUser.delete(userId);
    });
  }

  /** Ends them all; their clients come back elsewhere. */
  close(): void {
    for (const own of this.#byUser.values()) for (const stream of own) stream.close();
  }
}

const sessionOf = (viewer: Member) => (viewer.kind === 'user' ? viewer.sessionId : viewer.frameSessionId);

async function isStillThere(koa: Koa, viewer: Member, resolver: ViewerResolver): Promise<boolean> {
  try {
    const { viewer: now } = await resolver.resolve(koa);
    return now.kind !== 'anyone' && sessionOf(now) === sessionOf(viewer);
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** Answers `GET /v1/events` with the viewer's event stream. Throws `signed_out` and `too_many_streams`. */
export function serveStream(ctx: Context, { resolver, streams, reachable }: StreamParts): KoaMiddleware {
  return async (koa, next) => {
    if (koa.path !== '/v1/events' || koa.method !== 'GET') return next();
    const { viewer } = koa.state;
    if (viewer.kind === 'anyone') throw new Problem('signed_out');
    if (streams.countOf(viewer.userId) >= mostStreams) throw new Problem('too_many_streams', { retryAfter: 5 });
    koa.state.operation = 'streamEvents';
    koa.respond = false;
    koa.status = 200;
    const stream = new EventStream({
      ctx, viewer, res: koa.res, lastEventId: koa.get('last-event-id') || undefined, stillThere: () => isStillThere(koa, viewer, resolver),
      onBeat: () => (viewer.kind === 'user' ? reachable(ctx, viewer.userId) : Promise.resolve()),
    });
    streams.keep(stream, { koa, viewer });
    await stream.open();
  };
}
