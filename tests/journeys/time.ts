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
