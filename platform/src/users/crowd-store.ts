import { placeholders, type Sql } from '../database/database.ts';
import type { UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { WeeklyHours } from '../primitives/weekly-hours.ts';
import { availableAt } from './visibility-store.ts';

// Facts about many people at once, for whoever sifts through all providers. The rule of who sees whom stays `visibleTo`: what is shown is
// read again by it.

/** Everybody who is hidden from a viewer: the suspended, the deleted, and who is on either side of a block with them. */
export async function hiddenFrom(sql: Sql, viewerId: UserId | null): Promise<Set<UserId>> {
  const gone = 'SELECT id FROM user WHERE suspended_at IS NOT NULL UNION SELECT id FROM user WHERE deleted_at IS NOT NULL';
  const blocked = 'UNION SELECT blocked_id FROM block WHERE blocker_id = ? UNION SELECT blocker_id FROM block WHERE blocked_id = ?';
  const rows = viewerId === null ? await sql.all<{ id: UserId }>(gone) : await sql.all<{ id: UserId }>(`${gone} ${blocked}`, [viewerId, viewerId]);
  return new Set(rows.map(({ id }) => id));
}

/** Everybody whose light is on. */
export async function everybodyAvailable(sql: Sql, now: Instant): Promise<Set<UserId>> {
  const available = availableAt(now);
  return new Set((await sql.all<{ id: UserId }>(`SELECT user.id FROM user WHERE ${available.text}`, available.params)).map(({ id }) => id));
}

/** The talk times of somebody. */
export interface HoursOf {
  readonly userId: UserId;
  readonly hours: WeeklyHours;
  readonly updatedAt: Instant;
}

interface HoursRow { id: UserId; talk_times: string; updated_at: Instant }

const toHours = (row: HoursRow): HoursOf => ({ userId: row.id, hours: JSON.parse(row.talk_times) as WeeklyHours, updatedAt: row.updated_at });

/** The talk times of some people. */
export async function hoursOf(sql: Sql, userIds: readonly UserId[]): Promise<HoursOf[]> {
  if (userIds.length === 0) return [];
  return (await sql.all<HoursRow>(`SELECT id, talk_times, updated_at FROM user WHERE id IN (${placeholders(userIds)})`, [...userIds])).map(toHours);
}

/** The talk times of people who changed something about themselves at or after a moment. */
export async function hoursChangedSince(sql: Sql, since: Instant): Promise<HoursOf[]> {
  return (await sql.all<HoursRow>('SELECT id, talk_times, updated_at FROM user WHERE updated_at >= ? ORDER BY updated_at', [since])).map(toHours);
}
