import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Choku } from '../../sdk/src/index.ts';
import { eventually } from '../support/condition.ts';
import { startPlatform, type TestPlatform } from '../support/platform.ts';
import { newAccount } from './account.ts';
import { expectBillByTheRule, satomi, sdkOf } from './host.ts';
import { expectBooks, settled, talkOf } from './talk-in-post.ts';
import { setPrice } from './time.ts';

let platform: TestPlatform;
let host: Choku;
let reader: Choku;
let wish: { readonly serviceId: string; readonly cardId: string };

beforeAll(async () => {
  platform = await startPlatform();
  host = await sdkOf(platform, satomi);
  await setPrice(host, 600);
  ({ choku: reader } = await newAccount(platform, 'よむ'));
  const serviceId = (await host.get('/v1/me/services')).items[0]?.id ?? '';
  const { url } = await reader.post('/v1/me/card-setups', { body: { returnPath: '/my' } });
  await reader.send('post', `/v1/test-bank/setups/${url.split('/').at(-1) ?? ''}/card`, { body: { kind: 'works' } });
  await platform.advance(61_000);
  wish = { serviceId, cardId: (await reader.get('/v1/me/cards')).items[0]?.id ?? '' };
});
afterAll(() => platform.stop());

/** A request that waits. */
async function request(): Promise<string> {
  const { serviceId, cardId } = wish;
  const { pricePerMinute, freeSeconds } = await reader.get('/v1/services/{serviceId}/request-form', { params: { path: { serviceId } } });
  const mandate = await reader.post('/v1/mandates', { body: { serviceId, origin: null, ceilingMinutes: 10, extensionMinutes: 0, cardId, shownPrice: pricePerMinute, shownFreeSeconds: freeSeconds } });
  const { id } = await reader.post('/v1/services/{serviceId}/talks', { params: { path: { serviceId } }, body: { mode: 'voice', ceilingMinutes: 10, waitMinutes: 30, comment: '', mandateId: mandate.id } });
  return id;
}

/** Both join and talk for two minutes. */
async function talkForTwoMinutes(talkId: string): Promise<void> {
  const at = { params: { path: { talkId } } };
  await eventually(async () => (await talkOf(reader, talkId)).hold?.state === 'placed');
  const sides = [[host, 'connection-of-satomi'], [reader, 'connection-of-reader']] as const;
  for (const [choku, connectionId] of sides) await choku.post('/v1/talks/{talkId}/join', { ...at, body: { connectionId, hears: true } });
  for (let seconds = 0; seconds < 120; seconds += 8) {
    await platform.advance(8_000);
    for (const [choku, connectionId] of sides) await choku.put('/v1/talks/{talkId}/lease', { ...at, body: { connectionId, hears: true, leaving: false } });
  }
}

/** After this time what a dead process had taken in hand is due again, in ms. */
const leaseOfAnEffect = 61_000;

/** Ends the platform as a power cut would while it carries something out, and starts it again. `answered`: once the answer is there, else before. */
async function killDuring(deed: Promise<unknown>, { answered }: { readonly answered: boolean }): Promise<void> {
  const done = Promise.allSettled([deed]);
  if (answered) await done;
  await platform.kill9();
  await done;
  await platform.restart();
}

test.each([true, false])('killed while the hold is placed (answered: %s), the accepted talk still gets its one hold', async (answered) => {
  const talkId = await request();
  const accept = () => host.post('/v1/talks/{talkId}/accept', { params: { path: { talkId } } });
  await killDuring(accept(), { answered });
  if ((await talkOf(host, talkId)).state === 'requested') await accept();
  await platform.advance(leaseOfAnEffect);
  await talkForTwoMinutes(talkId);
  await host.post('/v1/talks/{talkId}/end', { params: { path: { talkId } } });
  expect(await settled(host, talkId)).toMatchObject({ billState: 'collected' });
  const { holds, bill } = await expectBillByTheRule(host, talkId);
  expect(holds).toMatchObject([{ captured: bill, state: 'captured' }]);
  await expectBooks(platform);
});

test.each([true, false])('killed while a talk is settled (answered: %s), the bill is collected once and the books balance', async (answered) => {
  const talkId = await request();
  await host.post('/v1/talks/{talkId}/accept', { params: { path: { talkId } } });
  await talkForTwoMinutes(talkId);
  const end = () => reader.post('/v1/talks/{talkId}/end', { params: { path: { talkId } } });
  await killDuring(end(), { answered });
  if ((await talkOf(host, talkId)).state === 'live') await end();
  await platform.advance(leaseOfAnEffect);
  expect(await settled(host, talkId)).toMatchObject({ billState: 'collected', endedBy: 'visitor' });
  const { bill, captured } = await expectBillByTheRule(host, talkId);
  expect(bill).toBeGreaterThan(0);
  expect(captured).toBe(bill);
  await expectBooks(platform);
});
