import { forUpdate, upsert, type Sql, type Transaction } from '../database/database.ts';
import type { Id, ServiceId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { isVisible, type Reportable } from '../users/index.ts';

interface OpenReview { by_id: UserId; about_id: UserId; service_id: ServiceId; words: string }

/** What an operator reads of an open review. */
export interface WatchedReview {
  readonly byId: UserId;
  readonly aboutId: UserId;
  readonly serviceId: ServiceId;
  readonly hidden: boolean;
}

/** An open review by its id; null when there is none. */
export async function findOpenReview(sql: Sql, id: string): Promise<WatchedReview | null> {
  const row = await sql.get<OpenReview & { hidden: number }>(
    `SELECT review.*, EXISTS (SELECT 1 FROM review_hiding WHERE review_hiding.review_id = review.id AND review_hiding.shown_at IS NULL) AS hidden FROM review WHERE id = ? AND opened_at IS NOT NULL`, [id]);
  return row === undefined ? null : { byId: row.by_id, aboutId: row.about_id, serviceId: row.service_id, hidden: Boolean(row.hidden) };
}

/** Takes the words out of an open review and keeps them aside; its stars stay, for nobody can report a low rating away. False when it has none to hide. */
export async function hideReviewWords(tx: Transaction, given: { reviewId: Id<'review'>; at: Instant }): Promise<boolean> {
  const row = await tx.sql.get<OpenReview>(`SELECT * FROM review WHERE id = ? AND opened_at IS NOT NULL${forUpdate(tx.db)}`, [given.reviewId]);
  if (row === undefined || row.words === '') return false;
  await upsert(tx.sql, tx.db.dialect, { table: 'review_hiding', row: { review_id: given.reviewId, words: row.words, at: given.at, shown_at: null }, key: ['review_id'] });
  await tx.sql.run(`UPDATE review SET words = '' WHERE id = ?`, [given.reviewId]);
  return true;
}

/** Puts the words of a hidden review back. False when they aren't hidden. */
export async function showReviewWords(tx: Transaction, given: { reviewId: Id<'review'>; at: Instant }): Promise<boolean> {
  const row = await tx.sql.get<{ words: string }>(`SELECT words FROM review_hiding WHERE review_id = ? AND shown_at IS NULL${forUpdate(tx.db)}`, [given.reviewId]);
  if (row === undefined) return false;
  await tx.sql.run('UPDATE review SET words = ? WHERE id = ?', [row.words, given.reviewId]);
  await tx.sql.run('UPDATE review_hiding SET shown_at = ? WHERE review_id = ?', [given.at, given.reviewId]);
  return true;
}

/** An open review by somebody one can see, about somebody one can see or oneself, to be reported. Null for everything else. */
export async function reportableReview(sql: Sql, asked: { readonly viewerId: UserId; readonly id: string }): Promise<Reportable | null> {
  const row = await sql.get<OpenReview>('SELECT * FROM review WHERE id = ? AND opened_at IS NOT NULL', [asked.id]);
  if (row === undefined) return null;
  const seen = await Promise.all([row.by_id, row.about_id].map((userId) => isVisible(sql, asked.viewerId, userId)));
  return seen.every(Boolean) ? { ownerId: row.by_id, serviceId: row.service_id, conversationId: null, words: row.words } : null;
}
