import { expect, test } from 'vitest';
import { asId } from '../../platform/src/primitives/id.ts';
import { instant, type Instant } from '../../platform/src/primitives/instant.ts';
import { yen } from '../../platform/src/primitives/yen.ts';
import type { Hold } from '../../platform/src/talks/hold.ts';
import { neverConnected, stamp, type Presence } from '../../platform/src/talks/presence.ts';
import type { SeenTalk } from '../../platform/src/talks/seen-actions.ts';
import type { Side } from '../../platform/src/talks/side.ts';
import { statementReply } from '../../platform/src/talks/statement-reply.ts';
import type { EndedTalk, Talk, TalkCommand, TalkTerms } from '../../platform/src/talks/talk.ts';
import { requestTalk, transition } from '../../platform/src/talks/transition.ts';
import { recomputed, type PublicStatement } from './recomputed.ts';
import { chance, rounds, seed } from './sizes.ts';

const next = chance(seed);
const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
const start = Date.parse('2026-11-23T03:00:00.000Z');

function someTerms(): TalkTerms {
  const ceilingMinutes = [10, 20, 30, 60][whole(0, 3)] ?? 10;
  return {
    id: asId('talk', 'tlk_1'), serviceId: asId('service', 'svc_1'), conversationId: asId('conversation', 'cnv_1'), mandateId: asId('mandate', 'mdt_1'),
    providerId: asId('user', 'usr_aya'), visitorId: asId('user', 'usr_ken'), mode: 'voice', comment: '', pricePerMinute: yen(next() < 0.3 ? whole(10, 12) : whole(10, 10_000)),
    freeSeconds: next() < 0.9 ? 60 : 0, ceilingMinutes, mostMinutes: ceilingMinutes + 30, requestedAt: instant(start), waitUntil: instant(start + 300_000),
  };
}

/** Gives a talk a command; what is refused changes nothing. */
function told(talk: Talk, command: TalkCommand, at: Instant): Talk {
  const result = transition(talk, command, at);
  return result.ok ? result.talk : talk;
}

/** A talk of chance: both stamp in steps of any length, drop, come back, extend, and at last hang up, unless time ends it. */
function someTalk(): EndedTalk {
  let presence: Presence = { provider: neverConnected, visitor: neverConnected, downtime: [] };
  let at = instant(start);
  const stampBoth = (sides: readonly Side[]): void => {
    for (const side of sides) presence = { ...presence, [side]: stamp(presence[side], { kind: 'stamp', connectionId: 'connection', openedAt: instant(start), at, hears: true }) };
  };
  stampBoth(['provider', 'visitor']);
  let talk = told(requestTalk(someTerms()).talk, { type: 'accept', visitorInTalk: false, providerInTalk: false }, at);
  talk = told(told(talk, { type: 'holdPlaced', part: 1 }, at), { type: 'connect', presence }, at);
  for (let steps = whole(1, 40); steps > 0 && talk.state === 'live'; steps -= 1) {
    at = instant(at + whole(1, next() < 0.1 ? 40_000 : 12_000));
    talk = told(talk, { type: 'passTime', presence }, at);
    stampBoth(next() < 0.9 ? ['provider', 'visitor'] : [next() < 0.5 ? 'provider' : 'visitor']);
    talk = told(talk, { type: 'passTime', presence }, at);
    if (next() < 0.08 && talk.state === 'live') talk = told(told(talk, { type: 'extend', mostMinutes: talk.terms.mostMinutes, presence }, at), { type: 'holdPlaced', part: talk.lastPart + 1 }, at);
  }
  talk = told(talk, { type: 'hangUp', by: 'visitor', presence }, at);
  if (talk.state !== 'ended') throw new Error(`a talk ends: ${talk.state}`);
  return talk;
}

/** What becomes of the holds: mostly each is captured as planned, now and then one is lost. */
function holdsOf(talk: EndedTalk, parts: readonly { part: number; amount: number }[]): SeenTalk['holds'] {
  return parts.map(({ part, amount }) => {
    const capture = talk.plan.captures.find((one) => one.part === part)?.amount;
    const known = { amount: yen(amount), attempt: 1, reference: 'ref' };
    const hold: Hold = capture === undefined ? { state: 'released', ...known } : next() < 0.1 ? { state: 'lost', ...known } : { state: 'captured', ...known, captured: capture };
    return { id: asId('hold', 'hld_1'), talkId: talk.terms.id, part, cardId: asId('card', 'crd_1'), hold };
  });
}

/** The statement as it goes over the wire. */
function statementOnTheWire(ended: EndedTalk): PublicStatement {
  const { pricePerMinute, freeSeconds } = ended.terms;
  const upTo = (minutes: number) => Math.floor(pricePerMinute * (minutes * 60 - freeSeconds) / 60);
  const ceilings = Array.from({ length: 1 + (ended.ceilingMinutes - ended.terms.ceilingMinutes) / 10 }, (_, index) => ended.terms.ceilingMinutes + index * 10);
  const holds = holdsOf(ended, ceilings.map((minutes, index) => ({ part: index + 1, amount: upTo(minutes) - (index === 0 ? 0 : upTo(minutes - 10)) })));
  const captured = holds.reduce((sum, { hold }) => sum + (hold.state === 'captured' ? hold.captured : 0), 0);
  const talk = told(ended, { type: 'settle', captured: yen(captured) }, ended.endedAt);
  const seen = { stored: { talk, origin: null, waitMinutes: 5, version: 1 }, side: 'visitor', other: { id: 'usr_aya', nickname: 'aya' }, serviceTitle: '', holds } as unknown as SeenTalk;
  return JSON.parse(JSON.stringify(statementReply(seen, { payableAfterDays: 7, moneyIsReal: false }))) as PublicStatement;
}

test(`every statement can be recomputed from itself alone, by other code, to the yen (SEED=${seed})`, { timeout: 600_000 }, () => {
  let billed = 0;
  for (let round = rounds(20_000, 100_000); round > 0; round -= 1) {
    const statement = statementOnTheWire(someTalk());
    const ours = recomputed(statement);
    const wrong = (Object.keys(ours) as (keyof typeof ours)[]).filter((sum) => (statement as unknown as typeof ours)[sum] !== ours[sum]);
    if (wrong.length > 0) expect({ wrong, statement }).toMatchObject({ wrong: [], statement: ours });
    if (ours.captured > 0) billed += 1;
  }
  // Chance must have made what is worth checking.
  expect(billed).toBeGreaterThan(rounds(20_000, 100_000) / 4);
});
