import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import type { Sql, Transaction } from '../../database/database.ts';
import { digest } from '../../primitives/digest.ts';
import { newId } from '../../primitives/id.ts';
import type { Instant } from '../../primitives/instant.ts';
import { yen, type Yen } from '../../primitives/yen.ts';
import { RailRefusal, type CardRail, type RailHold, type RailRefund, type SetupState } from './rail.ts';
import { reserved, type TestBankParts } from './test-bank.ts';
import { faceOf, holdAnswer } from './test-cards.ts';
import { disputeOf, told } from './test-dispute.ts';
import { listTestHolds, newsOfTestBank } from './test-rail-records.ts';
import { giveBack, refundOf } from './test-refund.ts';
import * as store from './test-rail-store.ts';

/** The names of a rail's calls. */
export type RailCall = 'save' | 'readSetup' | 'place' | 'confirm' | 'capture' | 'release' | 'forget' | 'read' | 'refund' | 'readRefund' | 'collect';

/** Something that goes wrong between us and the rail: the connection breaks (`throw`) or nothing certain comes back (`unknown`), before or after the call had its effect. */
export interface RailFault {
  readonly answer: 'throw' | 'unknown';
  readonly when: 'before' | 'after';
}

/** What the test rail is made of. `faults` is for tests alone: it says what goes wrong with a call. */
export interface TestRailParts extends TestBankParts {
  readonly config: Pick<Config, 'publicUrl'>;
  readonly log: Logger;
  readonly faults?: (call: { readonly name: RailCall; readonly key: string | null }) => RailFault | undefined;
}

/** The smallest sum a card can be charged. */
const LEAST_CAPTURE = yen(50);

interface Keyed { readonly name: RailCall; readonly key: string; readonly request: unknown }

/** Does something once per key and gives the same answer again. Throws a RailRefusal when the key was used for something else. */
async function once<Answer>(parts: TestRailParts, call: Keyed, work: (tx: Transaction) => Promise<Answer>): Promise<Answer> {
  const request = digest(JSON.stringify([call.name, call.request]));
  return parts.db.transaction(async (tx) => {
    const { known } = await store.takeKey(tx, { key: call.key, request, at: parts.clock.now() });
    if (known !== null) {
      if (known.request !== request) throw new RailRefusal(`the key ${call.key} was used for something else`);
      return JSON.parse(known.answer) as Answer;
    }
    const answer = await work(tx);
    await store.keepCall(tx, call.key, JSON.stringify(answer));
    return answer;
  });
}

/** Lets a call go wrong where a test says so. */
async function faulty<Answer>(parts: TestRailParts, call: { name: RailCall; key: string | null; unknown: Answer | null }, work: () => Promise<Answer>): Promise<Answer> {
  const fault = parts.faults?.({ name: call.name, key: call.key });
  const answer = fault?.when === 'before' ? call.unknown : await work();
  if (fault === undefined) return answer as Answer;
  if (fault.answer === 'throw' || call.unknown === null) throw new Error(`the connection broke ${fault.when} ${call.name}`);
  return call.unknown;
}

/** A hold as the rail answers it: also what only time has done to it. */
async function holdOf(parts: TestRailParts, sql: Sql, hold: store.TestHold): Promise<RailHold> {
  const { reference } = hold;
  const now = parts.clock.now();
  switch (hold.state) {
    case 'created': case 'declined': case 'released': return { state: hold.state, reference };
    case 'authenticating': return { state: 'authenticating', reference, url: `${parts.config.publicUrl}/test-bank/confirm/${reference}` };
    case 'placed': return isExpired(hold, now) ? { state: 'released', reference } : { state: 'placed', reference, captureBefore: hold.captureBefore ?? now };
    case 'captured': {
      const dispute = await disputeOf(sql, hold, now);
      return { state: 'captured', reference, amount: hold.captured, ...(dispute !== null && { dispute: told(dispute) }) };
    }
  }
}

const isExpired = (hold: store.TestHold, now: Instant) => hold.captureBefore !== null && now >= hold.captureBefore;

async function place(parts: TestRailParts, tx: Transaction, request: Parameters<CardRail['place']>[0]): Promise<RailHold> {
  const { hold, talk, customer, amount } = request;
  const reference = newId('testHold', (length) => randomBytes(length));
  await store.insertHold(tx, {
    reference, hold, talk, customer, amount, state: 'created', card: null, kind: null, returnUrl: null, captured: yen(0), capturedAt: null, captureBefore: null, createdAt: parts.clock.now(),
  });
  const stored = await store.findHold(tx.sql, { hold });
  if (stored === null) throw new Error(`hold ${hold} vanished between insert and read`);
  return holdOf(parts, tx.sql, stored);
}

async function confirm(parts: TestRailParts, tx: Transaction, request: Parameters<CardRail['confirm']>[0]): Promise<RailHold> {
  const hold = await store.lockHold(tx, request.reference);
  if (hold === null) return { state: 'none' };
  if (hold.state !== 'created' && hold.state !== 'declined') return holdOf(parts, tx.sql, hold);
  const card = await store.findCard(tx.sql, request.card);
  // A card that is gone or somebody else's is declined like any other that can't be used.
  const usable = card !== null && card.customer === hold.customer && card.forgottenAt === null;
  const answer = usable ? holdAnswer(card.kind) : 'declined';
  const asked: store.TestHold = { ...hold, card: request.card, kind: usable ? card.kind : null, returnUrl: request.returnUrl };
  const next = answer === 'placed' ? reserved(asked, parts.clock.now()) : { ...asked, state: answer };
  await store.saveHold(tx, next);
  return holdOf(parts, tx.sql, next);
}

async function capture(parts: TestRailParts, tx: Transaction, request: { reference: string; amount: Yen }): Promise<RailHold> {
  const hold = await store.lockHold(tx, request.reference);
  if (hold === null) return { state: 'none' };
  if (request.amount > hold.amount || request.amount < LEAST_CAPTURE) throw new RailRefusal(`${request.amount} can't be taken of a hold of ${hold.amount}`);
  const now = parts.clock.now();
  if (hold.state !== 'placed' || isExpired(hold, now)) return holdOf(parts, tx.sql, hold);
  const next: store.TestHold = hold.kind === 'lostAtCapture' ? { ...hold, state: 'released' } : { ...hold, state: 'captured', captured: request.amount, capturedAt: now };
  await store.saveHold(tx, next);
  return holdOf(parts, tx.sql, next);
}

async function release(parts: TestRailParts, tx: Transaction, reference: string): Promise<RailHold> {
  const hold = await store.lockHold(tx, reference);
  if (hold === null) return { state: 'none' };
  if (hold.state === 'captured' || hold.state === 'released') return holdOf(parts, tx.sql, hold);
  const next: store.TestHold = { ...hold, state: 'released' };
  await store.saveHold(tx, next);
  return holdOf(parts, tx.sql, next);
}

/** Takes a sum with nobody there: a card that would ask, or that loses what it holds, pays nothing. The hold is made and taken in one. */
async function collect(parts: TestRailParts, tx: Transaction, request: Omit<Parameters<CardRail['collect']>[0], 'key'>): Promise<RailHold> {
  const { hold, talk, customer, amount } = request;
  const known = await store.findHold(tx.sql, { hold });
  if (known !== null) return holdOf(parts, tx.sql, known);
  if (amount < LEAST_CAPTURE) throw new RailRefusal(`${amount} is too little for a card`);
  const card = await store.findCard(tx.sql, request.card);
  const usable = card !== null && card.customer === customer && card.forgottenAt === null;
  const pays = usable && card.kind !== 'lostAtCapture' && holdAnswer(card.kind) === 'placed';
  const now = parts.clock.now();
  const made: store.TestHold = {
    reference: newId('testHold', (length) => randomBytes(length)), hold, talk, customer, amount, state: pays ? 'captured' : 'declined', card: request.card, kind: usable ? card.kind : null,
    returnUrl: null, captured: pays ? amount : yen(0), capturedAt: pays ? now : null, captureBefore: null, createdAt: now,
  };
  await store.insertHold(tx, made);
  return holdOf(parts, tx.sql, (await store.findHold(tx.sql, { hold })) ?? made);
}

function setupOf(parts: TestRailParts, setup: store.TestSetup): SetupState {
  if (setup.state === 'saved' && setup.kind !== null && setup.card !== null) return { state: 'saved', card: faceOf(setup.kind, setup.card) };
  return setup.state === 'failed' ? { state: 'failed' } : { state: 'open', url: `${parts.config.publicUrl}/test-bank/cards/${setup.id}` };
}

async function begin(parts: TestRailParts, tx: Transaction, request: Parameters<CardRail['save']>[0]): Promise<SetupState> {
  const setup: store.TestSetup = { id: request.setup, customer: request.customer, returnUrl: request.returnUrl, state: 'open', kind: null, card: null, startedAt: parts.clock.now() };
  await store.saveSetup(tx, setup);
  return setupOf(parts, setup);
}

const unknownHold = { state: 'unknown' } as const;

/**
 * The card rail that moves no money: cards are chosen by what they do, the bank is a page with two buttons, and everything is kept in
 * tables of its own, so that a killed process finds the bank as it left it. It answers like the real one: the same states, the same keys.
 */
export function testRail(parts: TestRailParts): CardRail {
  /** A call by key: the same key gives the same answer, faults or not. */
  const keyed = (name: RailCall, { key, ...request }: { readonly key: string }, work: (tx: Transaction) => Promise<RailHold>): Promise<RailHold> =>
    faulty<RailHold>(parts, { name, key, unknown: unknownHold }, () => once(parts, { name, key, request }, work));
  return {
    kind: 'test',
    live: false,
    save: (request) => faulty<SetupState>(parts, { name: 'save', key: request.key, unknown: null }, () => once(parts, { name: 'save', key: request.key, request }, (tx) => begin(parts, tx, request))),
    readSetup: (id) => faulty<SetupState>(parts, { name: 'readSetup', key: null, unknown: null }, async () => {
      const setup = await store.findSetup(parts.db.sql, id);
      return setup === null ? { state: 'failed' } : setupOf(parts, setup);
    }),
    place: (request) => keyed('place', request, (tx) => place(parts, tx, request)),
    confirm: (request) => keyed('confirm', request, (tx) => confirm(parts, tx, request)),
    capture: (request) => keyed('capture', request, (tx) => capture(parts, tx, request)),
    release: (request) => keyed('release', request, (tx) => release(parts, tx, request.reference)),
    forget: (request) => faulty(parts, { name: 'forget', key: request.key, unknown: 'unknown' as const }, async () => {
      await store.forgetCard(parts.db.sql, request.card, parts.clock.now());
      return 'forgotten' as const;
    }),
    refund: ({ key, ...request }) => faulty<RailRefund>(parts, { name: 'refund', key, unknown: unknownHold }, () => once(parts, { name: 'refund', key, request }, (tx) => giveBack(parts, tx, request))),
    readRefund: (by) => faulty<RailRefund>(parts, { name: 'readRefund', key: null, unknown: unknownHold }, () => refundOf(parts.db.sql, by)),
    collect: (request) => keyed('collect', request, (tx) => collect(parts, tx, request)),
    list: (since) => listTestHolds(parts, since),
    news: (since) => newsOfTestBank(parts, since),
    readNews: null,
    read: (by) => faulty<RailHold>(parts, { name: 'read', key: null, unknown: unknownHold }, async () => {
      const hold = await store.findHold(parts.db.sql, by);
      return hold === null ? { state: 'none' } : holdOf(parts, parts.db.sql, hold);
    }),
  };
}
