import { expect, it } from 'vitest';
import { newId } from '../../../primitives/id.ts';
import { instant } from '../../../primitives/instant.ts';
import { DAY } from '../../../primitives/seconds.ts';
import { yen } from '../../../primitives/yen.ts';
import { RailRefusal } from '../rail.ts';
import { afterCapture } from './after-capture.ts';
import { created, placed, random, returnUrl, steps, type RailUnderTest } from './hold-steps.ts';

function placing(suite: () => RailUnderTest): void {
  it('reserves nothing before a hold is confirmed, and finds it by our id', async () => {
    const { reference, hold } = await created(suite);
    expect(await suite().rail.read({ reference })).toEqual({ state: 'created', reference });
    expect(await suite().rail.read({ hold })).toEqual({ state: 'created', reference });
  });

  it('has never heard of a hold that was not created', async () => {
    expect(await suite().rail.read({ hold: newId('hold', random) })).toEqual({ state: 'none' });
  });

  it.each(['works', 'debit'] as const)('reserves the sum on a card that %s, for as long as it says', async (card) => {
    const { reference, answer } = await placed(suite, card);
    expect(answer).toMatchObject({ state: 'placed', reference });
    if (answer.state === 'placed') expect(answer.captureBefore).toBeGreaterThan(suite().now() + 6 * DAY);
    expect(await suite().rail.read({ reference })).toEqual(answer);
  });

  it('is declined by a card that can’t pay, and takes another card', async () => {
    const { reference, answer, card, confirm } = await placed(suite, 'declined');
    expect(answer).toEqual({ state: 'declined', reference });
    expect(await confirm(reference, await card('works'), 2)).toMatchObject({ state: 'placed', reference });
  });

  it('is declined on a forgotten card and on somebody else’s', async () => {
    const { reference, card, confirm } = await created(suite);
    const forgotten = await card('works');
    expect(await suite().rail.forget({ key: `card:${forgotten}:forget`, card: forgotten })).toBe('forgotten');
    expect(await confirm(reference, forgotten)).toEqual({ state: 'declined', reference });
    expect(await confirm(reference, (await suite().saveCard(newId('user', random), 'works')).reference, 2)).toEqual({ state: 'declined', reference });
  });
}

function authenticating(suite: () => RailUnderTest): void {
  it('asks the cardholder where the bank wants it, and reserves when they allow', async () => {
    const { reference, answer, customer } = await placed(suite, 'threeDSecure');
    expect(answer).toMatchObject({ state: 'authenticating', reference });
    expect(answer).toHaveProperty('url', expect.stringMatching(/^https?:/u));
    await suite().answerBank(reference, customer, true);
    expect(await suite().rail.read({ reference })).toMatchObject({ state: 'placed', reference });
  });

  it('is declined when the cardholder refuses', async () => {
    const { reference, customer } = await placed(suite, 'threeDSecure');
    await suite().answerBank(reference, customer, false);
    expect(await suite().rail.read({ reference })).toEqual({ state: 'declined', reference });
  });

  it('can be freed while the bank asks, and an answer after that holds nothing', async () => {
    const { reference, customer, release } = await placed(suite, 'threeDSecure');
    expect(await release(reference)).toEqual({ state: 'released', reference });
    await suite().answerBank(reference, customer, true);
    expect(await suite().rail.read({ reference })).toEqual({ state: 'released', reference });
  });
}

function ending(suite: () => RailUnderTest): void {
  it.each([[50], [928], [1_520]])('takes ¥%d of ¥1,520 and frees the rest', async (sum) => {
    const { reference, capture } = await placed(suite);
    expect(await capture(reference, sum)).toEqual({ state: 'captured', reference, amount: sum });
    expect(await suite().rail.read({ reference })).toEqual({ state: 'captured', reference, amount: sum });
  });

  it.each([[1_521], [49], [0]])('refuses to take ¥%d of ¥1,520, and holds on', async (sum) => {
    const { reference, capture } = await placed(suite);
    await expect(capture(reference, sum)).rejects.toThrow(RailRefusal);
    expect(await suite().rail.read({ reference })).toMatchObject({ state: 'placed' });
  });

  it('takes once: a second capture answers what was taken', async () => {
    const { reference, hold, capture } = await placed(suite);
    await capture(reference, 928);
    expect(await suite().rail.capture({ key: `hold:${hold}:capture:2`, reference, amount: yen(1_000) })).toEqual({ state: 'captured', reference, amount: 928 });
    expect(await suite().rail.release({ key: `hold:${hold}:release`, reference })).toMatchObject({ state: 'captured', amount: 928 });
  });

  it('takes nothing of a hold that was freed, never confirmed or lost', async () => {
    const freed = await placed(suite);
    expect(await freed.release(freed.reference)).toEqual({ state: 'released', reference: freed.reference });
    expect(await freed.capture(freed.reference, 928)).toEqual({ state: 'released', reference: freed.reference });
    const lost = await placed(suite, 'lostAtCapture');
    expect(lost.answer).toMatchObject({ state: 'placed' });
    expect(await lost.capture(lost.reference, 928)).toEqual({ state: 'released', reference: lost.reference });
    const fresh = await created(suite);
    expect(await fresh.capture(fresh.reference, 928)).toEqual({ state: 'created', reference: fresh.reference });
  });

  it('loses a hold that nobody took in time', async () => {
    const { reference, answer, capture } = await placed(suite);
    if (answer.state !== 'placed') throw new Error(`the hold is ${answer.state}`);
    suite().later(answer.captureBefore - suite().now());
    expect(await suite().rail.read({ reference })).toEqual({ state: 'released', reference });
    expect(await capture(reference, 928)).toEqual({ state: 'released', reference });
  });
}

function keys(suite: () => RailUnderTest): void {
  it('does a call with the same key once and answers the same again', async () => {
    const { hold, place, confirm, capture, card } = steps(suite);
    const answers = await Promise.all([place(), place(), place()]);
    const [first] = answers;
    if (first?.state !== 'created') throw new Error('the hold was not created');
    expect(answers).toEqual([first, first, first]);
    const saved = await card('works');
    const confirmed = await confirm(first.reference, saved);
    expect(await confirm(first.reference, saved)).toEqual(confirmed);
    const captured = { state: 'captured', reference: first.reference, amount: 928 };
    expect(await Promise.all([capture(first.reference, 928), capture(first.reference, 928)])).toEqual([captured, captured]);
    expect(await suite().rail.read({ hold })).toEqual(captured);
  });

  it('refuses a key that was used for something else', async () => {
    const { reference, capture } = await placed(suite);
    await capture(reference, 928);
    await expect(capture(reference, 929)).rejects.toThrow(RailRefusal);
    expect(await suite().rail.read({ reference })).toMatchObject({ amount: 928 });
  });
}

function saving(suite: () => RailUnderTest): void {
  const start = async (customer: string, setup = newId('cardSetup', random)) => ({ setup, answer: await suite().rail.save({ key: `setup:${setup}`, setup, customer, returnUrl, locale: 'ja' }) });

  it('sends the person to a page for their card and says when nothing was saved', async () => {
    const customer = newId('user', random);
    const { setup, answer } = await start(customer);
    expect(answer).toMatchObject({ state: 'open', url: expect.stringMatching(/^https?:/u) });
    expect(await suite().rail.readSetup(setup)).toEqual(answer);
    await suite().refuseSaving(setup, customer);
    expect(await suite().rail.readSetup(setup)).toEqual({ state: 'failed' });
  });

  it('knows the same plastic again, and never tells its number', async () => {
    const customer = newId('user', random);
    const [first, again, other] = [await suite().saveCard(customer, 'debit'), await suite().saveCard(customer, 'debit'), await suite().saveCard(customer, 'works')];
    expect(first).toMatchObject({ funding: 'debit', last4: expect.stringMatching(/^[0-9]{4}$/u) });
    expect(again.fingerprint).toBe(first.fingerprint);
    expect(other.fingerprint).not.toBe(first.fingerprint);
    expect(Object.keys(first).toSorted()).toEqual(['brand', 'fingerprint', 'funding', 'last4', 'reference']);
  });
}

/** What every card rail must do, whoever runs the bank. Call it inside a `describe`; `suite` is asked for anew in each test. */
export function cardRailContract(suite: () => RailUnderTest): void {
  placing(suite);
  authenticating(suite);
  ending(suite);
  keys(suite);
  saving(suite);
  afterCapture(suite);
}

/** A clock for a rail under test. */
export function contractClock(start: number) {
  let now = start;
  return { now: () => instant(now), later: (milliseconds: number) => { now += milliseconds; } };
}
