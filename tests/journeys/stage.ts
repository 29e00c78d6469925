import type { Browser, Page } from 'playwright-core';
import type { Choku } from '../../sdk/src/index.ts';
import { launchBrowser, launchOwnBrowser, type BrowserWishes, type OwnBrowser } from '../support/chromium.ts';
import { startPlatform, type TestPlatform } from '../support/platform.ts';
import { openMyPage, satomi, sdkOf } from './host.ts';
import { watchCalls } from './media.ts';
import { setPrice } from './time.ts';

/** A platform of its own, and its provider: on her my page, and as the SDK knows her. */
interface Hosting {
  readonly platform: TestPlatform;
  readonly host: Page;
  readonly choku: Choku;
}

/** Where one browser is enough for everybody: each person gets a context of their own. */
export interface Stage extends Hosting { readonly browser: Browser }

/** Starts a platform (`env`: further settings of it) and a browser with a microphone and a camera, and opens the provider's page. */
export async function openStage(wishes: BrowserWishes = {}, env: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const [platform, browser] = await Promise.all([startPlatform({ env }), launchBrowser({ media: true, ...wishes })]);
  const context = await browser.newContext({ locale: 'ja-JP' });
  await watchCalls(context);
  return { platform, browser, host: await openMyPage(platform, context), choku: await sdkOf(platform, satomi) };
}

/** Where each side has a browser of its own, so that one can be stopped without the other. */
export interface StageOfTwo extends Hosting { readonly herBrowser: OwnBrowser; readonly theirBrowser: OwnBrowser }

/** The same with two browsers, and a price at which seconds count. */
export async function openStageOfTwo(): Promise<StageOfTwo> {
  const own = () => launchOwnBrowser({ media: true }, { locale: 'ja-JP' });
  const [platform, herBrowser, theirBrowser] = await Promise.all([startPlatform(), own(), own()]);
  const choku = await sdkOf(platform, satomi);
  await setPrice(choku, 6_000);
  await Promise.all([watchCalls(herBrowser.context), watchCalls(theirBrowser.context)]);
  return { platform, herBrowser, theirBrowser, host: await openMyPage(platform, herBrowser.context), choku };
}
