import { expect, test } from 'vitest';
import { readSales } from '../../platform/src/ledger/index.ts';
import { asId } from '../../platform/src/primitives/id.ts';
import { DAY } from '../../platform/src/primitives/seconds.ts';
import { mailsTo } from '../people/person.ts';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';
import { live, talked, type Story } from '../people/talk.ts';

const platform = stage();

const giveBack = async (talk: Story, amount: number) => {
  const refund = await talk.provider.choku.post('/v1/talks/{talkId}/refunds', { params: { path: { talkId: talk.id } }, body: { amount } });
  await platform.tick();
  return refund;
};
const salesOf = (talk: Story) => readSales(platform.ctx.db.sql, asId('user', talk.provider.id));

test('the provider gives minutes back, then the rest: the fee is always a fifth of what is kept', async () => {
  // 8 minutes of ¥133, one of them free: ¥931.
  const talk = await talked(platform, await ayaAndKen(platform, { price: 133 }), { seconds: 480 });
  expect(await talk.statement('provider')).toMatchObject({ captured: 931, platformFee: 186, sales: 745, giveBack: { left: 931, choices: [{ minutes: 1, amount: 133 }, { minutes: 3, amount: 399 }, { minutes: 5, amount: 665 }, { minutes: null, amount: 931, sales: 745 }] } });
  expect((await talk.statement('visitor')).giveBack).toBeNull();
  const first = await giveBack(talk, 133);
  expect(first).toMatchObject({ by: 'provider', amount: 133, state: 'returning' });
  expect(await salesOf(talk)).toEqual({ pending: 639, payable: 0 });
  for (const side of ['provider', 'visitor'] as const) expect(await talk.statement(side)).toMatchObject({ captured: 931, refunded: 133, platformFee: 159, sales: 639, refunds: [{ id: first.id, amount: 133, state: 'returned' }] });
  expect((await mailsTo(platform, talk.visitor.email)).map((mail) => mail.subject).join()).toContain('¥133');
  expect(await refusalOf(giveBack(talk, 799))).toBe('state_conflict');
  await giveBack(talk, 798);
  expect(await salesOf(talk)).toEqual({ pending: 0, payable: 0 });
  expect(await talk.statement('provider')).toMatchObject({ refunded: 931, platformFee: 0, sales: 0, giveBack: null });
  expect(await refusalOf(giveBack(talk, 1))).toBe('state_conflict');
});

test('over two holds the newest gives first', async () => {
  const talk = await live(platform, await ayaAndKen(platform, { price: 100 }), { extension: 10 });
  await talk.talkFor(500);
  await talk.visitor.choku.post('/v1/talks/{talkId}/extend', { params: { path: { talkId: talk.id } }, body: { minutes: 10 } });
  await platform.tick();
  await talk.talkFor(400);
  await talk.hangUp('visitor');
  await platform.tick();
  const { captured, holds } = await talk.statement('visitor');
  expect(holds.map((hold) => hold.captured).every((sum) => sum > 0)).toBe(true);
  await giveBack(talk, (holds[1]?.captured ?? 0) + 1);
  const parts = await platform.ctx.db.sql.all<{ part: number; amount: number; state: string }>('SELECT part, amount, state FROM talk_refund_part WHERE talk_id = ? ORDER BY part', [talk.id]);
  expect(parts).toEqual([{ part: 1, amount: 1, state: 'booked' }, { part: 2, amount: holds[1]?.captured, state: 'booked' }]);
  expect(await talk.statement('visitor')).toMatchObject({ captured, refunded: (holds[1]?.captured ?? 0) + 1 });
});

test('only the provider, for 7 days from the end, and once however often it is sent', async () => {
  const talk = await talked(platform, await ayaAndKen(platform), { seconds: 240 });
  const asVisitor = talk.visitor.choku.post('/v1/talks/{talkId}/refunds', { params: { path: { talkId: talk.id } }, body: { amount: 100 } });
  expect(await refusalOf(asVisitor)).toBe('forbidden');
  await Promise.all([giveBack(talk, 200), giveBack(talk, 200)].map((sent) => sent.catch((error: unknown) => error)));
  // ¥360 in all: the second ¥200 no longer fits.
  expect(await talk.statement('provider')).toMatchObject({ captured: 360, refunded: 200 });
  await platform.advance(7 * DAY - 10_000);
  await giveBack(talk, 10);
  await platform.advance(20_000);
  expect(await refusalOf(giveBack(talk, 10))).toBe('state_conflict');
  expect(await talk.statement('provider')).toMatchObject({ refunded: 210, giveBack: null });
});

test('a talk still being collected gives back once it is captured', async () => {
  const talk = await live(platform, await ayaAndKen(platform));
  await talk.talkFor(240);
  expect(await refusalOf(giveBack(talk, 10))).toBe('state_conflict');
});
