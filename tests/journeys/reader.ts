import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { eventually } from '../support/condition.ts';
import type { TestPlatform } from '../support/platform.ts';

/** Everybody's password in the journeys who signs up in one. */
export const password = 'kawa-no-mukou-7';

/** The newest six-digit code in the local mailbox for an address. */
export async function mailedCode(platform: TestPlatform, email: string): Promise<string> {
  return eventually(async () => {
    const list = await (await fetch(`${platform.platformUrl}/dev/mail?to=${encodeURIComponent(email)}`)).text();
    return /\d{6}/u.exec(list.replaceAll(/<style[\s\S]*?<\/style>|<[^>]+>/gu, ' '))?.[0];
  });
}

/** Somebody who reads the demo blog's post, as they see it in their own browser. */
export interface Reader {
  readonly page: Page;
  /** The platform's frame in the post. */
  readonly frame: FrameLocator;
}

/** Opens the demo blog's post. */
export async function openPost(platform: TestPlatform, context: BrowserContext, path = '/'): Promise<Reader> {
  const page = await context.newPage();
  await page.goto(`${platform.blogUrl}${path}`);
  await page.locator('choku-talk').first().scrollIntoViewIfNeeded();
  return { page, frame: page.frameLocator('iframe') };
}

/** Presses something that opens a window of the platform, and answers the window. */
export async function windowFrom(reader: Reader, press: () => Promise<void>): Promise<Page> {
  const [popup] = await Promise.all([reader.page.waitForEvent('popup'), press()]);
  await popup.waitForLoadState();
  return popup;
}

/** Signs up in the window that the frame has opened and lets the frame go on; the window closes by itself. */
export async function signUpIn(platform: TestPlatform, popup: Page, { nickname, email }: { readonly nickname: string; readonly email: string }): Promise<void> {
  await popup.getByRole('link', { name: 'はじめての方' }).click();
  await popup.getByRole('textbox', { name: /^ニックネーム/u }).fill(nickname);
  await popup.getByRole('textbox', { name: /^メールアドレス/u }).fill(email);
  await popup.getByRole('textbox', { name: /^パスワード/u }).fill(password);
  for (const box of await popup.getByRole('checkbox').all()) await box.check();
  await popup.getByRole('button', { name: '登録してつづける' }).click();
  await popup.getByRole('textbox', { name: /^確認コード/u }).fill(await mailedCode(platform, email));
  await popup.getByRole('button', { name: '確認してつづける' }).click();
  const closed = popup.waitForEvent('close');
  await popup.getByRole('button', { name: 'つづける', exact: true }).click();
  await closed;
}

/** Asks the first question as somebody new: the window, the sign-up, and the message stands in the chat. */
export async function askAsSomebodyNew(platform: TestPlatform, reader: Reader, person: { readonly nickname: string; readonly email: string; readonly question: string }): Promise<void> {
  await reader.page.locator('choku-talk').first().getByRole('button', { name: '質問する' }).click();
  await reader.frame.getByRole('textbox', { name: 'メッセージ' }).fill(person.question);
  const popup = await windowFrom(reader, () => reader.frame.getByRole('button', { name: '送信する' }).click());
  await signUpIn(platform, popup, person);
  await reader.frame.getByRole('log').getByText(person.question).waitFor();
}

/** What a reader asks for in the request form. */
export interface RequestWishes {
  readonly mode?: '音声だけ' | 'ビデオ';
  readonly minutes?: 10 | 20 | 30 | 60;
  readonly comment?: string;
}

/**
 * Presses a button of the frame until what it brings stands there. Chromium leads a press to where a frame of another site stood a
 * moment ago: one made just after the frame has changed its height can miss it.
 */
async function pressFor(button: Locator, brought: Locator): Promise<void> {
  await button.waitFor();
  await eventually(async () => {
    if (!await brought.isVisible()) await button.click({ timeout: 2_000 });
    await brought.waitFor({ timeout: 2_000 });
    return true;
  }, { within: 30_000 });
}

/** Fills the request form and opens the window in which the payment is confirmed. */
export async function openConsent(reader: Reader, { mode = '音声だけ', minutes = 10, comment = '' }: RequestWishes = {}): Promise<Page> {
  const modes = reader.frame.getByRole('radio', { name: mode });
  await pressFor(reader.frame.getByRole('button', { name: /申し込/u }).last(), modes);
  await modes.check();
  await reader.frame.getByRole('radio', { name: new RegExp(`^${minutes}分`, 'u') }).check();
  await reader.frame.getByRole('textbox', { name: /ひとこと/u }).fill(comment);
  const popup = await windowFrom(reader, () => reader.frame.getByRole('button', { name: 'お支払いの確認へ' }).click());
  await popup.waitForURL(/\/consent\?/u);
  return popup;
}

/** Chooses a test card by its name, in the window that asked for one, and comes back to the consent. */
export async function chooseCard(popup: Page, name = '使えるカード'): Promise<void> {
  await popup.getByRole('button', { name: 'カードを登録する' }).click();
  await popup.getByRole('button', { name }).click();
  await popup.waitForURL(/\/consent\?/u);
}

/** Consents to the payment: the button wakes once somebody moves in the window, so that no second click of a double click hits it. */
export async function consent(popup: Page): Promise<void> {
  const closed = popup.waitForEvent('close');
  await popup.mouse.move(40, 40);
  await popup.mouse.move(80, 90);
  await popup.getByRole('button', { name: /まで許可して申し込む$/u }).click();
  await closed;
}
