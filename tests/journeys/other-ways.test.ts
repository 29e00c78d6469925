import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Choku } from '../../sdk/src/index.ts';
import { eventually } from '../support/condition.ts';
import type { TestPlatform } from '../support/platform.ts';
import { tabTo } from './keyboard.ts';
import { watchCalls } from './media.ts';
import { mailedCode, openPost, password } from './reader.ts';
import { openStage } from './stage.ts';
import { expectBooks, requestInPost, settled, talkInPost, talkOf } from './talk-in-post.ts';

let platform: TestPlatform;
let browser: Browser;
let host: Page;
let choku: Choku;

beforeAll(async () => { ({ platform, browser, host, choku } = await openStage({ args: ['--test-third-party-cookie-phaseout'] })); });
beforeEach(async () => {
  for (const { id, state } of (await choku.get('/v1/me/talks', { params: { query: { open: 'true' } } })).items) {
    if (state !== 'requested') await choku.post(state === 'live' ? '/v1/talks/{talkId}/end' : '/v1/talks/{talkId}/cancel', { params: { path: { talkId: id } } });
  }
  await host.goto(`${platform.platformUrl}/my`);
});
afterAll(async () => {
  await browser.close();
  await platform.stop();
});

async function newReader() {
  const context = await browser.newContext({ locale: 'ja-JP' });
  await watchCalls(context);
  return context;
}

test('a video talk: picture and sound flow both ways, and inside the free minute it costs nothing', async () => {
  const { reader, talkId } = await talkInPost(platform, { reader: await newReader(), host }, { mode: 'ビデオ' });
  await host.getByTitle('終了する').click();
  expect(await settled(choku, talkId)).toMatchObject({ mode: 'video', bill: 0, billState: 'free' });
  await reader.frame.getByText('1分以内に終わったので、料金はかかりません').waitFor();
  await expectBooks(platform);
});

test('where the browser refuses the frame its storage and cookies, the whole way works all the same', async () => {
  const context = await newReader();
  await context.addInitScript(() => {
    if (window === window.top) return;
    const refuse = { get(): never { throw new DOMException('refused', 'SecurityError'); } };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, name, refuse);
  });
  const { talkId } = await talkInPost(platform, { reader: context, host });
  await host.getByTitle('終了する').click();
  await settled(choku, talkId);
});

test('the visitor withdraws in the very moment in which the provider accepts: both see the same', async () => {
  const reader = await requestInPost(platform, await newReader(), {});
  await host.getByRole('button', { name: 'トークする' }).first().waitFor();
  const [open] = (await choku.get('/v1/me/talks', { params: { query: { open: 'true' } } })).items;
  // Whoever comes second may find the button gone: that is one of the two outcomes.
  await Promise.allSettled([host.getByRole('button', { name: 'トークする' }).first().click({ timeout: 5_000 }), reader.frame.getByRole('button', { name: '申し込みを取り下げる' }).click({ timeout: 5_000 })]);
  const talk = await eventually(async () => {
    const now = await talkOf(choku, open?.id ?? '');
    return now.state === 'requested' ? undefined : now;
  });
  expect(['withdrawn', 'accepted', 'live']).toContain(talk.state);
  if (talk.state === 'withdrawn') await reader.frame.getByRole('textbox', { name: 'メッセージ' }).waitFor();
  else {
    await host.waitForURL(/\/my\/talks\/tlk_/u);
    await host.getByRole('button', { name: /終了する|取りやめる/u }).first().click();
  }
});

test('somebody new signs up by keyboard alone, from the card to a question that is sent', async () => {
  const { page, frame } = await openPost(platform, await newReader());
  await page.locator('choku-talk').first().getByRole('button', { name: '質問する' }).waitFor();
  await tabTo(page, /質問する/u, 'Enter');
  await frame.getByRole('textbox', { name: 'メッセージ' }).waitFor();
  await tabTo(page, /メッセージ/u, 'End');
  await page.keyboard.type('keyboard');
  const opened = page.waitForEvent('popup');
  await tabTo(page, /送信する/u, 'Enter');
  const popup = await opened;
  await popup.waitForURL(/sign-in/u);
  await popup.getByRole('link', { name: 'はじめての方' }).waitFor();
  await tabTo(popup, /^はじめての方/u, 'Enter');
  await popup.getByRole('textbox', { name: /^ニックネーム/u }).waitFor();
  for (const [field, value] of [[/ニックネーム/u, 'きい'], [/メールアドレス/u, 'kii@example.jp'], [/^パスワード12/u, password]] as const) {
    await tabTo(popup, field, 'End');
    await popup.keyboard.type(value);
  }
  for (const box of [/^18歳以上/u, /同意し/u]) await tabTo(popup, box, ' ');
  await tabTo(popup, /^登録してつづける/u, 'Enter');
  await popup.getByRole('textbox', { name: /^確認コード/u }).waitFor();
  await tabTo(popup, /確認コード/u, 'End');
  await popup.keyboard.type(await mailedCode(platform, 'kii@example.jp'));
  await popup.keyboard.press('Enter');
  await popup.getByRole('button', { name: 'つづける', exact: true }).waitFor();
  const closed = popup.waitForEvent('close');
  await tabTo(popup, /^つづける/u, 'Enter');
  await closed;
  await frame.getByRole('log').getByText('keyboard').waitFor();
});
