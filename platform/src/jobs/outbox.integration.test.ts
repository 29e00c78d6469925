import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newDatabaseAddress, type DatabaseAddress } from '../../../tests/support/databases.ts';
import type { Context } from '../context.ts';
import { openDatabase, type Database } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import { standingClock, testContext } from '../http/testing/test-platform.ts';
import { after } from '../primitives/instant.ts';
import { outboxWorker } from './outbox-worker.ts';
import { effectLease, enqueue, mostAttempts, waitAfter, type EffectHandler, type NewEffect } from './outbox.ts';

const clock = standingClock();
const alarms: string[] = [];
let address: DatabaseAddress;
let databases: Database[];
let one: Context;
let two: Context;
beforeAll(async () => {
  address = await newDatabaseAddress();
  const open = () => openDatabase({ ...address, log: pino({ level: 'silent' }) });
  const first = await open();
  await migrate(first);
  databases = [first, await open()];
  const log = pino({ level: 'fatal' }, { write: (line) => void alarms.push(line) });
  one = testContext(first, { clock, log });
  two = testContext(databases[1] ?? first, { clock, log });
});
afterAll(async () => {
  await Promise.all(databases.map((db) => db.close()));
  await address.discard();
});
beforeEach(() => one.db.sql.run('DELETE FROM outbox_effect'));

const add = (effect: Partial<NewEffect> & { key: string }) => one.db.transaction((tx) => enqueue(tx, { kind: 'count', body: {}, ...effect }));
const row = (key: string) => one.db.sql.get<{ done_at: number | null; gave_up_at: number | null; attempts: number; fence: number }>('SELECT * FROM outbox_effect WHERE effect_key = ?', [key]);

/** A handler that notes its results in the effect's own transaction: a second result shows as a limit that was moved. */
function noting() {
  const done: string[] = [];
  const handler: EffectHandler = async ({ ctx, key, finish }) => {
    await ctx.db.transaction(async (tx) => {
      await finish(tx);
      tx.afterCommit(() => done.push(key));
    });
  };
  return { done, handler };
}

test('two workers carry out each of many effects once', async () => {
  const keys = Array.from({ length: 40 }, (_, index) => `count:${index}`);
  for (const key of keys) await add({ key });
  const { done, handler } = noting();
  await Promise.all([outboxWorker(one, { count: handler }).tick(), outboxWorker(two, { count: handler }).tick()]);
  expect(done.toSorted()).toEqual(keys.toSorted());
});

test('the same key is one effect, and a rolled back decision has none', async () => {
  expect([await add({ key: 'twice' }), await add({ key: 'twice' })]).toEqual([true, false]);
  await expect(one.db.transaction(async (tx) => {
    await enqueue(tx, { kind: 'count', key: 'undone', body: {} });
    throw new Error('no');
  })).rejects.toThrow('no');
  const { done, handler } = noting();
  await outboxWorker(one, { count: handler }).tick();
  expect(done).toEqual(['twice']);
});

test('a worker that died is followed by another; if it wakes up again, its result is refused', async () => {
  await add({ key: 'slow' });
  let wakeUp: (() => void) | undefined;
  let reached: (() => void) | undefined;
  const asleep = new Promise<void>((resolve) => { wakeUp = resolve; });
  const sleeping = new Promise<void>((resolve) => { reached = resolve; });
  const { done, handler } = noting();
  const slow: EffectHandler = async (run) => {
    reached?.();
    await asleep;
    await handler(run);
  };
  const lost = outboxWorker(one, { count: slow }).tick();
  await sleeping;
  const second = outboxWorker(two, { count: handler });
  expect(await second.tick()).toBe(0);
  clock.move(effectLease);
  expect(await second.tick()).toBe(1);
  wakeUp?.();
  await lost;
  expect(done).toEqual(['slow']);
  expect(await row('slow')).toMatchObject({ fence: 2, attempts: 2 });
});

test('a failure is tried again, later each time, and writes nothing', async () => {
  await add({ key: 'shaky' });
  let left = 2;
  const { done, handler } = noting();
  const shaky: EffectHandler = async (run) => {
    left -= 1;
    if (left >= 0) {
      await run.ctx.db.transaction(async (tx) => {
        await run.finish(tx);
        throw new Error('the rail is away');
      });
    }
    await handler(run);
  };
  const worker = outboxWorker(one, { count: shaky });
  expect(await worker.tick()).toBe(1);
  expect(await worker.tick()).toBe(0);
  clock.move(waitAfter(1));
  expect(await worker.tick()).toBe(1);
  clock.move(waitAfter(1));
  expect(await worker.tick()).toBe(0);
  clock.move(waitAfter(2) - waitAfter(1));
  expect(await worker.tick()).toBe(1);
  expect(done).toEqual(['shaky']);
});

test('after many tries it is given up with an alarm', async () => {
  await add({ key: 'hopeless' });
  const worker = outboxWorker(one, { count: () => Promise.reject(new Error('never')) });
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    expect(await worker.tick()).toBe(1);
    clock.move(waitAfter(attempt));
  }
  expect(await worker.tick()).toBe(0);
  expect((await row('hopeless'))?.gave_up_at).not.toBeNull();
  expect(alarms.filter((line) => line.includes('effect-gave-up') && line.includes('hopeless'))).toHaveLength(1);
});

test('what an effect brings forth is done in the same tick, what is due later is not', async () => {
  await add({ key: 'parent', kind: 'parent' });
  await add({ key: 'later', dueAt: after(clock.now(), 5_000) });
  const { done, handler } = noting();
  const parent: EffectHandler = ({ ctx, finish }) => ctx.db.transaction(async (tx) => {
    await enqueue(tx, { kind: 'count', key: 'child', body: {} });
    await finish(tx);
  });
  const worker = outboxWorker(one, { count: handler, parent });
  await worker.tick();
  expect(done).toEqual(['child']);
  clock.move(5_000);
  await worker.tick();
  expect(done).toEqual(['child', 'later']);
});

test('a started worker is woken by the commit and stops when it is told', async () => {
  const { done, handler } = noting();
  const worker = outboxWorker(one, { count: handler });
  worker.start();
  await add({ key: 'woken' });
  await expect.poll(() => done).toEqual(['woken']);
  await worker.stop();
  await add({ key: 'too late' });
  expect((await row('too late'))?.attempts).toBe(0);
});
