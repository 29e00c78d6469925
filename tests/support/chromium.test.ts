import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, launchOwnBrowser } from './chromium.ts';
import { eventually } from './condition.ts';

let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(request.url === '/blog' ? `<iframe allow="microphone; camera" src="http://localhost:${port}/frame"></iframe>` : '<p id="frame">枠</p>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => new Promise((resolve) => {
  server.close(resolve);
  server.closeAllConnections();
}));

async function frameInBlog(page: Page, host = '127.0.0.1') {
  await page.goto(`http://${host}:${port}/blog`);
  await page.frameLocator('iframe').locator('#frame').waitFor();
  return eventually(() => page.frames().find((frame) => frame.url().includes('localhost') && frame.url().endsWith('/frame')));
}

test('a frame in a blog has storage of its own, apart from the one in another blog', async () => {
  const { context, close } = await launchOwnBrowser();
  const page = await context.newPage();
  const here = await frameInBlog(page);
  await here.evaluate(() => localStorage.setItem('word', 'トーク'));
  expect(await (await frameInBlog(page)).evaluate(() => localStorage.getItem('word'))).toBe('トーク');
  expect(await (await frameInBlog(page, 'blog-b.localhost')).evaluate(() => localStorage.getItem('word'))).toBeNull();
  await page.goto(`http://localhost:${port}/frame`);
  expect(await page.evaluate(() => localStorage.getItem('word'))).toBeNull();
  await close();
});

test('media is there for those who ask for it, also in a frame', async () => {
  const browser = await launchBrowser({ media: true });
  const frame = await frameInBlog(await browser.newPage());
  const tracks = await frame.evaluate(async () => (await navigator.mediaDevices.getUserMedia({ audio: true, video: true })).getTracks().length);
  expect(tracks).toBe(2);
  await browser.close();
});

test('without media flags the microphone is refused', async () => {
  const browser = await launchBrowser();
  const frame = await frameInBlog(await browser.newPage());
  const refusal = await frame.evaluate(() => navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'given', (error: DOMException) => error.name));
  expect(refusal).not.toBe('given');
  await browser.close();
});

test('a frozen browser stands still until it is thawed', async () => {
  const { context, freeze, thaw, close } = await launchOwnBrowser();
  const page = await context.newPage();
  await page.goto(`http://localhost:${port}/frame`);
  await freeze();
  let answered = false;
  const answer = page.evaluate(() => 1 + 1).then((sum) => { answered = true; return sum; });
  const other = await launchOwnBrowser();
  await other.close();
  expect(answered).toBe(false);
  await thaw();
  expect(await answer).toBe(2);
  await close();
});
