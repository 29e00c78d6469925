import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDatabaseAddress, type DatabaseAddress } from '../../../tests/support/databases.ts';
import type { Context } from '../context.ts';
import { openDatabase, type Database } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { keptFor, onlyOnce } from './idempotency.ts';
import { Problem } from './problem.ts';
import { limit, take } from './rate-limit.ts';
import { standingClock, testContext } from './testing/test-platform.ts';

const clock = standingClock();
let address: DatabaseAddress;
let databases: Database[];
/** Two processes on one database. */
let one: Context;
let two: Context;
beforeAll(async () => {
  address = await newDatabaseAddress();
  const open = () => openDatabase({ ...address, log: pino({ level: 'silent' }) });
  const first = await open();
  await migrate(first);
  databases = [first, await open()];
  one = testContext(first, { clock });
  two = testContext(databases[1] ?? first, { clock });
});
afterAll(async () => {
  await Promise.all(databases.map((db) => db.close()));
  await address.discard();
});

const codeOf = async (work: Promise<unknown>) => work.then(() => 'fine', (error: unknown) => (error instanceof Problem ? error.code : String(error)));

describe('a request with a key', () => {
  const request = (key: string, content = 'a') => ({ userId: 'usr_aya', operationId: 'ask', key, content: ['/v1/ask', content] });

  test('happens once and answers the same again, whichever process is asked', async () => {
    let times = 0;
    const run = async () => ({ status: 201, body: { times: times += 1 } });
    expect(await onlyOnce(one, request('once'), run)).toEqual({ reply: { status: 201, body: { times: 1 } }, replayed: false });
    expect(await onlyOnce(two, request('once'), run)).toEqual({ reply: { status: 201, body: { times: 1 } }, replayed: true });
    expect(times).toBe(1);
  });

  test('is another one for another person or operation', async () => {
    const run = async () => ({ status: 200, body: {} });
    await onlyOnce(one, request('mine'), run);
    expect((await onlyOnce(one, { ...request('mine'), userId: 'usr_ben' }, run)).replayed).toBe(false);
    expect((await onlyOnce(one, { ...request('mine'), operationId: 'other' }, run)).replayed).toBe(false);
  });

  test('is refused with another content', async () => {
    await onlyOnce(one, request('same', 'a'), async () => ({ status: 200 }));
    expect(await codeOf(onlyOnce(two, request('same', 'b'), async () => ({ status: 200 })))).toBe('idempotency_mismatch');
  });

  test('of ten at once one runs, the others are told to wait', async () => {
    let started = 0;
    let refused = 0;
    const gate = Promise.withResolvers<void>();
    const run = async () => {
      started += 1;
      await gate.promise;
      return { status: 200, body: {} };
    };
    const all = Array.from({ length: 10 }, async (_, index) => {
      const code = await codeOf(onlyOnce(index % 2 ? one : two, request('crowd'), run));
      refused += 1;
      // The one that runs may end only when all others have their answer.
      if (refused === 9) gate.resolve();
      return code;
    });
    const answers = await Promise.all(all);
    expect(answers.toSorted()).toEqual(['fine', ...Array.from({ length: 9 }, () => 'idempotency_in_progress')]);
    expect(started).toBe(1);
  });

  test('that was refused leaves its key free', async () => {
    expect(await codeOf(onlyOnce(one, request('refused'), () => Promise.reject(new Problem('state_conflict'))))).toBe('state_conflict');
    expect((await onlyOnce(two, request('refused'), async () => ({ status: 200 }))).replayed).toBe(false);
  });

  test('whose process died is taken over after a minute, and forgotten after a day', async () => {
    void onlyOnce(one, request('dead'), () => new Promise(() => undefined));
    await expect.poll(async () => (await one.db.sql.all('SELECT id FROM idempotency_answer WHERE status IS NULL')).length).toBeGreaterThan(0);
    expect(await codeOf(onlyOnce(two, request('dead'), async () => ({ status: 200 })))).toBe('idempotency_in_progress');
    clock.move(MINUTE);
    expect((await onlyOnce(two, request('dead'), async () => ({ status: 200 }))).replayed).toBe(false);
    expect((await onlyOnce(one, request('dead'), async () => ({ status: 200 }))).replayed).toBe(true);
    clock.move(keptFor);
    expect((await onlyOnce(one, request('dead'), async () => ({ status: 200 }))).replayed).toBe(false);
  });

  test('never stores a session', async () => {
    const run = async () => ({ status: 200, body: {}, session: null });
    await onlyOnce(one, request('session'), run);
    expect((await onlyOnce(one, request('session'), run)).replayed).toBe(false);
  });
});

describe('a limit', () => {
  const signIn = (key: string) => ({ bucket: 'sign-in', key, max: 10, per: 15 * MINUTE });

  test('counts two processes as one', async () => {
    const taken = await Promise.all(Array.from({ length: 24 }, (_, index) => take(index % 2 ? one : two, signIn('both'))));
    expect(taken.filter(({ ok }) => ok)).toHaveLength(10);
  });

  test('says when to come back, and lets one in then', async () => {
    for (let count = 0; count < 10; count += 1) await limit(one, signIn('wait'));
    const refusal = await take(two, signIn('wait'));
    expect(refusal).toEqual({ ok: false, retryAfter: 90 });
    clock.move(89_000);
    expect((await take(one, signIn('wait'))).ok).toBe(false);
    clock.move(1_000);
    expect((await take(one, signIn('wait'))).ok).toBe(true);
    expect((await take(two, signIn('wait'))).ok).toBe(false);
  });

  test('is each key’s own', async () => {
    for (let count = 0; count < 10; count += 1) await limit(one, signIn('aya'));
    expect(await codeOf(limit(one, signIn('aya')))).toBe('rate_limited');
    expect(await codeOf(limit(one, signIn('ben')))).toBe('fine');
  });
});
