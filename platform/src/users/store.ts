import { forUpdate, insertOrIgnore, placeholders, type Sql, type SqlValue, type Transaction } from '../database/database.ts';
import type { TalkId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import type { WeeklyHours } from '../primitives/weekly-hours.ts';
import type { Block } from './block.ts';
import { nicknameKey } from './nickname.ts';
import { emailKey, type User, type UserWords } from './user.ts';

// The sign-in lookup, the light and the visibility of people stand behind nearly every request, so this is SQL by hand.

interface UserRow {
  id: UserId; nickname: string; email: string; password_hash: string; words: string; talk_times: string; locale: Locale;
  portrait: string | null; available_until: Instant | null; reachable_at: Instant | null; push_ready: number; talk_id: TalkId | null; sign_in_failures: number;
  talk_count: number; review_count: number; stars_sum: number;
  suspended_at: Instant | null; deleted_at: Instant | null; created_at: Instant; updated_at: Instant;
}

const toUser = (row: UserRow): User => ({
  id: row.id, nickname: row.nickname, email: row.email, passwordHash: row.password_hash, words: row.words,
  talkTimes: JSON.parse(row.talk_times) as WeeklyHours, locale: row.locale, portrait: row.portrait,
  availableUntil: row.available_until, reachableAt: row.reachable_at, pushReady: row.push_ready === 1, talkId: row.talk_id, signInFailures: row.sign_in_failures,
  facts: { talkCount: row.talk_count, reviewCount: row.review_count, starsSum: row.stars_sum },
  suspendedAt: row.suspended_at, deletedAt: row.deleted_at, createdAt: row.created_at, updatedAt: row.updated_at,
});

/** The user of an id, whatever became of the account. */
export async function findUser(sql: Sql, userId: UserId): Promise<User | null> {
  const row = await sql.get<UserRow>('SELECT * FROM user WHERE id = ?', [userId]);
  return row === undefined ? null : toUser(row);
}

/** The user of an id, locked to the end of the transaction. */
export async function lockUser(tx: Transaction, userId: UserId): Promise<User | null> {
  const row = await tx.sql.get<UserRow>(`SELECT * FROM user WHERE id = ?${forUpdate(tx.db)}`, [userId]);
  return row === undefined ? null : toUser(row);
}

/** The users of some ids, in no order; ids of nobody are left out. */
export async function findUsers(sql: Sql, userIds: readonly UserId[]): Promise<User[]> {
  if (userIds.length === 0) return [];
  const rows = await sql.all<UserRow>(`SELECT * FROM user WHERE id IN (${userIds.map(() => '?').join(', ')})`, [...userIds]);
  return rows.map(toUser);
}

/** The account of an e-mail address, in any spelling of it. */
export async function findUserByEmail(sql: Sql, email: string): Promise<User | null> {
  const row = await sql.get<UserRow>('SELECT * FROM user WHERE email_key = ?', [emailKey(email)]);
  return row === undefined ? null : toUser(row);
}

/** Keeps a new account; false when its e-mail address has one already. */
export async function insertUser(sql: Sql, user: User): Promise<boolean> {
  const { changes } = await insertOrIgnore(sql, 'user', {
    id: user.id, nickname: user.nickname, nickname_key: nicknameKey(user.nickname), email: user.email, email_key: emailKey(user.email), password_hash: user.passwordHash,
    words: user.words, talk_times: JSON.stringify(user.talkTimes), locale: user.locale, available_until: user.availableUntil, reachable_at: user.reachableAt, push_ready: user.pushReady,
    talk_id: user.talkId, sign_in_failures: user.signInFailures, talk_count: user.facts.talkCount, review_count: user.facts.reviewCount, stars_sum: user.facts.starsSum,
    suspended_at: user.suspendedAt, deleted_at: user.deletedAt, created_at: user.createdAt, updated_at: user.updatedAt,
  });
  return changes === 1;
}

/** Writes what a user changed about themselves. */
export async function saveWords(sql: Sql, userId: UserId, change: UserWords & { at: Instant }): Promise<void> {
  await sql.run('UPDATE user SET nickname = ?, nickname_key = ?, words = ?, talk_times = ?, locale = ?, updated_at = ? WHERE id = ?',
    [change.nickname, nicknameKey(change.nickname), change.words, JSON.stringify(change.talkTimes), change.locale, change.at, userId]);
}

/** Writes a new password and forgets the failed tries. */
export async function savePassword(sql: Sql, userId: UserId, change: { passwordHash: string; at: Instant }): Promise<void> {
  await sql.run('UPDATE user SET password_hash = ?, sign_in_failures = 0, updated_at = ? WHERE id = ?', [change.passwordHash, change.at, userId]);
}

/** Counts a wrong password. */
export async function countSignInFailure(sql: Sql, userId: UserId): Promise<void> {
  await sql.run('UPDATE user SET sign_in_failures = sign_in_failures + 1 WHERE id = ?', [userId]);
}

/** Forgets the failed tries after a right password. */
export async function forgetSignInFailures(sql: Sql, userId: UserId): Promise<void> {
  await sql.run('UPDATE user SET sign_in_failures = 0 WHERE id = ? AND sign_in_failures > 0', [userId]);
}

/** Switches the light on until a moment, or off. Switched on, the page that did it counts as reachable. */
export async function saveAvailability(sql: Sql, userId: UserId, change: { until: Instant | null; at: Instant }): Promise<void> {
  await sql.run('UPDATE user SET available_until = ?, reachable_at = ? WHERE id = ?', [change.until, change.at, userId]);
}

/** Notes that an event stream of the user is open; only for users who switched the light on, so idle pages cost no writes. */
export async function noteReachable(sql: Sql, userId: UserId, now: Instant): Promise<void> {
  await sql.run('UPDATE user SET reachable_at = ? WHERE id = ? AND available_until > ? AND (reachable_at IS NULL OR reachable_at < ?)', [now, userId, now, now]);
}

/** Switches a light off by itself, unless it was switched again meanwhile; false then. */
export async function switchOffFrom(sql: Sql, userId: UserId, until: Instant): Promise<boolean> {
  return (await sql.run('UPDATE user SET available_until = NULL WHERE id = ? AND available_until = ?', [userId, until])).changes === 1;
}

/** Users in no talk whose light is switched on although its time is over, or who were last reachable before a moment and have no device to push to; at most 100. */
export async function findLightsToSwitchOff(sql: Sql, now: Instant, unreachableSince: Instant): Promise<User[]> {
  const rows = await sql.all<UserRow>(`SELECT * FROM user WHERE available_until IS NOT NULL AND talk_id IS NULL
    AND (available_until <= ? OR (push_ready = 0 AND reachable_at < ?)) ORDER BY available_until LIMIT 100`, [now, unreachableSince]);
  return rows.map(toUser);
}

/** Notes whether a device of the user takes pushes about requests. */
export async function savePushReady(sql: Sql, userId: UserId, ready: boolean): Promise<void> {
  await sql.run('UPDATE user SET push_ready = ? WHERE id = ?', [ready, userId]);
}

/** Makes a talk the user's one talk; false when there is one already. */
export async function claimTalkFor(sql: Sql, userId: UserId, talkId: TalkId): Promise<boolean> {
  return (await sql.run('UPDATE user SET talk_id = ? WHERE id = ? AND talk_id IS NULL', [talkId, userId])).changes === 1;
}

/** Frees the user of a talk; false when it wasn't theirs (any more). */
export async function freeTalkOf(sql: Sql, userId: UserId, talkId: TalkId): Promise<boolean> {
  return (await sql.run('UPDATE user SET talk_id = NULL WHERE id = ? AND talk_id = ?', [userId, talkId])).changes === 1;
}

/** Adds a finished talk to what the profiles of its people count. */
export async function addTalk(sql: Sql, userIds: readonly UserId[]): Promise<void> {
  await sql.run(`UPDATE user SET talk_count = talk_count + 1 WHERE id IN (${placeholders(userIds)})`, userIds);
}

/** Adds the stars of a review about the user. */
export async function addStars(sql: Sql, userId: UserId, stars: number): Promise<void> {
  await sql.run('UPDATE user SET review_count = review_count + 1, stars_sum = stars_sum + ? WHERE id = ?', [stars, userId]);
}

interface BlockRow { blocker_id: UserId; blocked_id: UserId; created_at: Instant }

/** Keeps a block; false when it stood already. */
export async function insertBlock(sql: Sql, block: Block): Promise<boolean> {
  return (await insertOrIgnore(sql, 'block', { blocker_id: block.blockerId, blocked_id: block.blockedId, created_at: block.createdAt })).changes === 1;
}

/** Takes a block back; false when there was none. */
export async function deleteBlock(sql: Sql, blockerId: UserId, blockedId: UserId): Promise<boolean> {
  return (await sql.run('DELETE FROM block WHERE blocker_id = ? AND blocked_id = ?', [blockerId, blockedId])).changes === 1;
}

/** Whether one user has blocked another. */
export async function hasBlocked(sql: Sql, blockerId: UserId, blockedId: UserId): Promise<boolean> {
  return await sql.get<BlockRow>('SELECT * FROM block WHERE blocker_id = ? AND blocked_id = ?', [blockerId, blockedId]) !== undefined;
}

/** Whom a user has blocked, the newest first; at most 500. */
export async function blocksBy(sql: Sql, blockerId: UserId): Promise<Block[]> {
  const rows = await sql.all<BlockRow>('SELECT * FROM block WHERE blocker_id = ? ORDER BY created_at DESC, blocked_id LIMIT 500', [blockerId]);
  return rows.map((row) => ({ blockerId: row.blocker_id, blockedId: row.blocked_id, createdAt: row.created_at }));
}

/** Which of some users are hidden from a viewer by a block of either side. */
export async function blockedAmong(sql: Sql, viewerId: UserId, userIds: readonly UserId[]): Promise<Set<UserId>> {
  if (userIds.length === 0) return new Set();
  const places = userIds.map(() => '?').join(', ');
  const params: SqlValue[] = [viewerId, ...userIds, viewerId, ...userIds];
  const rows = await sql.all<BlockRow>(`SELECT * FROM block WHERE blocker_id = ? AND blocked_id IN (${places})
    UNION ALL SELECT * FROM block WHERE blocked_id = ? AND blocker_id IN (${places})`, params);
  return new Set(rows.map((row) => row.blocker_id === viewerId ? row.blocked_id : row.blocker_id));
}
