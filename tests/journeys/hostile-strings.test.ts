import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChokuProblem } from '../../sdk/src/index.ts';
import { MINUTE } from '../../platform/src/primitives/seconds.ts';
import { firstOf, hostileStrings } from '../hostile/strings.ts';
import { launchBrowser } from '../support/chromium.ts';
import { startPlatform, type TestPlatform } from '../support/platform.ts';
import { newAccount, type Account } from './account.ts';

let platform: TestPlatform;
let browser: Awaited<ReturnType<typeof launchBrowser>>;
let provider: Account;
let visitor: Account;
/** The services whose texts are hostile, and the thread in which every string was said. */
let serviceIds: string[];
let conversationId: string;
let nicknames: string[];

/** What is refused changes nothing; whatever else goes wrong is a failure. */
async function unlessRefused<Result>(work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ChokuProblem && error.status < 500) return undefined;
    throw error;
  }
}

async function offer(text: string): Promise<string | undefined> {
  const { choku } = provider;
  const title = firstOf(text, 60);
  const area = { prefecture: '東京都', city: firstOf(text, 30) };
  const body = { title, prText: text, category: 'town', tags: [firstOf(text, 10)], pricePerMinute: 100, modes: ['voice' as const], talkTimes: null };
  // What doesn't do as a tag or as a place may still do as a title.
  const made = await unlessRefused(choku.post('/v1/services', { body: { ...body, area } })) ?? await unlessRefused(choku.post('/v1/services', { body: { ...body, tags: [], area: null } }));
  if (made === undefined) return undefined;
  await choku.put('/v1/services/{serviceId}/state', { params: { path: { serviceId: made.id } }, body: { state: 'published' } });
  return made.id;
}

beforeAll(async () => {
  [platform, browser] = await Promise.all([startPlatform({ demo: false }), launchBrowser()]);
  [provider, visitor] = [await newAccount(platform, 'もとのな'), await newAccount(platform, 'きくひと')];
  await provider.choku.patch('/v1/me', { body: { words: firstOf(hostileStrings.join('\n'), 1990) } });
  serviceIds = [];
  for (const text of hostileStrings) {
    const id = await offer(text);
    if (id !== undefined) serviceIds.push(id);
  }
  const path = { serviceId: serviceIds[0] ?? '' };
  conversationId = (await visitor.choku.post('/v1/services/{serviceId}/conversation', { params: { path }, body: { text: 'こんにちは', clientKey: 'first-word-0' } })).conversation.id;
  for (const [index, text] of hostileStrings.entries()) {
    if (index % 50 === 49) await platform.advance(MINUTE);
    await unlessRefused(visitor.choku.post('/v1/conversations/{conversationId}/messages', { params: { path: { conversationId } }, body: { text, clientKey: `hostile-${String(index).padStart(4, '0')}` } }));
  }
  nicknames = [];
  for (const text of hostileStrings) if (await unlessRefused(visitor.choku.patch('/v1/me', { body: { nickname: firstOf(text, 30) } })) !== undefined) nicknames.push(firstOf(text, 30));
});
afterAll(async () => { await Promise.all([browser.close(), platform.stop()]); });

/** What a hostile string has done to the pages of a context. */
interface Harm { readonly scripts: string[]; readonly violations: string[]; readonly strangers: string[]; readonly errors: string[] }

async function watched(width: number, account: Account | null): Promise<{ context: BrowserContext; harm: Harm }> {
  const harm: Harm = { scripts: [], violations: [], strangers: [], errors: [] };
  const context = await browser.newContext({ locale: 'ja-JP', viewport: { width, height: 800 } });
  await context.exposeFunction('hostileAlarm', () => { harm.scripts.push('a script ran'); });
  await context.exposeFunction('tellViolation', (what: string) => { harm.violations.push(what); });
  await context.addInitScript(() => {
    const tell = (window as unknown as { tellViolation(what: string): void }).tellViolation;
    for (const name of ['alert', 'confirm', 'prompt'] as const) window[name] = () => { tell(name); return null as never; };
    document.addEventListener('securitypolicyviolation', (event) => { tell(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`); });
  });
  context.on('request', (request) => { if (!request.url().startsWith(platform.platformUrl) && !/^(data|blob|about):/u.test(request.url())) harm.strangers.push(request.url()); });
  context.on('weberror', (error) => { harm.errors.push(error.error().message); });
  if (account !== null) {
    const { email, password } = account;
    await context.request.post(`${platform.platformUrl}/v1/sessions`, { data: { email, password }, headers: { Origin: platform.platformUrl } });
  }
  return { context, harm };
}

/** Opens a page and answers what is broken about how it lies there. */
async function look(page: Page, path: string): Promise<string[]> {
  const answer = await page.goto(`${platform.platformUrl}${path}`);
  if (answer?.status() !== 200) return [`${path} answered ${answer?.status() ?? 0}`];
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const standing = await page.locator('main').count();
  return [...(wide > 0 ? [`${path} is ${wide} px too wide`] : []), ...(standing === 1 ? [] : [`${path} has ${standing} mains`])];
}

const unharmed: Harm = { scripts: [], violations: [], strangers: [], errors: [] };

test('the watch sees a script that runs, a page that lets markup in, and a request to somebody else', async () => {
  const { context, harm } = await watched(375, null);
  const page = await context.newPage();
  await page.setContent('<img src=https://evil.example/x onerror=hostileAlarm()>');
  await expect.poll(() => harm.scripts.length).toBeGreaterThan(0);
  expect(harm.strangers.length).toBeGreaterThan(0);
  await page.goto(`${platform.platformUrl}/`);
  await page.evaluate(() => { try { document.body.innerHTML = '<b>'; } catch (error) { if (!(error instanceof TypeError)) throw error; } });
  await expect.poll(() => harm.violations.length).toBeGreaterThan(0);
  await context.close();
});

test('most strings are allowed where people write freely', () => {
  expect(serviceIds.length).toBeGreaterThan(40);
  expect(nicknames.length).toBeGreaterThan(10);
});

test('as titles, texts, tags and places they stand on every public page as nothing but text, on a phone', async () => {
  const { context, harm } = await watched(375, null);
  const page = await context.newPage();
  const broken: string[] = [];
  for (const path of ['/', '/search?q=', `/search?q=${encodeURIComponent('<script>hostileAlarm()</script>"\'')}`, ...serviceIds.map((id) => `/s/${id}`), `/embed/${serviceIds[0] ?? ''}`]) broken.push(...await look(page, path));
  expect({ broken, harm }).toEqual({ broken: [], harm: unharmed });
  await context.close();
});

test('their writer’s profile, my page, thread and settings bear them too, in both widths', async () => {
  const me = await provider.choku.get('/v1/me');
  const own = ['/my', '/my/services', `/my/services/${serviceIds[1] ?? ''}`, `/my/conversations/${conversationId}`, '/my/conversations', '/my/settings', '/my/settings/security', `/u/${me.id}`];
  for (const width of [375, 1280]) {
    const { context, harm } = await watched(width, provider);
    const page = await context.newPage();
    const broken: string[] = [];
    for (const path of own) broken.push(...await look(page, path));
    await page.goto(`${platform.platformUrl}/my/conversations/${conversationId}`);
    await page.getByRole('log').getByText('[object Object]').waitFor();
    expect({ width, broken, harm }).toEqual({ width, broken: [], harm: unharmed });
    await context.close();
  }
});

test('whatever is allowed as a nickname stands as a name on each page that shows it', async () => {
  const { id } = await visitor.choku.get('/v1/me');
  const { context, harm } = await watched(375, provider);
  const page = await context.newPage();
  const broken: string[] = [];
  const places = [`/u/${id}`, `/my/conversations/${conversationId}`];
  for (const [index, nickname] of nicknames.entries()) {
    await visitor.choku.patch('/v1/me', { body: { nickname } });
    broken.push(...(await look(page, places[index % 2] ?? '')).map((fault) => `${nickname}: ${fault}`));
  }
  expect({ broken, harm }).toEqual({ broken: [], harm: unharmed });
  await context.close();
});
