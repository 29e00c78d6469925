import { expect } from 'vitest';
import { assertBooks } from '../../platform/src/books.ts';
import type { TestCardKind } from '../../platform/src/rails/cards/test-cards.ts';
import type { Platform } from '../people/platform.ts';
import type { Person } from '../people/person.ts';
import type { Provider } from '../people/roles.ts';
import type { Side, Story } from '../people/talk.ts';
import { recomputed } from './recomputed.ts';

interface Run { from: number; to: number }

/** A talk as the model knows it. Moments and lengths in ms. */
export interface ModelTalk {
  readonly story: Story;
  readonly provider: number;
  readonly visitor: number;
  readonly mandateCard: TestCardKind;
  readonly waitUntil: number;
  readonly most: number;
  state: 'requested' | 'accepted' | 'live' | 'over';
  joinBy: number;
  hold: 'none' | 'placed' | 'declined' | 'authenticating';
  cardsUsed: number;
  /** The kinds of the cards behind the holds that stand. */
  kinds: TestCardKind[];
  ceiling: number;
  extending: boolean;
  startedAt: number;
  readonly runs: Record<Side, Run[]>;
  /** Whether the side's next stamp goes on with its last run. */
  readonly here: Record<Side, boolean>;
  /** What the talk took and kept, until when it can be given back, and its line in the provider's sales; null before it is settled, and when nothing was taken. */
  taken: { kept: number; readonly until: number; readonly earned: Earned } | null;
}

/** A provider's sales of one talk. */
export interface Earned { amount: number; readonly payableFrom: number }

/** What a provider earns of what a talk took and kept. */
export function salesOf(kept: number): number {
  return kept - Math.floor(kept * 20 / 100);
}

/** Somebody with cards. */
export interface ModelVisitor {
  readonly who: Person;
  readonly cards: { readonly id: string; readonly kind: TestCardKind }[];
}

/** What the model knows of the world. */
export interface World {
  readonly providers: { readonly who: Provider; price: number; earned: Earned[] }[];
  readonly visitors: ModelVisitor[];
  readonly talks: ModelTalk[];
  readonly blocked: Set<string>;
  /** Time in which the platform was down, at most. */
  down: number;
}

/** A lease lasts this long. */
export const lease = 12_000;
const absence = 180_000;

/** Whether somebody is in a talk that is accepted or live. */
export function isBusy(world: World, role: Side, person: number): boolean {
  return world.talks.some((talk) => talk[role] === person && (talk.state === 'accepted' || talk.state === 'live'));
}

/** Notes that a side stamped at a moment. */
export function stamped(talk: ModelTalk, side: Side, now: number): void {
  const last = talk.runs[side].at(-1);
  if (talk.here[side] && last !== undefined && now - last.to <= lease) last.to = now;
  else talk.runs[side].push({ from: now, to: now });
  talk.here[side] = true;
}

/** How long both stamped together since the start. */
function together({ runs, startedAt }: ModelTalk): number {
  let sum = 0;
  for (const one of runs.provider) for (const other of runs.visitor) sum += Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from, startedAt));
  return sum;
}

const isHere = (talk: ModelTalk, side: Side, now: number): boolean => talk.here[side] && now - (talk.runs[side].at(-1)?.to ?? -Infinity) <= lease;

interface Ended { readonly reason: string; readonly statement: { readonly talkSeconds: number } }

/** Checks that a talk ended for a reason there was, and bills what both stamped. */
function checkEnd(talk: ModelTalk, world: World, { reason, statement: { talkSeconds } }: Ended): void {
  const both = Math.floor(together(talk) / 1000);
  const about = { talk: talk.story.id, reason, talkSeconds, both };
  if (reason === 'hung_up' || reason === 'severed') expect(about).toEqual({ ...about, talkSeconds: both });
  else expect(talkSeconds, JSON.stringify(about)).toBeLessThanOrEqual(both);
  const least = reason === 'ceiling' ? talk.ceiling * 60 - 13 : both - 13 - world.down / 1000;
  expect(talkSeconds, JSON.stringify(about)).toBeGreaterThanOrEqual(least);
}

/** Takes over what a settled talk brought, after recomputing its statement. */
async function book(talk: ModelTalk, world: World): Promise<void> {
  const statement = await talk.story.statement('visitor');
  expect(statement).toMatchObject(recomputed(statement));
  if (talk.kinds.every((kind) => kind === 'lostAtCapture')) expect(statement.captured).toBe(0);
  if (talk.kinds.every((kind) => kind !== 'lostAtCapture')) expect(statement.uncollected).toBe(0);
  const { payableFrom, captured, endedAt } = statement;
  if (captured === 0) return;
  const earned = { amount: salesOf(captured), payableFrom: Date.parse(payableFrom ?? '') };
  world.providers[talk.provider]?.earned.push(earned);
  talk.taken = { kept: captured, until: Date.parse(endedAt ?? '') + 7 * 86_400_000, earned };
}

/** What the model expects a talk to be once time has done its part. */
function expected(talk: ModelTalk, now: number): readonly string[] {
  if (talk.state === 'requested') return [now >= talk.waitUntil ? 'expired' : 'requested'];
  if (talk.state === 'accepted') {
    if (talk.hold === 'placed' && isHere(talk, 'provider', now) && isHere(talk, 'visitor', now)) return ['live'];
    return [now >= talk.joinBy ? 'missed' : 'accepted'];
  }
  return ['live', 'settled'];
}

/** Brings a talk of the model up to date with the platform's, having checked that it may be so. */
async function follow(talk: ModelTalk, world: World, platform: Platform): Promise<void> {
  const now = platform.now();
  const row = await platform.ctx.db.sql.get<{ state: string; body: string }>('SELECT state, body FROM talk WHERE id = ?', [talk.story.id]);
  const state = row?.state ?? 'gone';
  expect(expected(talk, now), `talk ${talk.story.id} is ${state}`).toContain(state);
  const body = JSON.parse(row?.body ?? '{}') as Ended & { startedAt: number };
  if (state === 'live') {
    if (talk.state === 'accepted') talk.startedAt = body.startedAt;
    talk.state = 'live';
    expect(together(talk)).toBeLessThan(talk.ceiling * 60_000);
    expect(now - talk.startedAt - together(talk)).toBeLessThan(absence + lease + world.down);
  } else if (state === 'settled') {
    checkEnd(talk, world, body);
    await book(talk, world);
    talk.state = 'over';
  } else if (state !== 'requested' && state !== 'accepted') talk.state = 'over';
}

/** After every deed: the books are right, each talk is what it must be, and each provider has earned what the model says. */
export async function checkWorld(world: World, platform: Platform): Promise<void> {
  await platform.tick();
  expect(await assertBooks(platform.ctx.db)).toEqual([]);
  for (const talk of world.talks) if (talk.state !== 'over') await follow(talk, world, platform);
  const now = platform.now();
  for (const { who, earned } of world.providers) {
    const sum = (payable: boolean) => earned.filter(({ payableFrom }) => payableFrom <= now === payable).reduce((total, { amount }) => total + amount, 0);
    const { pending, payable } = await who.choku.get('/v1/me/sales');
    expect({ pending, payable }).toEqual({ pending: sum(false), payable: sum(true) });
  }
}
