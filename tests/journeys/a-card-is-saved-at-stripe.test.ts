import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { startPlatform, type TestPlatform } from '../support/platform.ts';
import { openStripe, type StripeStandIn } from '../support/stripe/stand-in.ts';
import { askAsSomebodyNew, consent, openConsent, openPost } from './reader.ts';

let stripe: StripeStandIn;
let platform: TestPlatform;
let browser: Browser;

beforeAll(async () => {
  stripe = await openStripe();
  const env = { NODE_ENV: 'test', STRIPE_SECRET_KEY: stripe.secretKey, STRIPE_WEBHOOK_SECRET: 'whsec_made_up', STRIPE_API_URL: stripe.url };
  [platform, browser] = await Promise.all([startPlatform({ env }), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await platform.stop();
  await stripe.close();
});

test('the consent window leads to the page where Stripe takes the card, to the bank, and back', async () => {
  const reader = await openPost(platform, await browser.newContext({ locale: 'ja-JP' }));
  await askAsSomebodyNew(platform, reader, { nickname: 'かな', email: 'kana@example.jp', question: '見学はいつ行きましたか?' });
  const popup = await openConsent(reader);
  const consentAddress = popup.url();
  await popup.getByRole('button', { name: 'カードを登録する' }).click();
  await popup.waitForURL(`${stripe.url}/checkout/**`);
  await popup.getByRole('button', { name: 'threeDSecureAtSaving', exact: true }).click();
  await popup.getByRole('button', { name: 'refuse' }).click();
  await popup.getByRole('button', { name: 'threeDSecureAtSaving', exact: true }).click();
  await popup.getByRole('button', { name: 'allow' }).click();
  await popup.waitForURL((url) => url.origin === new URL(consentAddress).origin && url.pathname === '/consent');
  expect(await popup.locator('main').innerText()).toContain('3155');
  await consent(popup);
  await reader.frame.getByRole('heading', { name: 'さとみさんに知らせました' }).waitFor();
  expect(stripe.refused).toEqual([]);
});
