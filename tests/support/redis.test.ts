import { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import { startRedis } from './redis.ts';

test('a private Redis answers, and comes back empty on the same port', async () => {
  const first = await startRedis();
  const client = new Redis(first.url);
  await client.set('word', 'チョク');
  expect(await client.get('word')).toBe('チョク');
  client.disconnect();
  await first.stop();

  const second = await startRedis(first.port);
  const again = new Redis(second.url);
  expect(await again.get('word')).toBeNull();
  again.disconnect();
  await second.stop();
});
