import Koa from 'koa';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Koa as Request, KoaState } from '../http/koa-state.ts';
import { requestLocale } from '../http/resolve-viewer.ts';
import { drawnAvatar } from './avatar.ts';
import { languageByPath } from './language.ts';
import { serveStatic } from './static.ts';

let server: Server;
let base: string;

beforeAll(async () => {
  const koa = new Koa<KoaState>();
  koa.use(async (ctx, next) => {
    const locale = requestLocale(ctx as Request);
    ctx.state = { ...ctx.state, locale, viewer: { kind: 'anyone', address: '', locale } };
    await next();
  });
  koa.use(serveStatic({ mode: 'test', publicUrl: 'https://choku.example' }));
  koa.use(languageByPath());
  koa.use((ctx) => { ctx.body = `${ctx.state.locale} ${ctx.path}`; });
  server = createServer(koa.callback());
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => { server.close(resolve); }));

describe('files', () => {
  test('a portrait may be shown by every blog, and is the same the next time', async () => {
    const first = await fetch(`${base}/avatars/usr_1.svg`);
    expect(first.headers.get('content-type')).toContain('image/svg+xml');
    expect(first.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const again = await fetch(`${base}/avatars/usr_1.svg`, { headers: { 'if-none-match': first.headers.get('etag') ?? '', 'cache-control': 'max-age=0' } });
    expect(again.status).toBe(304);
  });
  test.each(['/assets/../package.json', '/assets/%2e%2e%2fpackage.json', '/assets/..%2f..%2fbuild.ts', '/assets/.env', '/assets/nothing.js', '/avatars/a.png', '/assets/'])('%s is not a file of ours', async (path) => {
    expect(await (await fetch(base + path)).text()).toMatch(/^ja \//u);
  });
  test('outside production no search engine may look', async () => {
    expect(await (await fetch(`${base}/robots.txt`)).text()).toContain('Disallow: /\n');
  });
});

describe('the language of a page', () => {
  const seen = async (path: string, language = 'ja') => (await fetch(base + path, { headers: { 'accept-language': language } })).text();
  test('is English by its path and Japanese without, whatever the browser asks for', async () => {
    expect(await seen('/about', 'en')).toBe('ja /about');
    expect(await seen('/en/about')).toBe('en /about');
    expect(await seen('/en')).toBe('en /');
    expect(await seen('/en/')).toBe('en /');
  });
  test('is the browser’s in small windows, frames and answers of the API', async () => {
    expect(await seen('/sign-in?window=1', 'en')).toBe('en /sign-in');
    expect(await seen('/embed/svc_1', 'en')).toBe('en /embed/svc_1');
    expect(await seen('/v1/me', 'en')).toBe('en /v1/me');
  });
  test('is no second way to what exists once', async () => {
    expect(await seen('/en/v1/me')).toBe('en /en/v1/me');
    expect(await seen('/en//evil.example')).toBe('en /en//evil.example');
  });
});

test('different people get different faces, the same seed the same one, nobody none', () => {
  expect(drawnAvatar('a')).toBe(drawnAvatar('a'));
  expect(drawnAvatar('a')).not.toBe(drawnAvatar('b'));
  expect(drawnAvatar('nobody')).not.toContain('mask');
});
