import { z } from 'zod';
import { findCard } from '../cards/index.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { enqueue, mostAttempts, type EffectHandler, type EffectRun, type Effects } from '../jobs/outbox.ts';
import { idField } from '../http/fields.ts';
import type { TalkId } from '../primitives/id.ts';
import { after } from '../primitives/instant.ts';
import { HOUR } from '../primitives/seconds.ts';
import type { RailHold } from '../rails/cards/rail.ts';
import { transitionHold, type HoldEvent } from './hold.ts';
import { command, lockForChange, lockForHold } from './change-actions.ts';
import { collectEffects } from './collect-actions.ts';
import { applyDispute } from './dispute-actions.ts';
import { RailUnknown } from './rail-unknown.ts';
import { refundEffects } from './refund-effects.ts';
import { settleIfDone } from './settle-actions.ts';
import { deleteSignals } from './signal-store.ts';
import * as store from './store.ts';
import type { TalkCommand } from './talk.ts';

const holdBody = z.strictObject({ holdId: idField('hold') });
/** `since` and `round`: when it was first asked for, in ms, and how often all tries were used up. */
const captureBody = holdBody.extend({ since: z.number().int().optional(), round: z.number().int().optional() });

export { RailUnknown };

function eventOf(answer: RailHold): HoldEvent | null {
  switch (answer.state) {
    case 'created': return { type: 'created', reference: answer.reference };
    case 'authenticating': return { type: 'authenticating', url: answer.url };
    case 'declined': return { type: 'declined' };
    case 'placed': return { type: 'placed' };
    case 'captured': return { type: 'captured', amount: answer.amount };
    case 'released': return { type: 'released' };
    case 'none': case 'unknown': return null;
  }
}

function commandOf(part: number, answer: RailHold): TalkCommand | null {
  switch (answer.state) {
    case 'authenticating': return { type: 'holdAuthenticating', part, url: answer.url };
    case 'declined': return { type: 'holdDeclined', part };
    case 'placed': return { type: 'holdPlaced', part };
    default: return null;
  }
}

/**
 * Writes what the rail said of a hold, and tells the talk: all in one transaction. What nobody asked for (a capture by hand at the
 * vendor's, a hold gone before its time) changes nothing and is logged for the operator.
 */
export async function applyAnswer(ctx: Context, tx: Transaction, given: { holdId: string; answer: RailHold }): Promise<void> {
  const found = await lockForHold(tx, given.holdId);
  const stored = found?.holds.find(({ id }) => id === given.holdId);
  if (found === null || stored === undefined) throw new Error(`no hold ${given.holdId}`);
  const { locked, holds } = found;
  const event = eventOf(given.answer);
  // A worker that was slow brings the name of a hold that another has brought on meanwhile.
  const isLate = event?.type === 'created' && 'reference' in stored.hold && stored.hold.reference === event.reference;
  if (event === null || isLate) return;
  const step = transitionHold(stored.hold, event);
  if (!step.ok) {
    ctx.log.error({ holdId: stored.id, talkId: stored.talkId, state: step.state, event: event.type, reason: step.reason }, 'a hold is not what it should be');
    return;
  }
  const changed = { ...stored, hold: step.hold };
  await store.saveHold(tx, changed, ctx.clock.now());
  if (stored.hold.state === 'released' && step.hold.state === 'releasing') await enqueue(tx, { kind: 'hold.release', key: `hold:${stored.id}:release:late`, body: { holdId: stored.id } });
  const news = step.hold.state === 'releasing' ? null : commandOf(stored.part, given.answer);
  const present = news === null ? locked : await tellTalk(ctx, tx, { locked, news });
  // What the talk makes of the news may change its other holds.
  const now = news === null ? holds.map((hold) => hold.id === changed.id ? changed : hold) : await store.findHolds(tx.sql, stored.talkId);
  await settleIfDone(ctx, tx, { locked: present, holds: now });
  if (given.answer.state !== 'captured' || given.answer.dispute === undefined) return;
  await applyDispute(ctx, tx, { stored: present.stored, hold: changed, dispute: given.answer.dispute });
}

async function tellTalk(ctx: Context, tx: Transaction, given: { locked: NonNullable<Awaited<ReturnType<typeof lockForChange>>>; news: TalkCommand }) {
  const changed = await command(ctx, tx, { locked: given.locked, command: given.news });
  // A hold that stands may be the last thing the two were waiting for.
  const ready = await command(ctx, tx, { locked: changed.locked, command: ({ presence }) => ({ type: 'connect', presence }) });
  return ready.locked;
}

async function holdOf(run: EffectRun, body: z.ZodType<{ holdId: string }> = holdBody): Promise<store.StoredHold> {
  const { holdId } = body.parse(run.body);
  const stored = await store.findHold(run.ctx.db.sql, holdId);
  if (stored === null) throw new Error(`no hold ${holdId}`);
  return stored;
}

async function conclude(run: EffectRun, holdId: string, answer: RailHold): Promise<void> {
  if (answer.state === 'unknown') throw new RailUnknown(`the card rail does not know what became of ${run.key}`);
  // A hold it once named: the key is another account's. Nothing is guessed; an operator must look when the tries are used up.
  if (answer.state === 'none') throw new RailUnknown(`the card rail has never heard of the hold of ${run.key}`);
  await run.ctx.db.transaction(async (tx) => {
    // First, so that whoever has lost the effect to another worker says nothing.
    await run.finish(tx);
    await applyAnswer(run.ctx, tx, { holdId, answer });
  });
}

/** The rail's name of a hold: read where we have it, created where the rail has never heard of it. Its name is committed before anything is confirmed. */
async function createAtRail(run: EffectRun, stored: store.StoredHold): Promise<RailHold> {
  const { ctx } = run;
  const card = await findCard(ctx.db.sql, stored.cardId);
  if (card === null) throw new Error(`no card of hold ${stored.id}`);
  const known = run.attempt > 1 ? await ctx.rails.cards.read({ hold: stored.id }) : { state: 'none' as const };
  if (known.state !== 'none') return known;
  return ctx.rails.cards.place({ key: `hold:${stored.id}:create`, hold: stored.id, talk: stored.talkId, customer: card.userId, amount: stored.hold.amount });
}

/** Creates a hold unconfirmed, commits its name, then confirms it on the card: in that order, so that a crash in between holds no money. */
const placeHold: EffectHandler = async (run) => {
  const { ctx } = run;
  let stored = await holdOf(run);
  if (stored.hold.state === 'planned') {
    const created = await createAtRail(run, stored);
    if (created.state === 'unknown' || created.state === 'none') throw new RailUnknown(`no answer to ${run.key}`);
    await ctx.db.transaction((tx) => applyAnswer(ctx, tx, { holdId: stored.id, answer: { state: 'created', reference: created.reference } }));
    stored = await holdOf(run);
  }
  // Anything else is past confirming: released meanwhile, or already answered.
  if (stored.hold.state !== 'created') return;
  const card = await findCard(ctx.db.sql, stored.cardId);
  const { reference, attempt } = stored.hold;
  const before = run.attempt > 1 ? await ctx.rails.cards.read({ reference }) : { state: 'created' as const, reference };
  // The same key again has no second effect; a decline read here may be the card before's.
  const answer = (before.state === 'created' || before.state === 'declined') && card !== null
    ? await ctx.rails.cards.confirm({ key: `hold:${stored.id}:confirm:${attempt}`, reference, card: card.reference, returnUrl: `${ctx.config.publicUrl}/bank-return` })
    : before;
  await conclude(run, stored.id, answer);
};

/** The rail has never heard of a hold that is to be freed: nothing is held. Whoever is slow and makes it yet sets it on its way out again. */
async function concludeUnmade(run: EffectRun, stored: store.StoredHold): Promise<void> {
  await run.ctx.db.transaction(async (tx) => {
    await run.finish(tx);
    await lockForChange(tx, stored.talkId);
    const present = await store.findHold(tx.sql, stored.id);
    if (present?.hold.state === 'releasing' && present.hold.reference !== null) throw new RailUnknown(`${stored.id} was made while it was being freed`);
    await applyAnswer(run.ctx, tx, { holdId: stored.id, answer: { state: 'released', reference: '' } });
  });
}

const releaseHold: EffectHandler = async (run) => {
  const stored = await holdOf(run);
  if (stored.hold.state !== 'releasing') return;
  const { ctx } = run;
  const known = stored.hold.reference === null ? await ctx.rails.cards.read({ hold: stored.id }) : { state: 'created' as const, reference: stored.hold.reference };
  if (known.state === 'unknown') throw new RailUnknown(`no answer to ${run.key}`);
  if (known.state === 'none') return concludeUnmade(run, stored);
  await conclude(run, stored.id, await ctx.rails.cards.release({ key: `hold:${stored.id}:cancel`, reference: known.reference }));
};

/** The rail has answered that the sum is still reserved: it was not taken, for whatever reason, and may be for half of its time yet. */
async function captureLater(run: EffectRun, holdId: string, placed: Extract<RailHold, { state: 'placed' }>): Promise<void> {
  const { ctx } = run;
  const { since = run.enqueuedAt, round = 1 } = captureBody.parse(run.body);
  const now = ctx.clock.now();
  if (now - since >= (placed.captureBefore - since) / 2) throw new RailUnknown(`half of the time to take ${placed.reference} is over`);
  await ctx.db.transaction(async (tx) => {
    await enqueue(tx, { kind: 'hold.capture', key: `hold:${holdId}:capture:round:${round + 1}`, body: { holdId, since, round: round + 1 }, dueAt: after(now, HOUR) });
    await run.finish(tx);
  });
}

/**
 * Takes what the bill asks of a hold. Where the rail fails it is tried again for half of the time the sum stays reserved (the outbox
 * gives up much earlier, so the tries go on in rounds); then an operator must look.
 */
const captureHold: EffectHandler = async (run) => {
  const stored = await holdOf(run, captureBody);
  if (stored.hold.state !== 'capturing') return;
  const { ctx } = run;
  const { reference, capture: amount } = stored.hold;
  const { round = 1 } = captureBody.parse(run.body);
  const before = run.attempt > 1 || round > 1 ? await ctx.rails.cards.read({ reference }) : null;
  const answer = before === null || before.state === 'placed' ? await ctx.rails.cards.capture({ key: `hold:${stored.id}:capture:1`, reference, amount }) : before;
  const untaken = answer.state === 'placed' ? answer : answer.state === 'unknown' && before?.state === 'placed' ? before : null;
  if (untaken !== null && run.attempt >= mostAttempts - 1) return captureLater(run, stored.id, untaken);
  if (answer.state === 'placed') throw new RailUnknown(`${reference} was not taken`);
  await conclude(run, stored.id, answer);
};

const endCall: EffectHandler = async (run) => {
  const { talkId } = z.strictObject({ talkId: idField('talk') }).parse(run.body);
  await run.ctx.rails.calls.end(talkId as TalkId);
  await deleteSignals(run.ctx.db.sql, talkId as TalkId);
};

/** What this module does after a commit. */
export const effects: Effects = { 'hold.place': placeHold, 'hold.release': releaseHold, 'hold.capture': captureHold, 'call.end': endCall, ...refundEffects, ...collectEffects };
