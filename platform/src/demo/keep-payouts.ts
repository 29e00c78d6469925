import { postJournal } from '../ledger/index.ts';
import { newId, type UserId } from '../primitives/id.ts';
import { after, fromWire, type Instant } from '../primitives/instant.ts';
import { DAY, HOUR } from '../primitives/seconds.ts';
import { yen } from '../primitives/yen.ts';
import { keepAccount } from '../payouts/account-store.ts';
import type { BankAccount, HeldAccount } from '../payouts/bank-account.ts';
import { decide, requestedJournal, type Payout, type PayoutCommand } from '../payouts/payout.ts';
import { sealAccount } from '../payouts/sealed-account.ts';
import { insertPayout, nextNumber, saveStep } from '../payouts/store.ts';
import { arrivalDay } from '../rails/payouts/bank-calendar.ts';
import { known, type Seeding } from './seeding.ts';

const account: BankAccount = {
  bankCode: '0001', bankName: 'みずほ', bankKana: 'ﾐｽﾞﾎ', branchCode: '300', branchName: '川口', branchKana: 'ｶﾜｸﾞﾁ', accountType: 'ordinary', accountNumber: '2345123', holder: 'ｻﾄｳ ｻﾄﾐ',
};

interface Sketch { readonly amount: number; readonly daysAgo: number; readonly end: PayoutCommand }

const sketches: readonly Sketch[] = [
  { amount: 12_000, daysAgo: 40, end: { type: 'pay' } },
  { amount: 8_000, daysAgo: 20, end: { type: 'return', reason: 'wrong_name', words: '' } },
];

/** What somebody could have been paid at a moment of the past. */
async function payableAt({ tx }: Seeding, userId: UserId, at: Instant): Promise<number> {
  const row = await tx.sql.get<{ owed: number }>('SELECT -COALESCE(SUM(amount), 0) AS owed FROM ledger_entry WHERE account_id = ? AND booked_at <= ?', [`sales_payable:${userId}`, at]);
  return Number(row?.owed ?? 0);
}

async function keepPayout(seeding: Seeding, held: HeldAccount, sketch: Sketch): Promise<void> {
  const { ctx, tx, now } = seeding;
  const { random } = ctx;
  const requestedAt = after(now, -sketch.daysAgo * DAY);
  if (await payableAt(seeding, held.userId, requestedAt) < sketch.amount) return;
  const arrivesOn = arrivalDay(requestedAt, 2, 12);
  const endedAt = after(fromWire(`${arrivesOn}T00:00:00.000Z`), HOUR);
  const id = newId('payout', random);
  const asked: Payout = {
    id, number: await nextNumber(tx), userId: held.userId, amount: yen(sketch.amount), fee: yen(220), account: sealAccount(ctx.vault, held, `payout:${id}`), live: false, state: 'requested', requestedAt,
    arrivesOn, releasedAt: null, fileId: null, exportedAt: null, paidAt: null, closedAt: null, reason: null, words: '',
  };
  await insertPayout(tx, asked, null);
  await postJournal({ clock: { now: () => requestedAt }, random }, tx, requestedJournal(asked));
  const ended = decide(asked, sketch.end, endedAt);
  if (!ended.ok || ended.journal === null) throw new Error(`a payout of the demo can't ${sketch.end.type}`);
  await saveStep(tx, ended.payout, asked.state);
  await postJournal({ clock: { now: () => endedAt }, random }, tx, ended.journal);
}

/** さとみ's bank account, a payout that was transferred and one that came back, as far as their sales allowed it then. */
export async function keepPayouts(seeding: Seeding): Promise<void> {
  const { ctx, tx, now } = seeding;
  const { id: userId } = known(seeding.providers, 'satomi');
  const savedAt = after(now, -60 * DAY);
  const held: HeldAccount = { ...account, id: newId('bankAccount', ctx.random), userId, savedAt, usableFrom: savedAt, version: 1 };
  await keepAccount(tx, ctx.vault, held);
  for (const sketch of sketches) await keepPayout(seeding, held, sketch);
}
