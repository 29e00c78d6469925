import type { Id, ServiceId, UserId } from '../primitives/id.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { DAY, MINUTE } from '../primitives/seconds.ts';

/** How long an access token works; the frame renews it with the refresh token. */
export const ACCESS_LIFE = 10 * MINUTE;
/** A frame that has not come back for this long starts anew. */
export const IDLE_LIFE = 7 * DAY;
/** However often it comes back. */
export const ABSOLUTE_LIFE = 30 * DAY;

/** A person in the frame of one service on one blog. Tokens are kept as hashes; a refresh token works once. */
export interface FrameSession {
  readonly id: Id<'frameSession'>;
  readonly userId: UserId;
  readonly serviceId: ServiceId;
  readonly origin: string;
  readonly accessHash: string;
  readonly accessExpiresAt: Instant;
  readonly refreshHash: string;
  /** The refresh token before: seen again it was stolen or replayed, and the session ends. */
  readonly usedRefreshHash: string | null;
  readonly refreshedAt: Instant;
  readonly createdAt: Instant;
  readonly endedAt: Instant | null;
}

/** The hashes of a new pair of tokens. */
export interface TokenHashes {
  readonly accessHash: string;
  readonly refreshHash: string;
}

/** Begins a frame session. */
export function beginFrameSession(who: Pick<FrameSession, 'id' | 'userId' | 'serviceId' | 'origin'>, hashes: TokenHashes, now: Instant): FrameSession {
  return { ...who, ...hashes, accessExpiresAt: after(now, ACCESS_LIFE), usedRefreshHash: null, refreshedAt: now, createdAt: now, endedAt: null };
}

/** Whether a session still renews: not ended, not idle for 7 days, not older than 30. */
export function isRenewable(session: FrameSession, now: Instant): boolean {
  return session.endedAt === null && now < after(session.refreshedAt, IDLE_LIFE) && now < after(session.createdAt, ABSOLUTE_LIFE);
}

/** Trades a refresh token for a new pair; a used one ends the whole session. */
export function renewFrameSession(session: FrameSession, presented: { refreshHash: string; next: TokenHashes }, now: Instant):
  | { readonly ok: true; readonly session: FrameSession }
  | { readonly ok: false; readonly session: FrameSession } {
  if (session.endedAt !== null || presented.refreshHash !== session.refreshHash || !isRenewable(session, now)) {
    return { ok: false, session: { ...session, endedAt: session.endedAt ?? now } };
  }
  return {
    ok: true,
    session: { ...session, ...presented.next, accessExpiresAt: after(now, ACCESS_LIFE), usedRefreshHash: session.refreshHash, refreshedAt: now },
  };
}
