import Koa from 'koa';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KoaState } from '../http/koa-state.ts';
import { drawnAvatar } from './avatar.ts';
import { chooseLanguage } from './language.ts';
import { serveStatic } from './static.ts';

let server: Server;
let base: string;

beforeAll(async () => {
  const koa = new Koa<KoaState>();
  koa.use(async (ctx, next) => { ctx.state.locale = 'ja'; await next(); });
  koa.use(serveStatic({ mode: 'test' }));
  koa.use(chooseLanguage({ publicUrl: 'http://localhost' }));
  koa.use((ctx) => { ctx.body = ctx.state.locale; });
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
    expect(await (await fetch(base + path)).text()).toBe('ja');
  });
  test('outside production no search engine may look', async () => {
    expect(await (await fetch(`${base}/robots.txt`)).text()).toContain('Disallow: /\n');
  });
});

describe('a guest\'s language', () => {
  test('is kept and leads back to a page of ours only', async () => {
    const choose = (referer: string) => fetch(`${base}/language/en`, { redirect: 'manual', headers: { referer } });
    const chosen = await choose('http://localhost/search?q=a');
    expect(chosen.headers.get('set-cookie')).toContain('choku-language=en');
    expect(chosen.headers.get('location')).toBe('/search?q=a');
    expect((await choose('http://evil.example/x')).headers.get('location')).toBe('/');
    expect((await choose('http://localhost//evil.example')).headers.get('location')).toBe('/');
  });
  test('goes before the browser\'s, and nonsense is ignored', async () => {
    const seen = async (cookie: string) => (await fetch(base, { headers: { cookie } })).text();
    expect(await seen('a=b; choku-language=en')).toBe('en');
    expect(await seen('choku-language=<script>')).toBe('ja');
  });
});

test('different people get different faces, the same seed the same one, nobody none', () => {
  expect(drawnAvatar('a')).toBe(drawnAvatar('a'));
  expect(drawnAvatar('a')).not.toBe(drawnAvatar('b'));
  expect(drawnAvatar('nobody')).not.toContain('mask');
});
