import type { Id, UserId } from '../primitives/id.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { DAY, MINUTE } from '../primitives/seconds.ts';

/** A session not used for this long has ended. */
export const IDLE_LIFE = 30 * DAY;
/** However often it is used. */
export const ABSOLUTE_LIFE = 90 * DAY;
/** The time of use is written down at most this often. */
export const USE_STEP = 10 * MINUTE;

/** A signed-in browser or API client. The token itself is never kept, only its digest. */
export interface Session {
  readonly id: Id<'session'>;
  readonly userId: UserId;
  readonly tokenDigest: string;
  /** cookie: a browser on the platform; token: an API client. */
  readonly keep: 'cookie' | 'token';
  readonly createdAt: Instant;
  readonly usedAt: Instant;
  readonly expiresAt: Instant;
  /** What the browser or client said it is; null: nothing. */
  readonly userAgent: string | null;
  /** When the person last showed their password or a passkey in this session; signing in counts. */
  readonly provedAt: Instant | null;
}

/** Begins a session: 30 days idle, 90 days in all. */
export function beginSession(of: Pick<Session, 'id' | 'userId' | 'tokenDigest' | 'keep' | 'userAgent'>, now: Instant): Session {
  return { ...of, provedAt: now, createdAt: now, usedAt: now, expiresAt: after(now, ABSOLUTE_LIFE) };
}

/** Whether a session still lets its holder in. */
export function isLive(session: Pick<Session, 'usedAt' | 'expiresAt'>, now: Instant): boolean {
  return now < session.expiresAt && now < after(session.usedAt, IDLE_LIFE);
}

/** Whether this use is to be written down. */
export function isUseDue(session: Pick<Session, 'usedAt'>, now: Instant): boolean {
  return now >= after(session.usedAt, USE_STEP);
}
