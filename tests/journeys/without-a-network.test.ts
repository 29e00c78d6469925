import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Choku } from '../../sdk/src/index.ts';
import type { OwnBrowser } from '../support/chromium.ts';
import { eventually } from '../support/condition.ts';
import type { TestPlatform } from '../support/platform.ts';
import { expectBillByTheRule } from './host.ts';
import { expectFlow, frameIn } from './media.ts';
import { openStageOfTwo } from './stage.ts';
import { expectBooks, settled, talkInPost, talkOf, type TalkInPost } from './talk-in-post.ts';
import { renewLease, talkTo } from './time.ts';

let platform: TestPlatform;
let herBrowser: OwnBrowser;
let theirBrowser: OwnBrowser;
let host: Page;
let choku: Choku;

beforeAll(async () => { ({ platform, herBrowser, theirBrowser, host, choku } = await openStageOfTwo()); });
afterAll(async () => {
  await theirBrowser.thaw();
  await Promise.all([herBrowser.close(), theirBrowser.close()]);
  await platform.stop();
});

let talk: TalkInPost;
const talkMs = async () => (await talkOf(choku, talk.talkId)).meter?.talkMs ?? 0;

/** Goes on without the reader's network: the clock moves, and the provider's page alone renews its lease. */
async function goOnWithout(seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 6) {
    await platform.advance(6_000);
    await renewLease(host, host);
  }
}

test('40 s without any network on one side: both are told, the meter stands, the same talk goes on, the loss is not billed', async () => {
  talk = await talkInPost(platform, { reader: theirBrowser.context, host });
  const { reader, talkId } = talk;
  const frame = await frameIn(reader.page);
  const call = { talkMs, sides: [[host, host], [reader.page, frame]] } as const;
  await talkTo(platform, 70_000, call);

  await theirBrowser.cutOff();
  await Promise.all([reader.frame.getByText('3分戻らないとトークを終えます').waitFor(), goOnWithout(40)]);
  await host.getByText('との接続がとぎれました').first().waitFor();
  const lost = await talkOf(choku, talkId);
  expect(lost.meter).toMatchObject({ running: false, absentSides: expect.arrayContaining(['visitor']) });

  await theirBrowser.thaw();
  await eventually(async () => (await talkOf(choku, talkId)).meter?.running, { within: 30_000 });
  await Promise.all([expectFlow(host), expectFlow(frame)]);
  await reader.frame.getByText('3分戻らないとトークを終えます').waitFor({ state: 'hidden' });
  await talkTo(platform, (lost.meter?.talkMs ?? 0) + 10_000, call);
  await reader.frame.getByTitle('終了する').click();
  await settled(choku, talkId);
  const { intervals } = await expectBillByTheRule(choku, talkId);
  const gaps = intervals.slice(1).map(({ from }, index) => Date.parse(from) - Date.parse(intervals[index]?.to ?? from));
  expect(Math.max(...gaps)).toBeGreaterThanOrEqual(35_000);
  await expectBooks(platform);
});

test('4 minutes without any network on one side end the talk at the loss, and the reader finds the bill when it is back', async () => {
  await host.goto(`${platform.platformUrl}/my`);
  // Another reader: nothing is left of the one before.
  await theirBrowser.context.clearCookies();
  for (const page of theirBrowser.context.pages()) {
    for (const frame of page.frames()) if (/^http/u.test(frame.url())) await frame.evaluate(() => localStorage.clear());
    await page.close();
  }
  talk = await talkInPost(platform, { reader: theirBrowser.context, host });
  const { reader, talkId } = talk;
  await talkTo(platform, 70_000, { talkMs, sides: [[host, host], [reader.page, await frameIn(reader.page)]] });
  await theirBrowser.cutOff();
  const before = await talkMs();
  await goOnWithout(170);
  await platform.advance(60_000);
  expect(await settled(choku, talkId)).toMatchObject({ endReason: 'absence', endedBy: 'platform' });
  const { endedAt, intervals, talkSeconds } = await expectBillByTheRule(choku, talkId);
  expect(Date.parse(endedAt ?? '')).toBe(Date.parse(intervals.at(-1)?.to ?? ''));
  expect(talkSeconds).toBeLessThanOrEqual(Math.ceil(before / 1000) + 12);
  await host.getByText('トークが終わりました').first().waitFor();
  await theirBrowser.thaw();
  await reader.frame.getByRole('heading', { name: 'トークが終わりました' }).waitFor();
  await expectBooks(platform);
});
