import type { OtherSessions } from '../users/events.ts';
import { isRenewable } from './frame-session.ts';
import { endFrameSessionOf, listFrameSessionsOf } from './store.ts';

/** The frames on blogs somebody is signed in to, for the list of all places. */
export const otherSessions: OtherSessions = {
  async list(sql, userId, now) {
    const sessions = await listFrameSessionsOf(sql, userId);
    return sessions.filter((session) => isRenewable(session, now)).map(({ id, origin, createdAt, refreshedAt }) => ({ id, host: new URL(origin).host, createdAt, usedAt: refreshedAt }));
  },
  end: (tx, { userId, sessionId, at }) => endFrameSessionOf(tx.sql, { userId, id: sessionId }, at),
};
