import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { newId } from '../primitives/id.ts';
import { negateYen, yen } from '../primitives/yen.ts';
import type { RailDispute } from '../rails/cards/rail.ts';
import { disputeSteps, type Dispute, type DisputeStep } from './dispute.ts';
import { saveDispute } from './dispute-store.ts';
import { transitionHold } from './hold.ts';
import { bookLeaving, moneyOf } from './money-actions.ts';
import { tellOfMoney } from './money-mails.ts';
import * as store from './store.ts';

/** A captured hold of a locked talk, with the dispute the rail shows on it. */
export interface DisputeSeen {
  readonly stored: store.StoredTalk;
  readonly hold: store.StoredHold;
  readonly dispute: RailDispute;
}

/**
 * Takes what the rail shows of a dispute: opened, it reverses what was captured of the hold and not given back; won, it comes back; lost, it is only marked.
 * The talk is locked by the caller. What the rail shows twice is taken once; a decision that the rail turns round is logged for the operator.
 */
export async function applyDispute(ctx: Context, tx: Transaction, seen: DisputeSeen): Promise<void> {
  const { hold, dispute } = seen;
  const money = await moneyOf(tx.sql, hold.talkId);
  const known = money.disputes.find((one) => one.reference === dispute.reference) ?? null;
  const steps = disputeSteps(known?.state ?? null, dispute.state);
  if (steps === null) return ctx.log.error({ holdId: hold.id, talkId: hold.talkId, reference: dispute.reference, known: known?.state, now: dispute.state }, 'a decided dispute was decided again');
  // A refund whose outcome is unknown decides how much is left to dispute: the rail is read again when it is answered.
  if (steps.includes('open') && (seen.stored.talk.state !== 'settled' || money.parts.some((part) => part.holdId === hold.id && part.state === 'asked'))) return;
  let current = known;
  for (const step of steps) current = await take(ctx, tx, { ...seen, step, known: current });
}

async function take(ctx: Context, tx: Transaction, given: DisputeSeen & { step: DisputeStep; known: Dispute | null }): Promise<Dispute> {
  const { stored, hold, step } = given;
  const money = await moneyOf(tx.sql, hold.talkId);
  const taken = money.taken.find((one) => one.holdId === hold.id);
  const now = ctx.clock.now();
  const dispute: Dispute = given.known ?? {
    id: newId('dispute', ctx.random), talkId: hold.talkId, holdId: hold.id, reference: given.dispute.reference, state: 'open', amount: yen((taken?.amount ?? 0) - (taken?.refunded ?? 0)), openedAt: now, closedAt: null,
  };
  const next: Dispute = step === 'open' ? dispute : { ...dispute, state: step === 'win' ? 'won' : 'lost', closedAt: now };
  const news = step === 'open' ? 'disputed' : step === 'win' ? 'disputeWon' : 'disputeLost';
  await changeHold(tx, { ctx, holdId: hold.id, news });
  await saveDispute(tx, next);
  const { terms } = stored.talk;
  if (dispute.amount > 0 && step === 'open') await bookLeaving(ctx, tx, { terms, source: `dispute:${dispute.id}:opened`, amount: dispute.amount, kept: money.kept });
  if (dispute.amount > 0 && step === 'win') await bookLeaving(ctx, tx, { terms, source: `dispute:${dispute.id}:won`, amount: negateYen(dispute.amount), kept: money.kept });
  await tellOfMoney(ctx, tx, { stored, what: news, key: `dispute:${dispute.id}`, amount: dispute.amount });
  return next;
}

async function changeHold(tx: Transaction, change: { ctx: Context; holdId: string; news: 'disputed' | 'disputeWon' | 'disputeLost' }): Promise<void> {
  const stored = await store.findHold(tx.sql, change.holdId);
  if (stored === null) throw new Error(`no hold ${change.holdId}`);
  const step = transitionHold(stored.hold, { type: change.news });
  if (!step.ok) throw new Error(`hold ${change.holdId} is ${step.state}: no ${change.news}`);
  await store.saveHold(tx, { ...stored, hold: step.hold }, change.ctx.clock.now());
}
