import { expect, test } from 'vitest';
import { debtOf, postJournal, readSales } from '../../platform/src/ledger/index.ts';
import { asId } from '../../platform/src/primitives/id.ts';
import { DAY, MINUTE } from '../../platform/src/primitives/seconds.ts';
import { yen } from '../../platform/src/primitives/yen.ts';
import { closeTestDispute, openTestDispute } from '../../platform/src/rails/cards/test-dispute.ts';
import { mailsTo } from '../people/person.ts';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';
import { talked, type Story } from '../people/talk.ts';

const platform = stage();

const salesOf = (talk: Story) => readSales(platform.ctx.db.sql, asId('user', talk.provider.id));
const referenceOf = async (talk: Story): Promise<string> => (await platform.ctx.db.sql.get<{ reference: string }>('SELECT reference FROM test_rail_hold WHERE talk = ?', [talk.id]))?.reference ?? '';
/** The rail is asked for news every ten minutes. */
const hear = () => platform.advance(11 * MINUTE);

test('taken back the next day, it comes from what waits, and returns when the dispute is won', async () => {
  const talk = await talked(platform, await ayaAndKen(platform, { card: 'disputed' }), { seconds: 480 });
  expect(await salesOf(talk)).toEqual({ pending: 672, payable: 0 });
  await platform.advance(DAY);
  await hear();
  expect(await salesOf(talk)).toEqual({ pending: 0, payable: 0 });
  for (const side of ['provider', 'visitor'] as const) expect(await talk.statement(side)).toMatchObject({ captured: 840, disputed: 840, platformFee: 0, sales: 0, disputes: [{ amount: 840, state: 'open', closedAt: null }] });
  expect((await mailsTo(platform, talk.provider.email)).map((mail) => mail.subject).join()).toContain('異議');
  expect(await refusalOf(talk.provider.choku.post('/v1/talks/{talkId}/refunds', { params: { path: { talkId: talk.id } }, body: { amount: 1 } }))).toBe('state_conflict');
  await closeTestDispute(platform.ctx, { reference: await referenceOf(talk), outcome: 'won' });
  await hear();
  expect(await salesOf(talk)).toEqual({ pending: 672, payable: 0 });
  expect(await talk.statement('provider')).toMatchObject({ disputed: 0, platformFee: 168, sales: 672, disputes: [{ state: 'won' }] });
});

test('lost after the sales had become payable and part was given back, it leaves a debt that new sales work off', async () => {
  const people = await ayaAndKen(platform);
  const talk = await talked(platform, people, { seconds: 480 });
  await people.provider.choku.post('/v1/talks/{talkId}/refunds', { params: { path: { talkId: talk.id } }, body: { amount: 340 } });
  await platform.advance(8 * DAY);
  expect(await salesOf(talk)).toEqual({ pending: 0, payable: 400 });
  // Meanwhile the sales were paid out.
  const owner = asId('user', people.provider.id);
  await platform.ctx.db.transaction((tx) => postJournal(platform.ctx, tx, { source: `repair:${talk.id}`, entries: [{ account: { kind: 'sales_payable', owner }, amount: yen(400) }, { account: { kind: 'bank', owner: null }, amount: yen(-400) }] }));
  expect(await openTestDispute(platform.ctx, await referenceOf(talk))).toBe(true);
  await hear();
  expect(await debtOf(platform.ctx.db.sql, owner)).toBe(400);
  expect(await talk.statement('provider')).toMatchObject({ refunded: 340, disputed: 500, platformFee: 0, sales: 0 });
  await closeTestDispute(platform.ctx, { reference: await referenceOf(talk), outcome: 'lost' });
  await hear();
  expect(await talk.statement('provider')).toMatchObject({ disputes: [{ amount: 500, state: 'lost' }] });
  expect(await debtOf(platform.ctx.db.sql, owner)).toBe(400);
  await talked(platform, people, { seconds: 480 });
  await platform.advance(8 * DAY);
  expect(await debtOf(platform.ctx.db.sql, owner)).toBe(0);
  expect(await readSales(platform.ctx.db.sql, owner)).toEqual({ pending: 0, payable: 272 });
});

test('of which no news came is found when the payments are looked through', async () => {
  const talk = await talked(platform, await ayaAndKen(platform), { seconds: 240 });
  await openTestDispute(platform.ctx, await referenceOf(talk));
  // Noted as heard, but never taken.
  for await (const { id } of platform.ctx.rails.cards.news(platform.ctx.clock.now())) await platform.ctx.db.sql.run('INSERT INTO rail_event (id, about, reference, received_at) VALUES (?, ?, ?, ?)', [id, 'hold', null, platform.now()]);
  await hear();
  expect(await talk.statement('provider')).toMatchObject({ disputed: 0 });
  await platform.advance(DAY);
  expect(await talk.statement('provider')).toMatchObject({ disputed: 360 });
});
