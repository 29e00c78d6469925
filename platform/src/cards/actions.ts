import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import { limit } from '../http/rate-limit.ts';
import { enqueue } from '../jobs/outbox.ts';
import { newId, type UserId } from '../primitives/id.ts';
import { after } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { DAY, HOUR, MINUTE } from '../primitives/seconds.ts';
import type { RailCard, SetupState } from '../rails/cards/rail.ts';
import { mayFinish, mayUseCard } from './access.ts';
import { cardLabel, nextDefault, type Card, type CardSetup } from './card.ts';
import * as store from './store.ts';

/** How long an attempt to save a card is looked after. */
const SETUP_LIFE = DAY;

/** Somebody's cards, the default first. */
export async function listCards(ctx: Context, userId: UserId): Promise<Card[]> {
  return store.listCards(ctx.db.sql, userId);
}

function unavailable(ctx: Context, setupId: string): (error: unknown) => never {
  return (error) => {
    ctx.log.warn({ err: error, setup: setupId }, 'the card rail did not answer');
    throw new Problem('rail_unavailable');
  };
}

/** Where the rail sends the person back to when the card is entered. */
const returnUrl = (ctx: Context, setup: Pick<CardSetup, 'id'>) => `${ctx.config.publicUrl}/cards/return/${setup.id}`;

/** Starts saving a card: answers the address of the page where it is entered. 429, 503 when the rail doesn't answer. */
export async function startSetup(ctx: Context, userId: UserId, wish: { returnPath: string; locale: Locale }): Promise<{ setup: CardSetup; url: string }> {
  await limit(ctx, { bucket: 'card-setup', key: userId, max: 20, per: HOUR });
  const setup: CardSetup = { id: newId('cardSetup', ctx.random), userId, returnPath: wish.returnPath, state: 'open', cardId: null, startedAt: ctx.clock.now() };
  await store.saveSetup(ctx.db, ctx.db.sql, setup);
  const answer = await ctx.rails.cards.save({ key: `setup:${setup.id}`, setup: setup.id, customer: userId, returnUrl: returnUrl(ctx, setup), locale: wish.locale }).catch(unavailable(ctx, setup.id));
  if (answer.state !== 'open') throw new Error(`the rail answered ${answer.state} for a new setup`);
  return { setup, url: answer.url };
}

/** Reads at the rail what came of a setup and keeps the card. Coming back, the sweep and a repeat all run this. 404 when it isn't theirs, 503 when the rail doesn't answer. */
export async function finishSetup(ctx: Context, userId: UserId, setupId: string): Promise<CardSetup> {
  const known = await store.findSetup(ctx.db.sql, setupId);
  if (known === null || !mayFinish(known, userId)) throw new Problem('not_found');
  if (known.state !== 'open') return known;
  const answer = await ctx.rails.cards.readSetup(known.id).catch(unavailable(ctx, known.id));
  return ctx.db.transaction((tx) => keepAnswer(ctx, tx, { setupId, answer }));
}

/** The same where the rail tells that a setup is done, whoever began it. Nothing where there is no such setup any more. */
export async function finishOpenSetup(ctx: Context, setupId: string): Promise<void> {
  const known = await store.findSetup(ctx.db.sql, setupId);
  if (known !== null) await finishSetup(ctx, known.userId, known.id);
}

async function keepAnswer(ctx: Context, tx: Transaction, given: { setupId: string; answer: SetupState }): Promise<CardSetup> {
  const setup = await store.lockSetup(tx, given.setupId);
  if (setup === null) throw new Problem('not_found');
  if (setup.state !== 'open' || given.answer.state === 'open') return setup;
  const card = given.answer.state === 'saved' ? await keepCard(ctx, tx, { userId: setup.userId, saved: given.answer.card }) : null;
  const finished: CardSetup = { ...setup, state: card === null ? 'failed' : 'saved', cardId: card?.id ?? null };
  await store.saveSetup(tx.db, tx.sql, finished);
  return finished;
}

/** Keeps a card that the rail has saved. The same plastic again replaces what was known of it, so that no list shows it twice. */
async function keepCard(ctx: Context, tx: Transaction, given: { userId: UserId; saved: RailCard }): Promise<Card> {
  const { userId, saved } = given;
  const cards = await store.lockCards(tx, userId);
  const same = cards.find((one) => one.fingerprint === saved.fingerprint);
  const now = ctx.clock.now();
  const card: Card = {
    ...saved, id: same?.id ?? newId('card', ctx.random), userId, label: cardLabel(saved), savedAt: now, removedAt: null, isDefault: same?.isDefault ?? cards.length === 0,
  };
  await store.saveCard(tx, card);
  if (same !== undefined && same.reference !== saved.reference) await forgetAtRail(tx, same);
  return card;
}

/** Has the card company forget a card, after the commit. */
export async function forgetAtRail(tx: Transaction, card: Pick<Card, 'id' | 'reference'>): Promise<void> {
  await enqueue(tx, { kind: 'card.forget', key: `card:${card.id}:forget:${card.reference}`, body: { cardId: card.id, reference: card.reference } });
}

/** Removes a card, with every mandate on it: nothing new is held on it. What is held already ends as agreed. 404 when it isn't theirs. */
export async function removeCard(ctx: Context, userId: UserId, cardId: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const cards = await store.lockCards(tx, userId);
    const card = cards.find((one) => one.id === cardId);
    if (card === undefined || !mayUseCard(card, userId)) throw new Problem('not_found');
    const now = ctx.clock.now();
    await store.saveCard(tx, { ...card, isDefault: false, removedAt: now });
    await store.revokeMandatesOf(tx, card.id, now);
    const next = nextDefault(cards.filter((one) => one.id !== card.id));
    if (card.isDefault && next !== null) await store.setDefault(tx, userId, next.id);
    await forgetAtRail(tx, card);
  });
}

/** Makes a card the one that is chosen beforehand. 404 when it isn't theirs. */
export async function setDefaultCard(ctx: Context, userId: UserId, cardId: string): Promise<Card> {
  return ctx.db.transaction(async (tx) => {
    const card = (await store.lockCards(tx, userId)).find((one) => one.id === cardId);
    if (card === undefined) throw new Problem('not_found');
    await store.setDefault(tx, userId, card.id);
    return { ...card, isDefault: true };
  });
}

/** Finishes what people saved without coming back, and forgets old attempts. Answers how many changed. */
export async function lookAfterSetups(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  let changed = await store.deleteSetups(ctx.db.sql, after(now, -SETUP_LIFE));
  for (const open of await store.findOpenSetups(ctx.db.sql, { from: after(now, -SETUP_LIFE), to: after(now, -MINUTE) })) {
    const finished = await finishSetup(ctx, open.userId, open.id);
    if (finished.state !== 'open') changed += 1;
  }
  return changed;
}
