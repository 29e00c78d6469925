import { placeholders, upsert, type Sql, type Transaction } from '../database/database.ts';
import type { UserId } from '../primitives/id.ts';
import { instant, type Instant } from '../primitives/instant.ts';
import type { Period } from '../primitives/months.ts';
import { yen, type Yen } from '../primitives/yen.ts';
import { noLimit, type MonthlyLimit } from './monthly-limit.ts';
import { findRefunded } from './sales-store.ts';
import { openStates } from './store.ts';
import type { Talk } from './talk.ts';

interface LimitRow { yen: number | null; has_next: number | boolean; next_yen: number | null; next_from: number | null }

const yenOrNull = (amount: number | null): Yen | null => amount === null ? null : yen(amount);

/** The ceiling somebody has set themselves; none where they never did. */
export async function findLimit(sql: Sql, userId: UserId): Promise<MonthlyLimit> {
  const row = await sql.get<LimitRow>('SELECT yen, has_next, next_yen, next_from FROM monthly_limit WHERE user_id = ?', [userId]);
  if (row === undefined) return noLimit;
  return { yen: yenOrNull(row.yen), next: Boolean(row.has_next) && row.next_from !== null ? { yen: yenOrNull(row.next_yen), from: instant(row.next_from) } : null };
}

/** Writes somebody's ceiling. */
export async function saveLimit(tx: Transaction, userId: UserId, kept: { readonly limit: MonthlyLimit; readonly now: Instant }): Promise<void> {
  const { limit: { yen: present, next }, now } = kept;
  await upsert(tx.sql, tx.db.dialect, { table: 'monthly_limit', row: { user_id: userId, yen: present, has_next: next !== null, next_yen: next?.yen ?? null, next_from: next?.from ?? null, changed_at: now }, key: ['user_id'] });
}

/** Whoever checks a visitor's month holds their row, so that two at the same moment are counted one after the other. */
export async function lockVisitor(tx: Transaction, visitorId: UserId): Promise<void> {
  await tx.sql.run('UPDATE user SET updated_at = updated_at WHERE id = ?', [visitorId]);
}

/** A visitor's talks that ended in a month, and all that are open, with what was given back of each. */
export async function findMonth(sql: Sql, visitorId: UserId, month: Period): Promise<{ talk: Talk; refunded: Yen }[]> {
  const ended = await sql.all<{ body: string }>('SELECT body FROM talk WHERE visitor_id = ? AND ended_at >= ? AND ended_at < ?', [visitorId, month.from, month.to]);
  const open = await sql.all<{ body: string }>(`SELECT body FROM talk WHERE visitor_id = ? AND state IN (${placeholders(openStates)})`, [visitorId, ...openStates]);
  const talks = [...ended, ...open].map((row) => JSON.parse(row.body) as Talk);
  const refunded = await findRefunded(sql, talks.map((talk) => talk.terms.id));
  return talks.map((talk) => ({ talk, refunded: refunded.get(talk.terms.id) ?? yen(0) }));
}
