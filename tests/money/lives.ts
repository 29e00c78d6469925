import { expect } from 'vitest';
import { refusalOf, type Pair } from '../people/stage.ts';
import { saveCard, type Wish } from '../people/roles.ts';
import { requested, storyOf, type Story } from '../people/talk.ts';
import type { Platform } from '../people/platform.ts';

/** The people of a life of money, with the cards they need. */
export interface Cast extends Pair {
  readonly declinedCard: string;
}

/** Adds a card that is always declined to the visitor's. */
export async function castOf(platform: Platform, pair: Pair): Promise<Cast> {
  return { ...pair, declinedCard: await saveCard(platform, pair.visitor, 'declined') };
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

const lives: readonly Life[] = [
  {
    name: 'a talk that is extended, ends, is captured, settled and becomes payable',
    async live(platform, cast) {
      const talk = await ask(platform, cast, { extension: 10 });
      await press(() => talk.accept());
      await platform.advance(effectLease);
      for (const side of ['provider', 'visitor'] as const) await press(() => talk.join(side));
      await platform.tick();
      await press(() => talk.visitor.choku.post('/v1/talks/{talkId}/extend', { params: { path: { talkId: talk.id } }, body: { minutes: 10 } }));
      await talkFor(platform, talk, 120);
      await press(() => talk.hangUp('visitor'));
      await settle(platform);
      await platform.advance(86_400_000);
      return talk;
    },
  },
  {
    name: 'a card that is declined, then another, then a cancelled talk whose hold is released',
    async live(platform, cast) {
      const talk = await ask(platform, cast, { cardId: cast.declinedCard });
      await press(() => talk.accept());
      await platform.advance(effectLease);
      await press(() => talk.visitor.choku.post('/v1/talks/{talkId}/card', { params: { path: { talkId: talk.id } }, body: { cardId: cast.visitor.cardId } }));
      await platform.advance(30_000);
      await press(() => talk.cancel('provider'));
      await settle(platform);
      return talk;
    },
  },
];

/** Every life of money there is. */
export const everyLife: readonly Life[] = lives;
