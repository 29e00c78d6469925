import type { Context } from '../context.ts';
import { after, type Instant } from '../primitives/instant.ts';
import type { UserViewer } from '../http/viewer.ts';
import { deviceLine } from './device.ts';
import { endOtherSessions } from './session-actions.ts';
import { IDLE_LIFE } from './session.ts';
import { listSessionsOf } from './session-store.ts';

/** A place where somebody is signed in. */
export interface SignedInPlace {
  readonly id: string;
  readonly kind: 'browser' | 'client' | 'frame';
  /** Browser and system in one line; empty where nothing is known. */
  readonly device: string;
  /** The blog of a frame. */
  readonly host: string | null;
  readonly current: boolean;
  readonly createdAt: Instant;
  readonly usedAt: Instant;
}

/** Where a user is signed in: this session first, then the last used; frames on blogs among them. */
export async function listSignedIn(ctx: Context, viewer: Pick<UserViewer, 'userId' | 'sessionId'>): Promise<SignedInPlace[]> {
  const now = ctx.clock.now();
  const sessions = await listSessionsOf(ctx.db.sql, viewer.userId, { now, usedAfter: after(now, -IDLE_LIFE) });
  const others = (await Promise.all((ctx.reactions.otherSessions ?? []).map(({ list }) => list(ctx.db.sql, viewer.userId, now)))).flat();
  const places = [
    ...sessions.map(({ id, keep, userAgent, createdAt, usedAt }): SignedInPlace => ({
      id, kind: keep === 'cookie' ? 'browser' : 'client', device: deviceLine(userAgent), host: null, current: id === viewer.sessionId, createdAt, usedAt,
    })),
    ...others.map((other): SignedInPlace => ({ ...other, kind: 'frame', device: '', current: false })),
  ];
  return places.toSorted((one, other) => Number(other.current) - Number(one.current) || other.usedAt - one.usedAt);
}

/** Signs a user out everywhere but here. */
export async function signOutElsewhere(ctx: Context, viewer: UserViewer): Promise<void> {
  await ctx.db.transaction((tx) => endOtherSessions(ctx, tx, viewer));
}
