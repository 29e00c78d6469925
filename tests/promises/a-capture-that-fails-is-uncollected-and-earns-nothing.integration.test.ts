import { expect, test } from 'vitest';
import { ayaAndKen, stage } from '../people/stage.ts';
import { talked } from '../people/talk.ts';

const platform = stage();

test('both are told, no sales are booked, and the sums still explain the bill', async () => {
  const people = await ayaAndKen(platform, { card: 'lostAtCapture' });
  const talk = await talked(platform, people, { seconds: 180 });
  for (const side of ['provider', 'visitor'] as const) {
    expect(await talk.seenBy(side)).toMatchObject({ state: 'settled', billState: 'uncollected', bill: 240 });
    expect(await talk.statement(side)).toMatchObject({ bill: 240, captured: 0, waived: 0, uncollected: 240, sales: 0, platformFee: 0 });
  }
  expect(await people.provider.choku.get('/v1/me/sales')).toMatchObject({ pending: 0, payable: 0 });
  expect(await platform.ctx.db.sql.all('SELECT id FROM ledger_journal WHERE source LIKE ?', [`talk:${talk.id}:%`])).toEqual([]);
});
