import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openTestDatabase } from '../../../../tests/support/databases.ts';
import { stripeFaults, type StripeCall, type StripeFault } from '../../../../tests/support/stripe/faults.ts';
import { openStripe, type StripeStandIn } from '../../../../tests/support/stripe/stand-in.ts';
import type { Database } from '../../database/database.ts';
import { newId } from '../../primitives/id.ts';
import { instant } from '../../primitives/instant.ts';
import { yen } from '../../primitives/yen.ts';
import { RailUnavailable, type CardRail, type RailHold, type RailRefund } from './rail.ts';
import { stripeRail } from './stripe.ts';
import { contractClock } from './testing/contract.ts';
import { allOf } from './testing/hold-steps.ts';

// The rail while something goes wrong between it and Stripe: it answers what is so or that it doesn't know, and asking again has one effect.

const clock = contractClock(1_700_000_000_000);
const log = pino({ level: 'silent' });
const random = (length: number) => new Uint8Array(randomBytes(length));
const customer = newId('user', random);
const returnUrl = 'http://localhost:4000/bank-return';
let db: Database;
let stripe: StripeStandIn;
let rail: CardRail;
/** Gives up on a silent Stripe soon. */
let hasty: CardRail;
let card: string;

/** A hold of a story, and the steps that lead to each other. */
function story() {
  const [hold, talk, refund] = [newId('hold', random), newId('talk', random), newId('refund', random)];
  const steps = {
    place: (on = rail) => on.place({ key: `hold:${hold}:create`, hold, talk, customer, amount: yen(1_520) }),
    confirm: (reference: string, on = rail) => on.confirm({ key: `hold:${hold}:confirm:1`, reference, card, returnUrl }),
    capture: (reference: string, on = rail) => on.capture({ key: `hold:${hold}:capture:1`, reference, amount: yen(928) }),
    release: (reference: string, on = rail) => on.release({ key: `hold:${hold}:cancel`, reference }),
    refund: (reference: string, on = rail) => on.refund({ key: `refund:${refund}:1`, refund, reference, amount: yen(300) }),
    collect: (on = rail) => on.collect({ key: `talk:${talk}:collect`, hold, talk, customer, card, amount: yen(928) }),
  };
  const referenceOf = async (upTo: 'created' | 'placed' | 'captured') => {
    const placed = await steps.place();
    if (placed.state !== 'created') throw new Error(`a new hold is ${placed.state}`);
    if (upTo !== 'created') expect(await steps.confirm(placed.reference)).toMatchObject({ state: 'placed' });
    if (upTo === 'captured') expect(await steps.capture(placed.reference)).toMatchObject({ state: 'captured' });
    return placed.reference;
  };
  return { ...steps, referenceOf, hold, talk, refundId: refund };
}

type Story = ReturnType<typeof story>;
type Answer = RailHold | RailRefund;

/** What each step needs, does, ends in, and leaves behind exactly once. */
const steps: Readonly<Record<string, {
  before: 'created' | 'placed' | 'captured' | null; about(of: Story): string; act(of: Story, reference: string, on: CardRail): Promise<Answer>; end: Answer['state'];
  effects(of: Story, reference: string): number;
}>> = {
  place: { about: ({ hold }) => hold, before: null, act: (of, _none, on) => of.place(on), end: 'created', effects: (of) => intentsOf(of) },
  confirm: { about: ({ hold }) => hold, before: 'created', act: (of, reference, on) => of.confirm(reference, on), end: 'placed', effects: (_of, reference) => [...stripe.world.charges.values()].filter(({ intent, status }) => intent === reference && status === 'succeeded').length },
  capture: { about: ({ hold }) => hold, before: 'placed', act: (of, reference, on) => of.capture(reference, on), end: 'captured', effects: (_of, reference) => takings(reference) },
  release: { about: ({ hold }) => hold, before: 'placed', act: (of, reference, on) => of.release(reference, on), end: 'released', effects: (_of, reference) => [...stripe.world.events.values()].filter(({ type, object }) => type === 'payment_intent.canceled' && object['id'] === reference).length },
  refund: { about: ({ refundId }) => refundId, before: 'captured', act: (of, reference, on) => of.refund(reference, on), end: 'succeeded', effects: (of) => [...stripe.world.refunds.values()].filter(({ metadata }) => metadata['refund'] === of.refundId).length },
  collect: { about: ({ talk }) => talk, before: null, act: (of, _none, on) => of.collect(on), end: 'captured', effects: (of) => intentsOf(of) },
};

const intentsOf = ({ hold }: Story) => [...stripe.world.intents.values()].filter(({ metadata }) => metadata['hold'] === hold).length;
const chargesOf = (reference: string) => [...stripe.world.charges.values()].filter(({ intent }) => intent === reference).map(({ id }) => id);
const takings = (reference: string) => [...stripe.world.transactions.values()].filter(({ type, source }) => type === 'charge' && chargesOf(reference).includes(source)).length;

/** What is really so, read when nothing goes wrong. */
async function truth(name: string, of: Story, reference: string): Promise<Answer> {
  if (name === 'refund') return rail.readRefund({ reference, refund: of.refundId });
  return reference === '' ? rail.read({ hold: of.hold }) : rail.read({ reference });
}

async function expectRightOrUnknown(name: string, { of, reference, answer }: { of: Story; reference: string; answer: Answer }): Promise<void> {
  if (answer.state === 'unknown') return;
  // What is collected is read by its own name: our id finds the hold.
  expect(await truth(name, of, reference === '' && 'reference' in answer ? answer.reference ?? '' : reference)).toEqual(answer);
}

/** All of them once; on the other database those after which our rows alone say what was asked. */
const faults: readonly StripeFault[] = inject('database') === 'sqlite' ? stripeFaults : ['failedAfter', 'closedAfter', 'storedFailure'];

/** A closed connection is tried once more by the package itself; so it must break twice to be felt. */
const timesOf = (fault: StripeFault) => (/^(silent|closed|cut)/u.test(fault) ? 2 : 1);
const attemptsAreDeclined = (name: string, fault: StripeFault) => fault === 'declined' && (name === 'confirm' || name === 'collect');

async function play(name: string, fault: StripeFault): Promise<void> {
  const [step, of] = [steps[name], story()];
  if (step === undefined) throw new Error(`there is no step ${name}`);
  const reference = step.before === null ? '' : await of.referenceOf(step.before);
  const mend = stripe.fault(fault, { on: name as StripeCall, times: timesOf(fault), about: step.about(of) });
  const answer = await step.act(of, reference, fault.startsWith('silent') ? hasty : rail);
  mend();
  await expectRightOrUnknown(name, { of, reference, answer });
  let again = await step.act(of, reference, rail);
  if (again.state === 'unknown') again = await step.act(of, reference, rail);
  expect(again.state).toBe(attemptsAreDeclined(name, fault) ? 'declined' : step.end);
  const expected = attemptsAreDeclined(name, fault) && name === 'confirm' ? 0 : 1;
  expect(step.effects(of, reference)).toBe(expected);
}

beforeAll(async () => {
  db = await openTestDatabase();
  stripe = await openStripe({ now: clock.now, silence: 1_000 });
  const parts = { config: { stripe: { secretKey: stripe.secretKey, webhookSecret: undefined, apiUrl: stripe.url }, bigHoldFrom: 30_000 }, db, clock, log };
  [rail, hasty] = [stripeRail(parts), stripeRail({ ...parts, timeout: 100 })];
  const begun = await rail.save({ key: 'setup:first', setup: 'first', customer, returnUrl, locale: 'ja' });
  if (begun.state === 'open') stripe.cardholder.save(begun.url, 'works');
  const saved = await rail.readSetup('first');
  if (saved.state !== 'saved') throw new Error(`the card is ${saved.state}`);
  card = saved.card.reference;
});
afterAll(async () => {
  expect(stripe.refused).toEqual([]);
  await stripe.close();
  await db.close();
});

describe.each(Object.keys(steps))('when Stripe fails at a step of ours: %s', (name) => {
  it.concurrent.each(faults)('answers what is so or that it doesn’t know, and again has one effect: %s', (fault) => play(name, fault));
});

describe('when Stripe fails while it is read', () => {
  // Where nothing has an effect it is the same before and after.
  it.each(faults.filter((name) => !name.endsWith('After')))('never says that a hold is what it is not: %s', async (fault) => {
    const of = story();
    const reference = await of.referenceOf('placed');
    const right = await rail.read({ reference });
    stripe.fault(fault, { on: 'read', times: timesOf(fault) });
    expect([right, { state: 'unknown', reference }]).toContainEqual(await (fault.startsWith('silent') ? hasty : rail).read({ reference }));
    stripe.noFaults();
  });

  it.concurrent.each(faults)('begins to save a card or says that it can’t: %s', async (fault) => {
    const setup = newId('cardSetup', random);
    const save = (on = rail) => on.save({ key: `setup:${setup}`, setup, customer, returnUrl, locale: 'ja' });
    const mend = stripe.fault(fault, { on: 'save', times: timesOf(fault), about: setup });
    const answer = await save(fault.startsWith('silent') ? hasty : rail).catch((error: unknown) => error);
    mend();
    if (!(answer instanceof RailUnavailable)) expect(answer).toMatchObject({ state: 'open' });
    expect(await save()).toMatchObject({ state: 'open' });
    expect(await rail.readSetup(setup)).toMatchObject({ state: 'open' });
  });

  it.each(['list', 'news'] as const)('breaks off a list rather than leave something out: %s', async (name) => {
    await story().referenceOf('captured');
    const since = instant(clock.now() - 1_000);
    const whole = (await allOf<unknown>(rail[name](since))).length;
    expect(whole).toBeGreaterThan(0);
    stripe.fault('failedBefore', { on: name });
    await expect(allOf<unknown>(rail[name](since))).rejects.toThrow(RailUnavailable);
    stripe.noFaults();
    expect(await allOf<unknown>(rail[name](since))).toHaveLength(whole);
  });

  it('answers two who ask for the same at once the same', async () => {
    const of = story();
    const reference = await of.referenceOf('placed');
    stripe.fault('slow', { on: 'capture' });
    expect(await Promise.all([of.capture(reference), of.capture(reference)])).toEqual(Array.from({ length: 2 }, () => ({ state: 'captured', reference, amount: 928 })));
    expect(stripe.heard.filter(({ call, status }) => call === 'capture' && status === 409).length).toBeGreaterThan(0);
    expect(takings(reference)).toBe(1);
  });
});
