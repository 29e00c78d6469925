import { z } from 'zod';
import { findCard, findMandate } from '../cards/index.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { idField } from '../http/fields.ts';
import { enqueue, type EffectHandler, type Effects } from '../jobs/outbox.ts';
import { postJournal } from '../ledger/index.ts';
import { newId } from '../primitives/id.ts';
import { after } from '../primitives/instant.ts';
import { DAY } from '../primitives/seconds.ts';
import { yen, type Yen } from '../primitives/yen.ts';
import type { RailHold } from '../rails/cards/rail.ts';
import { LEAST_CHARGE } from './bill.ts';
import { command, lockForChange, type LockedTalk } from './change-actions.ts';
import { transitionHold, type HoldEvent } from './hold.ts';
import { RailUnknown } from './rail-unknown.ts';
import { settlementJournal } from './settlement.ts';
import * as store from './store.ts';
import type { TalkTerms } from './talk.ts';

/** Whether the visitor's words allowed the platform to ask the card once more for what a hold lost, and there is enough to ask for. */
export async function mayCollect(tx: Transaction, terms: TalkTerms, uncollected: Yen): Promise<boolean> {
  return uncollected >= LEAST_CHARGE && (await findMandate(tx.sql, terms.mandateId))?.mayCollect === true;
}

/** Plans to ask the card of the hold that was lost once more for what is uncollected; in the transaction that settles the talk. */
export async function planCollection(ctx: Context, tx: Transaction, of: { terms: TalkTerms; holds: readonly store.StoredHold[]; amount: Yen }): Promise<void> {
  const { terms, holds, amount } = of;
  const lost = holds.findLast(({ hold }) => hold.state === 'lost');
  if (lost === undefined) throw new Error(`no hold of talk ${terms.id} was lost`);
  const part = Math.max(...holds.map((stored) => stored.part)) + 1;
  const stored: store.StoredHold = { id: newId('hold', ctx.random), talkId: terms.id, part, cardId: lost.cardId, hold: { state: 'collecting', amount, attempt: 1 } };
  await store.saveHold(tx, stored, ctx.clock.now());
  await enqueue(tx, { kind: 'hold.collect', key: `talk:${terms.id}:collect`, body: { holdId: stored.id } });
}

function eventOf(answer: RailHold): HoldEvent | null {
  switch (answer.state) {
    case 'captured': return { type: 'captured', amount: answer.amount, reference: answer.reference };
    case 'declined': case 'released': return { type: 'declined' };
    default: return null;
  }
}

/** Writes what the card answered: collected, with its journal, or not, and both are told. */
export async function applyCollection(ctx: Context, tx: Transaction, given: { holdId: string; answer: RailHold }): Promise<void> {
  const found = await store.findHold(tx.sql, given.holdId);
  const locked = found === null ? null : await lockForChange(tx, found.talkId);
  const stored = await store.findHold(tx.sql, given.holdId);
  if (locked === null || stored === null) throw new Error(`no hold ${given.holdId}`);
  const event = eventOf(given.answer);
  if (event === null || stored.hold.state !== 'collecting') return;
  const step = transitionHold(stored.hold, event);
  if (!step.ok) return ctx.log.error({ holdId: stored.id, talkId: stored.talkId, state: step.state, event: event.type, reason: step.reason }, 'a hold is not what it should be');
  await store.saveHold(tx, { ...stored, hold: step.hold }, ctx.clock.now());
  if (step.hold.state === 'captured') await bookCollected(ctx, tx, { locked, amount: step.hold.captured });
  else await command(ctx, tx, { locked, command: { type: 'collectFailed' } });
}

async function bookCollected(ctx: Context, tx: Transaction, given: { locked: LockedTalk; amount: Yen }): Promise<void> {
  const { talk } = given.locked.stored;
  const before = talk.state === 'settled' ? talk.captured : yen(0);
  const collected = await command(ctx, tx, { locked: given.locked, command: { type: 'collect', amount: given.amount } });
  if (!collected.ok) throw new Error(`talk ${talk.terms.id} can't collect ${given.amount}: ${collected.reason}`);
  const payableAt = after(ctx.clock.now(), ctx.config.payableAfterDays * DAY);
  const journal = settlementJournal({ talkId: talk.terms.id, providerId: talk.terms.providerId, captured: given.amount, capturedBefore: before, payableAt }, 'collected');
  if (journal !== null) await postJournal(ctx, tx, journal);
}

/** Asks the card once, with nobody there; read first when it was asked before. */
const collect: EffectHandler = async (run) => {
  const { ctx } = run;
  const { holdId } = z.strictObject({ holdId: idField('hold') }).parse(run.body);
  const stored = await store.findHold(ctx.db.sql, holdId);
  if (stored === null) throw new Error(`no hold ${holdId}`);
  if (stored.hold.state !== 'collecting') return;
  const card = await findCard(ctx.db.sql, stored.cardId);
  if (card === null) throw new Error(`no card of hold ${holdId}`);
  const known = run.attempt > 1 ? await ctx.rails.cards.read({ hold: holdId }) : { state: 'none' as const };
  const answer = known.state === 'none' || known.state === 'created'
    ? await ctx.rails.cards.collect({ key: run.key, hold: holdId, talk: stored.talkId, customer: card.userId, card: card.reference, amount: stored.hold.amount }) : known;
  if (eventOf(answer) === null) throw new RailUnknown(`the card rail does not know what became of ${run.key}`);
  await ctx.db.transaction(async (tx) => {
    await run.finish(tx);
    await applyCollection(ctx, tx, { holdId, answer });
  });
};

/** What collecting does after the commit. */
export const collectEffects: Effects = { 'hold.collect': collect };
