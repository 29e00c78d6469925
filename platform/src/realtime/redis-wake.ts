import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { memoryWake } from './memory-wake.ts';
import type { Wake } from './wake.ts';

const channel = 'choku:wake';

/**
 * Wakes listeners in every process on the same Redis. While Redis is away only this process is woken; the others find the news by
 * polling. Nothing waits for Redis and nothing is queued for it: a wake that comes late says nothing.
 */
export function redisWake(url: string, log: Logger): Wake {
  const here = memoryWake();
  const retryStrategy = (times: number) => Math.min(times * 200, 2_000);
  const publisher = new Redis(url, { retryStrategy, enableOfflineQueue: false, maxRetriesPerRequest: 0 });
  const subscriber = new Redis(url, { retryStrategy, autoResubscribe: true });
  const self = randomUUID();
  let away = false;
  const onError = (error: Error) => {
    if (!away) log.warn({ err: error }, 'Redis is away; other processes are found by polling');
    away = true;
  };
  publisher.on('error', onError).on('ready', () => {
    if (away) log.info('Redis is back');
    away = false;
  });
  subscriber.on('error', onError).on('message', (_, message: string) => {
    const [sender, topic = ''] = message.split(' ');
    if (sender !== self) here.notify(topic);
  });
  subscriber.subscribe(channel).catch(onError);
  return {
    notify(topic) {
      here.notify(topic);
      if (publisher.status === 'ready') publisher.publish(channel, `${self} ${topic}`).catch(onError);
    },
    listen: (topic, listener) => here.listen(topic, listener),
    async close() {
      publisher.disconnect();
      subscriber.disconnect();
      await here.close();
    },
  };
}
