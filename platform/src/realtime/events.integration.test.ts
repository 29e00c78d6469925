import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../../../tests/support/databases.ts';
import type { Context } from '../context.ts';
import type { Database } from '../database/database.ts';
import { hashToken } from '../http/token.ts';
import { listen, standingClock, testContext, type TestPlatform } from '../http/testing/test-platform.ts';
import { asId, type UserId } from '../primitives/id.ts';
import { createChoku, type ChokuEvent } from '../../../sdk/src/index.ts';
import { appendEvent, appendEvents, forgetOldEvents, historyKept, readEvents } from './events.ts';

const clock = standingClock();
const mine = asId('service', 'svc_mine');
let db: Database;
let ctx: Context;
let platform: TestPlatform;
let signedIn = true;
const user = (name: string): UserId => asId('user', `usr_${name}`);
const open: AbortController[] = [];

beforeAll(async () => {
  ctx = testContext(await openTestDatabase(), { clock });
  ({ db } = ctx);
  platform = await listen(ctx, [], {
    findSession: async (_, hash) => {
      const name = ['aya', 'ben', 'cho', 'dan', 'eri', 'out'].find((each) => hashToken(`cks_${each}`) === hash);
      return name === undefined || (name === 'out' && !signedIn) ? undefined : { userId: user(name), sessionId: asId('session', `ses_${name}`) };
    },
    findFrameSession: async () => ({ userId: user('aya'), frameSessionId: asId('frameSession', 'frm_1'), serviceId: mine, origin: 'https://blog.example' }),
  });
});
afterAll(async () => {
  for (const each of open) each.abort();
  await platform.close();
  await db.close();
});

const tell = (name: string, text: string, serviceId: typeof mine | null = null) =>
  db.transaction((tx) => appendEvent(tx, { userId: user(name), type: 'test.said', serviceId, body: { text } }));

/** Follows somebody's events; `next` waits for the next one. */
function follow(token: string, lastEventId?: string) {
  const signal = new AbortController();
  open.push(signal);
  const events = createChoku({ baseUrl: platform.url, token }).events({ lastEventId, signal: signal.signal });
  return {
    stop: () => signal.abort(),
    async next(): Promise<ChokuEvent> {
      const { value, done } = await events.next();
      if (done) throw new Error('the stream ended');
      return value;
    },
  };
}

test('numbers have no gap and no double, with many writers at once to many people', async () => {
  const people = [user('p1'), user('p2'), user('p3')];
  await Promise.all(Array.from({ length: 30 }, (_, index) => db.transaction(async (tx) => {
    const order = index % 2 ? people : people.toReversed();
    await appendEvents(tx, order.map((userId) => ({ userId, type: 'test', body: { index } })));
  })));
  for (const userId of people) {
    const events = await readEvents(db.sql, { userId, after: 0, limit: 100 });
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  }
});

test('a rolled back change leaves no event and no gap', async () => {
  await tell('roll', 'one');
  await expect(db.transaction(async (tx) => {
    await appendEvent(tx, { userId: user('roll'), type: 'test', body: {} });
    throw new Error('changed my mind');
  })).rejects.toThrow('changed my mind');
  await tell('roll', 'two');
  const events = await readEvents(db.sql, { userId: user('roll'), after: 0, limit: 10 });
  expect(events.map(({ seq, body }) => [seq, body])).toEqual([[1, { text: 'one' }], [2, { text: 'two' }]]);
});

test('what is told at once to several people, to some of them more than once, stands in each log in its order', async () => {
  const [one, other] = [user('several-b'), user('several-a')];
  const said = (userId: typeof one, text: string) => ({ userId, type: 'test.said', body: { text } });
  await tell('several-b', 'before');
  await db.transaction((tx) => appendEvents(tx, [said(one, 'x'), said(other, 'x'), said(one, 'y'), said(one, 'x'), said(other, 'z')]));
  const read = async (userId: typeof one) => (await readEvents(db.sql, { userId, after: 0, limit: 10 })).map(({ seq, body }) => `${seq} ${(body as { text: string }).text}`);
  expect([await read(one), await read(other)]).toEqual([['1 before', '2 x', '3 y', '4 x'], ['1 x', '2 z']]);
});

test('a stream begins now, tells what happens, and goes on where it was', async () => {
  await tell('ben', 'before');
  const first = follow('cks_ben');
  expect((await first.next()).type).toBe('open');
  await tell('ben', 'one');
  const one = await first.next();
  expect([one.type, one.seq, one.body]).toEqual(['test.said', 2, { text: 'one' }]);
  first.stop();
  await tell('ben', 'two');
  await tell('ben', 'three');
  const again = follow('cks_ben', one.id);
  expect([(await again.next()).body, (await again.next()).body]).toEqual([{ text: 'two' }, { text: 'three' }]);
});

test('a person without any event yet misses not even the first', async () => {
  const stream = follow('cks_eri');
  const opened = await stream.next();
  stream.stop();
  await tell('eri', 'first');
  expect((await follow('cks_eri', opened.id).next()).body).toEqual({ text: 'first' });
});

test('history that is gone, from the future or of another epoch is a reset', async () => {
  await tell('cho', 'old');
  await tell('cho', 'old too');
  const [row] = await db.sql.all<{ epoch: string }>('SELECT epoch FROM user_event_counter WHERE user_id = ?', ['usr_cho']);
  clock.move(historyKept + 1);
  await tell('cho', 'new');
  await forgetOldEvents(db.sql, clock.now());
  for (const id of [`${row?.epoch}.0`, `${row?.epoch}.1`, `${row?.epoch}.9`, 'other.2', 'nonsense']) expect([id, (await follow('cks_cho', id).next()).type]).toEqual([id, 'reset']);
  expect((await follow('cks_cho', `${row?.epoch}.2`).next()).body).toEqual({ text: 'new' });
  await db.sql.run("UPDATE user_event_counter SET epoch = 'restored'");
  expect((await follow('cks_cho', `${row?.epoch}.2`).next()).type).toBe('reset');
});

test('a frame learns of its own service only', async () => {
  const frame = follow('ckf_any');
  await frame.next();
  await tell('aya', 'of nothing');
  await tell('aya', 'of another', asId('service', 'svc_other') as typeof mine);
  await tell('aya', 'of mine', mine);
  expect((await frame.next()).body).toEqual({ text: 'of mine' });
});

test('a stream ends when its viewer has signed out, without another word', async () => {
  const stream = follow('cks_out');
  await stream.next();
  signedIn = false;
  await tell('out', 'secret');
  await expect(stream.next()).rejects.toMatchObject({ code: 'signed_out' });
});

test('the eleventh stream of a person is refused', async () => {
  const stop = new AbortController();
  const headers = { authorization: 'Bearer cks_dan' };
  const ask = () => fetch(`${platform.url}/v1/events`, { headers, signal: stop.signal });
  const all: Response[] = [];
  for (let count = 0; count < 10; count += 1) all.push(await ask());
  expect(all.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
  expect((await ask()).status).toBe(429);
  stop.abort();
  await expect.poll(async () => {
    const response = await fetch(`${platform.url}/v1/events`, { headers });
    await response.body?.cancel();
    return response.status;
  }).toBe(200);
});
