import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { schemas, startMariadb, type Mariadb } from '../support/mariadb.ts';
import { startPlatform, type TestPlatform } from '../support/platform.ts';
import { startRedis, type Redis } from '../support/redis.ts';
import { expectBillByTheRule, openMyPage, satomi, sdkOf } from './host.ts';
import { watchCalls } from './media.ts';
import { expectBooks, settled, talkInPost } from './talk-in-post.ts';

let mariadb: Mariadb;
let redis: Redis;
let databaseUrl: string;
let readers: TestPlatform;
let hosts: TestPlatform;
let browser: Browser;

beforeAll(async () => {
  [mariadb, redis, browser] = await Promise.all([startMariadb(), startRedis(), launchBrowser({ media: true })]);
  databaseUrl = await schemas(mariadb.url).createSchema('choku_two');
  readers = await startPlatform({ databaseUrl, redisUrl: redis.url });
  hosts = await startPlatform({ databaseUrl, redisUrl: redis.url });
});
afterAll(async () => {
  await browser.close();
  await Promise.all([readers.stop(), hosts.stop()]);
  await Promise.all([mariadb.stop(), redis.stop()]);
});

test('a reader on one process and the provider on the other, on one MariaDB with Redis: chat, request, call and bill work as on one', async () => {
  const [hostContext, readerContext] = [await browser.newContext({ locale: 'ja-JP' }), await browser.newContext({ locale: 'ja-JP' })];
  await Promise.all([watchCalls(hostContext), watchCalls(readerContext)]);
  const host = await openMyPage(hosts, hostContext);
  const { reader, talkId } = await talkInPost(readers, { reader: readerContext, host });
  await reader.frame.getByRole('textbox', { name: 'メッセージ' }).fill('よく聞こえます');
  await reader.frame.getByRole('button', { name: '送信する' }).click();
  await host.getByText('よく聞こえます').first().waitFor();
  await reader.frame.getByTitle('終了する').click();
  await host.getByText('トークが終わりました').first().waitFor();
  const choku = await sdkOf(hosts, satomi);
  const talk = await settled(choku, talkId);
  expect(talk).toMatchObject({ state: 'settled', mode: 'voice', endedBy: 'visitor' });
  await expectBillByTheRule(await sdkOf(readers, satomi), talkId);
  await expectBooks({ databaseUrl });
});
