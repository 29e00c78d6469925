import { describe, expect, it } from 'vitest';
import type { Context } from '../context.ts';
import type { Koa } from '../http/koa-state.ts';
import { NEWS_PATH, receiveRailNews } from './rail-news-routes.ts';

const ask = (readNews: Context['rails']['cards']['readNews'], request: { path?: string; method?: string } = {}) => {
  let passed = false;
  const koa = { path: NEWS_PATH, method: 'POST', ...request } as Koa;
  const answer = receiveRailNews({ rails: { cards: { readNews } } } as Context)(koa, () => { passed = true; return Promise.resolve(); });
  return Promise.resolve(answer).then(() => passed, (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error));
};

describe('where the card rail sends its news', () => {
  it('is nothing where the rail sends none or no secret is set', async () => {
    expect(await ask(null)).toBe('not_found');
  });

  it('is nothing to whoever only looks, and leaves every other address alone', async () => {
    expect(await ask(() => null, { method: 'GET' })).toBe('not_found');
    expect(await ask(null, { path: '/webhooks' })).toBe(true);
  });
});
