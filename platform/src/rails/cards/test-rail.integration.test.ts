import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../../tests/support/databases.ts';
import type { Database } from '../../database/database.ts';
import { newId } from '../../primitives/id.ts';
import { instant } from '../../primitives/instant.ts';
import { DAY } from '../../primitives/seconds.ts';
import { yen } from '../../primitives/yen.ts';
import { cardRailContract, contractClock } from './testing/contract.ts';
import { allOf, type RailUnderTest } from './testing/hold-steps.ts';
import { answerTestHold, answerTestSetup, chooseTestCard, forgetOldCalls, readTestHold, readTestSetup } from './test-bank.ts';
import type { TestCardKind } from './test-cards.ts';
import { closeTestDispute, openTestDispute } from './test-dispute.ts';
import { changeTestRefund } from './test-refund.ts';
import { testRail, type RailFault } from './test-rail.ts';

let db: Database;
let fault: RailFault | undefined;
const clock = contractClock(1_700_000_000_000);
const random = (length: number) => new Uint8Array(randomBytes(length));
const parts = () => ({ config: { publicUrl: 'http://localhost:4000' }, db, clock, log: pino({ level: 'silent' }), faults: () => fault });
const bank = () => ({ db, clock });

async function saveTestCard(customer: string, kind: TestCardKind) {
  const setup = newId('cardSetup', random);
  const rail = testRail(parts());
  await rail.save({ key: `setup:${setup}`, setup, customer, returnUrl: 'http://localhost:4000/cards/return', locale: 'ja' });
  await chooseTestCard(bank(), { id: setup, customer, kind });
  await answerTestSetup(bank(), { id: setup, customer, allow: true });
  const answer = await rail.readSetup(setup);
  if (answer.state !== 'saved') throw new Error(`the card is ${answer.state}`);
  return answer.card;
}

const suite = (): RailUnderTest => ({
  rail: testRail(parts()), ...clock, saveCard: saveTestCard,
  async refuseSaving(setup, customer) {
    await chooseTestCard(bank(), { id: setup, customer, kind: 'threeDSecure' });
    await answerTestSetup(bank(), { id: setup, customer, allow: false });
  },
  async answerBank(reference, customer, allow) { await answerTestHold(bank(), { reference, customer, allow }); },
  async dispute(reference) { expect(await openTestDispute(bank(), reference)).toBe(true); },
  async decideDispute(reference, outcome) { expect(await closeTestDispute(bank(), { reference, outcome })).toBe(true); },
  failRefund: (refund) => changeTestRefund(bank(), { refund, state: 'failed' }),
});

async function held(kind: TestCardKind) {
  const [customer, hold] = [newId('user', random), newId('hold', random)];
  const { reference: card } = await saveTestCard(customer, kind);
  const created = await testRail(parts()).place({ key: `hold:${hold}:create`, hold, talk: newId('talk', random), customer, amount: yen(800) });
  if (created.state !== 'created') throw new Error(`the hold is ${created.state}`);
  const confirm = () => testRail(parts()).confirm({ key: `hold:${hold}:confirm:1`, reference: created.reference, card, returnUrl: 'http://localhost:4000/bank-return' });
  return { customer, hold, card, reference: created.reference, confirm };
}

async function taken(kind: TestCardKind, sum: number) {
  const { confirm, reference, hold } = await held(kind);
  const rail = testRail(parts());
  await confirm();
  await rail.capture({ key: `hold:${hold}:capture:1`, reference, amount: yen(sum) });
  return { reference, hold, rail };
}

beforeAll(async () => { db = await openTestDatabase(); });
afterAll(() => db.close());

describe('the test rail, as a card rail', () => { cardRailContract(suite); });

describe('the test rail', () => {
  it('says that it moves no money', () => {
    expect(testRail(parts())).toMatchObject({ kind: 'test', live: false });
  });

  it.each([['tooLittleMoney', 'declined'], ['threeDSecureAtSaving', 'placed'], ['disputed', 'placed']] as const)('answers for the card %s: %s', async (kind, state) => {
    const { confirm, reference } = await held(kind);
    expect(await confirm()).toMatchObject({ state, reference });
  });

  it('disputes a payment a day after it was taken', async () => {
    const { confirm, reference, hold } = await held('disputed');
    await confirm();
    const rail = testRail(parts());
    expect(await rail.capture({ key: `hold:${hold}:capture:1`, reference, amount: yen(800) })).toEqual({ state: 'captured', reference, amount: 800 });
    clock.later(DAY);
    expect(await rail.read({ reference })).toEqual({ state: 'captured', reference, amount: 800, dispute: { reference: reference.replace('thd', 'tdp'), state: 'open', amount: 800 } });
  });

  it('takes a payment back for whoever says so, once, and gives what is left of it back when it is won', async () => {
    const { reference, rail } = await taken('works', 800);
    expect(await rail.refund({ key: 'a', refund: `${reference}:1`, reference, amount: yen(300) })).toMatchObject({ state: 'succeeded', amount: 300 });
    expect(await openTestDispute(bank(), reference)).toBe(true);
    expect(await openTestDispute(bank(), reference)).toBe(false);
    expect(await rail.read({ reference })).toMatchObject({ state: 'captured', amount: 800, dispute: { state: 'open', amount: 500 } });
    await expect(rail.refund({ key: 'b', refund: `${reference}:2`, reference, amount: yen(1) })).rejects.toThrow('disputed');
    expect(await closeTestDispute(bank(), { reference, outcome: 'won' })).toBe(true);
    expect(await closeTestDispute(bank(), { reference, outcome: 'lost' })).toBe(false);
    expect(await rail.refund({ key: 'c', refund: `${reference}:2`, reference, amount: yen(500) })).toMatchObject({ state: 'succeeded' });
  });

  it('tells what changed there, once each, and lists what it holds', async () => {
    const since = clock.now();
    clock.later(1);
    const { reference, hold, rail } = await taken('disputed', 700);
    await rail.refund({ key: `refund:${hold}`, refund: `${hold}:1`, reference, amount: yen(100) });
    await changeTestRefund(bank(), { refund: `${hold}:1`, state: 'failed' });
    clock.later(DAY);
    const news = (await allOf(rail.news(instant(since)))).filter(({ about }) => about.kind === 'hold' && about.reference === reference);
    expect(new Set(news.map((one) => one.id)).size).toBe(2);
    expect(news).toHaveLength(2);
    expect(await allOf(rail.list(instant(since + 1)))).toMatchObject([{ reference, hold, state: 'captured', captured: 700, refunded: 0, dispute: { state: 'open', amount: 700 } }]);
  });

  it('shows its pages to the cardholder alone', async () => {
    const { customer, reference, confirm } = await held('threeDSecure');
    const stranger = newId('user', random);
    await confirm();
    expect(await readTestHold(bank(), { reference, customer: stranger })).toBeNull();
    expect(await answerTestHold(bank(), { reference, customer: stranger, allow: true })).toBeNull();
    expect(await readTestHold(bank(), { reference, customer })).toMatchObject({ state: 'authenticating' });
    const setup = newId('cardSetup', random);
    await testRail(parts()).save({ key: `setup:${setup}`, setup, customer, returnUrl: 'http://localhost:4000/cards/return', locale: 'ja' });
    expect(await readTestSetup(bank(), { id: setup, customer: stranger })).toBeNull();
    expect(await chooseTestCard(bank(), { id: setup, customer: stranger, kind: 'works' })).toBeNull();
  });

  it('forgets keys after a day, as the real one does', async () => {
    const { confirm } = await held('works');
    await confirm();
    clock.later(DAY + 1);
    expect(await forgetOldCalls(db.sql, clock.now())).toBeGreaterThan(1);
    expect(await forgetOldCalls(db.sql, clock.now())).toBe(0);
  });
});

describe('the test rail told to fail', () => {
  it.each([['throw', 'before', 'created'], ['throw', 'after', 'placed'], ['unknown', 'before', 'created'], ['unknown', 'after', 'placed']] as const)('by %s %s its effect leaves the hold %s', async (answer, when, state) => {
    const { confirm, reference } = await held('works');
    fault = { answer, when };
    const outcome = await confirm().catch((error: unknown) => error).finally(() => { fault = undefined; });
    if (answer === 'unknown') expect(outcome).toEqual({ state: 'unknown' });
    else expect(outcome).toBeInstanceOf(Error);
    expect(await testRail(parts()).read({ reference })).toMatchObject({ state });
    // The same key again brings the effect exactly once, whatever was lost.
    expect(await confirm()).toMatchObject({ state: 'placed', reference });
  });
});
