import { once } from 'node:events';
import Koa from 'koa';
import { afterEach, expect, test } from 'vitest';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { contentSecurityPolicy } from '../site/content-security-policy.ts';
import type { KoaState } from './koa-state.ts';
import { securityHeaders } from './security-headers.ts';

let server: Server | undefined;
afterEach(() => server?.close());

async function policyAt(mediaUrl: string, embedUrl = 'https://choku.example'): Promise<string> {
  const koa = new Koa<KoaState>();
  koa.use(securityHeaders({ publicUrl: 'https://choku.example', embedUrl, mediaUrl }));
  koa.use((context) => {
    context.set('Content-Security-Policy', contentSecurityPolicy());
    context.body = 'a page';
  });
  const listening = koa.listen(0, '127.0.0.1');
  server = listening;
  await once(listening, 'listening');
  const answer = await fetch(`http://127.0.0.1:${(listening.address() as AddressInfo).port}/`);
  return answer.headers.get('content-security-policy') ?? '';
}

test('pages may show photos from an origin of their own, where the operator has named one, and nothing else from there', async () => {
  expect(await policyAt('https://choku.example')).toBe(contentSecurityPolicy());
  const policy = await policyAt('https://media.choku.example');
  expect(policy.split('; ').filter((directive) => directive.includes('media.choku.example'))).toEqual([`img-src 'self' https://media.choku.example data:`]);
  expect(await policyAt('https://choku.example', 'https://embed.choku.example')).toContain("; img-src 'self' https://choku.example data:;");
});
