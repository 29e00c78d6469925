import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId } from '../primitives/id.ts';
import { instant } from '../primitives/instant.ts';
import { sumYen, yen } from '../primitives/yen.ts';
import { neverConnected, stamp, type Lease, type Presence } from './presence.ts';
import type { LiveTalk, Talk, TalkTerms } from './talk.ts';
import { nextDue, transition } from './transition.ts';

const terms: TalkTerms = {
  id: asId('talk', 'tlk_1'), serviceId: asId('service', 'svc_1'), conversationId: asId('conversation', 'cnv_1'), mandateId: asId('mandate', 'mdt_1'),
  providerId: asId('user', 'usr_aya'), visitorId: asId('user', 'usr_ken'), mode: 'video', comment: '', pricePerMinute: yen(83), freeSeconds: 60,
  ceilingMinutes: 10, mostMinutes: 10, requestedAt: instant(0), waitUntil: instant(1),
};
const live: LiveTalk = { state: 'live', terms, acceptedAt: instant(0), startedAt: instant(0), ceilingMinutes: 10, parts: [{ part: 1, amount: yen(747) }], lastPart: 1, extension: null, warnedMinutes: null, absentSides: [] };

const step = fc.record({ pause: fc.integer({ min: 1, max: 9_000 }), side: fc.constantFrom('provider' as const, 'visitor' as const), word: fc.constantFrom('hears', 'hears', 'hears', 'hears', 'hears', 'deaf', 'goodbye') });
const lease = (at: number, word: string): Lease => ({ kind: word === 'goodbye' ? 'goodbye' : 'stamp', hears: word !== 'deaf', at: instant(at), connectionId: 'c', openedAt: instant(0) });

/** Runs all that is due up to `until`, each at its own moment; checks on the way that nothing is due a moment too early or never. */
function passDue(talk: Talk, presence: Presence, until: number): Talk {
  let present = talk;
  for (let turns = 0; turns < 50; turns += 1) {
    const due = nextDue(present, presence);
    if (due === null || due > until) return present;
    const result = transition(present, { type: 'passTime', presence }, due);
    if (!result.ok) throw new Error(`due at ${due}, but ${result.reason}`);
    present = result.talk;
  }
  throw new Error('it never stops being due');
}

describe('whatever the two sides stamp', () => {
  it('something happens at the moment that is due, the talk ends by itself, and the bill is within the holds', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      let at = 0;
      let presence: Presence = { provider: stamp(neverConnected, lease(0, 'hears')), visitor: stamp(neverConnected, lease(0, 'hears')), downtime: [] };
      let talk: Talk = live;
      for (const { pause, side, word } of steps) {
        at += pause;
        talk = passDue(talk, presence, at);
        if (talk.state !== 'live') break;
        presence = { ...presence, [side]: stamp(presence[side], lease(at, word)) };
        const connected = transition(talk, { type: 'connect', presence }, instant(at));
        talk = connected.ok ? connected.talk : talk;
      }
      const over = passDue(talk, presence, at + 3_600_000);
      if (over.state !== 'ended') throw new Error(`still ${over.state}`);
      expect(over.statement.bill).toBeLessThanOrEqual(747);
      expect(sumYen(over.plan.captures.map((capture) => capture.amount)) + over.plan.waived).toBe(over.statement.bill);
      expect(over.statement.talkMs).toBeLessThanOrEqual(Math.min(600_000, over.endedAt));
    }), { numRuns: 300 });
  });
});
