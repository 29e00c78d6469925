import type { Context } from '../context.ts';
import type { Koa, KoaMiddleware } from '../http/koa-state.ts';
import { Problem } from '../http/problem.ts';
import type { ViewerResolver } from '../http/resolve-viewer.ts';
import type { Member } from '../http/viewer.ts';
import { EventStream } from './stream.ts';

/** At most this many streams per user and process. */
const mostStreams = 10;

/** The streams of this process. */
export interface EventRoute {
  /** Answers `GET /v1/events`. */
  readonly middleware: KoaMiddleware;
  /** Ends all streams; their clients come back elsewhere. */
  close(): void;
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

/** Makes the route of the event streams. `resolver` is asked again and again, since a stream outlives a sign-out. */
export function eventRoute(ctx: Context, resolver: ViewerResolver): EventRoute {
  const streams = new Map<string, Set<EventStream>>();
  function keep(viewer: Member, stream: EventStream, koa: Koa): void {
    const own = streams.get(viewer.userId) ?? new Set();
    streams.set(viewer.userId, own);
    own.add(stream);
    koa.res.on('close', () => {
      own.delete(stream);
      if (own.size === 0 && streams.get(viewer.userId) === own) streams.delete(viewer.userId);
    });
  }
  return {
    async middleware(koa, next) {
      if (koa.path !== '/v1/events' || koa.method !== 'GET') return next();
      const { viewer } = koa.state;
      if (viewer.kind === 'anyone') throw new Problem('signed_out');
      if ((streams.get(viewer.userId)?.size ?? 0) >= mostStreams) throw new Problem('too_many_streams', { retryAfter: 5 });
      koa.state.operation = 'streamEvents';
      koa.respond = false;
      koa.status = 200;
      const stream = new EventStream({
        ctx, viewer, res: koa.res, lastEventId: koa.get('last-event-id') || undefined, stillThere: () => isStillThere(koa, viewer, resolver),
      });
      keep(viewer, stream, koa);
      await stream.open();
    },
    close() {
      for (const own of streams.values()) for (const stream of own) stream.close();
    },
  };
}
