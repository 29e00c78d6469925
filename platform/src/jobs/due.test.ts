import { expect, test } from 'vitest';
import type { Database } from '../database/database.ts';
import { standingClock, testContext } from '../http/testing/test-platform.ts';
import { dueWork } from './due.ts';

const clock = standingClock();
const ctx = testContext({} as Database, { clock });

test('a tick runs every sweep at the clock’s present, and one that fails doesn’t stop the others', async () => {
  const seen: number[] = [];
  const runner = dueWork(ctx, [
    { name: 'broken', run: () => Promise.reject(new Error('no')) },
    { name: 'well', every: 3_600_000, run: async (_, now) => seen.push(now) },
  ]);
  expect(await runner.tick()).toBe(1);
  clock.move(5);
  expect(await runner.tick()).toBe(2);
  expect(seen).toEqual([clock.now() - 5, clock.now()]);
});

test('sweeps never overlap themselves, and stopping waits for the one at work', async () => {
  let running = 0;
  let most = 0;
  const gate = Promise.withResolvers<void>();
  const runner = dueWork(ctx, [{ name: 'slow', run: async () => {
    running += 1;
    most = Math.max(most, running);
    await gate.promise;
    running -= 1;
    return 1;
  } }]);
  const both = [runner.tick(), runner.tick()];
  const stopped = runner.stop().then(() => running);
  gate.resolve();
  await Promise.all(both);
  expect([most, await stopped]).toEqual([1, 0]);
});
