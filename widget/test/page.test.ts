import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { serveBlog } from '../../examples/blog-post/serve.ts';
import type { Blog } from '../../examples/blog-post/serve.ts';
import { launchBrowser } from '../../tests/support/chromium.ts';
import { buildWidget, widgetIsStale } from '../build.ts';
import { startStubPlatform } from './stub-platform.ts';
import type { StubPlatform } from './stub-platform.ts';

let platform: StubPlatform;
let blog: Blog;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (await widgetIsStale()) await buildWidget();
  platform = await startStubPlatform({ svc_nursery: {}, svc_rain: { title: '雨の日の遊び場' } });
  blog = await serveBlog({ port: 0, platformUrl: platform.url, serviceId: 'svc_nursery' });
  browser = await launchBrowser();
}, 60_000);

afterEach(() => page.context().close());

afterAll(async () => {
  await browser.close();
  await blog.close();
  await platform.close();
});

const visit = async (width: number, path = '/'): Promise<void> => {
  platform.asked.length = 0;
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: 'light', reducedMotion: 'reduce' });
  page = await context.newPage();
  page.setDefaultTimeout(8_000);
  await page.goto(blog.url + path);
};

const card = () => page.locator('choku-talk .card');

/** Scrolls to the widget, presses one of its buttons and waits for the frame to be ready. */
const press = async (part: 'ask' | 'request'): Promise<Frame> => {
  await page.locator('choku-talk').first().scrollIntoViewIfNeeded();
  await page.locator(`choku-talk [part=${part}]`).first().click();
  return openFrame();
};

const openFrame = async (): Promise<Frame> => {
  await page.locator('choku-talk .ready iframe').waitFor();
  const frame = page.frames().find((each) => each.url().includes('/embed/'));
  if (!frame) throw new Error('there is no frame');
  return frame;
};

const say = (frame: Frame, message: object): Promise<void> => frame.evaluate((text) => new Function(`say(${text})`)(), JSON.stringify({ choku: 1, ...message }));

const layouts = (frame: Frame): Promise<string[]> => frame.evaluate(() => (Reflect.get(window, 'heard') as { layout?: string }[]).flatMap(({ layout }) => layout ?? []));

const talkState = (state: string): Promise<unknown> => page.waitForFunction((wanted) => Reflect.get(document.querySelector('choku-talk') ?? {}, 'state') === wanted, state);

describe('in a blog', () => {
  it('asks for one script only while the tag is far below, and for element and card once it is near', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 300 } });
    page = await context.newPage();
    platform.asked.length = 0;
    await page.route('**/blog.css', (route) => route.fulfill({ contentType: 'text/css', body: '.post h1 { margin-bottom: 3000px }' }));
    await page.goto(blog.url);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    expect(platform.asked).toEqual(['/widget/choku-talk.js']);
    await page.locator('choku-talk').scrollIntoViewIfNeeded();
    await card().waitFor();
    expect(platform.asked.filter((path) => path.endsWith('/card'))).toEqual(['/v1/services/svc_nursery/card']);
    expect(await page.locator('iframe').count()).toBe(0);
  });

  for (const script of ['module', 'classic']) {
    it(`leaves nothing on the page's global scope as a ${script} script`, async () => {
      await visit(1280, '/rainy-day');
      const added = await page.evaluate(async ([kind, from]) => {
        const names = (): string[] => [...Object.getOwnPropertyNames(window), ...Object.getOwnPropertyNames(document), ...Reflect.ownKeys(Symbol).map(String)];
        const before = new Set(names());
        const tag = document.createElement('script');
        if (kind === 'module') tag.type = 'module';
        tag.src = `${from}/widget/choku-talk${kind === 'module' ? '' : '.classic'}.js`;
        document.querySelector('h1')?.insertAdjacentHTML('afterend', '<choku-talk service-id="svc_nursery"><a href="/">link</a></choku-talk>');
        document.head.append(tag);
        await customElements.whenDefined('choku-talk');
        while (!document.querySelector('choku-talk')?.shadowRoot?.querySelector('.card')) await new Promise(requestAnimationFrame);
        return names().filter((name) => !before.has(name));
      }, [script, platform.url] as const);
      expect(added).toEqual([]);
    });
  }

  for (const width of [375, 1280]) {
    it(`moves nothing in the post at ${width} px`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      page = await context.newPage();
      await page.addInitScript(() => {
        Reflect.set(window, 'moved', 0);
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) Reflect.set(window, 'moved', Number(Reflect.get(window, 'moved')) + Number(Reflect.get(entry, 'value')));
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(blog.url);
      await page.locator('choku-talk').scrollIntoViewIfNeeded();
      await card().waitFor();
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      expect(await page.evaluate(() => Reflect.get(window, 'moved'))).toBe(0);
    });
  }

  it('works under a strict policy with Trusted Types, and has no accessibility fault', async () => {
    platform.asked.length = 0;
    await visit(1280, '/strict');
    const frame = await press('ask');
    expect(frame.url()).toContain(platform.url);
    await page.keyboard.press('Tab');
    await say(frame, { type: 'close' });
    await card().waitFor();
    await expect.poll(() => platform.asked).toContain('/v1/services/svc_nursery/views?page=%2Fstrict');
    const { violations } = await new AxeBuilder({ page }).include('choku-talk').analyze();
    expect(violations).toEqual([]);
  });

  it('leaves the plain link where Trusted Types do not allow Lit', async () => {
    await visit(1280, '/rainy-day');
    const told = page.waitForEvent('console', (message) => message.text().includes('its link stays'));
    await page.evaluate((from) => {
      const policy = Object.assign(document.createElement('meta'), { httpEquiv: 'Content-Security-Policy', content: 'trusted-types other' });
      const tag = Object.assign(document.createElement('script'), { type: 'module', src: `${from}/widget/choku-talk.js` });
      document.head.append(policy, tag);
      document.querySelector('h1')?.insertAdjacentHTML('afterend', '<choku-talk service-id="svc_nursery"><a href="/">link</a></choku-talk>');
    }, platform.url);
    await told;
    expect(await page.locator('choku-talk > a').isVisible()).toBe(true);
    expect(await page.locator('choku-talk').evaluate((tag) => tag.getAttribute('style')?.includes('min-height') ?? false)).toBe(false);
  });
});

describe('the frame', () => {
  it('is made on the first press, with what it needs and no more', async () => {
    await visit(1280);
    await press('request');
    const iframe = page.locator('choku-talk iframe');
    expect(new URL((await iframe.getAttribute('src')) ?? '').search).toBe('?lang=ja&theme=light&panel=request&page=%2F');
    expect(await iframe.getAttribute('allow')).toBe(['microphone', 'camera', 'autoplay', 'fullscreen', 'display-capture'].map((each) => `${each} ${platform.url}`).join('; '));
    expect(await iframe.getAttribute('sandbox')).toBe('allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox');
    expect(await iframe.getAttribute('referrerpolicy')).toBe('origin');
    expect(await iframe.getAttribute('title')).toBe('さとみさんと話す');
  });

  it('sets its own height in the post, within bounds', async () => {
    await visit(1280);
    const frame = await press('ask');
    for (const [px, height] of [[700, 700], [1, 160], [999_999, 1600]]) {
      await say(frame, { type: 'height', px });
      await page.waitForFunction((wanted) => document.querySelector('choku-talk')?.shadowRoot?.querySelector('iframe')?.offsetHeight === wanted, height);
    }
  });

  it('is not impersonated: the page itself and other frames are not heard', async () => {
    await visit(1280);
    const frame = await press('ask');
    await page.evaluate(async (from) => {
      const message = { choku: 1, type: 'state', state: 'call' };
      window.postMessage(message, '*');
      const own = document.querySelector('choku-talk')?.shadowRoot?.querySelector('iframe')?.contentWindow;
      window.dispatchEvent(new MessageEvent('message', { data: message, origin: 'https://evil.example', source: own ?? null }));
      window.dispatchEvent(new MessageEvent('message', { data: message, origin: from, source: window }));
      const other = document.body.appendChild(document.createElement('iframe'));
      other.src = `${from}/embed/svc_other`;
      await new Promise((resolve) => other.addEventListener('load', resolve));
    }, platform.url);
    const other = page.frames().find((each) => each.url().endsWith('svc_other'));
    if (other) await say(other, { type: 'state', state: 'call' });
    await say(frame, { type: 'state', state: 'paid' });
    await say(frame, { type: 'height', px: 444 });
    await page.waitForFunction(() => document.querySelector('choku-talk')?.shadowRoot?.querySelector('iframe')?.offsetHeight === 444);
    expect(await page.evaluate(() => Reflect.get(document.querySelector('choku-talk') ?? {}, 'state'))).toBe('idle');
  });

  it('opens and closes by keyboard, focus going in and coming back', async () => {
    await visit(1280);
    await card().waitFor();
    await page.locator('choku-talk [part=ask]').focus();
    await page.keyboard.press('Enter');
    const frame = await openFrame();
    await page.waitForFunction(() => document.querySelector('choku-talk')?.shadowRoot?.activeElement?.tagName === 'IFRAME');
    await say(frame, { type: 'close' });
    await page.waitForFunction(() => document.querySelector('choku-talk')?.shadowRoot?.activeElement?.getAttribute('part') === 'ask');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('choku-talk')?.shadowRoot?.activeElement?.tagName === 'IFRAME');
    expect(page.frames().includes(frame)).toBe(true);
  });

  it('is a sheet on a phone that leaves 36 px of the post and closes by a press there', async () => {
    await visit(375);
    const frame = await press('ask');
    expect(await page.locator('choku-talk .hold').boundingBox()).toMatchObject({ x: 0, y: 36, width: 375, height: 764 });
    expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe('hidden');
    await page.mouse.click(180, 10);
    await page.locator('choku-talk .sheet').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe('');
    expect(await layouts(frame)).toEqual(['sheet', 'inline']);
  });
});

describe('a talk', () => {
  it('docks when the reader scrolls on and comes back, without being reloaded', async () => {
    await visit(1280);
    const frame = await press('request');
    const born = await frame.evaluate('born');
    await say(frame, { type: 'state', state: 'call' });
    await talkState('call');
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.locator('choku-talk .dock').waitFor();
    expect(await page.locator('choku-talk .dock').boundingBox()).toMatchObject({ width: 316, height: 84, x: expect.closeTo(1280 - 316 - 24, -2) as number });
    await page.locator('choku-talk .row button', { hasText: 'ここに戻す' }).click();
    await page.locator('choku-talk .inline').waitFor();
    expect(await frame.evaluate('born')).toBe(born);
    expect(await layouts(frame)).toEqual(['inline', 'dock', 'inline']);
  });

  it('is never closed on a phone, only put to the bottom', async () => {
    await visit(375);
    const frame = await press('request');
    await say(frame, { type: 'state', state: 'call' });
    await say(frame, { type: 'close' });
    await page.locator('choku-talk .dock').waitFor();
    expect(await page.locator('choku-talk .dock').boundingBox()).toMatchObject({ x: 8, y: 800 - 84 - 8, width: 359, height: 84 });
    await say(frame, { type: 'restore' });
    await page.locator('choku-talk .sheet').waitFor();
    await say(frame, { type: 'state', state: 'ended' });
    await talkState('ended');
  });

  it('asks once before the page is left, and is taken up again after it', async () => {
    await visit(1280);
    const frame = await press('request');
    await say(frame, { type: 'state', state: 'call' });
    await talkState('call');
    expect(await page.evaluate(() => ({ ...sessionStorage }))).toEqual({ 'choku-talk': 'svc_nursery' });
    const asked = page.waitForEvent('dialog');
    const again = page.reload();
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.accept();
    await again;
    const resumed = await openFrame();
    expect(new URL(resumed.url()).search).toBe('?lang=ja&theme=light&page=%2F');
    await say(resumed, { type: 'state', state: 'idle' });
    await page.waitForFunction(() => sessionStorage.length === 0);
  });

  it('is the only one of the page: the other widget says so', async () => {
    await visit(1280);
    await page.evaluate(() => document.querySelector('choku-talk')?.insertAdjacentHTML('afterend', '<choku-talk service-id="svc_rain"><a href="/">link</a></choku-talk>'));
    const frame = await press('request');
    await say(frame, { type: 'state', state: 'call' });
    const other = page.locator('choku-talk').nth(1);
    await other.getByText('トーク中です').waitFor();
    expect(await other.locator('button').count()).toBe(0);
    await say(frame, { type: 'state', state: 'ended' });
    await other.getByRole('button', { name: '質問する' }).waitFor();
  });
});
