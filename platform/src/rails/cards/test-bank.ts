import { randomBytes } from 'node:crypto';
import type { Database, Sql, Transaction } from '../../database/database.ts';
import type { Clock } from '../../primitives/clock.ts';
import { newId } from '../../primitives/id.ts';
import { after, type Instant } from '../../primitives/instant.ts';
import { DAY } from '../../primitives/seconds.ts';
import { asksAtSaving, type TestCardKind } from './test-cards.ts';
import * as store from './test-rail-store.ts';

/** What the test bank works with. */
export interface TestBankParts {
  readonly db: Database;
  readonly clock: Clock;
}

/** How long the bank keeps a sum reserved: as long as cards allow in Japan. */
export const HOLD_LIFE = 30 * DAY;
/** How long a key is remembered, as the real rail does. */
export const KEY_LIFE = DAY;

/** The setup of a page of the test bank; null when there is none or it is somebody else's. */
export async function readTestSetup({ db }: TestBankParts, by: { id: string; customer: string }): Promise<store.TestSetup | null> {
  const setup = await store.findSetup(db.sql, by.id);
  return setup?.customer === by.customer ? setup : null;
}

/** The hold the bank asks its cardholder about; null when there is none or it is somebody else's. */
export async function readTestHold({ db }: TestBankParts, by: { reference: string; customer: string }): Promise<store.TestHold | null> {
  const hold = await store.findHold(db.sql, { reference: by.reference });
  return hold?.customer === by.customer ? hold : null;
}

async function save({ clock }: TestBankParts, tx: Transaction, given: { setup: store.TestSetup; kind: TestCardKind }): Promise<store.TestSetup> {
  const { setup, kind } = given;
  const reference = newId('testCard', (length) => randomBytes(length));
  await store.insertCard(tx, { reference, customer: setup.customer, kind, savedAt: clock.now() });
  return { ...setup, state: 'saved', kind, card: reference };
}

/** The person chooses a card by what it does; some banks then ask. Null when there is no such setup; one that is finished stays as it is. */
export async function chooseTestCard(parts: TestBankParts, choice: { id: string; customer: string; kind: TestCardKind }): Promise<store.TestSetup | null> {
  return parts.db.transaction(async (tx) => {
    const setup = await store.lockSetup(tx, choice.id);
    if (setup === null || setup.customer !== choice.customer) return null;
    if (setup.state !== 'open') return setup;
    const next: store.TestSetup = asksAtSaving(choice.kind) ? { ...setup, state: 'confirming', kind: choice.kind } : await save(parts, tx, { setup, kind: choice.kind });
    await store.saveSetup(tx, next);
    return next;
  });
}

/** The person answers their bank while a card is saved. */
export async function answerTestSetup(parts: TestBankParts, answer: { id: string; customer: string; allow: boolean }): Promise<store.TestSetup | null> {
  return parts.db.transaction(async (tx) => {
    const setup = await store.lockSetup(tx, answer.id);
    if (setup === null || setup.customer !== answer.customer) return null;
    if (setup.state !== 'confirming' || setup.kind === null) return setup;
    const next: store.TestSetup = answer.allow ? await save(parts, tx, { setup, kind: setup.kind }) : { ...setup, state: 'failed' };
    await store.saveSetup(tx, next);
    return next;
  });
}

/** A hold as it is when the sum is reserved. */
export function reserved(hold: store.TestHold, now: Instant): store.TestHold {
  return { ...hold, state: 'placed', captureBefore: after(now, HOLD_LIFE) };
}

/** The person answers their bank about a hold. One that was released meanwhile stays released. */
export async function answerTestHold(parts: TestBankParts, answer: { reference: string; customer: string; allow: boolean }): Promise<store.TestHold | null> {
  return parts.db.transaction(async (tx) => {
    const hold = await store.lockHold(tx, answer.reference);
    if (hold === null || hold.customer !== answer.customer) return null;
    if (hold.state !== 'authenticating') return hold;
    const next: store.TestHold = answer.allow ? reserved(hold, parts.clock.now()) : { ...hold, state: 'declined' };
    await store.saveHold(tx, next);
    return next;
  });
}

/** Forgets the keys of calls that are a day old. */
export async function forgetOldCalls(sql: Sql, now: Instant): Promise<number> {
  return store.deleteCalls(sql, after(now, -KEY_LIFE));
}

/** Where the bank sends its cardholder when a hold is answered, with how it went, as the real rail does. */
export function answeredUrl(hold: Pick<store.TestHold, 'returnUrl' | 'state'>): string {
  const address = new URL(hold.returnUrl ?? '');
  address.searchParams.set('redirect_status', hold.state === 'placed' || hold.state === 'captured' ? 'succeeded' : 'failed');
  return address.href;
}
