import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoOperator } from '../../platform/src/demo/people.ts';
import { launchBrowser } from '../support/chromium.ts';
import { startPlatform, type TestPlatform } from '../support/platform.ts';
import { satomi, signIn } from './host.ts';

let platform: TestPlatform;
let browser: Browser;
beforeAll(async () => { [platform, browser] = await Promise.all([startPlatform(), launchBrowser()]); });
afterAll(async () => { await Promise.all([browser.close(), platform.stop()]); });

async function arrive(who: { email: string; password: string }, path: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'ja-JP', viewport: { width: 1280, height: 900 } })).newPage();
  await page.goto(`${platform.platformUrl}/sign-in?next=${path}`);
  await signIn(page, who);
  await page.waitForURL((address) => address.pathname === path || address.pathname === '/passkey');
  await page.goto(`${platform.platformUrl}${path}`);
  return page;
}

/** Opens a deed of the console, says why, and confirms. */
async function mark(page: Page, deed: string, fill: (page: Page) => Promise<void> = async () => undefined): Promise<void> {
  await page.locator('details', { hasText: deed }).locator('summary').click();
  await fill(page);
  await page.getByLabel('理由', { exact: true }).fill('銀行の画面で確かめた');
  await page.getByRole('button', { name: deed }).click();
  await page.getByRole('dialog').getByRole('button', { name: deed }).click();
  await page.locator('details', { hasText: deed }).waitFor({ state: 'detached' });
}

test('a payout is asked for at the figures shown, transferred, and comes back with its reason', async () => {
  const [her, office] = await Promise.all([arrive(satomi, '/my/sales'), arrive(demoOperator, '/operator/payouts')]);
  const amount = her.getByLabel(/^申請する金額/u);
  await amount.fill('８,０００');
  await her.getByText('¥7,780').waitFor();
  await her.getByRole('button', { name: '内容を確認する' }).click();
  await her.getByRole('heading', { name: '振込申請の確認' }).waitFor();
  expect(await her.locator('.payout-figures').first().innerText()).toMatch(/¥8,000[\s\S]*−¥220[\s\S]*¥7,780/u);
  await her.getByRole('button', { name: '振込申請する' }).click();
  await her.waitForURL((address) => address.pathname === '/my/payouts');
  await her.getByText('手続き中').waitFor();
  await her.getByText('¥2,740').first().waitFor();

  await office.reload();
  await office.getByText('テスト決済の売上金は、振込データにできません', { exact: false }).waitFor();
  await office.getByRole('link', { name: '見る' }).first().click();
  await mark(office, '振込済みにする');
  await her.reload();
  await her.getByText('口座に ¥7,780', { exact: false }).waitFor();

  await mark(office, '戻ったことにする', (page) => page.getByLabel('戻った理由').selectOption('closed').then(() => undefined));
  await her.reload();
  await her.getByText('口座が解約されていたので、売上金に戻しました', { exact: false }).waitFor();
  // The bank keeps its fee.
  await her.getByText('¥10,520').first().waitFor();
});

test('a bank is found while typing and chosen by the keyboard, and the name is shown as the bank prints it', async () => {
  const page = await arrive(satomi, '/my/payouts/account');
  await page.getByLabel('銀行').fill('みずほ');
  await page.getByRole('option', { name: /0001/u }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/bank=0001/u);
  await page.getByLabel('支店').fill('川口');
  await page.getByRole('option', { name: /300/u }).click();
  await page.getByLabel('口座番号').fill('7654321');
  await page.getByLabel('口座名義(カナ)').fill('さとう　さとみ');
  await page.getByText('銀行の印字: ｻﾄｳ ｻﾄﾐ').last().waitFor();
  await page.getByText('本人の名義の口座です', { exact: false }).click();
  await page.getByRole('button', { name: '口座を保存する' }).click();
  await page.getByText('••••321').waitFor();
  await page.getByText('口座を変えたため', { exact: false }).waitFor();
  expect(await page.content()).not.toContain('7654321');
});
