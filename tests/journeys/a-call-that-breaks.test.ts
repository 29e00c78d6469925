import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Choku } from '../../sdk/src/index.ts';
import type { OwnBrowser } from '../support/chromium.ts';
import { eventually } from '../support/condition.ts';
import type { TestPlatform } from '../support/platform.ts';
import { expectBillByTheRule } from './host.ts';
import { expectFlow, frameIn } from './media.ts';
import { openStageOfTwo } from './stage.ts';
import { expectBooks, settled, talkInPost, talkOf } from './talk-in-post.ts';
import { talkUntil } from './time.ts';

let platform: TestPlatform;
let herBrowser: OwnBrowser;
let theirBrowser: OwnBrowser;
let host: Page;
let choku: Choku;

beforeAll(async () => { ({ platform, herBrowser, theirBrowser, host, choku } = await openStageOfTwo()); });
beforeEach(async () => {
  await theirBrowser.thaw();
  // Another reader: nothing is left of the one before.
  await theirBrowser.context.clearCookies();
  for (const page of theirBrowser.context.pages()) {
    for (const frame of page.frames()) if (/^http/u.test(frame.url())) await frame.evaluate(() => localStorage.clear());
    await page.goto('about:blank');
  }
  for (const { id } of (await choku.get('/v1/me/talks', { params: { query: { open: 'true' } } })).items) await choku.post('/v1/talks/{talkId}/end', { params: { path: { talkId: id } } });
  await host.goto(`${platform.platformUrl}/my`);
});
afterAll(async () => {
  await Promise.all([herBrowser.close(), theirBrowser.close()]);
  await platform.stop();
});

const begin = () => talkInPost(platform, { reader: theirBrowser.context, host });
const talkMs = async (talkId: string) => (await talkOf(choku, talkId)).meter?.talkMs ?? 0;

/** Hangs up on her page and expects the bill of the rule and sound books. */
async function hangUpAndSettle(talkId: string) {
  await host.getByTitle('終了する').click();
  await settled(choku, talkId);
  const statement = await expectBillByTheRule(choku, talkId);
  await expectBooks(platform);
  return statement;
}

test('a reload of either side resumes the same talk, with no second free minute', async () => {
  const { reader, talkId } = await begin();
  await reader.page.reload();
  await expectFlow(await frameIn(reader.page));
  await host.reload();
  await expectFlow(host);
  await expectFlow(await frameIn(reader.page));
  expect(await talkOf(choku, talkId)).toMatchObject({ id: talkId, state: 'live', freeSeconds: 60 });
  await talkUntil(platform, async () => await talkMs(talkId) > 62_000);
  expect((await hangUpAndSettle(talkId)).freeSeconds).toBe(60);
});

test('40 s without one side: the meter stands, the talk resumes, the loss is not billed', async () => {
  const { reader, talkId } = await begin();
  await talkUntil(platform, async () => await talkMs(talkId) > 15_000);
  await theirBrowser.freeze();
  let lost = 0;
  for (let away = 0; away < 40_000; away += 6_000) {
    await platform.advance(3_000);
    await pause(3_000);
    if (away === 18_000) lost = await talkMs(talkId);
  }
  expect((await talkOf(choku, talkId)).meter).toMatchObject({ running: false, absentSides: expect.arrayContaining(['visitor']), talkMs: lost });
  await theirBrowser.thaw();
  await expectFlow(await frameIn(reader.page));
  await eventually(async () => (await talkOf(choku, talkId)).meter?.running);
  await pause(6_000);
  const { intervals } = await hangUpAndSettle(talkId);
  expect(intervals.length).toBeGreaterThan(1);
  const gaps = intervals.slice(1).map(({ from }, index) => Date.parse(from) - Date.parse(intervals[index]?.to ?? from));
  expect(Math.max(...gaps)).toBeGreaterThanOrEqual(36_000);
});

test('4 minutes without one side end the talk at the loss, and the reader finds the bill', async () => {
  const { reader, talkId } = await begin();
  await talkUntil(platform, async () => await talkMs(talkId) > 20_000);
  await theirBrowser.freeze();
  await pause(1_000);
  for (let minutes = 0; minutes < 4; minutes += 1) {
    await platform.advance(60_000);
    await pause(500);
  }
  const talk = await settled(choku, talkId);
  expect(talk.endReason).toBe('absence');
  const { endedAt, startedAt, intervals } = await expectBillByTheRule(choku, talkId);
  expect(Date.parse(endedAt ?? '')).toBe(Date.parse(intervals.at(-1)?.to ?? ''));
  expect(Date.parse(endedAt ?? '') - Date.parse(startedAt ?? '')).toBeLessThan(60_000);
  await theirBrowser.thaw();
  await reader.frame.getByRole('heading', { name: 'トークが終わりました' }).waitFor();
  await host.getByText('トークが終わりました').first().waitFor();
  await expectBooks(platform);
});

test('the platform is killed in mid-call and started again: the talk goes on and is settled right', async () => {
  const { reader, talkId } = await begin();
  await talkUntil(platform, async () => await talkMs(talkId) > 15_000);
  await platform.kill9();
  await pause(4_000);
  await platform.restart();
  await eventually(async () => (await talkOf(choku, talkId)).meter?.running, { within: 30_000, every: 500 });
  await expectFlow(await frameIn(reader.page));
  await expectFlow(host);
  const before = await talkMs(talkId);
  await eventually(async () => await talkMs(talkId) > before + 4_000, { within: 20_000, every: 500 });
  await hangUpAndSettle(talkId);
});
