import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { startPlatform, type TestPlatform } from '../support/platform.ts';
import { mailedCode, password } from './reader.ts';

let platform: TestPlatform;
let browser: Browser;
beforeAll(async () => { [platform, browser] = await Promise.all([startPlatform(), launchBrowser()]); });
afterAll(async () => { await Promise.all([browser.close(), platform.stop()]); });

async function signUp(page: Page, email: string): Promise<void> {
  await page.goto(`${platform.platformUrl}/en/sign-up?next=/my/services/new`);
  await page.getByRole('textbox', { name: /^Nickname/u }).fill('Ann');
  await page.getByRole('textbox', { name: /^E-mail/u }).fill(email);
  await page.getByRole('textbox', { name: /^Password/u }).fill(password);
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: 'Sign up and continue' }).click();
  await page.getByRole('textbox', { name: /^Code/u }).fill(await mailedCode(platform, email));
  await page.getByRole('button', { name: 'Confirm and continue' }).click();
}

const saveAndGoOn = (page: Page) => page.getByRole('button', { name: 'Save and continue' }).click();

test('somebody new, on a phone and in English, is led to a first service that can be found', async () => {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 375, height: 812 } });
  const page = await context.newPage();
  await signUp(page, 'ann@example.com');
  await page.getByRole('combobox', { name: 'Category' }).selectOption({ label: 'Illness and health' });
  await page.getByRole('button', { name: /^Start from this/u }).first().click();
  const title = page.getByRole('textbox', { name: /^In one line/u });
  expect(await title.inputValue()).not.toBe('');
  await title.fill('Three months in hospital with my child');
  await page.getByRole('textbox', { name: /^In detail/u }).fill('What I packed, how I slept, whom I asked.');
  await saveAndGoOn(page);
  await page.getByRole('textbox', { name: 'Price per minute' }).fill('60');
  await page.getByText('10 minutes cost ¥540; you earn ¥432').waitFor();
  await saveAndGoOn(page);
  await page.getByText('As on my profile').waitFor();
  await saveAndGoOn(page);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('Share the address, or put it into your blog.').waitFor();

  const reader = await (await browser.newContext({ locale: 'en-US' })).newPage();
  await reader.goto(`${platform.platformUrl}/en/search?q=${encodeURIComponent('three months in hospital')}`);
  await reader.getByRole('link', { name: /Three months in hospital with my child/u }).first().click();
  await reader.getByRole('heading', { name: 'Three months in hospital with my child' }).waitFor();
  expect(await reader.locator('main').innerText()).toMatch(/¥60\s*\/min/u);
});
