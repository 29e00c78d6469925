import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { Database } from '../database/database.ts';
import { asId } from '../primitives/id.ts';
import { idField } from './fields.ts';
import { noContent } from './no-content.ts';
import { operation } from './operation.ts';
import { Problem } from './problem.ts';
import type { ViewerLookups } from './resolve-viewer.ts';
import { listen, testContext, type TestPlatform } from './testing/test-platform.ts';
import { hashToken } from './token.ts';

const aya = asId('user', 'usr_aya');
const serviceId = asId('service', 'svc_aya');
const lookups: ViewerLookups = {
  findSession: async (_, hash) => (hash === hashToken('cks_aya') ? { userId: aya, sessionId: asId('session', 'ses_1') } : undefined),
  findFrameSession: async (_, hash) => (hash === hashToken('ckf_aya') ? { userId: aya, frameSessionId: asId('frameSession', 'frm_1'), serviceId, origin: 'https://blog.example' } : undefined),
};
const word = z.strictObject({ title: z.string().min(2).max(4), price: z.int().min(10).max(100), kind: z.enum(['a', 'b']).optional(), tags: z.array(z.strictObject({ name: z.string() })).optional() });
const operations = [
  operation({ id: 'makeWord', method: 'POST', path: '/v1/words', tag: 't', summary: 's', access: 'anyone', query: z.strictObject({ page: z.coerce.number().int().optional() }), body: word, replies: { 200: word }, problems: [], run: async ({ body }) => ({ status: 200, body }) }),
  operation({ id: 'readWord', method: 'GET', path: '/v1/words/{wordId}', tag: 't', summary: 's', access: 'anyone', params: z.strictObject({ wordId: idField('service') }), replies: { 200: z.strictObject({}) }, problems: ['state_conflict'],
    run: async () => { throw new Problem('state_conflict', { state: 'ended' }); } }),
  operation({ id: 'myWord', method: 'POST', path: '/v1/me', tag: 't', summary: 's', access: 'user', replies: { 200: z.strictObject({ id: z.string() }) }, problems: [], run: async ({ viewer }) => ({ status: 200, body: { id: viewer.userId } }) }),
  operation({ id: 'ourWord', method: 'GET', path: '/v1/ours', tag: 't', summary: 's', access: 'member', replies: { 200: z.strictObject({ kind: z.string() }) }, problems: [], run: async ({ viewer }) => ({ status: 200, body: { kind: viewer.kind } }) }),
  operation({ id: 'card', method: 'GET', path: '/v1/card', tag: 't', summary: 's', access: 'anyone', cors: true, cache: 'public, max-age=60', replies: { 200: z.strictObject({ kind: z.string() }) }, problems: [], run: async ({ viewer }) => ({ status: 200, body: { kind: viewer.kind } }) }),
  operation({ id: 'broken', method: 'GET', path: '/v1/broken', tag: 't', summary: 's', access: 'anyone', replies: { 200: z.strictObject({ a: z.string() }) }, problems: [], run: async () => ({ status: 200, body: { a: 'a', password: 'leak' } }) }),
  operation({ id: 'leave', method: 'DELETE', path: '/v1/me', tag: 't', summary: 's', access: 'user', replies: { 204: noContent }, problems: [], run: async () => ({ status: 204, session: null }) }),
];
// These operations touch no table: a database that answers nothing shows it.
const ctx: Context = testContext({} as Database);
let platform: TestPlatform;
beforeAll(async () => {
  platform = await listen(ctx, operations, lookups);
});
afterAll(() => platform.close());

const json = { 'content-type': 'application/json' };
const send = (path: string, init: RequestInit = {}) => fetch(`${platform.url}${path}`, init);
const post = (body: string, headers: Record<string, string> = json) => send('/v1/words', { method: 'POST', body, headers: { 'accept-language': 'en', ...headers } });
async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  return await response.json() as { code: string; title: string; state?: string; errors?: { in: string; field: string; rule: string; limit?: number; message: string }[]; reference: string };
}

describe('what is refused, and how', () => {
  test('all faults of body and query are named at once, unknown fields too', async () => {
    const response = await send('/v1/words?page=x&size=1', { method: 'POST', headers: { ...json, 'accept-language': 'en' }, body: JSON.stringify({ title: 'wörter', kind: 'c', tags: [{ name: 1 }], role: 'operator' }) });
    expect(response.status).toBe(422);
    const { errors = [] } = await problemOf(response);
    expect(errors.map(({ in: place, field, rule }) => `${place} ${field} ${rule}`).toSorted()).toEqual([
      'body kind not_allowed', 'body price missing', 'body role unknown_field', 'body tags.0.name wrong_type', 'body title too_long', 'query page wrong_type', 'query size unknown_field',
    ]);
    expect(errors.find(({ field }) => field === 'title')).toMatchObject({ limit: 4, message: 'Use at most 4 characters.' });
  });

  test('sentences are Japanese unless English is asked for', async () => {
    const response = await post('{"title":"ab","price":1}', { ...json, 'accept-language': 'ja' });
    expect((await problemOf(response)).errors?.[0]?.message).toBe('10以上にしてください。');
  });

  test.each([
    ['half a JSON', '{"title":', json, 400, 'malformed_json'],
    ['bytes that are no text', '\u{1f600}'.slice(0, 1) + '{', json, 400, 'malformed_json'],
    ['a form', 'title=a', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported_media_type'],
    ['a packed body', '{}', { ...json, 'content-encoding': 'gzip' }, 415, 'unsupported_media_type'],
    ['65 KB', JSON.stringify({ title: 'x'.repeat(65 * 1024) }), json, 413, 'payload_too_large'],
    ['a list', '[]', json, 422, 'invalid_input'],
    ['null', 'null', json, 422, 'invalid_input'],
    ['nothing', '', {}, 422, 'invalid_input'],
    ['a poisoned prototype', '{"__proto__":{"a":1},"title":"ab","price":10}', json, 422, 'invalid_input'],
  ])('%s', async (_, body, headers, status, code) => {
    const response = await post(body, headers);
    expect([response.status, (await problemOf(response)).code]).toEqual([status, code]);
  });

  test('a path that leads nowhere, an id that can’t be and one that isn’t there are the same 404', async () => {
    for (const path of ['/v1/nothing', '/v1', '/v1/words/%E0%A4%A', '/v1/words/svc_short', '/v1/words/usr_01234567890123456789']) {
      const response = await send(path);
      expect([path, response.status, (await problemOf(response)).code]).toEqual([path, 404, 'not_found']);
    }
  });

  test('a wrong method is told the right ones', async () => {
    const response = await send('/v1/words', { method: 'PUT' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await problemOf(response)).code).toBe('method_not_allowed');
  });

  test('a conflict names the state', async () => {
    const response = await send('/v1/words/svc_01234567890123456789');
    expect([response.status, (await problemOf(response)).state]).toEqual([409, 'ended']);
  });

  test('an answer that doesn’t fit its schema is a bug: 500, a reference, and nothing of it', async () => {
    const response = await send('/v1/broken');
    expect(response.status).toBe(500);
    const problem = await problemOf(response);
    expect(problem.code).toBe('internal');
    expect(response.headers.get('x-request-id')).toBe(problem.reference);
    expect(JSON.stringify(problem)).not.toContain('leak');
  });
});

describe('who asks', () => {
  const me = (headers: Record<string, string>) => send('/v1/me', { method: 'POST', headers });

  test.each([
    ['nobody', {}, 401],
    ['a session token', { authorization: 'Bearer cks_aya' }, 200],
    ['a dead token', { authorization: 'Bearer cks_gone' }, 401],
    ['a frame at what is a user’s', { authorization: 'Bearer ckf_aya' }, 403],
    ['a frame’s token in a cookie', { cookie: 'choku=ckf_aya', 'sec-fetch-site': 'same-origin' }, 401],
    ['the cookie from another site', { cookie: 'choku=cks_aya', origin: 'https://evil.example' }, 403],
    ['the cookie from a sandbox', { cookie: 'choku=cks_aya', origin: 'null' }, 403],
    ['the cookie from the frame’s origin', { cookie: 'choku=cks_aya', origin: 'http://embed.test' }, 403],
    ['the cookie from a sister site', { cookie: 'choku=cks_aya', 'sec-fetch-site': 'same-site' }, 403],
    ['the cookie from nowhere', { cookie: 'choku=cks_aya' }, 403],
    ['the cookie from our own page', { cookie: 'choku=cks_aya', 'sec-fetch-site': 'same-origin' }, 200],
  ])('%s', async (_, headers, status) => {
    expect((await me(headers)).status).toBe(status);
  });

  test('the cookie from our own origin', async () => {
    expect((await me({ cookie: 'choku=cks_aya', origin: platform.url })).status).toBe(200);
  });

  test('a foreign page can’t sign anybody in', async () => {
    expect((await post('{"title":"ab","price":10}', { ...json, origin: 'https://evil.example' })).status).toBe(403);
  });

  test('a frame may ask what members may', async () => {
    expect(await (await send('/v1/ours', { headers: { authorization: 'Bearer ckf_aya' } })).json()).toEqual({ kind: 'frame' });
  });

  test('signing out ends the cookie', async () => {
    const response = await send('/v1/me', { method: 'DELETE', headers: { authorization: 'Bearer cks_aya' } });
    expect([response.status, response.headers.get('set-cookie')]).toEqual([204, 'choku=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0']);
  });
});

describe('what may be kept', () => {
  test('the public card is anybody’s, from any page, the same for a person who is signed in', async () => {
    const response = await send('/v1/card', { headers: { authorization: 'Bearer cks_aya', origin: 'https://blog.example' } });
    expect(await response.json()).toEqual({ kind: 'anyone' });
    expect(Object.fromEntries(['access-control-allow-origin', 'access-control-allow-credentials', 'vary', 'cache-control'].map((name) => [name, response.headers.get(name)])))
      .toEqual({ 'access-control-allow-origin': '*', 'access-control-allow-credentials': null, vary: 'Origin', 'cache-control': 'public, max-age=60' });
    const again = await send('/v1/card', { headers: { 'cache-control': 'max-age=0', 'if-none-match': response.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  test('all else is private', async () => {
    for (const path of ['/v1/ours', '/v1/nothing', '/v1/words/svc_01234567890123456789']) expect((await send(path)).headers.get('cache-control')).toBe('private, no-store');
  });
});

test('the document lists every operation with its problems', async () => {
  const document = await (await send('/openapi.json')).json() as { openapi: string; paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>> };
  expect(document.openapi).toBe('3.1.0');
  expect(Object.values(document.paths).flatMap((path) => Object.values(path)).map(({ operationId }) => operationId).toSorted())
    .toEqual(['broken', 'card', 'leave', 'makeWord', 'myWord', 'ourWord', 'readWord', 'streamEvents']);
  expect(Object.keys(document.paths['/v1/words']?.['post']?.responses ?? {})).toEqual(['200', '400', '413', '415', '422']);
});
