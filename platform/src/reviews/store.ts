import { forUpdate, insert, insertOrIgnore, type Sql, type SqlValue, type Transaction } from '../database/database.ts';
import type { Id, ServiceId, TalkId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { wordsVisibleTo } from '../users/index.ts';
import { spreadOf, type Review, type ReviewReply, type ReviewRound, type Side, type Spread } from './review.ts';

// The lists stand on the public page of a service, so this is SQL by hand.

interface RoundRow { talk_id: TalkId; service_id: ServiceId; provider_id: UserId; visitor_id: UserId; opens_at: Instant; opened_at: Instant | null }

const toRound = (row: RoundRow): ReviewRound => ({
  talkId: row.talk_id, serviceId: row.service_id, providerId: row.provider_id, visitorId: row.visitor_id, opensAt: row.opens_at, openedAt: row.opened_at,
});

async function lockKnownRound(tx: Transaction, talkId: TalkId): Promise<ReviewRound | null> {
  const row = await tx.sql.get<RoundRow>(`SELECT * FROM review_round WHERE talk_id = ?${forUpdate(tx.db)}`, [talkId]);
  return row === undefined ? null : toRound(row);
}

/** The round of a talk, locked for the transaction; made from `fresh` when the talk has none. Whoever writes or opens reviews of a talk waits here. */
export async function lockRound(tx: Transaction, fresh: ReviewRound): Promise<ReviewRound> {
  const known = await lockKnownRound(tx, fresh.talkId);
  if (known !== null) return known;
  await insertOrIgnore(tx.sql, 'review_round', {
    talk_id: fresh.talkId, service_id: fresh.serviceId, provider_id: fresh.providerId, visitor_id: fresh.visitorId, opens_at: fresh.opensAt, opened_at: fresh.openedAt,
  });
  return await lockKnownRound(tx, fresh.talkId) ?? fresh;
}

/** Opens a round; false when it is open already. */
export async function claimOpening(tx: Transaction, talkId: TalkId, at: Instant): Promise<boolean> {
  return (await tx.sql.run('UPDATE review_round SET opened_at = ? WHERE talk_id = ? AND opened_at IS NULL', [at, talkId])).changes === 1;
}

/** Rounds whose days are over and that are still closed, the oldest first. */
export async function findDueRounds(sql: Sql, now: Instant, limit: number): Promise<ReviewRound[]> {
  return (await sql.all<RoundRow>('SELECT * FROM review_round WHERE opened_at IS NULL AND opens_at <= ? ORDER BY opens_at, talk_id LIMIT ?', [now, limit])).map(toRound);
}

interface ReviewRow {
  id: Id<'review'>; talk_id: TalkId; service_id: ServiceId; by_role: Side; by_id: UserId; about_id: UserId; stars: number; words: string; minutes: number;
  written_at: Instant; opened_at: Instant | null; reply_words: string | null; replied_at: Instant | null;
}

const toReview = (row: ReviewRow): Review => ({
  id: row.id, talkId: row.talk_id, serviceId: row.service_id, byRole: row.by_role, by: row.by_id, about: row.about_id, stars: row.stars, words: row.words, minutes: row.minutes,
  writtenAt: row.written_at, openedAt: row.opened_at,
  reply: row.reply_words === null || row.replied_at === null ? null : { words: row.reply_words, repliedAt: row.replied_at },
});

/** Keeps a new review; its round is locked. */
export async function insertReview(tx: Transaction, review: Review): Promise<void> {
  await insert(tx.sql, 'review', {
    id: review.id, talk_id: review.talkId, service_id: review.serviceId, by_role: review.byRole, by_id: review.by, about_id: review.about, stars: review.stars, words: review.words,
    minutes: review.minutes, written_at: review.writtenAt, opened_at: review.openedAt,
  });
}

/** Writes a review that is put in other words or opened; its round is locked. */
export async function saveReview(tx: Transaction, review: Review): Promise<void> {
  await tx.sql.run('UPDATE review SET stars = ?, words = ?, written_at = ?, opened_at = ? WHERE id = ?', [review.stars, review.words, review.writtenAt, review.openedAt, review.id]);
}

/** A review by somebody whose words the viewer may see; null when there is none of that id. */
export async function findReview(sql: Sql, id: string, viewerId: UserId): Promise<Review | null> {
  const visible = wordsVisibleTo(viewerId, 'review.by_id');
  const row = await sql.get<ReviewRow>(`SELECT * FROM review WHERE id = ? AND ${visible.text}`, [id, ...visible.params]);
  return row === undefined ? null : toReview(row);
}

/** Keeps the one reply to a review; false when it has one already. */
export async function keepReply(tx: Transaction, id: Review['id'], reply: ReviewReply): Promise<boolean> {
  return (await tx.sql.run('UPDATE review SET reply_words = ?, replied_at = ? WHERE id = ? AND replied_at IS NULL', [reply.words, reply.repliedAt, id])).changes === 1;
}

/** The reviews of a talk, open or not. */
export async function findReviews(sql: Sql, talkId: TalkId): Promise<Review[]> {
  return (await sql.all<ReviewRow>('SELECT * FROM review WHERE talk_id = ? ORDER BY by_role', [talkId])).map(toReview);
}

/** Whether a side has reviewed a talk. */
export async function isReviewed(sql: Sql, talkId: TalkId, side: Side): Promise<boolean> {
  return await sql.get<{ id: string }>('SELECT id FROM review WHERE talk_id = ? AND by_role = ?', [talkId, side]) !== undefined;
}

/** A page of a list of reviews. `cursor` is the one of the page before. */
export interface ReviewsQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page of reviews and where the next one begins. */
export interface ReviewsPage {
  readonly items: Review[];
  readonly nextCursor: string | null;
}

async function listBy(sql: Sql, column: 'opened_at' | 'written_at', asked: ReviewsQuery & { where: string; params: readonly SqlValue[] }): Promise<ReviewsPage> {
  const after = /^(\d{1,15})\.([a-z0-9_]{1,40})$/u.exec(asked.cursor ?? '');
  const beyond = after === null ? '' : ` AND (${column} < ? OR (${column} = ? AND id > ?))`;
  const params = [...asked.params, ...(after === null ? [] : [Number(after[1]), Number(after[1]), after[2] ?? ''])];
  const rows = await sql.all<ReviewRow>(`SELECT * FROM review WHERE ${asked.where}${beyond} ORDER BY ${column} DESC, id LIMIT ?`, [...params, asked.limit + 1]);
  const last = rows[asked.limit - 1];
  return { items: rows.slice(0, asked.limit).map(toReview), nextCursor: rows.length > asked.limit && last !== undefined ? `${last[column] ?? 0}.${last.id}` : null };
}

/** Which open reviews are asked for: those of a service by its visitors, or those about a user in one role. */
export type ReviewsOf = { readonly serviceId: ServiceId } | { readonly about: UserId; readonly as: Side };

// Who is reviewed as a provider was reviewed by a visitor. The columns of an index, in its order.
function conditionOf(of: ReviewsOf): { where: string; params: SqlValue[] } {
  if ('serviceId' in of) return { where: `service_id = ? AND by_role = 'visitor' AND opened_at IS NOT NULL`, params: [of.serviceId] };
  return { where: 'about_id = ? AND by_role = ? AND opened_at IS NOT NULL', params: [of.about, of.as === 'provider' ? 'visitor' : 'provider'] };
}

/** Open reviews, without those by people hidden from the viewer, the newest first. People who left keep their words. */
export async function listOpen(sql: Sql, of: ReviewsOf, query: ReviewsQuery & { viewerId: UserId | null }): Promise<ReviewsPage> {
  const [condition, visible] = [conditionOf(of), wordsVisibleTo(query.viewerId, 'review.by_id')];
  return listBy(sql, 'opened_at', { ...query, where: `${condition.where} AND ${visible.text}`, params: [...condition.params, ...visible.params] });
}

/** How many open reviews gave how many stars. Everybody's count, whoever looks: a block hides words, it moves no sum. */
export async function countStars(sql: Sql, of: ReviewsOf): Promise<Spread> {
  const { where, params } = conditionOf(of);
  return spreadOf(await sql.all<{ stars: number; count: number }>(`SELECT stars, COUNT(*) AS count FROM review WHERE ${where} GROUP BY stars`, params));
}

/** The open reviews about a user by people they can see, the newest first. */
export async function listAbout(sql: Sql, userId: UserId, query: ReviewsQuery): Promise<ReviewsPage> {
  const visible = wordsVisibleTo(userId, 'review.by_id');
  return listBy(sql, 'opened_at', { ...query, where: `about_id = ? AND opened_at IS NOT NULL AND ${visible.text}`, params: [userId, ...visible.params] });
}

/** What a user has written, open or not, the newest first. */
export async function listWritten(sql: Sql, userId: UserId, query: ReviewsQuery): Promise<ReviewsPage> {
  return listBy(sql, 'written_at', { ...query, where: 'by_id = ?', params: [userId] });
}
