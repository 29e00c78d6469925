import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAccounts, type Accounts } from '../../../tests/support/accounts.ts';
import { newId, type TalkId, type UserId } from '../primitives/id.ts';
import { fromWire, instant } from '../primitives/instant.ts';
import { yen } from '../primitives/yen.ts';
import { bookRules, changeSales, checkBooks, debtOf, movePayable, postJournal, readSales, type JournalDraft } from './index.ts';
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

async function earn(owner: UserId, sales: number, at: string): Promise<TalkId> {
  const talkId = newId('talk', accounts.ctx.random);
  const entries = [{ account: clearing, amount: yen(sales) }, { account: { kind: 'sales_pending', owner } as const, amount: yen(-sales) }];
  await book({ source: `talk:${talkId}:settlement`, about: talkId, entries, payable: { userId: owner, amount: yen(sales), at: fromWire('2026-11-20T00:00:00.000Z'), source: `talk:${talkId}:payable` } }, at);
  return talkId;
}

async function giveBack(of: { talkId: TalkId; owner: UserId; sales: number; number: number }, at: string): Promise<boolean> {
  const { talkId, owner, sales, number } = of;
  return accounts.db.transaction((tx) => changeSales({ clock: { now: () => fromWire(at) }, random: accounts.ctx.random }, tx, {
    source: `refund:rfd_${number}:1`, about: talkId, userId: owner, sales: yen(-sales), against: [{ account: clearing, amount: yen(-sales) }], waitingAs: [`talk:${talkId}:payable`],
  }));
}

describe('sales', () => {
  // The tests' clock stands at noon of 23 November in Japan.
  it('of today and of this month begin at midnight in Japan, and neither moves nor payouts change them', async () => {
    const owner = newId('user', accounts.ctx.random);
    await earn(owner, 100, '2026-10-31T14:59:59.999Z');
    await earn(owner, 200, '2026-10-31T15:00:00.000Z');
    const talkId = await earn(owner, 400, '2026-11-22T15:00:00.000Z');
    await giveBack({ talkId, owner, sales: 50, number: 1 }, '2026-11-22T16:00:00.000Z');
    expect(await salesNow(accounts.ctx, owner)).toEqual({ pending: 650, payable: 0, today: 350, thisMonth: 550 });
    await movePayable(accounts.ctx, instant(accounts.now()));
    await book({ source: 'payout:pay_1', entries: [{ account: clearing, amount: yen(-500) }, { account: { kind: 'sales_payable', owner }, amount: yen(500) }] }, '2026-11-22T17:00:00.000Z');
    expect(await salesNow(accounts.ctx, owner)).toEqual({ pending: 0, payable: 150, today: 350, thisMonth: 550 });
    const { items } = await listSales(accounts.ctx, owner, { limit: 10 });
    const rows = schema.salesPage.parse({ items: items.map(salesRowReply), nextCursor: null }).items;
    expect(rows.map((row) => [row.kind, row.amount, row.talkId === talkId])).toEqual([
      ['payout', -500, false], ['refund', -50, true], ['settlement', 400, true], ['settlement', 200, false], ['settlement', 100, false],
    ]);
  });

  it('that are given back come from what waits, then from payable sales, which may become a debt', async () => {
    const owner = newId('user', accounts.ctx.random);
    const talkId = await earn(owner, 400, '2026-11-22T15:00:00.000Z');
    expect(await giveBack({ talkId, owner, sales: 150, number: 2 }, '2026-11-22T16:00:00.000Z')).toBe(true);
    expect(await giveBack({ talkId, owner, sales: 150, number: 2 }, '2026-11-22T16:00:00.000Z')).toBe(false);
    expect(await readSales(accounts.db.sql, owner)).toEqual({ pending: 250, payable: 0 });
    await movePayable(accounts.ctx, instant(accounts.now()));
    expect(await readSales(accounts.db.sql, owner)).toEqual({ pending: 0, payable: 250 });
    await giveBack({ talkId, owner, sales: 400, number: 3 }, '2026-11-22T17:00:00.000Z');
    expect(await readSales(accounts.db.sql, owner)).toEqual({ pending: 0, payable: -150 });
    expect(await debtOf(accounts.db.sql, owner)).toBe(150);
    expect(await checkBooks(accounts.db, bookRules)).toEqual([]);
  });

  it('given back whole while they wait leave nothing to move, and are moved without a journal', async () => {
    const owner = newId('user', accounts.ctx.random);
    const talkId = await earn(owner, 400, '2026-11-22T15:00:00.000Z');
    await giveBack({ talkId, owner, sales: 400, number: 4 }, '2026-11-22T16:00:00.000Z');
    await movePayable(accounts.ctx, instant(accounts.now()));
    expect(await readSales(accounts.db.sql, owner)).toEqual({ pending: 0, payable: 0 });
    expect(await debtOf(accounts.db.sql, owner)).toBe(0);
    expect(await checkBooks(accounts.db, bookRules)).toEqual([]);
  });

  it('given back while they are moved end the same, whichever came first', async () => {
    const owner = newId('user', accounts.ctx.random);
    const talks = await Promise.all([1, 2, 3, 4].map(() => earn(owner, 400, '2026-11-22T15:00:00.000Z')));
    await Promise.all([...talks.map((talkId, index) => giveBack({ talkId, owner, sales: 100, number: 10 + index }, '2026-11-22T16:00:00.000Z')), movePayable(accounts.ctx, instant(accounts.now()))]);
    await movePayable(accounts.ctx, instant(accounts.now()));
    expect(await readSales(accounts.db.sql, owner)).toEqual({ pending: 0, payable: 1_200 });
    expect(await checkBooks(accounts.db, bookRules)).toEqual([]);
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
