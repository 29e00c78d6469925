import type { Story } from '../people/talk.ts';
import type { Platform } from '../people/platform.ts';

interface EntryRow { source: string; account_id: string; amount: number }
interface BankRow { state: string; amount: number; captured: number }

/** What a life of money has come to, without names and times: equal whatever died in between. */
export interface Totals {
  readonly state: string;
  readonly statement: Readonly<Record<string, number>> | null;
  readonly entries: readonly string[];
  readonly bank: readonly BankRow[];
  readonly payouts: readonly string[];
  readonly work: readonly string[];
}

const sums = ['talkSeconds', 'billedSeconds', 'bill', 'waived', 'captured', 'uncollected', 'collecting', 'refunded', 'disputed', 'platformFee', 'sales'] as const;

/** Reads them from the tables of the books and of the test bank, and from the public statement. */
export async function totalsOf(platform: Platform, talk: Story): Promise<Totals> {
  const { sql } = platform.ctx.db;
  const { state, requestedAt } = await talk.seenBy('visitor');
  const statement = state === 'settled' ? await talk.statement('visitor') : null;
  const entries = await sql.all<EntryRow>('SELECT j.source, e.account_id, e.amount FROM ledger_entry e JOIN ledger_journal j ON j.id = e.journal_id WHERE j.source LIKE ? OR j.about = ?', [`%${talk.id}%`, talk.id]);
  const bank = await sql.all<BankRow>('SELECT state, amount, captured FROM test_rail_hold WHERE talk = ? ORDER BY hold', [talk.id]);
  const payouts = (await talk.provider.choku.get('/v1/me/payouts')).items.filter((payout) => payout.requestedAt > requestedAt);
  const undone = await sql.all<{ effect_key: string }>('SELECT effect_key FROM outbox_effect WHERE done_at IS NULL AND due_at <= ?', [platform.now()]);
  return {
    state, statement: statement === null ? null : Object.fromEntries(sums.map((sum) => [sum, statement[sum]])),
    // In no order: what waited for a process to come back is booked later than what did not.
    entries: entries.map(({ source, account_id: account, amount }) => `${source.replaceAll(/[a-z]{3}_[^:]+/gu, '')} ${account.split(':')[0] ?? ''} ${amount}`).toSorted(),
    bank: bank.map((row) => ({ state: row.state, amount: Number(row.amount), captured: Number(row.captured) })).toSorted((one, other) => one.amount - other.amount),
    payouts: payouts.map((payout) => `${payout.state} ${payout.amount}`),
    work: undone.map((row) => row.effect_key),
  };
}
