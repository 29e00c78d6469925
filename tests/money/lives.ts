import { expect } from 'vitest';
import { ayaAndKen, refusalOf, type Pair } from '../people/stage.ts';
import { saveCard, type Wish } from '../people/roles.ts';
import { prove, tellAccount } from '../people/sales.ts';
import { requested, storyOf, type Story } from '../people/talk.ts';
import type { Platform } from '../people/platform.ts';

/** The people of a life of money, with the cards they need. */
export interface Cast extends Pair {
  readonly cards: Readonly<Record<'declined' | 'lostAtCapture' | 'disputed', string>>;
}

/** Brings two people and their cards onto the stage. */
export async function castOf(platform: Platform): Promise<Cast> {
  const pair = await ayaAndKen(platform, { price: 10_000 });
  const [declined, lostAtCapture, disputed] = [await saveCard(platform, pair.visitor, 'declined'), await saveCard(platform, pair.visitor, 'lostAtCapture'), await saveCard(platform, pair.visitor, 'disputed')];
  return { ...pair, cards: { declined, lostAtCapture, disputed } };
}

/** One way money goes from its beginning to its end. Answers the talk it was about. */
export interface Life {
  readonly name: string;
  live(platform: Platform, cast: Cast): Promise<Story>;
}

/** After this time what a dead process had taken in hand is due again, in ms. */
const effectLease = 61_000;
/** The longest step between two stamps that is still billed, in ms. */
const stamp = 12_000;

/** Time goes by while both stamp. The process may die at any of it, so the clock is told before each request. */
async function talkFor(platform: Platform, talk: Story, seconds: number): Promise<void> {
  for (let left = seconds * 1000; left > 0; left -= stamp) {
    await platform.advance(Math.min(stamp, left));
    for (const side of ['provider', 'visitor'] as const) await talk.lease(side);
  }
  await platform.tick();
}

/** Presses a button until it has worked: after a death nobody knows whether it had. */
async function press(work: () => Promise<unknown>): Promise<void> {
  for (let presses = 0; presses < 3; presses += 1) {
    const refusal = await refusalOf(work());
    // An extension that the dead try has brought is beyond the allowance the second time.
    if (['none', 'state_conflict', 'mandate_needed'].includes(refusal)) return;
    // The try that died still has the key; the next press has a key of its own.
    expect(refusal).toBe('idempotency_in_progress');
  }
  throw new Error('three presses did not help');
}

/** Requests a talk; when the process dies of that, looks whether it was requested. */
async function ask(platform: Platform, cast: Cast, wish: Wish): Promise<Story> {
  for (let tries = 0; tries < 3; tries += 1) {
    let asked: Story | undefined;
    const refusal = await refusalOf(requested(platform, cast, wish).then((story) => { asked = story; }));
    if (asked !== undefined) return asked;
    expect(['idempotency_in_progress', 'already_requested']).toContain(refusal);
    const [open] = (await cast.visitor.choku.get('/v1/me/talks', { params: { query: { role: 'visitor', open: 'true' } } })).items;
    if (open !== undefined) return storyOf(platform, open.id, cast);
  }
  throw new Error('three requests did not help');
}

/** Waits out the lease of a dead process's effects, twice: what it was about to do may bring forth more. */
async function settle(platform: Platform): Promise<void> {
  await platform.advance(effectLease);
  await platform.advance(effectLease);
}

/** Asks for something that may have been brought about already by the try that died. */
async function unless(done: () => Promise<boolean>, ask: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) {
    if (await done()) return;
    try {
      await ask();
    } catch (error) {
      // It died of that; what became of it is looked at above.
      if (!(error instanceof TypeError)) throw error;
    }
  }
  expect(await done()).toBe(true);
}

const sides = ['provider', 'visitor'] as const;

/** From the request to the join. */
async function meet(platform: Platform, cast: Cast, wish: Wish): Promise<Story> {
  const talk = await ask(platform, cast, wish);
  await press(() => talk.accept());
  await platform.advance(effectLease);
  for (const side of sides) await press(() => talk.join(side));
  await platform.tick();
  return talk;
}

/** A talk of two minutes that is over and settled. */
async function converse(platform: Platform, cast: Cast, wish: Wish = {}): Promise<Story> {
  const talk = await meet(platform, cast, wish);
  await talkFor(platform, talk, 120);
  await press(() => talk.hangUp('visitor'));
  await settle(platform);
  return talk;
}

const day = 86_400_000;
/** The rail is asked for news this often. */
const untilNews = 660_000;

async function giveBack(talk: Story, amount: number): Promise<void> {
  await unless(
    async () => { const { captured, refunds } = await talk.statement('provider'); return captured === 0 || refunds.length > 0; },
    () => refusalOf(talk.provider.choku.post('/v1/talks/{talkId}/refunds', { params: { path: { talkId: talk.id } }, body: { amount } })),
  );
}

async function payOut(talk: Story, amount: number): Promise<void> {
  const { choku } = talk.provider;
  await unless(async () => (await choku.get('/v1/me/bank-account')).account !== null, () => tellAccount(talk.provider));
  if ((await choku.get('/v1/me/sales')).payable < amount) return;
  const before = Date.parse((await talk.seenBy('provider')).requestedAt);
  await unless(async () => (await choku.get('/v1/me/payouts')).items.some(({ requestedAt }) => Date.parse(requestedAt) > before), async () => {
    const { fee, arrivesOn } = await choku.get('/v1/me/payouts/quote', { params: { query: { amount } } });
    await prove(talk.provider);
    await refusalOf(choku.post('/v1/me/payouts', { body: { amount, shownFee: fee, shownArrivesOn: arrivesOn ?? '' } }));
  });
}

const lives: readonly Life[] = [
  {
    name: 'a talk that is extended, ends, is captured, settled and becomes payable',
    async live(platform, cast) {
      const talk = await meet(platform, cast, { extension: 10 });
      await press(() => talk.visitor.choku.post('/v1/talks/{talkId}/extend', { params: { path: { talkId: talk.id } }, body: { minutes: 10 } }));
      await talkFor(platform, talk, 120);
      await press(() => talk.hangUp('visitor'));
      await settle(platform);
      await platform.advance(day);
      return talk;
    },
  },
  {
    name: 'a card that is declined, then another, then a cancelled talk whose hold is released',
    async live(platform, cast) {
      const talk = await ask(platform, cast, { cardId: cast.cards.declined });
      await press(() => talk.accept());
      await platform.advance(effectLease);
      await press(() => talk.visitor.choku.post('/v1/talks/{talkId}/card', { params: { path: { talkId: talk.id } }, body: { cardId: cast.visitor.cardId } }));
      await platform.advance(30_000);
      await press(() => talk.cancel('provider'));
      await settle(platform);
      return talk;
    },
  },
  {
    name: 'sales that are paid out, then partly given back',
    async live(platform, cast) {
      const talk = await converse(platform, cast);
      await platform.advance(day);
      // Where the bank has let the hold go there was no talk, and there is nothing to pay out.
      if ((await talk.seenBy('provider')).state !== 'settled') return talk;
      await payOut(talk, 5_000);
      await giveBack(talk, 700);
      await settle(platform);
      return talk;
    },
  },
  {
    name: 'a capture that is lost and collected later, if at all',
    live: (platform, cast) => converse(platform, cast, { cardId: cast.cards.lostAtCapture }),
  },
  {
    name: 'a payment that is disputed the next day',
    async live(platform, cast) {
      const talk = await converse(platform, cast, { cardId: cast.cards.disputed });
      await platform.advance(day);
      await platform.advance(untilNews);
      await platform.advance(effectLease);
      return talk;
    },
  },
];

/** Every life of money there is. */
export const everyLife: readonly Life[] = lives;
