import { placeholders, type Sql } from '../database/database.ts';
import type { TalkId, UserId } from '../primitives/id.ts';
import { yen, type Yen } from '../primitives/yen.ts';
import { accountKey } from './account.ts';

/** What a talk earned, by the books: what its visitor paid and kept paid, and the provider's part of that. */
export interface EarnedByTalk {
  readonly bill: Yen;
  readonly sales: Yen;
}

/** As many talks as one statement asks about. */
const AT_ONCE = 500;

/** What talks of a provider have earned, by talk, refunds and disputes taken off; a talk without a journal is not there. */
export async function earnedByTalk(sql: Sql, userId: UserId, talkIds: readonly TalkId[]): Promise<ReadonlyMap<TalkId, EarnedByTalk>> {
  const fee = accountKey({ kind: 'platform_fee', owner: null });
  const accounts = [accountKey({ kind: 'sales_pending', owner: userId }), accountKey({ kind: 'sales_payable', owner: userId }), fee];
  const earned = new Map<TalkId, EarnedByTalk>();
  for (let from = 0; from < talkIds.length; from += AT_ONCE) {
    const ids = talkIds.slice(from, from + AT_ONCE);
    const rows = await sql.all<{ about: TalkId; total: number | string; fees: number | string }>(
      `SELECT j.about, SUM(-e.amount) AS total, SUM(CASE WHEN e.account_id = ? THEN -e.amount ELSE 0 END) AS fees FROM ledger_journal j JOIN ledger_entry e ON e.journal_id = j.id
       WHERE j.about IN (${placeholders(ids)}) AND e.account_id IN (?, ?, ?) GROUP BY j.about`, [fee, ...ids, ...accounts]);
    for (const { about, total, fees } of rows) earned.set(about, { bill: yen(Number(total)), sales: yen(Number(total) - Number(fees)) });
  }
  return earned;
}
