import type { Person } from './person.ts';
import type { Platform } from './platform.ts';
import { requestTalk, type Provider, type Statement, type Talk, type Visitor, type Wish } from './roles.ts';

/** The two sides of a talk. */
export type Side = 'provider' | 'visitor';

/** A talk of two people, as either of them does something with it. */
export interface Story {
  readonly id: string;
  readonly provider: Provider;
  readonly visitor: Visitor;
  /** The talk as one side sees it now. */
  seenBy(side: Side): Promise<Talk>;
  accept(): Promise<Talk>;
  withdraw(): Promise<Talk>;
  cancel(side: Side): Promise<Talk>;
  hangUp(side: Side): Promise<Talk>;
  statement(side: Side): Promise<Statement>;
  /** Joins with a new connection, as a page does when it opens. */
  join(side: Side): Promise<void>;
  /** Stamps a side's lease once. */
  lease(side: Side, word?: { readonly hears?: boolean; readonly leaving?: boolean }): Promise<{ state: string; replaced: boolean }>;
  /** Time goes by while these sides (both unless told) keep stamping, as their browsers would; then what is due is done. */
  talkFor(seconds: number, sides?: readonly Side[]): Promise<void>;
}

/** Between two stamps of `talkFor`, in ms: within a lease, so that time runs on. */
const stampEvery = 10_000;

let connections = 0;

/** The story of a talk that was requested. */
export function storyOf(platform: Platform, talkId: string, people: { readonly provider: Provider; readonly visitor: Visitor }): Story {
  const current: Record<Side, string> = { provider: '', visitor: '' };
  const at = { params: { path: { talkId } } };
  const who = (side: Side): Person => people[side];
  const lease: Story['lease'] = (side, { hears = true, leaving = false } = {}) =>
    who(side).choku.put('/v1/talks/{talkId}/lease', { ...at, body: { connectionId: current[side], hears, leaving } });
  return {
    id: talkId, ...people, lease,
    seenBy: (side) => who(side).choku.get('/v1/talks/{talkId}', at),
    accept: () => people.provider.choku.post('/v1/talks/{talkId}/accept', at),
    withdraw: () => people.visitor.choku.post('/v1/talks/{talkId}/withdraw', at),
    cancel: (side) => who(side).choku.post('/v1/talks/{talkId}/cancel', at),
    hangUp: (side) => who(side).choku.post('/v1/talks/{talkId}/end', at),
    statement: (side) => who(side).choku.get('/v1/talks/{talkId}/statement', at),
    async join(side) {
      connections += 1;
      current[side] = `connection-${String(connections).padStart(8, '0')}`;
      await who(side).choku.post('/v1/talks/{talkId}/join', { ...at, body: { connectionId: current[side], hears: true } });
    },
    async talkFor(seconds, sides = ['provider', 'visitor']) {
      for (let left = seconds * 1000; left > 0; left -= stampEvery) {
        platform.move(Math.min(stampEvery, left));
        for (const side of sides) await lease(side);
      }
      await platform.tick();
    },
  };
}

/** A talk that waits for the provider's answer. */
export async function requested(platform: Platform, people: { readonly provider: Provider; readonly visitor: Visitor }, wish: Wish = {}): Promise<Story> {
  const talk = await requestTalk(people.visitor, people.provider.service, wish);
  return storyOf(platform, talk.id, people);
}

/** A talk that was accepted; the card rail has answered about the hold. */
export async function accepted(platform: Platform, people: { readonly provider: Provider; readonly visitor: Visitor }, wish: Wish = {}): Promise<Story> {
  const story = await requested(platform, people, wish);
  await story.accept();
  await platform.tick();
  return story;
}

/** A live talk: accepted, its hold placed, both joined at this moment. */
export async function live(platform: Platform, people: { readonly provider: Provider; readonly visitor: Visitor }, wish: Wish = {}): Promise<Story> {
  const story = await accepted(platform, people, wish);
  await story.join('provider');
  await story.join('visitor');
  return story;
}

/** A talk of so many seconds, hung up by the visitor and settled. */
export async function talked(platform: Platform, people: { readonly provider: Provider; readonly visitor: Visitor }, wish: Wish & { readonly seconds: number }): Promise<Story> {
  const story = await live(platform, people, wish);
  await story.talkFor(wish.seconds);
  await story.hangUp('visitor');
  await platform.tick();
  return story;
}
