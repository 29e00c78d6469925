import type { Context } from '../context.ts';
import { findMandate } from '../cards/index.ts';
import { addThreadEvent } from '../conversations/index.ts';
import type { Transaction } from '../database/database.ts';
import { enqueue } from '../jobs/outbox.ts';
import { newId, type CardId, type UserId } from '../primitives/id.ts';
import type { Yen } from '../primitives/yen.ts';
import { appendEvents } from '../realtime/index.ts';
import { isFinal, transitionHold, type Hold, type HoldEvent } from './hold.ts';
import { noticeTells } from './mails.ts';
import * as store from './store.ts';
import { personOn, type Talk, type TalkEffect } from './talk.ts';
import { threadEventOf } from './thread-line.ts';

type Of<Kind extends TalkEffect['kind']> = Extract<TalkEffect, { kind: Kind }>;

/** A step that the rules of a hold refuse although the talk's rules asked for it: a bug, so nothing of it may be kept. */
export class ImpossibleHold extends Error {}

/** The hold after an event. Throws an ImpossibleHold where the rules refuse it. */
export function stepHold(hold: Hold, event: HoldEvent): Hold {
  const step = transitionHold(hold, event);
  if (!step.ok) throw new ImpossibleHold(`${event.type} of a hold that is ${step.state}: ${step.reason}`);
  return step.hold;
}

/** Stores what follows from a transition, in its transaction: holds to change, calls to rails for the outbox, news for both sides. */
export async function carryOut(ctx: Context, tx: Transaction, change: { stored: store.StoredTalk; effects: readonly TalkEffect[] }): Promise<void> {
  const { talk } = change.stored;
  for (const effect of change.effects) {
    switch (effect.kind) {
      case 'placeHold': await placeHold(ctx, tx, { talk, effect }); break;
      case 'releaseHolds': await releaseHolds(ctx, tx, { talk, spare: [] }); break;
      case 'releaseHold': await releaseHolds(ctx, tx, { talk, only: effect.part, spare: [] }); break;
      case 'captureHolds': await captureHolds(ctx, tx, { talk, effect }); break;
      case 'endCall': await enqueue(tx, { kind: 'call.end', key: `talk:${talk.terms.id}:call-end`, body: { talkId: talk.terms.id } }); break;
      case 'tell': await tell(ctx, tx, { stored: change.stored, effect }); break;
      // The visitor is told by the event of the decline; the talk itself says how many cards are left.
      case 'askCard': break;
    }
  }
}

async function cardFor(tx: Transaction, talk: Talk, chosen: CardId | null): Promise<CardId> {
  if (chosen !== null) return chosen;
  const mandate = await findMandate(tx.sql, talk.terms.mandateId);
  if (mandate === null) throw new Error('a talk has a mandate');
  return mandate.cardId;
}

async function placeHold(ctx: Context, tx: Transaction, { talk, effect }: { talk: Talk; effect: Of<'placeHold'> }): Promise<void> {
  const cardId = await cardFor(tx, talk, effect.cardId);
  const known = (await store.findHolds(tx.sql, talk.terms.id)).find((hold) => hold.part === effect.part);
  const hold: store.StoredHold = known === undefined
    ? { id: newId('hold', ctx.random), talkId: talk.terms.id, part: effect.part, cardId, hold: { state: 'planned', amount: effect.amount, attempt: 1 } }
    : { ...known, cardId, hold: stepHold(known.hold, { type: 'retry' }) };
  await store.saveHold(tx, hold, ctx.clock.now());
  await enqueue(tx, { kind: 'hold.place', key: `hold:${hold.id}:place:${effect.attempt}`, body: { holdId: hold.id } });
}

async function releaseHolds(ctx: Context, tx: Transaction, { talk, only, spare }: { talk: Talk; only?: number; spare: readonly number[] }): Promise<void> {
  for (const stored of await store.findHolds(tx.sql, talk.terms.id)) {
    const wanted = only === undefined ? !spare.includes(stored.part) : stored.part === only;
    if (!wanted || isFinal(stored.hold) || stored.hold.state === 'releasing' || stored.hold.state === 'capturing') continue;
    await store.saveHold(tx, { ...stored, hold: stepHold(stored.hold, { type: 'release' }) }, ctx.clock.now());
    await enqueue(tx, { kind: 'hold.release', key: `hold:${stored.id}:release`, body: { holdId: stored.id } });
  }
}

async function captureHolds(ctx: Context, tx: Transaction, { talk, effect }: { talk: Talk; effect: Of<'captureHolds'> }): Promise<void> {
  const amounts = new Map<number, Yen>(effect.captures.map(({ part, amount }) => [part, amount]));
  for (const stored of await store.findHolds(tx.sql, talk.terms.id)) {
    const amount = amounts.get(stored.part);
    if (amount === undefined) continue;
    await store.saveHold(tx, { ...stored, hold: stepHold(stored.hold, { type: 'capture', amount }) }, ctx.clock.now());
    await enqueue(tx, { kind: 'hold.capture', key: `hold:${stored.id}:capture`, body: { holdId: stored.id } });
  }
  await releaseHolds(ctx, tx, { talk, spare: [...amounts.keys()] });
}

async function tell(ctx: Context, tx: Transaction, { stored, effect }: { stored: store.StoredTalk; effect: Of<'tell'> }): Promise<void> {
  const { terms } = stored.talk;
  const body = { talkId: terms.id, what: effect.what, state: stored.talk.state, version: stored.version };
  const line = threadEventOf(stored.talk, effect.what);
  // The conversation before the logs: everybody who locks both does it in this order.
  if (line !== null) await addThreadEvent(tx, { ctx, conversationId: terms.conversationId, talkId: terms.id, ...line });
  await appendEvents(tx, effect.to.map((side) => ({ userId: personOn(terms, side), type: 'talk.changed', serviceId: terms.serviceId, body })));
  if (stored.talk.state === 'ended' && effect.what === 'ended') {
    const { id: talkId, serviceId, providerId, visitorId } = terms;
    for (const react of ctx.reactions.talkEnded ?? []) await react(tx, { talkId, serviceId, providerId, visitorId, at: stored.talk.endedAt });
  }
  await noticeTells(ctx, tx, { stored, what: effect.what });
}

/** Tells the visitors who wait for a provider that the line has moved: their place and waiting time may be other ones now. */
export async function tellLine(tx: Transaction, providerId: UserId): Promise<void> {
  const waiting = await store.findWaiting(tx.sql, providerId);
  await appendEvents(tx, waiting.map(({ talk: { terms, state }, version }) => ({
    userId: terms.visitorId, type: 'talk.changed', serviceId: terms.serviceId, body: { talkId: terms.id, what: 'line', state, version },
  })));
}
