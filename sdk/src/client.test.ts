import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { followEvents, type ChokuEvent } from './events.ts';
import { ChokuProblem, createChoku } from './index.ts';

type Answer = (req: IncomingMessage, res: ServerResponse, turn: number) => void;
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A stand-in of the platform that answers as the test says, and notes what it was asked. */
async function standIn(answer: Answer) {
  const asked: IncomingMessage[] = [];
  const server = createServer((req, res) => {
    req.resume();
    asked.push(req);
    answer(req, res, asked.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const json = (res: ServerResponse, status: number, body: unknown) => res.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json', 'retry-after': '7' }).end(JSON.stringify(body));
const event = (id: string, type: string, body: unknown = {}) => `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify({ type, at: '2026-11-01T00:00:00.000Z', body })}\n\n`;

test('an answer is its body, asked for with token and language', async () => {
  const { url, asked } = await standIn((_, res) => json(res, 200, { nickname: 'aya' }));
  const me = await createChoku({ baseUrl: `${url}/`, token: async () => 'cks_1', locale: 'en' }).get('/v1/me');
  expect(me.nickname).toBe('aya');
  expect([asked[0]?.url, asked[0]?.headers.authorization, asked[0]?.headers['accept-language']]).toEqual(['/v1/me', 'Bearer cks_1', 'en']);
});

test('a refusal is thrown with its code, sentence and waiting time', async () => {
  const { url } = await standIn((_, res) => json(res, 429, { type: '/problems/rate_limited', title: 'Too many', status: 429, code: 'rate_limited', reference: 'r' }));
  const refusal = await createChoku({ baseUrl: url }).get('/v1/me').catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ChokuProblem);
  expect(refusal).toMatchObject({ code: 'rate_limited', status: 429, message: 'Too many', retryAfter: 7 });
});

test('a file is sent as it is, under its own type; everything else as JSON', async () => {
  const bodies: string[] = [];
  const { url, asked } = await standIn((req, res) => {
    req.on('data', (piece: Buffer) => bodies.push(piece.toString()));
    req.on('end', () => json(res, 200, {}));
  });
  const choku = createChoku({ baseUrl: url });
  await choku.put('/v1/me/portrait', { body: new Blob(['bytes'], { type: 'image/webp' }) });
  await choku.patch('/v1/me', { body: { words: 'こんにちは' } });
  expect(asked.map(({ headers }) => headers['content-type'])).toEqual(['image/webp', 'application/json']);
  expect(bodies).toEqual(['bytes', '{"words":"こんにちは"}']);
});

test('a proxy’s error page is a problem of unknown code', async () => {
  const { url } = await standIn((_, res) => res.writeHead(500, { 'content-type': 'text/html' }).end('<h1>oh</h1>'));
  await expect(createChoku({ baseUrl: url }).get('/v1/me')).rejects.toMatchObject({ code: 'unknown', status: 500 });
});

test('a POST whose answer was lost is sent again under the same key; two POSTs have two', async () => {
  const { url, asked } = await standIn((req, res, turn) => (turn === 1 ? req.socket.destroy() : turn === 2 ? res.writeHead(503).end() : json(res, 200, {})));
  const choku = createChoku({ baseUrl: url, retryWaits: [0, 0] });
  await choku.post('/v1/sessions', { body: { email: 'aya@example.jp', password: 'long enough words', keep: 'token' } });
  await choku.post('/v1/sessions', { body: { email: 'aya@example.jp', password: 'long enough words', keep: 'token' } });
  const keys = asked.map(({ headers }) => headers['idempotency-key']);
  expect(keys).toHaveLength(4);
  expect([new Set(keys.slice(0, 3)).size, keys[3] === keys[0]]).toEqual([1, false]);
});

/** The first events that come, and then the stream is left. */
async function first(count: number, events: AsyncIterable<ChokuEvent>): Promise<ChokuEvent[]> {
  const got: ChokuEvent[] = [];
  for await (const each of events) if (got.push(each) === count) break;
  return got;
}
const parts = (url: string, watchdog = 40_000) => ({ url: `${url}/v1/events`, fetch: globalThis.fetch, headers: async () => ({}), watchdog, waits: [0] });

test('events go on after a cut, each once, whatever pieces they arrive in', async () => {
  const { url, asked } = await standIn((_, res, turn) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    if (turn === 1) {
      const text = `retry: 1000\n${event('e.1', 'open')}: \n\n${event('e.2', 'a', { word: '声' })}`;
      const half = Buffer.from(text).indexOf('声') + 1;
      res.write(Buffer.from(text).subarray(0, half), () => res.end(Buffer.from(text).subarray(half)));
    } else res.write(event('e.2', 'a') + event('e.3', 'b'));
  });
  const got = await first(3, followEvents(parts(url), {}));
  expect(got.map(({ seq, type }) => `${seq} ${type}`)).toEqual(['1 open', '2 a', '3 b']);
  expect(got[1]?.body).toEqual({ word: '声' });
  expect(asked.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, 'e.2']);
});

test('a silent connection is given up and made anew', async () => {
  const { url, asked } = await standIn((_, res, turn) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    if (turn === 2) res.write(event('e.5', 'a'));
  });
  expect((await first(1, followEvents(parts(url, 50), { lastEventId: 'e.4' })))[0]?.seq).toBe(5);
  expect(asked.map(({ headers }) => headers['last-event-id'])).toEqual(['e.4', 'e.4']);
});

test('a lost history begins anew with smaller numbers', async () => {
  const { url } = await standIn((_, res) => res.writeHead(200, { 'content-type': 'text/event-stream' }).write(event('f.1', 'reset') + event('f.2', 'a')));
  expect((await first(2, followEvents(parts(url), { lastEventId: 'e.90' }))).map(({ id }) => id)).toEqual(['f.1', 'f.2']);
});

test('being signed out ends the stream with a problem, a busy platform doesn’t', async () => {
  const { url } = await standIn((_, res, turn) => json(res, turn === 1 ? 503 : 401, { title: 'no', code: turn === 1 ? 'too_busy' : 'signed_out' }));
  await expect(first(1, followEvents(parts(url), {}))).rejects.toMatchObject({ code: 'signed_out' });
});

test('the signal ends it quietly', async () => {
  const stop = new AbortController();
  const { url } = await standIn((_, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    stop.abort();
  });
  expect(await first(1, followEvents(parts(url), { signal: stop.signal }))).toEqual([]);
});

test('a stream ends with its signal, even where a fetch of somebody’s own loses it', async () => {
  const { url } = await standIn((_, res) => res.writeHead(200, { 'content-type': 'text/event-stream' }).write(event('a.0', 'open')));
  const over = new AbortController();
  const deaf: typeof fetch = (input, init) => fetch(input, { ...init, signal: null });
  const seen: string[] = [];
  for await (const { type } of followEvents({ ...parts(url), fetch: deaf }, { signal: over.signal })) {
    seen.push(type);
    over.abort();
  }
  expect(seen).toEqual(['open']);
});
