import { describe, expect, it } from 'vitest';
import { asId } from '../primitives/id.ts';
import { instant, type Instant } from '../primitives/instant.ts';
import { yen } from '../primitives/yen.ts';
import { carryForward, meterOf } from './meter.ts';
import { neverConnected, stamp, type Interval, type Presence, type SidePresence } from './presence.ts';
import type { EndedTalk, LiveTalk, Talk, TalkTerms, Transition } from './talk.ts';
import { nextDue, transition } from './transition.ts';

const minute = 60_000;
const terms: TalkTerms = {
  id: asId('talk', 'tlk_1'), serviceId: asId('service', 'svc_1'), conversationId: asId('conversation', 'cnv_1'), mandateId: asId('mandate', 'mdt_1'),
  providerId: asId('user', 'usr_aya'), visitorId: asId('user', 'usr_ken'), mode: 'voice', comment: '', pricePerMinute: yen(80), freeSeconds: 60,
  ceilingMinutes: 10, mostMinutes: 20, requestedAt: instant(0), waitUntil: instant(minute),
};
const live: LiveTalk = { state: 'live', terms, acceptedAt: instant(0), startedAt: instant(0), ceilingMinutes: 10, parts: [{ part: 1, amount: yen(720) }], lastPart: 1, extension: null, warnedMinutes: null, absentSides: [] };

/** A side that stamps every 5 seconds through each stretch; after one that ends in `goodbye` it has left, after one in `deaf` it hears nothing. */
function side(...stretches: [from: number, to: number, end?: 'goodbye' | 'deaf'][]): SidePresence {
  let known = neverConnected;
  const put = (at: number, end?: 'goodbye' | 'deaf') => {
    known = stamp(known, { kind: end === 'goodbye' ? 'goodbye' : 'stamp', hears: end !== 'deaf', at: instant(at), connectionId: 'c', openedAt: instant(0) });
  };
  for (const [from, to, end] of stretches) {
    for (let at = from; at < to; at += 5_000) put(at);
    put(to, end);
  }
  return known;
}
const there = (provider: SidePresence, visitor: SidePresence, downtime: Interval[] = []): Presence => ({ provider, visitor, downtime });
const passTime = (talk: Talk, presence: Presence, now: number) => transition(talk, { type: 'passTime', presence }, instant(now));
const endedBy = (result: Transition): EndedTalk => {
  if (!result.ok || result.talk.state !== 'ended') throw new Error(`not ended: ${JSON.stringify(result)}`);
  return result.talk;
};
const due = (talk: Talk, presence: Presence): Instant => nextDue(talk, presence) ?? instant(-1);

describe('a live talk', () => {
  it('tells both once that 3 minutes are left, and ends at the ceiling', () => {
    const presence = there(side([0, 7 * minute]), side([0, 7 * minute]));
    const before = there(side([0, 415_000]), side([0, 415_000]));
    expect(due(live, before)).toBe(7 * minute);
    const near = passTime(live, presence, 7 * minute);
    expect(near).toMatchObject({ ok: true, effects: [{ kind: 'tell', what: 'ceilingNear' }] });
    const told: LiveTalk = { ...live, warnedMinutes: 10 };
    expect(passTime(told, presence, 7 * minute + 1)).toMatchObject({ ok: false, reason: 'nothing_due' });
    const last = there(side([0, 595_000]), side([0, 595_000]));
    expect(due(told, last)).toBe(10 * minute);
    expect(endedBy(passTime(told, last, 601_000))).toMatchObject({ reason: 'ceiling', endedAt: 600_000, endedBy: null, statement: { talkSeconds: 595, billedSeconds: 535, bill: 713 } });
  });

  it('never bills above its holds, however long both keep stamping', () => {
    const presence = there(side([0, 14 * minute]), side([0, 14 * minute]));
    expect(endedBy(passTime(live, presence, 15 * minute))).toMatchObject({ endedAt: 600_000, statement: { bill: 720 }, plan: { captures: [{ part: 1, amount: 720 }], waived: 0 } });
  });

  it('stands still while a side is gone and goes on without a second free minute', () => {
    const visitor = side([0, 90_000], [150_000, 180_000]);
    const presence = there(side([0, 180_000]), visitor);
    const result = transition(live, { type: 'hangUp', by: 'provider', presence }, instant(180_000));
    expect(endedBy(result).statement).toMatchObject({ intervals: [{ from: 0, to: 90_000 }, { from: 150_000, to: 180_000 }], talkSeconds: 120, billedSeconds: 60, bill: 80 });
  });

  it('tells both when a side’s lease lapses and when it is back', () => {
    const lost = there(side([0, 60_000]), side([0, 30_000]));
    expect(due(live, there(side([0, 40_000]), side([0, 30_000])))).toBe(42_001);
    expect(passTime(live, lost, 42_000).ok).toBe(false);
    expect(passTime(live, lost, 60_000)).toMatchObject({ ok: true, talk: { absentSides: ['visitor'] }, effects: [{ what: 'lost' }] });
    const back = there(side([0, 65_000]), side([0, 30_000], [64_000, 65_000]));
    expect(transition({ ...live, absentSides: ['visitor'] }, { type: 'connect', presence: back }, instant(65_000))).toMatchObject({ ok: true, talk: { absentSides: [] } });
  });

  it('ends at 3:00 of absence, summed over the talk, as of the start of the present absence', () => {
    const visitor = side([0, 60_000], [160_000, 200_000]);
    const paused: LiveTalk = { ...live, absentSides: ['visitor'] };
    const presence = there(side([0, 300_000]), visitor);
    expect(due(paused, there(side([0, 275_000]), visitor))).toBe(280_000);
    expect(passTime(paused, there(side([0, 275_000]), visitor), 279_999).ok).toBe(false);
    expect(endedBy(passTime(paused, presence, 300_000))).toMatchObject({ reason: 'absence', endedAt: 200_000, statement: { talkSeconds: 100 } });
  });

  it('comes out the same when the job is late and the side is back meanwhile', () => {
    const presence = there(side([0, 400_000]), side([0, 60_000], [300_000, 400_000]));
    expect(endedBy(passTime(live, presence, 400_000))).toMatchObject({ reason: 'absence', endedAt: 60_000 });
    expect(endedBy(transition(live, { type: 'hangUp', by: 'visitor', presence }, instant(400_000)))).toMatchObject({ reason: 'absence', endedBy: null, endedAt: 60_000 });
  });

  it('does not count the time in which the platform was down towards the 3 minutes, nor bills it', () => {
    const down = [{ from: instant(60_000), to: instant(200_000) }];
    const presence = there(side([0, 60_000], [205_000, 300_000]), side([0, 60_000]), down);
    const paused: LiveTalk = { ...live, absentSides: ['visitor'] };
    expect(due(paused, there(side([0, 60_000], [205_000, 375_000]), side([0, 60_000]), down))).toBe(380_000);
    expect(passTime(paused, presence, 300_000).ok).toBe(false);
    expect(endedBy(passTime(paused, there(side([0, 60_000], [205_000, 380_000]), side([0, 60_000]), down), 380_000))).toMatchObject({ reason: 'absence', endedAt: 60_000, statement: { talkSeconds: 60 } });
  });

  it('counts the other side’s absence, not the silence it leaves behind: hearing nobody is no fault of the line', () => {
    const presence = there(side([0, 90_000], [95_000, 150_000, 'deaf']), side([0, 90_000]));
    const deaf = { ...presence, provider: { ...presence.provider, status: 'deaf' as const, since: instant(95_000), lastStampAt: instant(200_000) } };
    expect(passTime({ ...live, absentSides: ['provider', 'visitor'] }, deaf, 200_000).ok).toBe(false);
    expect(endedBy(passTime({ ...live, absentSides: ['provider', 'visitor'] }, deaf, 90_000 + 3 * minute)).reason).toBe('absence');
  });

  it('ends after 30 seconds of claimed silence, as of its start; a side that hears again heals it', () => {
    const silent = there(side([0, 130_000]), side([0, 90_000], [95_000, 95_000, 'deaf']));
    const paused: LiveTalk = { ...live, absentSides: ['visitor'] };
    expect(due(paused, there(side([0, 120_000]), silent.visitor))).toBe(125_000);
    expect(passTime(paused, silent, 124_999).ok).toBe(false);
    expect(endedBy(passTime(paused, silent, 130_000))).toMatchObject({ reason: 'silence', endedAt: 95_000, statement: { talkSeconds: 90 } });
    const healed = there(side([0, 130_000]), side([0, 90_000], [95_000, 95_000, 'deaf'], [110_000, 130_000]));
    expect(passTime(paused, healed, 130_000)).toMatchObject({ ok: true, talk: { state: 'live', absentSides: [] } });
  });

  it('ends at once by a block, billed to that instant, with nobody named', () => {
    const presence = there(side([0, 120_000]), side([0, 120_000]));
    expect(endedBy(transition(live, { type: 'sever', by: 'visitor', presence }, instant(120_000)))).toMatchObject({ reason: 'severed', endedBy: null, statement: { bill: 80 } });
  });

  it('inside the free minute frees the hold whole; a bill under ¥50 is waived', () => {
    const inside = there(side([0, 60_000]), side([0, 60_000]));
    const result = transition(live, { type: 'hangUp', by: 'visitor', presence: inside }, instant(60_500));
    expect(result.ok && result.effects).toContainEqual({ kind: 'releaseHolds' });
    const small = there(side([0, 95_000]), side([0, 95_000]));
    expect(endedBy(transition(live, { type: 'hangUp', by: 'visitor', presence: small }, instant(95_000)))).toMatchObject({ statement: { bill: 46, charged: 0 }, plan: { captures: [], waived: 46 } });
  });

  it('is extended by 10 minutes once the further hold is placed, inside the allowance', () => {
    const presence = there(side([0, minute]), side([0, minute]));
    const extend = { type: 'extend', mostMinutes: 20, presence } as const;
    const asked = transition(live, extend, instant(minute));
    expect(asked).toMatchObject({ ok: true, talk: { ceilingMinutes: 10, extension: { part: 2 } } });
    expect(asked.ok && asked.effects).toContainEqual({ kind: 'placeHold', part: 2, amount: 800, cardId: null, attempt: 1 });
    if (!asked.ok) return;
    expect(transition(asked.talk, extend, instant(minute))).toMatchObject({ reason: 'already_extending' });
    const refused = transition(asked.talk, { type: 'holdDeclined', part: 2 }, instant(minute));
    expect(refused).toMatchObject({ ok: true, talk: { ceilingMinutes: 10, extension: null, lastPart: 2 } });
    const extended = transition(asked.talk, { type: 'holdPlaced', part: 2 }, instant(minute));
    expect(extended).toMatchObject({ ok: true, talk: { ceilingMinutes: 20, parts: [{ part: 1, amount: 720 }, { part: 2, amount: 800 }] } });
    if (extended.ok) expect(transition(extended.talk, extend, instant(minute))).toMatchObject({ reason: 'beyond_allowance' });
  });

  it('remembers what was allowed in a window of the platform meanwhile, for the next press', () => {
    const asked = transition(live, { type: 'extend', mostMinutes: 30, presence: there(side([0, minute]), side([0, minute])) }, instant(minute));
    expect(asked).toMatchObject({ ok: true, talk: { ceilingMinutes: 10, terms: { mostMinutes: 30 } } });
  });
});

describe('the meter', () => {
  const at = (ms: number, talk: LiveTalk = live) => meterOf(talk, there(side([0, ms]), side([0, ms])), instant(ms));
  it.each([[30_000, 'free', 0], [60_000, 'paid', 0], [120_000, 'paid', 80], [420_000, 'near', 480]])('after %i ms is %s and shows ¥%i', (ms, phase, bill) => {
    expect(at(ms)).toMatchObject({ phase, running: true, talkMs: ms, bill, ceilingAmount: 720 });
  });
  it('has no free phase where the talk has no free minute', () => {
    expect(at(30_000, { ...live, terms: { ...terms, freeSeconds: 0 } })).toMatchObject({ phase: 'paid', bill: 40 });
  });
  it('stands still while a side is away and says how much absence is left', () => {
    const meter = meterOf(live, there(side([0, 160_000]), side([0, 100_000])), instant(160_000));
    expect(meter).toMatchObject({ phase: 'paused', running: false, talkMs: 100_000, absentSides: ['visitor'], absenceLeftMs: 120_000 });
    expect(carryForward(meter, 5_000)).toBe(meter);
  });
  it('is carried forward for 6 seconds without news, never past the ceiling', () => {
    expect(carryForward(at(120_000), 3_500)).toMatchObject({ talkMs: 123_500, bill: 84 });
    expect(carryForward(at(120_000), 60_000).talkMs).toBe(126_000);
    expect(carryForward(at(598_000), 5_000)).toMatchObject({ talkMs: 600_000, bill: 720 });
  });
  it('shows the final bill at the end', () => {
    const presence = there(side([0, 120_000]), side([0, 120_000]));
    expect(meterOf(endedBy(transition(live, { type: 'hangUp', by: 'visitor', presence }, instant(121_000))), presence, instant(500_000))).toMatchObject({ phase: 'ended', bill: 80, sales: 64, running: false });
  });
});
