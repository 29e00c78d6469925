import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Choku } from '../../sdk/src/index.ts';
import type { TestPlatform } from '../support/platform.ts';
import { expectFlow, frameIn, watchCalls } from './media.ts';
import { openStage } from './stage.ts';
import { settled, talkInPost, talkOf } from './talk-in-post.ts';

let platform: TestPlatform;
let browser: Browser;
let host: Page;
let choku: Choku;

beforeAll(async () => { ({ platform, browser, host, choku } = await openStage()); });
afterAll(async () => {
  await browser.close();
  await platform.stop();
});

test('the same tag twice in a post: one call, also after a reload; the other says so, and is itself again afterwards', async () => {
  const context = await browser.newContext({ locale: 'ja-JP' });
  await watchCalls(context);
  // The blogger has pasted it at the top of the post and again below.
  await context.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      const tag = document.querySelector('choku-talk');
      tag?.after(tag.cloneNode(true));
    });
  });
  const { reader, talkId } = await talkInPost(platform, { reader: context, host });
  const { page } = reader;
  const other = page.locator('choku-talk').nth(1);
  const oneCall = async (): Promise<void> => {
    await other.getByRole('status').getByText('トーク中です').waitFor();
    expect(await other.getByRole('button').count()).toBe(0);
    expect(page.frames().filter((frame) => frame.url().includes('/embed/'))).toHaveLength(1);
  };
  await oneCall();
  await page.reload();
  await expectFlow(await frameIn(page));
  await oneCall();
  expect(await talkOf(choku, talkId)).toMatchObject({ state: 'live' });

  await page.frameLocator('iframe').getByTitle('終了する').click();
  await settled(choku, talkId);
  await other.getByRole('button', { name: '質問する' }).click();
  await page.frameLocator('iframe').nth(1).getByRole('textbox', { name: 'メッセージ' }).waitFor();
});
