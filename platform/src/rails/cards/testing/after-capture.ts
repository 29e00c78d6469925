import { expect, it } from 'vitest';
import { newId } from '../../../primitives/id.ts';
import { instant, type Instant } from '../../../primitives/instant.ts';
import { DAY, SECOND } from '../../../primitives/seconds.ts';
import { yen } from '../../../primitives/yen.ts';
import { RailRefusal, type RailNews, type RailRecord } from '../rail.ts';
import { allOf, captured, created, placed, random, steps, type RailUnderTest } from './hold-steps.ts';

const justBefore = (suite: () => RailUnderTest): Instant => instant(suite().now() - SECOND);
const recordOf = async (suite: () => RailUnderTest, of: { since: Instant; reference: string }): Promise<RailRecord | undefined> => (await allOf(suite().rail.list(of.since))).find(({ reference }) => reference === of.reference);
const isAbout = (reference: string) => ({ about }: RailNews) => about.kind === 'hold' && about.reference === reference;

function givingBack(suite: () => RailUnderTest): void {
  it('gives back in parts what was taken, and finds each part by our id', async () => {
    const { reference, refund } = await captured(suite);
    const [one, other] = [newId('refund', random), newId('refund', random)];
    expect(await suite().rail.readRefund({ reference, refund: one })).toEqual({ state: 'none' });
    const first = await refund(reference, 500, one);
    expect(first).toMatchObject({ state: 'succeeded', amount: 500 });
    expect(await refund(reference, 428, other)).toMatchObject({ state: 'succeeded', amount: 428 });
    expect(await suite().rail.readRefund({ reference, refund: one })).toEqual(first);
    expect(await suite().rail.read({ reference })).toEqual({ state: 'captured', reference, amount: 928 });
  });

  it('refuses to give back more than is left, and then gives back nothing', async () => {
    const { reference, refund } = await captured(suite);
    const tooMuch = newId('refund', random);
    await refund(reference, 900);
    await expect(refund(reference, 29, tooMuch)).rejects.toThrow(RailRefusal);
    expect(await suite().rail.readRefund({ reference, refund: tooMuch })).toEqual({ state: 'none' });
    await refund(reference, 28);
    await expect(refund(reference, 1)).rejects.toThrow(RailRefusal);
  });

}

function givingBackOnce(suite: () => RailUnderTest): void {
  it('refuses to give back what was never taken', async () => {
    const held = await placed(suite);
    await expect(held.refund(held.reference, 100)).rejects.toThrow(RailRefusal);
    const fresh = await created(suite);
    await expect(fresh.refund(fresh.reference, 100)).rejects.toThrow(RailRefusal);
  });

  it('gives back once under a key, and refuses the key for another sum', async () => {
    const since = justBefore(suite);
    const { reference, refund } = await captured(suite);
    const id = newId('refund', random);
    const first = await refund(reference, 300, id);
    expect(await Promise.all([refund(reference, 300, id), refund(reference, 300, id)])).toEqual([first, first]);
    await expect(refund(reference, 301, id)).rejects.toThrow(RailRefusal);
    expect(await recordOf(suite, { since, reference })).toMatchObject({ captured: 928, refunded: 300 });
  });

  it('has the money again when a bank would not take a refund, and says so', async () => {
    const since = justBefore(suite);
    const { reference, refund } = await captured(suite);
    const id = newId('refund', random);
    await refund(reference, 300, id);
    await suite().failRefund(id);
    expect(await suite().rail.readRefund({ reference, refund: id })).toMatchObject({ state: 'failed', amount: 300 });
    expect(await recordOf(suite, { since, reference })).toMatchObject({ captured: 928, refunded: 0 });
    expect((await allOf(suite().rail.news(since))).some(isAbout(reference))).toBe(true);
    expect(await refund(reference, 928)).toMatchObject({ state: 'succeeded' });
  });
}

function collecting(suite: () => RailUnderTest): void {
  it('takes a sum once with nobody there', async () => {
    const since = justBefore(suite);
    const { card, collect, hold, talk } = steps(suite);
    const saved = await card('works');
    const answer = await collect(saved, 700);
    if (answer.state !== 'captured') throw new Error(`what was collected is ${answer.state}`);
    const { reference } = answer;
    expect(answer).toEqual({ state: 'captured', reference, amount: 700 });
    expect(await collect(saved, 700)).toEqual(answer);
    expect(await suite().rail.read({ reference })).toEqual(answer);
    expect((await allOf(suite().rail.list(since))).filter((record) => record.hold === hold)).toMatchObject([{ reference, talk, state: 'captured', captured: 700 }]);
  });

  it.each(['declined', 'threeDSecure'] as const)('takes nothing with nobody there of a card that is %s', async (kind) => {
    const { card, collect } = steps(suite);
    expect(await collect(await card(kind), 700)).toMatchObject({ state: 'declined' });
  });

  it('takes nothing of a card that was forgotten', async () => {
    const { card, collect } = steps(suite);
    const saved = await card('works');
    await suite().rail.forget({ key: `card:${saved}:forget`, card: saved });
    expect(await collect(saved, 700)).toMatchObject({ state: 'declined' });
  });
}

function disputes(suite: () => RailUnderTest): void {
  it.each(['won', 'lost'] as const)('tells of a dispute wherever it is asked, until it is %s', async (outcome) => {
    const { reference, refund } = await captured(suite);
    const since = justBefore(suite);
    await refund(reference, 100);
    await suite().dispute(reference);
    const read = await suite().rail.read({ reference });
    expect(read).toMatchObject({ state: 'captured', reference, amount: 928, dispute: { state: 'open', amount: 828 } });
    expect((await allOf(suite().rail.news(since))).some(isAbout(reference))).toBe(true);
    await expect(refund(reference, 100)).rejects.toThrow(RailRefusal);
    await suite().decideDispute(reference, outcome);
    expect(await suite().rail.read({ reference })).toMatchObject({ dispute: { state: outcome, amount: 828 } });
    expect(await recordOf(suite, { since: instant(since - DAY), reference })).toMatchObject({ captured: 928, refunded: 100, dispute: { state: outcome, amount: 828 } });
  });

  it('reads a dispute that came a day later, and hears of it', async () => {
    const { reference } = await captured(suite, { card: 'disputed' });
    suite().later(DAY);
    const since = instant(suite().now() - DAY);
    expect(await suite().rail.read({ reference })).toMatchObject({ state: 'captured', amount: 928, dispute: { state: 'open', amount: 928 } });
    const news = (await allOf(suite().rail.news(since))).filter(isAbout(reference));
    expect(news.length).toBeGreaterThan(0);
    expect(new Set(news.map(({ id }) => id)).size).toBe(news.length);
  });
}

function listing(suite: () => RailUnderTest): void {
  it('lists every hold since a moment, the oldest first, each as it stands', async () => {
    suite().later(2 * SECOND);
    const since = justBefore(suite);
    const taken = await captured(suite);
    suite().later(2 * SECOND);
    const held = await placed(suite);
    suite().later(2 * SECOND);
    const later = instant(suite().now());
    const freed = await placed(suite);
    await freed.release(freed.reference);
    const records = await allOf(suite().rail.list(since));
    expect(records.map(({ hold, state, captured: sum }) => [hold, state, sum])).toEqual([[taken.hold, 'captured', 928], [held.hold, 'placed', 0], [freed.hold, 'released', 0]]);
    expect(records[0]).toMatchObject({ reference: taken.reference, talk: taken.talk, amount: yen(1_520), refunded: 0, dispute: null });
    expect((await allOf(suite().rail.list(later))).map(({ hold }) => hold)).toEqual([freed.hold]);
  });
}

/** What a card rail must do with money that was taken: give it back, collect it later, tell of disputes and of everything in a list. */
export function afterCapture(suite: () => RailUnderTest): void {
  givingBack(suite);
  givingBackOnce(suite);
  collecting(suite);
  disputes(suite);
  listing(suite);
}
