import fc from 'fast-check';
import { expect } from 'vitest';
import { testCardKinds, type TestCardKind } from '../../platform/src/rails/cards/test-cards.ts';
import { person } from '../people/person.ts';
import type { Platform } from '../people/platform.ts';
import { requestTalk, saveCard } from '../people/roles.ts';
import { refusalOf } from '../people/stage.ts';
import { storyOf, type Side } from '../people/talk.ts';
import { checkWorld, isBusy, salesOf, stamped, type ModelTalk, type World } from './model-world.ts';

type Deed = fc.AsyncCommand<World, Platform>;
type Outcome = 'done' | 'refused';

const sides = ['provider', 'visitor'] as const;
const whole = (most: number) => fc.nat({ max: most });
/** The disputed card is a story of its own: it brings news a day later. */
const kinds = fc.constantFrom(...testCardKinds.filter((kind) => kind !== 'disputed'));
const answerOf: Partial<Record<TestCardKind, ModelTalk['hold']>> = { declined: 'declined', tooLittleMoney: 'declined', threeDSecure: 'authenticating' };
const some = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length];

/** Makes a deed: whether it can be tried in this world, and what it does; after it everything is checked. */
function deed(words: string, may: (world: World) => boolean, does: (world: World, platform: Platform) => Promise<unknown>): Deed {
  return {
    check: (world) => may(world),
    async run(world, platform) {
      await does(world, platform);
      await checkWorld(world, platform);
    },
    toString: () => words,
  };
}

/** A deed on one of the talks so far, the newest ones more often. */
function onTalk(name: string, does: (talk: ModelTalk, world: World, platform: Platform) => Promise<unknown>, when: (talk: ModelTalk) => boolean = () => true): fc.Arbitrary<Deed> {
  return whole(3).map((back) => {
    const chosen = (world: World) => some(world.talks.filter(when).toReversed(), back);
    return deed(`${name}(${back})`, (world) => chosen(world) !== undefined, async (world, platform) => {
      const talk = chosen(world);
      if (talk !== undefined) await does(talk, world, platform);
    });
  });
}

/** Expects that something is done exactly when the model says that it can be. */
async function expectOutcome(work: Promise<unknown>, expected: Outcome): Promise<void> {
  const refusal = await refusalOf(work);
  expect(refusal === 'none' ? 'done' : 'refused', refusal).toBe(expected);
}

const may = (can: boolean): Outcome => can ? 'done' : 'refused';

async function ask(world: World, platform: Platform, wish: { visitor: number; provider: number; card: number; ceiling: 10 | 20; extension: 0 | 10; wait: number }): Promise<void> {
  const [visitor, provider] = [wish.visitor % world.visitors.length, wish.provider % world.providers.length];
  const [from, to] = [world.visitors[visitor], world.providers[provider]];
  const card = from === undefined ? undefined : some(from.cards, wish.card);
  if (from === undefined || to === undefined || card === undefined) return;
  const open = world.talks.filter((talk) => talk.visitor === visitor && talk.state !== 'over');
  const can = open.length < 3 && open.every((talk) => talk.provider !== provider) && !world.blocked.has(`${visitor} ${provider}`);
  let id = '';
  await expectOutcome(requestTalk({ ...from.who, cardId: card.id }, to.who.service, { ...wish, cardId: card.id }).then((talk) => { ({ id } = talk); }), may(can));
  if (!can) return;
  world.talks.push({
    story: storyOf(platform, id, { provider: to.who, visitor: { ...from.who, cardId: card.id } }), provider, visitor, mandateCard: card.kind, waitUntil: platform.now() + wish.wait * 60_000,
    most: wish.ceiling + wish.extension, state: 'requested', joinBy: 0, hold: 'none', cardsUsed: 1, kinds: [], ceiling: wish.ceiling, extending: false, startedAt: 0,
    runs: { provider: [], visitor: [] }, here: { provider: false, visitor: false }, taken: null,
  });
}

function tryCard(talk: ModelTalk, kind: TestCardKind): void {
  talk.hold = answerOf[kind] ?? 'placed';
  talk.kinds = [kind];
}

async function accept(talk: ModelTalk, world: World, platform: Platform): Promise<void> {
  const can = talk.state === 'requested' && !isBusy(world, 'provider', talk.provider) && !isBusy(world, 'visitor', talk.visitor);
  await expectOutcome(talk.story.accept(), may(can));
  if (!can) return;
  talk.state = 'accepted';
  talk.joinBy = platform.now() + 120_000;
  tryCard(talk, talk.mandateCard);
}

async function chooseCard(talk: ModelTalk, world: World, index: number): Promise<void> {
  const card = some(world.visitors[talk.visitor]?.cards ?? [], index);
  if (card === undefined) return;
  const can = talk.state === 'accepted' && talk.hold === 'declined' && talk.cardsUsed < 3;
  await expectOutcome(talk.story.visitor.choku.post('/v1/talks/{talkId}/card', { params: { path: { talkId: talk.story.id } }, body: { cardId: card.id } }), may(can));
  if (!can) return;
  talk.cardsUsed += 1;
  tryCard(talk, card.kind);
}

async function bankSays(talk: ModelTalk, platform: Platform, answer: 'allow' | 'refuse'): Promise<void> {
  const url = (await talk.story.seenBy('visitor')).hold?.confirmUrl ?? '';
  await talk.story.visitor.send('POST', `/v1/test-bank/holds/${url.split('/').at(-1) ?? ''}/answer`, { answer });
  talk.hold = answer === 'allow' ? 'placed' : 'declined';
  await platform.advance(3_000);
}

async function join(talk: ModelTalk, platform: Platform, side: Side): Promise<void> {
  const can = talk.state === 'accepted' || talk.state === 'live';
  await expectOutcome(talk.story.join(side), may(can));
  if (!can) return;
  // A new connection begins a new stretch.
  talk.here[side] = false;
  stamped(talk, side, platform.now());
}

/** Time goes by while some sides stamp, until the talk is over. */
async function talkOn(talk: ModelTalk, platform: Platform, { seconds, by }: { seconds: number; by: readonly Side[] }): Promise<void> {
  for (let left = seconds * 1000; left > 0; left -= 10_000) {
    platform.move(Math.min(10_000, left));
    for (const side of by) {
      if (!talk.here[side]) continue;
      const { state } = await talk.story.lease(side);
      if (state !== 'live' && state !== 'accepted') return;
      stamped(talk, side, platform.now());
    }
  }
}

async function hearNothing(talk: ModelTalk, platform: Platform, side: Side): Promise<void> {
  if (!talk.here[side]) return;
  const other = side === 'provider' ? 'visitor' : 'provider';
  platform.move(5_000);
  await talk.story.lease(side, { hears: false });
  talk.here[side] = false;
  await talkOn(talk, platform, { seconds: 20, by: [other] });
}

async function hangUp(talk: ModelTalk, platform: Platform, side: Side): Promise<void> {
  const can = talk.state === 'live';
  const known = talk.runs[side].at(-1);
  await expectOutcome(talk.story.hangUp(side), may(can));
  // Whoever hangs up proves to be there up to now.
  if (can && talk.here[side] && known !== undefined && platform.now() - known.to <= 12_000) known.to = platform.now();
}

async function extend(talk: ModelTalk): Promise<void> {
  const can = talk.state === 'live' && !talk.extending && talk.ceiling + 10 <= talk.most;
  await expectOutcome(talk.story.visitor.choku.post('/v1/talks/{talkId}/extend', { params: { path: { talkId: talk.story.id } }, body: { minutes: 10 } }), may(can));
  if (!can) return;
  const answer = answerOf[talk.mandateCard] ?? 'placed';
  if (answer === 'authenticating') talk.extending = true;
  if (answer !== 'placed') return;
  talk.ceiling += 10;
  talk.kinds.push(talk.mandateCard);
}

async function endOf(talk: ModelTalk, work: Promise<unknown>, when: ModelTalk['state']): Promise<void> {
  const can = talk.state === when;
  await expectOutcome(work, may(can));
  if (can) talk.state = 'over';
}

/** Gives back a share of what a talk kept, or more than that. */
async function giveBack(talk: ModelTalk, platform: Platform, share: number): Promise<void> {
  const amount = Math.max(1, Math.ceil((talk.taken?.kept ?? 0) * share));
  const can = talk.taken !== null && amount <= talk.taken.kept && platform.now() < talk.taken.until;
  await expectOutcome(talk.story.provider.choku.post('/v1/talks/{talkId}/refunds', { params: { path: { talkId: talk.story.id } }, body: { amount } }), may(can));
  if (!can || talk.taken === null) return;
  talk.taken.kept -= amount;
  talk.taken.earned.amount = salesOf(talk.taken.kept);
}

async function block(world: World, pair: { visitor: number; provider: number }): Promise<void> {
  const [visitor, provider] = [pair.visitor % world.visitors.length, pair.provider % world.providers.length];
  const [by, whom] = [world.visitors[visitor]?.who, world.providers[provider]?.who];
  if (by === undefined || whom === undefined) return;
  const at = { params: { path: { userId: whom.id } } };
  const key = `${visitor} ${provider}`;
  if (world.blocked.delete(key)) {
    await by.choku.delete('/v1/me/blocks/{userId}', at);
    return;
  }
  await by.choku.put('/v1/me/blocks/{userId}', at);
  world.blocked.add(key);
  for (const talk of world.talks) if (talk.visitor === visitor && talk.provider === provider && talk.state !== 'live') talk.state = 'over';
}

async function signUp(world: World, platform: Platform, kind: TestCardKind): Promise<void> {
  const who = await person(platform, `mio${platform.now()}n${world.visitors.length}`);
  world.visitors.push({ who, cards: [{ id: await saveCard(platform, who, kind), kind }] });
}

async function addCard(world: World, platform: Platform, { visitor, kind }: { visitor: number; kind: TestCardKind }): Promise<void> {
  const owner = some(world.visitors, visitor);
  // The same plastic again is the card that is there already.
  if (owner !== undefined && owner.cards.every((card) => card.kind !== kind)) owner.cards.push({ id: await saveCard(platform, owner.who, kind), kind });
}

async function removeCard(world: World, visitor: number): Promise<void> {
  const owner = some(world.visitors, visitor);
  const card = owner?.cards.at(-1);
  if (owner === undefined || card === undefined) return;
  await owner.who.choku.delete('/v1/me/cards/{cardId}', { params: { path: { cardId: card.id } } });
  owner.cards.pop();
}

async function newPrice(world: World, { provider, price }: { provider: number; price: number }): Promise<void> {
  const owner = some(world.providers, provider);
  if (owner === undefined) return;
  await owner.who.choku.patch('/v1/services/{serviceId}', { params: { path: { serviceId: owner.who.service.id } }, body: { pricePerMinute: price } });
  owner.price = price;
}

const always = (): boolean => true;
const isOpen = (talk: ModelTalk) => talk.state !== 'over';
const isJoinable = (talk: ModelTalk) => talk.state === 'accepted' || talk.state === 'live';
const side = fc.constantFrom(...sides);
const idle = (world: World, visitor: number) => {
  const index = visitor % world.visitors.length;
  return (world.visitors[index]?.cards.length ?? 0) > 1 && world.talks.every((talk) => talk.visitor !== index || talk.state === 'over');
};

const requesting = fc.record({ visitor: whole(3), provider: whole(3), card: whole(3), ceiling: fc.constantFrom(10 as const, 20 as const), extension: fc.constantFrom(0 as const, 10 as const), wait: fc.constantFrom(5, 30) });

/** Every deed of the model. The ones that bring a talk on come more often. */
export const deeds: fc.Arbitrary<Deed>[] = [
  kinds.map((kind) => deed(`sign up with ${kind}`, (world) => world.visitors.length < 4, (world, platform) => signUp(world, platform, kind))),
  fc.record({ visitor: whole(3), kind: kinds }).map((wish) => deed(`save a card ${wish.kind} of ${wish.visitor}`, always, (world, platform) => addCard(world, platform, wish))),
  whole(3).map((visitor) => deed(`remove a card of ${visitor}`, (world) => idle(world, visitor), (world) => removeCard(world, visitor))),
  ...Array.from({ length: 3 }, () => requesting.map((wish) => deed(`request ${JSON.stringify(wish)}`, always, (world, platform) => ask(world, platform, wish)))),
  onTalk('withdraw', (talk) => endOf(talk, talk.story.withdraw(), 'requested')),
  onTalk('accept', accept), onTalk('accept', accept, isOpen), onTalk('accept', accept, isOpen),
  onTalk('decline', (talk) => endOf(talk, talk.story.provider.choku.post('/v1/talks/{talkId}/decline', { params: { path: { talkId: talk.story.id } }, body: {} }), 'requested')),
  onTalk('invite again', (talk) => refusalOf(talk.story.provider.choku.post('/v1/talks/{talkId}/invite', { params: { path: { talkId: talk.story.id } } }))),
  whole(3).chain((index) => onTalk(`choose card ${index}`, (talk, world) => chooseCard(talk, world, index), isOpen)),
  onTalk('the bank allows', (talk, _, platform) => bankSays(talk, platform, 'allow'), (talk) => talk.state === 'accepted' && talk.hold === 'authenticating'),
  onTalk('the bank refuses', (talk, _, platform) => bankSays(talk, platform, 'refuse'), (talk) => talk.state === 'accepted' && talk.hold === 'authenticating'),
  side.chain((by) => onTalk(`join as ${by}`, (talk, _, platform) => join(talk, platform, by))),
  ...Array.from({ length: 3 }, () => onTalk('join both', async (talk, _, platform) => { for (const by of sides) await join(talk, platform, by); }, isJoinable)),
  ...Array.from({ length: 3 }, () => fc.integer({ min: 1, max: 400 }).chain((seconds) => onTalk(`talk on for ${seconds} s`, (talk, _, platform) => talkOn(talk, platform, { seconds, by: sides }), isJoinable))),
  fc.record({ by: side, seconds: fc.integer({ min: 13, max: 120 }) }).chain(({ by, seconds }) => onTalk(`only the ${by} stamps for ${seconds} s`, (talk, _, platform) => talkOn(talk, platform, { seconds, by: [by] }), isJoinable)),
  side.chain((by) => onTalk(`the ${by} hears nothing`, (talk, _, platform) => hearNothing(talk, platform, by), (talk) => talk.state === 'live')),
  side.chain((by) => onTalk(`the ${by} hangs up`, (talk, _, platform) => hangUp(talk, platform, by), isOpen)),
  fc.constantFrom(0.1, 0.5, 1, 1.1).chain((share) => onTalk(`give back ${share}`, (talk, _, platform) => giveBack(talk, platform, share), (talk) => talk.taken !== null)),
  onTalk('extend', extend, isOpen), onTalk('extend', extend, (talk) => talk.state === 'live'),
  side.chain((by) => onTalk(`the ${by} cancels`, (talk) => endOf(talk, talk.story.cancel(by), 'accepted'), isOpen)),
  fc.integer({ min: 1, max: 2_400 }).map((seconds) => deed(`${seconds} s pass`, always, (_, platform) => platform.advance(seconds * 1000))),
  fc.integer({ min: 1, max: 8 }).map((days) => deed(`${days} days pass`, (world) => world.talks.every((talk) => talk.state === 'over'), (_, platform) => platform.advance(days * 86_400_000))),
  fc.record({ provider: whole(3), price: fc.constantFrom(10, 60, 999, 3_000) }).map((change) => deed(`a new price ${JSON.stringify(change)}`, always, (world) => newPrice(world, change))),
  fc.record({ visitor: whole(3), provider: whole(3) }).map((pair) => deed(`block or unblock ${JSON.stringify(pair)}`, always, (world) => block(world, pair))),
  fc.constant(deed('restart', always, async (world, platform) => { world.down += 20_000; await platform.restartAfter(1_000); })),
];
