import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAccounts, type Accounts } from '../../../tests/support/accounts.ts';
import { newId, type UserId } from '../primitives/id.ts';
import { fromWire, instant } from '../primitives/instant.ts';
import { yen } from '../primitives/yen.ts';
import { movePayable, postJournal, type JournalDraft } from './index.ts';
import { salesRowReply } from './reply.ts';
import { listSales, salesNow } from './sales-actions.ts';
import * as schema from './schema.ts';

let accounts: Accounts;
beforeAll(async () => { accounts = await openAccounts(); });
afterAll(() => accounts.db.close());

const clearing = { kind: 'card_clearing', owner: null } as const;

async function book(draft: JournalDraft, at: string): Promise<void> {
  await accounts.db.transaction((tx) => postJournal({ clock: { now: () => fromWire(at) }, random: accounts.ctx.random }, tx, draft));
}

async function earn(owner: UserId, sales: number, at: string): Promise<string> {
  const talkId = newId('talk', accounts.ctx.random);
  const entries = [{ account: clearing, amount: yen(sales) }, { account: { kind: 'sales_pending', owner } as const, amount: yen(-sales) }];
  await book({ source: `talk:${talkId}:settlement`, entries, payable: { userId: owner, amount: yen(sales), at: fromWire('2026-11-20T00:00:00.000Z'), source: `talk:${talkId}:payable` } }, at);
  return talkId;
}

describe('sales', () => {
  // The tests' clock stands at noon of 23 November in Japan.
  it('of today and of this month begin at midnight in Japan, and neither moves nor payouts change them', async () => {
    const owner = newId('user', accounts.ctx.random);
    await earn(owner, 100, '2026-10-31T14:59:59.999Z');
    await earn(owner, 200, '2026-10-31T15:00:00.000Z');
    const talkId = await earn(owner, 400, '2026-11-22T15:00:00.000Z');
    await book({ source: `talk:${talkId}:refund:1`, entries: [{ account: clearing, amount: yen(-50) }, { account: { kind: 'sales_pending', owner }, amount: yen(50) }] }, '2026-11-22T16:00:00.000Z');
    expect(await salesNow(accounts.ctx, owner)).toEqual({ pending: 650, payable: 0, today: 350, thisMonth: 550 });
    await movePayable(accounts.ctx, instant(accounts.now()));
    await book({ source: 'payout:pay_1', entries: [{ account: clearing, amount: yen(-500) }, { account: { kind: 'sales_payable', owner }, amount: yen(500) }] }, '2026-11-22T17:00:00.000Z');
    expect(await salesNow(accounts.ctx, owner)).toEqual({ pending: -50, payable: 200, today: 350, thisMonth: 550 });
    const { items } = await listSales(accounts.ctx, owner, { limit: 10 });
    const rows = schema.salesPage.parse({ items: items.map(salesRowReply), nextCursor: null }).items;
    expect(rows.map((row) => [row.kind, row.amount, row.talkId === talkId])).toEqual([
      ['payout', -500, false], ['refund', -50, true], ['settlement', 400, true], ['settlement', 200, false], ['settlement', 100, false],
    ]);
  });

  it('are listed page by page without losing or repeating one, and to nobody else', async () => {
    const owner = newId('user', accounts.ctx.random);
    for (const sales of [1, 2, 3, 4, 5]) await earn(owner, sales * 100, '2026-11-10T00:00:00.000Z');
    const seen: number[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await listSales(accounts.ctx, owner, { limit: 2, cursor: cursor ?? undefined });
      seen.push(...page.items.map((item) => item.amount));
      cursor = page.nextCursor;
    }
    expect(seen.toSorted((one, other) => one - other)).toEqual([100, 200, 300, 400, 500]);
    expect((await listSales(accounts.ctx, newId('user', accounts.ctx.random), { limit: 10 })).items).toEqual([]);
  });
});
