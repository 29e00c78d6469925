import type { Context } from '../context.ts';
import type { Sql, Transaction } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import { postJournal } from '../ledger/index.ts';
import type { UserId } from '../primitives/id.ts';
import { formatYen } from '../primitives/yen.ts';
import { findUsers, tell, type Notice } from '../users/index.ts';
import { maskNumber, placeWords } from './bank-account.ts';
import { findFile } from './file-store.ts';
import { paidNotice, refusedNotice, returnedNotice } from './mail-texts.ts';
import { decide, needsRelease, netOf, type Payout, type PayoutCommand, type PayoutState } from './payout.ts';
import { listInFile, lockPayout, markReleased, saveStep } from './store.ts';
import { markRefusals, reasonTexts } from './texts.ts';

/** Of some people, those whose payouts are frozen: their account is suspended. */
export async function frozenAmong(sql: Sql, userIds: readonly UserId[]): Promise<ReadonlySet<UserId>> {
  const users = userIds.length === 0 ? [] : await findUsers(sql, [...new Set(userIds)]);
  return new Set(users.filter((user) => user.suspendedAt !== null).map((user) => user.id));
}

function wordsOf(payout: Payout, wasPaid: boolean): Notice['words'] {
  const [amount, net, fee] = [payout.amount, netOf(payout), payout.fee].map((sum) => formatYen(sum)) as [string, string, string];
  const { account, words, reason } = payout;
  if (payout.state === 'paid') {
    const facts = { amount, net, fee, place: placeWords(account), number: maskNumber(account.numberEnd) };
    return { ja: paidNotice.ja(facts), en: paidNotice.en(facts) };
  }
  const back = wasPaid ? net : amount;
  if (payout.state === 'refused') return { ja: refusedNotice.ja({ back, words }), en: refusedNotice.en({ back, words }) };
  const why = reasonTexts[reason ?? 'other'];
  return { ja: returnedNotice.ja({ back, words, reason: why.ja }), en: returnedNotice.en({ back, words, reason: why.en }) };
}

const conflict = (state: PayoutState | keyof typeof markRefusals): Problem => new Problem('state_conflict', { state, ...(state in markRefusals && { detail: markRefusals[state as keyof typeof markRefusals] }) });

/** What leaves by hand keeps to the same rules as what leaves in a file. */
async function refuseByHand(tx: Transaction, payout: Payout): Promise<void> {
  if ((await frozenAmong(tx.sql, [payout.userId])).size > 0) throw conflict('frozen');
  if (needsRelease(payout)) throw conflict('needs_release');
}

async function step(ctx: Context, tx: Transaction, { payout, command }: { payout: Payout; command: PayoutCommand }): Promise<Payout> {
  if (command.type === 'pay' && payout.state === 'requested') await refuseByHand(tx, payout);
  const outcome = decide(payout, command, ctx.clock.now());
  if (!outcome.ok) throw conflict(outcome.state);
  if (!await saveStep(tx, outcome.payout, payout.state)) throw conflict(payout.state);
  if (outcome.journal !== null && !await postJournal(ctx, tx, outcome.journal)) throw new Error(`${outcome.journal.source} was booked before`);
  if (command.type !== 'export') await tell(tx, { kind: 'payout', userId: payout.userId, key: `payout:${payout.id}:${outcome.payout.state}`, words: wordsOf(outcome.payout, payout.state === 'paid') });
  return outcome.payout;
}

/** One step of one payout, on the state that whoever decided had before their eyes. */
export interface PayoutStep {
  readonly payoutId: string;
  readonly seenState: PayoutState;
  readonly command: PayoutCommand;
}

/** Takes a step of a payout in the caller's transaction, with its journal and its notice. 404, and 409 with the state it is in by now. */
export async function takeStep(ctx: Context, tx: Transaction, { payoutId, seenState, command }: PayoutStep): Promise<Payout> {
  const payout = await lockPayout(tx, payoutId);
  if (payout === null) throw new Problem('not_found');
  if (payout.state !== seenState) throw conflict(payout.state);
  return step(ctx, tx, { payout, command });
}

/** Marks everything of a file as paid that is still with the bank. Answers how many; 404, and 409 when there is nothing left to mark. */
export async function markFilePaid(ctx: Context, tx: Transaction, fileId: string): Promise<number> {
  if (await findFile(tx.sql, fileId) === null) throw new Problem('not_found');
  let marked = 0;
  for (const { id } of await listInFile(tx.sql, fileId)) {
    const payout = await lockPayout(tx, id);
    if (payout?.state !== 'exported') continue;
    await step(ctx, tx, { payout, command: { type: 'pay' } });
    marked += 1;
  }
  if (marked === 0) throw conflict('paid');
  return marked;
}

/** Lets a large payout go, which a second operator has approved. 404, and 409 when it went or was let go before. */
export async function releasePayout(ctx: Pick<Context, 'clock'>, tx: Transaction, payoutId: string): Promise<void> {
  const payout = await lockPayout(tx, payoutId);
  if (payout === null) throw new Problem('not_found');
  if (!needsRelease(payout) || !await markReleased(tx, payoutId, ctx.clock.now())) throw conflict(payout.state);
}
