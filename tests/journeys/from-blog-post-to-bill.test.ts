import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Choku } from '../../sdk/src/index.ts';
import { launchBrowser } from '../support/chromium.ts';
import { eventually } from '../support/condition.ts';
import { startPlatform, type TestPlatform } from '../support/platform.ts';
import { expectAccessible } from './axe.ts';
import { acceptFirst, expectBillByTheRule, openMyPage, satomi, sdkOf } from './host.ts';
import { expectFlow, frameIn, watchCalls } from './media.ts';
import { setPrice, talkUntil } from './time.ts';
import { askAsSomebodyNew, chooseCard, consent, openConsent, openPost, type Reader } from './reader.ts';

let platform: TestPlatform;
let browser: Browser;
beforeAll(async () => {
  platform = await startPlatform();
  await setPrice(await sdkOf(platform, satomi), 600);
  browser = await launchBrowser({ media: true });
});
afterAll(async () => {
  await browser.close();
  await platform.stop();
});

const yen = (amount: number) => `¥${amount.toLocaleString('en')}`;

/** Yen that are surely more than what may still fall away at the end of a talk: the time since a side's last lease. */
const wellPaid = 300;

async function billSoFar(choku: Choku, talkId: string): Promise<number> {
  return (await choku.get('/v1/talks/{talkId}', { params: { path: { talkId } } })).meter?.bill ?? 0;
}

/** What the blog's front page has brought so far. */
async function postOf(choku: Choku): Promise<{ views: number; requests: number; talks: number; sales: number }> {
  const { addresses } = await choku.get('/v1/me/posts', { params: { query: { days: '365' } } });
  const page = addresses.find(({ kind }) => kind === 'blog')?.pages.find(({ path }) => path === '/');
  return { views: page?.views ?? 0, requests: page?.requests ?? 0, talks: page?.talks ?? 0, sales: page?.sales ?? 0 };
}

interface Talked { readonly host: Page; readonly reader: Reader; readonly choku: Choku; readonly talkId: string }

async function rateEachOther({ host, reader, choku, talkId }: Talked): Promise<void> {
  await reader.frame.getByRole('radio', { name: '5 とても良かった' }).check();
  await reader.frame.getByRole('button', { name: '評価を送る' }).click();
  await reader.frame.getByText('評価を送りました').waitFor();
  await host.getByRole('radio', { name: /^4/u }).check();
  await host.getByRole('button', { name: '評価を送る' }).click();
  const reviews = await eventually(async () => {
    const found = await choku.get('/v1/talks/{talkId}/reviews', { params: { path: { talkId } } });
    return found.theirs === null ? undefined : found;
  });
  expect(reviews).toMatchObject({ mine: { stars: 4, open: true }, theirs: { stars: 5, open: true } });
}

/** The reader requests a talk, and the provider's page shows who asks and their words. */
async function request(reader: Reader, host: Page): Promise<void> {
  const popup = await openConsent(reader, { comment: '来月から通います' });
  await expectAccessible(popup, 'the consent');
  await chooseCard(popup);
  await consent(popup);
  await reader.frame.getByRole('heading', { name: 'さとみさんに知らせました' }).waitFor();
  await expectAccessible(reader.page, 'the waiting request');
  await host.getByRole('heading', { name: 'みさきさん' }).waitFor();
  await host.getByText('来月から通います').waitFor();
  await expectAccessible(host, 'my page with a request');
}

test('a reader asks, requests, talks by voice in the post, pays by the second after the free minute, and both rate each other', async () => {
  const [hostContext, readerContext] = [await browser.newContext({ locale: 'ja-JP' }), await browser.newContext({ locale: 'ja-JP' })];
  await Promise.all([watchCalls(hostContext), watchCalls(readerContext)]);
  const host = await openMyPage(platform, hostContext);
  const choku = await sdkOf(platform, satomi);
  const before = await postOf(choku);
  const reader = await openPost(platform, readerContext);
  await expectAccessible(reader.page, 'the post');
  await askAsSomebodyNew(platform, reader, { nickname: 'みさき', email: 'misaki@example.jp', question: 'お迎えは何時まででしたか?' });
  await expectAccessible(reader.page, 'the chat in the post');
  await host.getByText('お迎えは何時まででしたか?').first().waitFor();

  await request(reader, host);
  const talkId = await acceptFirst(host);
  const frame = await frameIn(reader.page);
  await Promise.all([expectFlow(host), expectFlow(frame)]);
  await expectAccessible(reader.page, 'the call in the post');
  await expectAccessible(host, 'the call on the provider’s page');

  await talkUntil(platform, async () => await billSoFar(choku, talkId) >= wellPaid);
  await reader.frame.getByText('無料の1分').first().waitFor({ state: 'attached' });
  await reader.frame.getByTitle('終了する').click();

  await reader.frame.getByRole('heading', { name: 'トークが終わりました' }).waitFor();
  const statement = await expectBillByTheRule(choku, talkId);
  await reader.frame.getByText(yen(statement.bill)).first().waitFor();
  await host.getByText(yen(statement.sales)).first().waitFor();
  await expectAccessible(reader.page, 'the bill in the post');
  await expectAccessible(host, 'after the talk on the provider’s page');

  await rateEachOther({ host, reader, choku, talkId });
  const brought = { views: before.views + 1, requests: before.requests + 1, talks: before.talks + 1, sales: before.sales + statement.sales };
  await expect.poll(() => postOf(choku)).toEqual(brought);
});
