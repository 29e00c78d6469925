import { expect, test } from 'vitest';
import { ayaAndKen, stage } from '../people/stage.ts';
import { talked } from '../people/talk.ts';

const platform = stage();

test('¥49 is waived: both are told, no money moves', async () => {
  const talk = await talked(platform, await ayaAndKen(platform, { price: 60 }), { seconds: 109 });
  for (const side of ['provider', 'visitor'] as const) {
    expect(await talk.seenBy(side)).toMatchObject({ state: 'settled', billState: 'waived' });
    expect(await talk.statement(side)).toMatchObject({ bill: 49, waived: 49, captured: 0, platformFee: 0, sales: 0, holds: [{ captured: 0, released: 540, state: 'released' }] });
  }
  expect(await platform.ctx.db.sql.all('SELECT id FROM ledger_journal WHERE source LIKE ?', [`talk:${talk.id}:%`])).toEqual([]);
});

test('¥50 is charged', async () => {
  const talk = await talked(platform, await ayaAndKen(platform, { price: 60 }), { seconds: 110 });
  expect(await talk.seenBy('visitor')).toMatchObject({ bill: 50, billState: 'collected' });
  expect(await talk.statement('provider')).toMatchObject({ bill: 50, waived: 0, captured: 50, platformFee: 10, sales: 40 });
});
