import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Choku } from '../../sdk/src/index.ts';
import { eventually } from '../support/condition.ts';
import type { TestPlatform } from '../support/platform.ts';
import { expectBillByTheRule } from './host.ts';
import { expectFlow, frameIn, watchCalls } from './media.ts';
import { consent, windowFrom, type Reader } from './reader.ts';
import { openStage } from './stage.ts';
import { expectBooks, settled, talkInPost, talkOf } from './talk-in-post.ts';
import { talkTo, type Hastened } from './time.ts';

const minute = 60_000;
let platform: TestPlatform;
let browser: Browser;
let choku: Choku;
let host: Page;

beforeAll(async () => { ({ platform, browser, host, choku } = await openStage()); });
afterAll(async () => {
  await browser.close();
  await platform.stop();
});

/** A new reader and the provider in a call of at most ten minutes, with no more allowed. */
async function begin(nickname: string): Promise<{ reader: Reader; talkId: string; call: Hastened }> {
  const context = await browser.newContext({ locale: 'ja-JP' });
  await watchCalls(context);
  await host.goto(`${platform.platformUrl}/my`);
  const { reader, talkId } = await talkInPost(platform, { reader: context, host }, { comment: nickname });
  const talkMs = async () => (await talkOf(choku, talkId)).meter?.talkMs ?? 0;
  return { reader, talkId, call: { talkMs, sides: [[host, host], [reader.page, await frameIn(reader.page)]] } };
}

const ceilingOf = async (talkId: string) => (await talkOf(choku, talkId)).ceilingMinutes;

test('three minutes before the ceiling both are told; kept as it is, the talk ends there by itself', async () => {
  const { reader, talkId, call } = await begin('みじかい');
  await talkTo(platform, 7 * minute, call);
  await reader.frame.getByText('上限まであと3分です').first().waitFor();
  await host.getByText('に延長をきいています').first().waitFor();
  await reader.frame.getByRole('button', { name: 'このまま' }).click();
  await talkTo(platform, 9.9 * minute, call);
  await platform.advance(6_000);
  const talk = await settled(choku, talkId);
  expect(talk).toMatchObject({ endReason: 'ceiling', endedBy: 'platform', ceilingMinutes: 10 });
  const { talkSeconds, bill } = await expectBillByTheRule(choku, talkId);
  // Only stamped time is billed: up to twelve seconds before the ceiling, never beyond it.
  expect(talkSeconds).toBeGreaterThan(10 * 60 - 12);
  expect(bill).toBeLessThanOrEqual(9 * 80);
  await reader.frame.getByRole('heading', { name: 'トークが終わりました' }).waitFor();
  await host.getByText('トークが終わりました').first().waitFor();
  await expectBooks(platform);
});

test('near the ceiling it is extended through a window of the platform, and then by one press inside what was allowed there', async () => {
  const { reader, talkId, call } = await begin('ながい');
  await talkTo(platform, 7 * minute, call);
  await reader.frame.getByText('延ばすには、チョク!の画面で確認します').waitFor();
  const popup = await windowFrom(reader, () => reader.frame.getByRole('button', { name: '10分延ばす +¥800' }).click());
  await popup.waitForURL(/\/consent\?/u);
  await popup.getByRole('radio', { name: /^\+20分/u }).check();
  await consent(popup);
  await eventually(async () => await ceilingOf(talkId) === 20);
  await reader.frame.getByText('上限を20分に延ばしました').waitFor();

  await reader.frame.getByRole('button', { name: '上限を延ばす' }).click({ timeout: 20_000 });
  await reader.frame.getByRole('button', { name: '10分延ばす +¥800' }).click();
  await eventually(async () => await ceilingOf(talkId) === 30);
  await Promise.all([expectFlow(host), expectFlow(await frameIn(reader.page))]);
  await host.getByTitle('終了する').click();
  await settled(choku, talkId);
  await expectBillByTheRule(choku, talkId);
  await expectBooks(platform);
});
