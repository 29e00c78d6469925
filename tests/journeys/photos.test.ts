import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainPicture } from '../../platform/src/rails/photos/fixtures/odd-pictures.fixture.ts';
import { launchBrowser } from '../support/chromium.ts';
import { startPlatform, type TestPlatform } from '../support/platform.ts';
import { expectAccessible } from './axe.ts';
import { satomi, sdkOf, signIn } from './host.ts';

let platform: TestPlatform;
let browser: Browser;
let host: BrowserContext;
let serviceId: string;

beforeAll(async () => {
  platform = await startPlatform();
  browser = await launchBrowser();
  serviceId = (await (await sdkOf(platform, satomi)).get('/v1/me/services')).items[0]?.id ?? '';
  host = await browser.newContext({ locale: 'ja-JP', viewport: { width: 1280, height: 900 } });
});
afterAll(async () => {
  await browser.close();
  await platform.stop();
});

const pictures = () => Promise.all(['#c5674d', '#8fb1a4', '#f2c14e'].map(async (background, index) => ({
  name: `photo-${index + 1}.jpg`, mimeType: 'image/jpeg', buffer: await plainPicture(background),
})));
/** What a page says went wrong: its scripts, and what its policy kept out. A refused picture is told as a failed load too. */
function listen(page: Page): string[] {
  const wrong: string[] = [];
  page.on('pageerror', (error) => { wrong.push(error.message); });
  page.on('console', (message) => { if (message.type() === 'error' && !message.text().includes('422')) wrong.push(message.text()); });
  return wrong;
}
const descriptions = (page: Page) => page.locator('.gallery img').evaluateAll((images) => images.map((image) => image.getAttribute('alt')));

test('a provider adds photos by keyboard, hears why one is refused, describes and orders them', async () => {
  const page = await host.newPage();
  const wrong = listen(page);
  await page.goto(`${platform.platformUrl}/sign-in?next=/my/services/${serviceId}`);
  await signIn(page, satomi);
  const field = page.locator('#photo-files');
  await field.setInputFiles([...await pictures(), { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') }]);
  const area = page.getByRole('group', { name: '切り抜く場所' });
  for (const key of ['+', 'ArrowDown', 'ArrowDown']) await area.press(key);
  await expectAccessible(page, 'the question which part to show');
  await page.getByRole('button', { name: 'この形で使う' }).press('Enter');
  await page.getByRole('button', { name: '残りはまん中を使う' }).press('Enter');
  await expect.poll(() => page.locator('[data-photo]').count(), { timeout: 60_000 }).toBe(3);
  await page.getByText('SVGは使えません。').waitFor({ timeout: 30_000 });
  await page.getByRole('button', { name: 'やめる' }).press('Enter');
  await page.getByLabel('写っているもの').first().fill('園庭');
  await page.getByLabel('写っているもの').first().press('Tab');
  await page.locator('#toasts').getByText('説明を保存しました').waitFor();
  await page.getByRole('button', { name: '3枚目を前へ' }).press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('2枚目を前へ');
  await expectAccessible(page, 'photos being changed');
  expect(wrong).toEqual([]);
  await page.close();
}, 180_000);

interface Look { readonly width: number; readonly colorScheme: 'light' | 'dark'; readonly javaScriptEnabled?: boolean }

async function guestPage({ width, colorScheme, javaScriptEnabled = true }: Look): Promise<Page> {
  const context = await browser.newContext({ locale: 'ja-JP', viewport: { width, height: 900 }, colorScheme, javaScriptEnabled });
  // Only whoever listens from the start knows what has moved.
  await context.addInitScript(() => {
    const seen = { shift: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value; }).observe({ type: 'layout-shift', buffered: true });
  });
  const page = await context.newPage();
  await page.goto(`${platform.platformUrl}/s/${serviceId}`);
  await page.locator('.gallery img').last().scrollIntoViewIfNeeded();
  return page;
}

test.each([{ width: 1280, colorScheme: 'light' }, { width: 320, colorScheme: 'dark' }] as const)('whoever comes sees them without anything moving, and large: $width px', async (look) => {
  const page = await guestPage(look);
  const wrong = listen(page);
  await expect.poll(() => page.locator('.gallery img').evaluateAll((images) => images.map((image) => image instanceof HTMLImageElement && image.naturalWidth > 0))).toEqual([true, true, true]);
  expect(await descriptions(page)).toEqual(['園庭', '川口市の保育園えらび、見学7か所のリアルを話しますの写真', '川口市の保育園えらび、見学7か所のリアルを話しますの写真']);
  expect(await page.evaluate(() => (globalThis as unknown as { seen: { shift: number } }).seen.shift)).toBeLessThan(0.02);
  // The first one may well be the largest thing of the page: it is asked for at once, the others when they come near.
  expect(await page.locator('.gallery img').evaluateAll((images) => images.map((image) => [image.getAttribute('loading'), image.getAttribute('fetchpriority')]))).toEqual([['eager', 'high'], ['lazy', null], ['lazy', null]]);
  expect(await page.locator('.gallery img').first().evaluate((image) => (image instanceof HTMLImageElement ? image.currentSrc : ''))).toMatch(/\.avif$/u);
  await expectAccessible(page, 'a service with photos');
  await page.getByRole('link', { name: /^園庭/u }).press('Enter');
  await page.getByRole('dialog', { name: '写真' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByText('2 / 3').waitFor();
  await expectAccessible(page, 'a photo, large');
  await page.keyboard.press('Escape');
  expect(wrong).toEqual([]);
  await page.context().close();
}, 60_000);

test('they are there without a script too', async () => {
  const page = await guestPage({ width: 375, colorScheme: 'light', javaScriptEnabled: false });
  const address = await page.locator('.gallery a').first().getAttribute('href');
  const file = await page.request.get(address ?? '');
  expect([file.status(), file.headers()['content-type']]).toEqual([200, 'image/webp']);
  expect(await page.locator('.gallery img').first().evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0)).toBe(true);
  await page.context().close();
}, 60_000);

test('a portrait takes the place of the drawn face', async () => {
  const page = await host.newPage();
  const wrong = listen(page);
  await page.goto(`${platform.platformUrl}/my/settings`);
  const [picture] = await pictures();
  if (picture === undefined) throw new Error('there are pictures');
  await page.locator('#portrait-file').setInputFiles(picture);
  await page.getByRole('button', { name: 'この形で使う' }).click();
  await page.getByText('写真を変えました').first().waitFor({ timeout: 30_000 });
  await expectAccessible(page, 'settings with a portrait');
  expect(await page.locator('[data-header="me"] img').getAttribute('src')).toMatch(/\/photos\/[0-9a-z]{24}\/256\.webp$/u);
  expect(wrong).toEqual([]);
  await page.close();
}, 60_000);
