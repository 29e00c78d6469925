import { expect, test, vi } from 'vitest';
import { readSales } from '../../platform/src/ledger/index.ts';
import { asId } from '../../platform/src/primitives/id.ts';
import { DAY, MINUTE } from '../../platform/src/primitives/seconds.ts';
import { changeTestRefund } from '../../platform/src/rails/cards/test-refund.ts';
import { operator, type OperatorPerson } from '../people/operator.ts';
import { ayaAndKen, stage } from '../people/stage.ts';
import { talked, type Story } from '../people/talk.ts';

const platform = stage();

let operators = 0;
async function someOperator(): Promise<OperatorPerson> {
  operators += 1;
  const who = await operator(platform, `op${operators}`);
  await who.prove();
  return who;
}
const salesOf = (talk: Story) => readSales(platform.ctx.db.sql, asId('user', talk.provider.id));
const refund = async (who: OperatorPerson, talk: Story, amount: number) => {
  const answer = await who.ask('POST', `/talks/${talk.id}/refunds`, { amount, reason: '音がとぎれたため' });
  await platform.tick();
  return answer;
};
const waiting = async (who: OperatorPerson) => ((await who.ask('GET', '/overview')).body['waiting'] as { kind: string; id: string }[]).map(({ kind, id }) => `${kind} ${id}`);

test('whole or part, at any time, out of payable sales once they were moved', async () => {
  const talk = await talked(platform, await ayaAndKen(platform), { seconds: 480 });
  await platform.advance(10 * DAY);
  const who = await someOperator();
  expect(await refund(who, talk, 841)).toMatchObject({ status: 409 });
  expect(await refund(who, talk, 101)).toMatchObject({ status: 200, body: { done: true } });
  // ¥840 − ¥101 = ¥739; the fee is ¥147 instead of ¥168.
  expect(await salesOf(talk)).toEqual({ pending: 0, payable: 592 });
  expect(await refund(who, talk, 739)).toMatchObject({ status: 200 });
  expect(await talk.statement('visitor')).toMatchObject({ refunded: 840, platformFee: 0, sales: 0, refunds: [{ by: 'operator' }, { by: 'operator' }] });
  const deeds = await platform.ctx.db.sql.all<{ count: number }>("SELECT COUNT(*) AS count FROM operator_audit WHERE act = 'refund' AND object_id = ?", [talk.id]);
  expect(deeds[0]?.count).toBe(2);
});

test('above ¥300,000 it waits for a second operator', async () => {
  const talk = await talked(platform, await ayaAndKen(platform, { price: 10_000 }), { seconds: 60 * 33, ceiling: 60 });
  const [who, second] = [await someOperator(), await someOperator()];
  const proposed = await refund(who, talk, 300_001);
  expect(proposed).toMatchObject({ status: 200, body: { done: false, why: 'large_refund' } });
  expect(await talk.statement('visitor')).toMatchObject({ refunded: 0 });
  await second.ask('POST', `/proposals/${String(proposed.body['proposalId'])}/answer`, { answer: 'approved', reason: '確かめました' });
  await platform.tick();
  expect(await talk.statement('visitor')).toMatchObject({ refunded: 300_001 });
  expect(await refund(who, talk, 300)).toMatchObject({ body: { done: true } });
});

test('one that the bank would not take is booked back, waits for the operator, and is given again', async () => {
  const talk = await talked(platform, await ayaAndKen(platform), { seconds: 480 });
  const who = await someOperator();
  await refund(who, talk, 500);
  const [part] = await platform.ctx.db.sql.all<{ refund_id: string }>('SELECT refund_id FROM talk_refund_part WHERE talk_id = ?', [talk.id]);
  const refundId = part?.refund_id ?? '';
  await changeTestRefund(platform.ctx, { refund: `${refundId}:1`, state: 'failed' });
  await platform.advance(11 * MINUTE);
  expect(await salesOf(talk)).toEqual({ pending: 672, payable: 0 });
  expect(await talk.statement('provider')).toMatchObject({ refunded: 0, platformFee: 168, sales: 672, refunds: [{ state: 'failed' }] });
  expect(await waiting(who)).toContain(`refund ${talk.id}`);
  await who.prove();
  const answer = { refundId, part: 1, amount: 500, again: true, reason: 'カードを確かめました' };
  expect(await who.ask('POST', `/talks/${talk.id}/refunds/answer`, answer)).toMatchObject({ status: 200 });
  expect(await who.ask('POST', `/talks/${talk.id}/refunds/answer`, answer)).toMatchObject({ status: 409 });
  await platform.tick();
  expect(await talk.statement('provider')).toMatchObject({ refunded: 500, refunds: [{ state: 'failed' }, { state: 'returned' }] });
  expect(await waiting(who)).not.toContain(`refund ${talk.id}`);
});

test('whose outcome is unknown is read before it is asked again, and given once', async () => {
  const talk = await talked(platform, await ayaAndKen(platform), { seconds: 480 });
  const { cards } = platform.ctx.rails;
  const really = cards.refund.bind(cards);
  let calls = 0;
  const spy = vi.spyOn(cards, 'refund').mockImplementation(async (request) => {
    calls += 1;
    await really(request);
    return { state: 'unknown' };
  });
  await refund(await someOperator(), talk, 400);
  expect(await talk.statement('visitor')).toMatchObject({ refunds: [{ state: 'returning' }] });
  await platform.advance(MINUTE);
  spy.mockRestore();
  await platform.advance(MINUTE);
  expect(calls).toBe(1);
  expect(await talk.statement('visitor')).toMatchObject({ refunded: 400, refunds: [{ state: 'returned' }] });
});

test('on its way to the card it is not booked before it is there', async () => {
  const talk = await talked(platform, await ayaAndKen(platform), { seconds: 480 });
  const { cards } = platform.ctx.rails;
  const really = cards.refund.bind(cards);
  const pending = vi.spyOn(cards, 'refund').mockImplementation(async (request) => {
    await really(request);
    await changeTestRefund(platform.ctx, { refund: request.refund, state: 'pending' });
    return { state: 'pending', reference: 'trf_pending', amount: request.amount };
  });
  await refund(await someOperator(), talk, 400);
  pending.mockRestore();
  expect(await salesOf(talk)).toEqual({ pending: 672, payable: 0 });
  const [part] = await platform.ctx.db.sql.all<{ refund_id: string }>('SELECT refund_id FROM talk_refund_part WHERE talk_id = ?', [talk.id]);
  await changeTestRefund(platform.ctx, { refund: `${part?.refund_id ?? ''}:1`, state: 'succeeded' });
  await platform.advance(11 * MINUTE);
  expect(await salesOf(talk)).toEqual({ pending: 352, payable: 0 });
});
