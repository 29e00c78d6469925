import { pino } from 'pino';
import { expect, test } from 'vitest';
import { startRedis } from '../../../tests/support/redis.ts';
import { redisWake } from './redis-wake.ts';

test('a wake reaches other processes, is survived without Redis, and works again when Redis is back', async () => {
  let redis = await startRedis();
  const log = pino({ level: 'silent' });
  const [one, two] = [redisWake(redis.url, log), redisWake(redis.url, log)];
  let here = 0;
  let there = 0;
  one.listen('user:usr_aya', () => { here += 1; });
  two.listen('user:usr_aya', () => { there += 1; });
  // Until the connections stand a wake may be lost, as it may at any time.
  const reaches = () => expect.poll(() => {
    one.notify('user:usr_aya');
    return there;
  }, { timeout: 10_000 }).toBeGreaterThan(0);
  await reaches();
  await redis.stop();
  here = 0;
  one.notify('user:usr_aya');
  await expect.poll(() => here).toBe(1);
  redis = await startRedis(redis.port);
  there = 0;
  await reaches();
  await Promise.all([one.close(), two.close()]);
  await redis.stop();
});
