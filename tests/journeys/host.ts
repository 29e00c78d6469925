import { expect } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { createChoku, type Choku } from '../../sdk/src/index.ts';
import { demoPeople } from '../../platform/src/demo/people.ts';
import { eventually } from '../support/condition.ts';
import type { TestPlatform } from '../support/platform.ts';

/** The demo's provider, whose service stands in the demo blog's post. */
export const satomi = demoPeople[0];

/** Signs in with the form of the page, in a window or a tab. */
export async function signIn(page: Page, who: { readonly email: string; readonly password: string }): Promise<void> {
  await page.getByRole('textbox', { name: /^メールアドレス/u }).fill(who.email);
  await page.getByRole('textbox', { name: /^パスワード/u }).fill(who.password);
  await page.getByRole('button', { name: /^ログイン/u }).click();
}

/** Opens the provider's my page and signs in. */
export async function openMyPage(platform: TestPlatform, context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${platform.platformUrl}/sign-in?next=/my`);
  await signIn(page, satomi);
  await page.waitForURL(/\/my$/u);
  await page.getByRole('heading', { name: 'トーク', level: 1 }).waitFor();
  return page;
}

/** The SDK as one of the demo's people: to look at the same things without a browser. */
export async function sdkOf(platform: TestPlatform, who: { readonly email: string; readonly password: string }): Promise<Choku> {
  const { token } = await createChoku({ baseUrl: platform.platformUrl }).post('/v1/sessions', { body: { email: who.email, password: who.password, keep: 'token' } });
  return createChoku({ baseUrl: platform.platformUrl, token: token ?? '' });
}

/** The provider accepts the request that is shown first and lands in the call. */
export async function acceptFirst(host: Page): Promise<string> {
  await host.getByRole('button', { name: 'トークする' }).first().click();
  await host.waitForURL(/\/my\/talks\/tlk_/u);
  const [join, end] = [host.getByRole('button', { name: '参加する' }), host.getByRole('button', { name: '終了する' })];
  await eventually(async () => {
    if (await join.isVisible()) await join.click({ timeout: 1_000 });
    return end.isVisible();
  }, { within: 20_000, every: 100 });
  return /tlk_\w+/u.exec(host.url())?.[0] ?? '';
}

/** Expects that the bill follows the rule: nothing for the first minute, then by the second, rounded down. Answers the statement. */
export async function expectBillByTheRule(choku: Choku, talkId: string) {
  const statement = await choku.get('/v1/talks/{talkId}/statement', { params: { path: { talkId } } });
  const milliseconds = statement.intervals.reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0);
  expect(statement.talkSeconds).toBe(Math.floor(milliseconds / 1000));
  const billedSeconds = Math.max(0, statement.talkSeconds - statement.freeSeconds);
  expect(statement).toMatchObject({ billedSeconds, bill: Math.floor(statement.pricePerMinute * billedSeconds / 60) });
  return statement;
}
