import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoOperator, demoPeople } from '../../platform/src/demo/people.ts';
import { inLanguage } from '../../platform/src/site/language-path.ts';
import { launchBrowser } from '../support/chromium.ts';
import { startPlatform, type TestPlatform } from '../support/platform.ts';
import { expectAccessible } from './axe.ts';
import { satomi, sdkOf, signIn } from './host.ts';

let platform: TestPlatform;
let browser: Browser;
/** Where each of them goes. */
let places: Readonly<Record<'guest' | 'satomi' | 'yuu' | 'operator', readonly string[]>>;

beforeAll(async () => {
  platform = await startPlatform();
  browser = await launchBrowser();
  const choku = await sdkOf(platform, satomi);
  const [me, services, talks, threads] = await Promise.all([choku.get('/v1/me'), choku.get('/v1/me/services'), choku.get('/v1/me/talks'), choku.get('/v1/me/conversations')]);
  const service = services.items[0]?.id ?? '';
  const thread = threads.items[0]?.id ?? '';
  const billed = talks.items.find(({ bill }) => (bill ?? 0) > 0)?.id ?? '';
  places = {
    guest: ['/', '/search', '/search?q=zzzz&minStars=4', '/search?prefecture=埼玉県&available=true&category=nothing', '/search/order', `/s/${service}`, `/s/${service}/reviews`, `/u/${me.id}`, `/u/${me.id}/reviews`, '/sign-in', '/sign-up', '/password-reset', '/how-it-works', '/help/fees', '/for-providers', '/faq', '/help/safety', '/legal/terms', '/legal/privacy',
      '/legal/tokushoho', '/legal/external', '/legal/measures', '/docs', '/docs/blogger', '/docs/developer', '/docs/element', '/docs/api', '/docs/api/talks', '/offline', '/nowhere'],
    satomi: ['/my', '/my/conversations', `/my/conversations/${thread}`, '/my/services', '/my/services/new', `/my/services/${service}`, `/my/services/${service}?step=price`,
      `/my/services/${service}?step=times`, `/my/services/${service}?step=publish`, `/my/services/${service}/embed`, '/my/reviews', '/my/sales', '/my/sales?chart=days', '/my/sales?list=changes', '/my/payouts', '/my/payouts/confirm?amount=5000', '/my/payouts/account', '/my/payouts/account?bank=みずほ', '/my/payouts/account?bank=0001&branch=001', '/my/payouts/account?bank=9900', '/my/posts', '/my/posts?days=365', '/my/settings', '/my/settings/notifications', `/my/talks/${billed}/statement`],
    yuu: ['/my', '/my/conversations', '/my/services', '/my/reviews', '/my/sales', '/my/posts', '/my/settings', '/my/settings/security', '/my/settings/cards', '/my/settings/blocks', '/my/settings/account', `/s/${service}`, `/s/${service}/talk`, `/u/${me.id}`, `/report?about=service:${service}`],
    operator: await consolePlaces(me.id, service, billed),
  };
});
afterAll(async () => {
  await browser.close();
  await platform.stop();
});

/** Every page of the operator's console, with the demo's reports, somebody, a service and a talk. */
async function consolePlaces(userId: string, serviceId: string, talkId: string): Promise<readonly string[]> {
  const { items: reports } = await (await sdkOf(platform, demoOperator)).send('get', '/v1/operator/reports', {}) as { items: readonly { id: string }[] };
  const { items: payouts } = await (await sdkOf(platform, demoOperator)).send('get', '/v1/operator/payouts?state=paid', {}) as { items: readonly { id: string }[] };
  return ['/operator', '/operator/search?q=a', '/operator/reports', ...reports.slice(0, 1).flatMap(({ id }) => [`/operator/reports/${id}`, `/operator/reports/${id}/messages`]), `/operator/users/${userId}`, `/operator/services/${serviceId}`,
    `/operator/talks/${talkId}`, '/operator/payouts', ...payouts.slice(0, 1).map(({ id }) => `/operator/payouts/${id}`), '/operator/proposals', '/operator/failures', '/operator/books', '/operator/books/people/sales_pending', '/operator/books/accounts/card_clearing', `/operator/books/journals?q=${talkId}`, '/operator/findings', '/operator/audit'];
}

/** Things that stick out of the window to the side, where nothing lets one scroll to them. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth > innerWidth) return [`the page is ${document.documentElement.scrollWidth} wide`];
    const scrolls = (element: Element): boolean => element.closest('.chips, pre, .sr, .facade, table, .settings-tabs') !== null;
    return [...document.querySelectorAll('main *, .page-header *')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element))
      .map((element) => `${element.tagName}.${element.getAttribute('class') ?? ''}`);
  });
}

interface Look { readonly who: 'guest' | 'satomi' | 'yuu' | 'operator'; readonly colorScheme: 'light' | 'dark'; readonly width: number; readonly locale: 'ja-JP' | 'en-US'; /** Only what sticks out is looked for: the rest was seen at another width. */ readonly fitsOnly?: true }

/** Looks at one place after the other in one tab. */
async function visit(page: Page, paths: readonly string[], { who, colorScheme, width, locale, fitsOnly }: Look): Promise<void> {
  for (const place of paths) {
    await page.goto(platform.platformUrl + (who === 'guest' && locale === 'en-US' ? inLanguage(place, 'en') : place));
    await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
    const name = `${place} for ${who}, ${colorScheme}, ${width} px`;
    if (fitsOnly !== true) await expectAccessible(page, name);
    // Fonts and pictures may still be settling in.
    await page.evaluate(() => document.fonts.ready);
    await expect.poll(() => cutOff(page), { message: name, timeout: 5_000 }).toEqual([]);
    expect(await page.locator('main .button.lamp:visible').count(), `${name}: one light at most`).toBeLessThanOrEqual(1);
  }
}

async function walk(look: Look): Promise<void> {
  const { who, colorScheme, width, locale } = look;
  const context = await browser.newContext({ colorScheme, locale, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
  const broken: string[] = [];
  context.on('weberror', (error) => { broken.push(error.error().message); });
  const page = await context.newPage();
  const person = demoPeople.find(({ email }) => email.startsWith(who));
  if (person !== undefined) {
    await (await sdkOf(platform, person)).patch('/v1/me', { body: { locale: locale === 'ja-JP' ? 'ja' : 'en' } });
    await page.goto(`${platform.platformUrl}${locale === 'ja-JP' ? '' : '/en'}/sign-in?next=/my/settings`);
    await (locale === 'ja-JP' ? signIn(page, person) : signInInEnglish(page, person));
    await page.waitForURL(({ pathname }) => pathname === '/my/settings');
  }
  // Two tabs side by side, each with every other place: half the time on two cores.
  const tabs = [page, await context.newPage()];
  await Promise.all(tabs.map((tab, at) => visit(tab, places[who].filter((_, index) => index % tabs.length === at), look)));
  expect(broken).toEqual([]);
  await context.close();
}

async function signInInEnglish(page: Page, who: { readonly email: string; readonly password: string }): Promise<void> {
  await page.getByRole('textbox', { name: /^E-mail/u }).fill(who.email);
  await page.getByRole('textbox', { name: /^Password/u }).fill(who.password);
  await page.getByRole('button', { name: /^Sign in and/u }).click();
}

test.each(['guest', 'satomi', 'yuu', 'operator'] as const)('%s can read and use every page of theirs, wide and in daylight', (who) => walk({ who, colorScheme: 'light', width: 1280, locale: 'ja-JP' }));
test('a guest sees every page whole in Japanese on the smallest phone', () => walk({ who: 'guest', colorScheme: 'light', width: 320, locale: 'ja-JP', fitsOnly: true }));
test.each(['guest', 'satomi', 'yuu', 'operator'] as const)('%s can read and use every page of theirs, on the smallest phone, at night and in English', (who) => walk({ who, colorScheme: 'dark', width: 320, locale: 'en-US' }));
