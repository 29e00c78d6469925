/**
 * Takes the picture of the README: the widget in the demo blog, its provider's light on. `node tests/docs/make-picture.ts` while
 * nothing else runs; builds nothing, so `npm run build` comes first.
 */
import { join } from 'node:path';
import { demoPeople } from '../../platform/src/demo/people.ts';
import { createChoku } from '../../sdk/src/index.ts';
import { launchBrowser } from '../support/chromium.ts';
import { startPlatform } from '../support/platform.ts';
import { root } from '../support/test-files.ts';

const platform = await startPlatform();
const over = new AbortController();
const browser = await launchBrowser();
try {
  const [{ email, password }] = demoPeople;
  const { token } = await createChoku({ baseUrl: platform.platformUrl }).post('/v1/sessions', { body: { email, password, keep: 'token' } });
  const satomi = createChoku({ baseUrl: platform.platformUrl, token: token ?? undefined });
  // Somebody can talk while they have a page open: this stream is hers.
  await satomi.events({ signal: over.signal }).next();
  await satomi.put('/v1/me/availability', { body: { available: true } });

  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ja-JP', timezoneId: 'Asia/Tokyo', colorScheme: 'light' });
  const page = await context.newPage();
  await page.goto(platform.blogUrl);
  const widget = page.locator('choku-talk');
  await widget.scrollIntoViewIfNeeded();
  await widget.locator('[part=request]').waitFor();
  await widget.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  await page.screenshot({ path: join(root, 'docs/picture.png'), clip: { x: 104, y: 92, width: 760, height: 580 } });
} finally {
  over.abort();
  await browser.close();
  await platform.stop();
}
