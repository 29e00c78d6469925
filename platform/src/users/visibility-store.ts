import type { Sql, SqlValue } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import type { UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { REACHABLE_TIME } from './light.ts';

/** A piece of a WHERE clause with its values, in the order of its placeholders. */
export interface Predicate {
  readonly text: string;
  readonly params: SqlValue[];
}

/** A column as the statement names it, such as `service.provider_id`. Never anything a person wrote. */
const columnName = /^[a-z_]+(\.[a-z_]+)?$/;

// The one rule of who sees whom, for every read. `present` is what the user of the column has to be besides not blocked.
function visibleWhile(present: string, viewerId: UserId | null, column: string): Predicate {
  if (!columnName.test(column)) throw new TypeError(`not a column: ${column}`);
  const there = `EXISTS (SELECT 1 FROM user AS seen WHERE seen.id = ${column} AND ${present})`;
  if (viewerId === null) return { text: there, params: [] };
  return {
    text: `(${there}
      AND NOT EXISTS (SELECT 1 FROM block AS given WHERE given.blocker_id = ? AND given.blocked_id = ${column})
      AND NOT EXISTS (SELECT 1 FROM block AS taken WHERE taken.blocked_id = ? AND taken.blocker_id = ${column}))`,
    params: [viewerId, viewerId],
  };
}

/**
 * True for rows whose `column` is a user that exists, is neither suspended nor deleted, and whom no block of either side hides from the viewer.
 * `null` is somebody signed out.
 */
export function visibleTo(viewerId: UserId | null, column = 'user.id'): Predicate {
  return visibleWhile('seen.suspended_at IS NULL AND seen.deleted_at IS NULL', viewerId, column);
}

/** The same for what people have said of others: the words of somebody who left stay, under no name. Those of suspended and of blocked people don't. */
export function wordsVisibleTo(viewerId: UserId | null, column: string): Predicate {
  return visibleWhile('seen.suspended_at IS NULL', viewerId, column);
}

/** True for rows of `user` whose light is on: switched on, reachable, in no talk. The SQL twin of `lightOf`. */
export function availableAt(now: Instant, table = 'user'): Predicate {
  if (!columnName.test(table)) throw new TypeError(`not a table: ${table}`);
  return { text: `(${table}.talk_id IS NULL AND ${table}.available_until > ? AND (${table}.push_ready = 1 OR ${table}.reachable_at > ?))`, params: [now, now - REACHABLE_TIME] };
}

/** Whether a viewer may see a user. */
export async function isVisible(sql: Sql, viewerId: UserId | null, userId: UserId): Promise<boolean> {
  const visible = visibleTo(viewerId);
  return await sql.get<{ id: string }>(`SELECT user.id FROM user WHERE user.id = ? AND ${visible.text}`, [userId, ...visible.params]) !== undefined;
}

/** Whether a viewer may read what a user has written to them: also once that user has left. */
export async function mayReadWords(sql: Sql, viewerId: UserId, userId: UserId): Promise<boolean> {
  const visible = wordsVisibleTo(viewerId, 'user.id');
  return await sql.get<{ id: string }>(`SELECT user.id FROM user WHERE user.id = ? AND ${visible.text}`, [userId, ...visible.params]) !== undefined;
}

/** Throws the not-found problem where a viewer may not see a user: hidden means absent. */
export async function assertVisible(sql: Sql, viewerId: UserId | null, userId: UserId): Promise<void> {
  if (!await isVisible(sql, viewerId, userId)) throw new Problem('not_found');
}
