import { afterEach } from 'vitest';
import type { Frame, Page } from 'playwright-core';
import { openPages } from './chromium.ts';

/** So much of a frame's text is printed, in characters. */
const most = 1_200;

async function textOf(frame: Frame): Promise<string> {
  const looked = frame.evaluate(() => document.body.innerText.replaceAll(/\s*\n\s*/gu, ' | '));
  const tooLong = new Promise<string>((resolve) => { setTimeout(() => resolve('(does not answer)'), 2_000).unref(); });
  return Promise.race([looked, tooLong]).catch((error: unknown) => `(${String(error)})`);
}

async function describePage(page: Page): Promise<string> {
  const frames = await Promise.all(page.frames().map(async (frame) => `${frame.url()}\n    ${(await textOf(frame)).slice(0, most)}`));
  return frames.join('\n  ');
}

/** Where a browser is in a test that failed, what stood on each screen is printed: a picture can't be seen in a log. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  const pages = await Promise.all(openPages().map(describePage));
  for (const page of pages) process.stderr.write(`on screen in “${task.name}”: ${page}\n`);
});
