import { createECDH } from 'node:crypto';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { eventually } from '../support/condition.ts';
import { startPlatform, type TestPlatform } from '../support/platform.ts';
import { openMyPage, satomi, sdkOf } from './host.ts';

let platform: TestPlatform;
let browser: Awaited<ReturnType<typeof launchBrowser>>;
beforeAll(async () => { [platform, browser] = await Promise.all([startPlatform(), launchBrowser()]); });
afterAll(async () => { await Promise.all([browser.close(), platform.stop()]); });

/** The number of the page's service worker as the browser's own tools know it. */
async function workerOf(page: Page): Promise<{ readonly tools: CDPSession; readonly registrationId: string }> {
  await page.evaluate(async () => { await navigator.serviceWorker.ready; });
  const tools = await page.context().newCDPSession(page);
  const known = new Promise<string>((resolve) => {
    tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => { for (const one of registrations) if (!one.isDeleted) resolve(one.registrationId); });
  });
  await tools.send('ServiceWorker.enable');
  return { tools, registrationId: await known };
}

const shownOn = (page: Page) => page.evaluate(async () => {
  const { getNotifications } = ServiceWorkerRegistration.prototype;
  const shown = await getNotifications.call(await navigator.serviceWorker.ready);
  return shown.map(({ title, body, tag, data }) => ({ title, body, tag, data: data as unknown }));
});

test('what is pushed is shown, a second push of the same talk in its place, and one that can’t be read too', async () => {
  const context = await browser.newContext({ locale: 'ja-JP' });
  await context.grantPermissions(['notifications'], { origin: platform.platformUrl });
  const page = await openMyPage(platform, context);
  const { tools, registrationId } = await workerOf(page);
  const deliver = (data: string) => tools.send('ServiceWorker.deliverPushMessage', { origin: platform.platformUrl, registrationId, data });
  /** Delivers until what it shows stands there: the tools don't say whether the worker was awake to hear it. Twice the same is shown once. */
  const show = (data: string, title: string) => eventually(async () => {
    await deliver(data);
    return eventually(async () => (await shownOn(page)).some((one) => one.title === title), { within: 3_000 });
  }, { within: 30_000 });
  await show(JSON.stringify({ kind: 'requested', title: 'ゆうさんからトークの申し込みです(あと15分)', line: '「保育園」', link: '/my', tag: 'talk:1', locale: 'ja' }), 'ゆうさんからトークの申し込みです(あと15分)');
  expect(await shownOn(page)).toEqual([{ title: 'ゆうさんからトークの申し込みです(あと15分)', body: '「保育園」', tag: 'talk:1', data: { link: '/my' } }]);
  await show(JSON.stringify({ kind: 'missed', title: '待ち時間が終わりました', line: '', link: '/my/talks/tlk_x/invite', tag: 'talk:1', locale: 'ja' }), '待ち時間が終わりました');
  expect((await shownOn(page)).map(({ title }) => title)).toEqual(['待ち時間が終わりました']);
  await show('broken', 'チョク!');
  await context.close();
});

test('the light asks for notifications, then says that requests arrive with every page closed; the device can be taken away again', async () => {
  const browserKey = createECDH('prime256v1');
  browserKey.generateKeys();
  const context = await browser.newContext({ locale: 'ja-JP' });
  await context.grantPermissions(['notifications'], { origin: platform.platformUrl });
  // No push service can be reached from here: the browser's own part stands in for one.
  await context.addInitScript((p256dh) => {
    const toJSON = () => ({ endpoint: 'https://fcm.googleapis.com/fcm/send/a-journey', keys: { p256dh, auth: 'AAAAAAAAAAAAAAAAAAAAAA' } });
    PushManager.prototype.subscribe = () => Promise.resolve(Object.assign(Object.create(PushSubscription.prototype) as PushSubscription, { toJSON }));
  }, browserKey.getPublicKey('base64url'));
  const page = await openMyPage(platform, context);
  const light = page.getByRole('switch', { name: '今すぐ話せます' });
  await page.getByText(/自動で消えます|明かりを消しています/u).first().waitFor();
  if (await light.isChecked()) await page.getByRole('button', { name: '通知を受け取る' }).click();
  else await light.check({ force: true });
  await page.getByText('ページを閉じても、通知で申し込みが届きます。').waitFor();
  await page.goto(`${platform.platformUrl}/my/settings/notifications`);
  await page.getByRole('switch', { name: '質問チャットのメッセージ・メール' }).click({ force: true });
  await page.getByText('保存しました').first().waitFor();
  const choku = await sdkOf(platform, satomi);
  const settings = await choku.get('/v1/me/notifications');
  expect([settings.devices.length, settings.choices.find(({ kind, channel }) => kind === 'message' && channel === 'mail')?.wanted]).toEqual([1, false]);
  await page.getByRole('button', { name: '通知を止める' }).click();
  await page.getByText('まだありません。').waitFor();
  expect((await choku.get('/v1/me')).pushReady).toBe(false);
  await context.close();
});

test('without a connection a page says so, and nothing of a person is kept', async () => {
  const context = await browser.newContext({ locale: 'ja-JP' });
  const page = await openMyPage(platform, context);
  await page.evaluate(async () => { await navigator.serviceWorker.ready; });
  await page.goto(`${platform.platformUrl}/my/settings`);
  const kept = await page.evaluate(async () => {
    const caches = await Promise.all((await globalThis.caches.keys()).map((name) => globalThis.caches.open(name)));
    return (await Promise.all(caches.map((cache) => cache.keys()))).flat().map(({ url }) => new URL(url).pathname.replace(/page-.+\.css/u, 'page.css'));
  });
  expect(kept.toSorted()).toEqual(['/assets/page.css', '/offline']);
  await context.setOffline(true);
  await page.goto(`${platform.platformUrl}/my`);
  await page.getByRole('heading', { name: 'つながっていません' }).waitFor();
  await context.setOffline(false);
  await page.getByRole('link', { name: 'もう一度読み込む' }).click();
  await page.getByRole('heading', { name: 'トーク', level: 1 }).waitFor();
  await context.close();
});

test('guests and frames have no service worker', async () => {
  const context = await browser.newContext({ locale: 'ja-JP' });
  const page = await context.newPage();
  await page.goto(platform.platformUrl, { waitUntil: 'networkidle' });
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  const served = await page.request.get(`${platform.platformUrl}/service-worker.js`);
  expect([served.headers()['service-worker-allowed'], served.headers()['cache-control'], (await served.text()).includes('import')]).toEqual(['/', 'no-cache', false]);
  const manifest = await (await page.request.get(`${platform.platformUrl}/manifest.webmanifest`)).json() as { icons: { src: string; purpose: string }[] };
  for (const { src } of manifest.icons) expect((await page.request.get(platform.platformUrl + src)).status()).toBe(200);
  expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
  await context.close();
});
