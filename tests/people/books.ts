import { expect } from 'vitest';
import { assertBooks } from '../../platform/src/books.ts';
import { instant } from '../../platform/src/primitives/instant.ts';
import type { Platform } from './platform.ts';

interface HoldRow { talk_id: string; state: string; talk_state: string; body: string }

/** What the test bank has really taken and kept, and what is still reserved there for talks that are over. */
async function bankOf(platform: Platform): Promise<{ taken: number; forgotten: string[] }> {
  const { sql } = platform.ctx.db;
  let taken = 0;
  for await (const { captured, refunded, dispute } of platform.ctx.rails.cards.list(instant(0))) taken += captured - refunded - (dispute === null || dispute.state === 'won' ? 0 : dispute.amount);
  const holds = await sql.all<HoldRow>(`SELECT h.talk_id, b.state, t.state AS talk_state, h.body FROM test_rail_hold b JOIN talk_hold h ON h.id = b.hold JOIN talk t ON t.id = h.talk_id
    WHERE b.state IN ('created', 'authenticating', 'placed') AND t.state NOT IN ('requested', 'accepted', 'live')`);
  return { taken, forgotten: holds.map((hold) => `${hold.talk_id} is ${hold.talk_state}, its hold ${hold.state}`) };
}

/**
 * Expects that the money is right: every rule of the books holds, what the bank took is what the books say, no hold outlives its talk,
 * each settled talk explains its bill to the yen, and the platform has logged no error.
 */
export async function expectSoundBooks(platform: Platform): Promise<void> {
  await platform.tick();
  const { sql } = platform.ctx.db;
  expect(await assertBooks(platform.ctx.db)).toEqual([]);
  const bank = await bankOf(platform);
  expect(bank.forgotten).toEqual([]);
  const cleared = await sql.get<{ balance: number | string }>("SELECT balance FROM ledger_account WHERE id = 'card_clearing'");
  expect(Number(cleared?.balance ?? 0)).toBe(bank.taken);
  for (const { body } of await sql.all<{ body: string }>("SELECT body FROM talk WHERE state = 'settled'")) {
    const { statement, captured, waived, uncollected } = JSON.parse(body) as { statement: { bill: number }; captured: number; waived: number; uncollected: number };
    expect(captured + waived + uncollected).toBe(statement.bill);
  }
  expect(platform.errors()).toEqual([]);
}
