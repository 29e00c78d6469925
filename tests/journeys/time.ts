import type { Frame, Page } from 'playwright-core';
import type { Choku } from '../../sdk/src/index.ts';
import { eventually } from '../support/condition.ts';
import type { TestPlatform } from '../support/platform.ts';

/**
 * Talks on until something holds. The platform's clock goes twice as fast as the machine's: three seconds more every three, so that the
 * stamps the browsers give every five seconds stay within their lease of twelve.
 */
export async function talkUntil(platform: TestPlatform, holds: () => Promise<boolean>): Promise<void> {
  await eventually(async () => {
    await platform.advance(3_000);
    return holds();
  }, { within: 120_000, every: 3_000 });
}

/** Sets the price of the service in the demo blog's post, so that short talks cost something. */
export async function setPrice(satomi: Choku, pricePerMinute: number): Promise<void> {
  const { items } = await satomi.get('/v1/me/services');
  for (const { id } of items) await satomi.patch('/v1/services/{serviceId}', { params: { path: { serviceId: id } }, body: { pricePerMinute } });
}

/** Lets a side renew its lease at once, as it does when its network comes back, and waits for the platform's answer. `page` holds what `where` is a frame of. */
export async function renewLease(page: Page, where: Page | Frame): Promise<void> {
  const asked = page.waitForRequest(/\/lease$/u);
  await where.evaluate(() => window.dispatchEvent(new Event('online')));
  await (await asked).response();
}

/** A call as a test hastens it: what has been talked, and each side's page with the frame it talks in. */
export interface Hastened {
  talkMs(): Promise<number>;
  readonly sides: readonly (readonly [page: Page, where: Page | Frame])[];
}

/** Talks on until so many milliseconds have been talked: seven seconds at a time and a stamp of both sides, so that all of it counts. */
export async function talkTo(platform: TestPlatform, milliseconds: number, { talkMs, sides }: Hastened): Promise<void> {
  for (let left = milliseconds - await talkMs(); left > 0; left = milliseconds - await talkMs()) {
    await platform.advance(Math.min(7_000, Math.ceil(left)));
    await Promise.all(sides.map(([page, where]) => renewLease(page, where)));
  }
}
