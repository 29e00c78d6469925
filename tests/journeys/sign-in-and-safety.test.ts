import { readFile } from 'node:fs/promises';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MINUTE } from '../../platform/src/primitives/seconds.ts';
import { launchBrowser } from '../support/chromium.ts';
import { startPlatform, type TestPlatform } from '../support/platform.ts';
import { newAccount } from './account.ts';
import { signIn } from './host.ts';

let platform: TestPlatform;
let browser: Awaited<ReturnType<typeof launchBrowser>>;
beforeAll(async () => { [platform, browser] = await Promise.all([startPlatform(), launchBrowser()]); });
afterAll(async () => { await Promise.all([browser.close(), platform.stop()]); });

/** Chromium's own authenticator in software: a device with a screen lock, whose person always agrees. */
async function giveAuthenticator(page: Page): Promise<{ tools: CDPSession; authenticatorId: string }> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('WebAuthn.enable');
  const { authenticatorId } = await tools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return { tools, authenticatorId };
}

const open = (context: BrowserContext, path: string) => context.newPage().then(async (page) => {
  await page.goto(`${platform.platformUrl}${path}`);
  return page;
});

/** Waits until a path is reached; an address that only names it to go on to doesn't count. */
const reach = (page: Page, path: string) => page.waitForURL((address) => address.pathname === path);

/** Answers the question who one is with the password. */
async function proveByPassword(page: Page, password: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'ご本人の確認' });
  await dialog.getByLabel('パスワード').fill(password);
  await dialog.getByRole('button', { name: '確認する', exact: true }).click();
}

test('a passkey is offered after signing in, signs in from then on, proves who one is, and can be removed', async () => {
  const who = await newAccount(platform, 'かぎ');
  const context = await browser.newContext({ locale: 'ja-JP' });
  const page = await open(context, '/sign-in?next=/my/settings/security');
  const { tools, authenticatorId } = await giveAuthenticator(page);
  await signIn(page, who);
  await page.getByRole('heading', { name: '次からは、パスワードなしで' }).waitFor();
  await page.getByRole('button', { name: 'パスキーを追加する' }).click();
  await reach(page, '/my/settings/security');
  await page.getByText('Chrome · Linux').first().waitFor();
  expect((await tools.send('WebAuthn.getCredentials', { authenticatorId })).credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }]);

  await page.getByRole('button', { name: 'この端末でログアウト' }).click();
  await reach(page, '/');
  // Its person agrees before the field is even touched: the passkey waits behind it.
  await page.goto(`${platform.platformUrl}/sign-in?next=/my/settings/security`);
  const button = page.getByRole('button', { name: 'パスキーでログイン' });
  const arrived = reach(page, '/my/settings/security');
  // The button goes with the page where its person was quicker.
  await Promise.any([arrived, button.click()]);
  await arrived;

  await platform.advance(11 * MINUTE);
  await page.getByRole('button', { name: '削除する' }).click();
  await page.getByRole('dialog', { name: /削除しますか/u }).getByRole('button', { name: '削除する' }).click();
  await page.getByRole('dialog', { name: 'ご本人の確認' }).getByRole('button', { name: 'パスキーで確認する' }).click();
  await page.getByText('パスキーはまだありません。').waitFor();
  await context.close();
});

test('a form asks who one is, says so when the password is wrong, and sends the same once it is right', async () => {
  const who = await newAccount(platform, 'たしか');
  const context = await browser.newContext({ locale: 'ja-JP', acceptDownloads: true });
  const page = await open(context, '/sign-in?next=/my/settings/account');
  await signIn(page, who);
  await reach(page, '/my/settings/account');
  await platform.advance(11 * MINUTE);
  await page.getByRole('button', { name: 'ファイルに保存する' }).click();
  await proveByPassword(page, 'not-the-password-1');
  await page.getByRole('alert').getByText('パスワードが違います。').waitFor();
  const downloaded = page.waitForEvent('download');
  await proveByPassword(page, who.password);
  const file = JSON.parse(await readFile(await (await downloaded).path(), 'utf8')) as { account: readonly { nickname: string }[] };
  expect(file.account).toMatchObject([{ nickname: 'たしか' }]);

  await page.goto(`${platform.platformUrl}/my/settings/security`);
  await platform.advance(11 * MINUTE);
  await page.getByRole('textbox', { name: /^新しいパスワード/u }).fill('a-brand-new-one-7');
  await page.getByRole('button', { name: 'パスワードを新しくする' }).click();
  await page.getByRole('dialog', { name: 'ご本人の確認' }).getByRole('button', { name: 'やめる' }).click();
  await page.getByRole('button', { name: 'パスワードを新しくする' }).click();
  await proveByPassword(page, who.password);
  await page.getByText('ほかの端末はログアウトしました。').first().waitFor();

  await page.goto(`${platform.platformUrl}/my/settings/account`);
  await page.getByRole('button', { name: '退会する' }).click();
  await page.getByRole('dialog', { name: /退会しますか/u }).getByRole('button', { name: '退会する' }).click();
  await page.getByRole('heading', { name: '退会しました' }).waitFor();
  await page.goto(`${platform.platformUrl}/my`);
  await reach(page, '/sign-in');
  await context.close();
});
