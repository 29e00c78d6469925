import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Choku } from '../../sdk/src/index.ts';
import { eventually } from '../support/condition.ts';
import type { TestPlatform } from '../support/platform.ts';
import { acceptFirst, expectBillByTheRule } from './host.ts';
import { expectFlow, frameIn, watchCalls } from './media.ts';
import { askAsSomebodyNew, chooseCard, consent, openConsent, openPost, windowFrom, type Reader } from './reader.ts';
import { openStage } from './stage.ts';
import { expectBooks, settled, talkOf } from './talk-in-post.ts';

let platform: TestPlatform;
let browser: Browser;
let host: Page;
let choku: Choku;

beforeAll(async () => { ({ platform, browser, host, choku } = await openStage()); });
afterAll(async () => {
  await browser.close();
  await platform.stop();
});

/** A new reader asks and fills the request form, up to the window in which the payment is confirmed. */
async function upToConsent(nickname: string, email: string): Promise<{ reader: Reader; popup: Page }> {
  const context = await browser.newContext({ locale: 'ja-JP' });
  await watchCalls(context);
  const reader = await openPost(platform, context);
  await askAsSomebodyNew(platform, reader, { nickname, email, question: '園の見学で困ったことは?' });
  return { reader, popup: await openConsent(reader) };
}

/** Joins by the button where the page did not by itself. */
async function joinIfAsked({ frame }: Reader): Promise<void> {
  const join = frame.getByRole('button', { name: '参加する' });
  await join.or(frame.getByText('参加しました')).or(frame.getByTitle('終了する')).first().waitFor();
  if (await join.isVisible()) await join.click();
}

async function talkAndHangUp(reader: Reader, talkId: string): Promise<void> {
  await eventually(async () => (await talkOf(choku, talkId)).state === 'live', { within: 20_000 });
  await Promise.all([expectFlow(host), expectFlow(await frameIn(reader.page))]);
  await host.getByTitle('終了する').click();
  await settled(choku, talkId);
  await expectBillByTheRule(choku, talkId);
  await expectBooks(platform);
  await host.goto(`${platform.platformUrl}/my`);
}

test('the bank asks for 3-D Secure at the accept: confirmed within the joining minutes, the talk starts by itself', async () => {
  const { reader, popup } = await upToConsent('ぎん', 'gin@example.jp');
  await popup.getByRole('button', { name: 'カードを登録する' }).click();
  await popup.getByRole('button', { name: '毎回確認が必要なカード' }).click();
  await popup.getByRole('button', { name: '許可する', exact: true }).click();
  await popup.waitForURL(/\/consent\?/u);
  await consent(popup);
  await reader.frame.getByRole('heading', { name: 'さとみさんに知らせました' }).waitFor();
  const talkId = await acceptFirst(host);
  await joinIfAsked(reader);
  expect(await talkOf(choku, talkId)).toMatchObject({ state: 'accepted', hold: { state: 'placing', confirmUrl: null } });
  const bank = await windowFrom(reader, () => reader.frame.getByRole('link', { name: '確認画面を開く' }).click());
  await bank.getByRole('button', { name: '許可する', exact: true }).click();
  await talkAndHangUp(reader, talkId);
});

test('a declined hold: the visitor chooses another card and they talk; the provider never hears of a card', async () => {
  const { reader, popup } = await upToConsent('とり', 'tori@example.jp');
  await chooseCard(popup, '断られるカード');
  await consent(popup);
  await reader.frame.getByRole('heading', { name: 'さとみさんに知らせました' }).waitFor();
  const talkId = await acceptFirst(host);
  await reader.frame.getByRole('alert').getByText('カードの枠を確保できませんでした').waitFor({ state: 'attached' });
  expect(await host.locator('main').innerText()).not.toContain('カード');
  const window = await windowFrom(reader, () => reader.frame.getByRole('button', { name: '別のカードで申し込む' }).click());
  await window.waitForURL(/\/consent\?/u);
  await window.getByRole('button', { name: 'ほかのカードを登録する' }).click();
  await window.getByRole('button', { name: '使えるカード' }).click();
  await window.waitForURL(/\/consent\?/u);
  await consent(window);
  await joinIfAsked(reader);
  await talkAndHangUp(reader, talkId);
});
