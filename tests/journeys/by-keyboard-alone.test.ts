import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Choku } from '../../sdk/src/index.ts';
import { eventually } from '../support/condition.ts';
import type { TestPlatform } from '../support/platform.ts';
import { newAccount, type Account } from './account.ts';
import { acceptFirst } from './host.ts';
import { expectFocus, tabTo } from './keyboard.ts';
import { openPost } from './reader.ts';
import { openStage } from './stage.ts';
import { settled, talkOf } from './talk-in-post.ts';

let platform: TestPlatform;
let browser: Browser;
let host: Page;
let choku: Choku;

beforeAll(async () => { ({ platform, browser, host, choku } = await openStage()); });
afterAll(async () => {
  await browser.close();
  await platform.stop();
});

/** Presses a key and answers the window of the platform that it opens. */
async function windowBy(page: Page, press: () => Promise<void>): Promise<Page> {
  const [opened] = await Promise.all([page.waitForEvent('popup'), press()]);
  await opened.waitForLoadState();
  return opened;
}

async function askAndSignIn(page: Page, kii: Account): Promise<void> {
  await tabTo(page, /^質問する$/u, 'Enter');
  await page.frameLocator('iframe').getByRole('textbox', { name: 'メッセージ' }).waitFor();
  await tabTo(page, /メッセージ/u);
  await page.keyboard.type('keyboard');
  const popup = await windowBy(page, () => page.keyboard.press('Enter'));
  await popup.getByRole('textbox', { name: /^メールアドレス/u }).waitFor();
  await tabTo(popup, /^メールアドレス/u);
  await popup.keyboard.type(kii.email);
  await tabTo(popup, /^パスワード/u);
  await popup.keyboard.type(kii.password);
  const closed = popup.waitForEvent('close');
  await popup.keyboard.press('Enter');
  await popup.getByRole('button', { name: 'つづける', exact: true }).waitFor();
  await tabTo(popup, /^つづける$/u, 'Enter');
  await closed;
  await page.frameLocator('iframe').getByRole('log').getByText('keyboard').waitFor();
}

async function request(page: Page): Promise<void> {
  await tabTo(page, /^(トークを申し込む|申し込んで待つ)/u, 'Enter');
  await expectFocus(page, /トークの申し込み/u);
  await tabTo(page, /音声だけ/u, 'Space');
  await tabTo(page, /20分/u, 'ArrowLeft');
  await expectFocus(page, /10分/u);
  await tabTo(page, /ひとこと/u);
  await page.keyboard.type('by keyboard');
  const popup = await windowBy(page, () => tabTo(page, /^お支払いの確認へ/u, 'Enter'));
  await popup.getByRole('button', { name: 'カードを登録する' }).waitFor();
  await tabTo(popup, /カードを登録する/u, 'Enter');
  await popup.getByRole('button', { name: '使えるカード' }).waitFor();
  await tabTo(popup, /使えるカード/u, 'Enter');
  await popup.waitForURL(/\/consent\?/u);
  await popup.locator('[data-consent][aria-disabled="true"]').waitFor();
  await tabTo(popup, /まで許可して申し込む/u);
  await popup.locator('[data-consent][aria-disabled="false"]').waitFor();
  const closed = popup.waitForEvent('close');
  await popup.keyboard.press('Enter');
  await closed;
}

test('by keyboard alone: card, question, sign-in, request, consent, waiting, call, hanging up, bill and review', async () => {
  const { page, frame } = await openPost(platform, await browser.newContext({ locale: 'ja-JP' }));
  await page.locator('choku-talk').first().getByRole('button', { name: '質問する' }).waitFor();
  await askAndSignIn(page, await newAccount(platform, 'きい'));
  await request(page);
  await frame.getByRole('heading', { name: 'さとみさんに知らせました' }).waitFor();
  await expectFocus(page, /トークの申し込み/u);

  const accepting = acceptFirst(host);
  const join = frame.getByRole('button', { name: '参加する' });
  await join.or(frame.getByRole('button', { name: 'マイク' })).first().waitFor();
  if (await join.isVisible()) {
    await expectFocus(page, /^参加する/u);
    await page.keyboard.press('Enter');
  }
  const talkId = await accepting;
  await eventually(async () => (await talkOf(choku, talkId)).state === 'live');
  await expectFocus(page, /^マイク/u);
  await page.keyboard.press('m');
  await frame.locator('#microphone[aria-pressed="false"]').waitFor();
  await page.keyboard.press('t');
  await frame.getByRole('status').getByText(/トーク料金/u).waitFor({ state: 'attached' });
  await tabTo(page, /終了する/u, 'Enter');

  await expectFocus(page, /トークが終わりました/u);
  expect(await settled(choku, talkId)).toMatchObject({ endedBy: 'visitor' });
  await tabTo(page, /評価を書く/u, 'Enter');
  await tabTo(page, /とても良かった/u, 'Space');
  await tabTo(page, /評価を送る/u, 'Enter');
  await frame.getByText('評価を送りました').waitFor();
  await tabTo(page, /^閉じる/u, 'Enter');
  await expectFocus(page, /^(質問する|トークを申し込む|申し込んで待つ)$/u);
});
