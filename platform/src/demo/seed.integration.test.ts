import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../tests/support/databases.ts';
import { neighbour } from '../../../tests/support/neighbours.ts';
import type { Context } from '../context.ts';
import type { Database } from '../database/database.ts';
import { standingClock, testContext } from '../http/testing/test-platform.ts';
import { assertBooks } from '../books.ts';
import { readSales } from '../ledger/index.ts';
import { instant } from '../primitives/instant.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { readPosts } from '../posts/actions.ts';
import { findService } from '../services/index.ts';
import * as serviceSchema from '../services/schema.ts';
import type { Statement } from '../talks/bill.ts';
import { lightOf } from '../users/light.ts';
import { findUserByEmail } from '../users/store.ts';
import { isPassword } from '../users/password-hash-actions.ts';
import { passwordFault } from '../users/password.ts';
import { commonPasswords } from '../users/common-passwords-store.ts';
import { demoPeople, seedDemo } from './seed.ts';
import { readSource } from './source.ts';

let db: Database;
let ctx: Context;
const clock = standingClock();
beforeEach(async () => {
  db = await openTestDatabase();
  ctx = testContext(db, { clock });
});
afterEach(() => db.close());

const count = async (table: string, where = '1 = 1') => (await db.sql.get<{ count: number }>(`SELECT COUNT(*) AS count FROM ${table} WHERE ${where}`))?.count;
const satomi = async () => {
  const user = await findUserByEmail(db.sql, demoPeople[0].email);
  if (user === null) throw new Error('さとみ is missing');
  return user;
};

describe('the demo', () => {
  it('fills an empty database with talks whose books are right, and mails nobody', async () => {
    const serviceId = await seedDemo(ctx);
    expect(await findService(db.sql, serviceId)).toMatchObject({ title: '川口市の保育園えらび、見学7か所のリアルを話します', state: 'published', pricePerMinute: 80, modes: ['voice', 'video', 'chat'] });
    expect(await assertBooks(db)).toEqual([]);
    expect([await count('service'), await count('outbox_effect'), await count('mailbox_mail')]).toEqual([readSource().services.length, 0, 0]);
    const sales = await readSales(db.sql, (await satomi()).id);
    expect(sales.payable).toBeGreaterThanOrEqual(5_000);
    const clearing = await db.sql.get<{ balance: number }>(`SELECT balance FROM ledger_account WHERE id = 'card_clearing'`);
    const atTheBank = await db.sql.get<{ total: number }>('SELECT SUM(captured) AS total FROM test_rail_hold');
    expect(Number(atTheBank?.total)).toBe(clearing?.balance);
  });

  it('holds what each talk says: the sum captured is the bill, the hold at least that, and the counts are those of the rows', async () => {
    await seedDemo(ctx);
    const talks = await db.sql.all<{ body: string; hold: string }>('SELECT talk.body, talk_hold.body AS hold FROM talk JOIN talk_hold ON talk_hold.talk_id = talk.id');
    for (const row of talks) {
      const talk = JSON.parse(row.body) as { state: string; captured: number; statement: Statement };
      const hold = JSON.parse(row.hold) as { state: string; amount: number; captured?: number };
      expect([talk.state, talk.captured, hold.captured ?? 0]).toEqual(['settled', talk.statement.charged, talk.statement.charged]);
      expect(hold.amount).toBeGreaterThanOrEqual(talk.statement.charged);
    }
    expect(talks.map(({ body }) => (JSON.parse(body) as { statement: Statement }).statement.charged)).toContain(0);
    expect(await db.sql.all(`SELECT id FROM service WHERE stars_sum <> COALESCE((SELECT SUM(stars) FROM review WHERE review.service_id = service.id AND by_role = 'visitor' AND opened_at IS NOT NULL), 0)`)).toEqual([]);
    expect(await db.sql.all('SELECT id FROM user WHERE talk_count <> (SELECT COUNT(*) FROM talk WHERE provider_id = user.id OR visitor_id = user.id)')).toEqual([]);
    expect(await db.sql.all('SELECT id FROM conversation WHERE last_number <> (SELECT COUNT(*) FROM message WHERE conversation_id = conversation.id)')).toEqual([]);
    expect([await count('review', 'opened_at IS NULL'), await count('message', `at > ${ctx.clock.now()}`), await count('talk', `ended_at > ${ctx.clock.now()}`)]).toEqual([0, 0, 0]);
    const overlaps = await db.sql.all('SELECT a.id FROM talk a JOIN talk b ON a.id <> b.id AND a.provider_id = b.provider_id AND a.requested_at <= b.requested_at AND b.requested_at < a.ended_at');
    expect(overlaps).toEqual([]);
  });

  it('has paid さとみ out once, and something came back', async () => {
    await seedDemo(ctx);
    const { id } = await satomi();
    const payouts = await db.sql.all<{ state: string; amount: number }>('SELECT state, amount FROM payout WHERE user_id = ? ORDER BY number', [id]);
    expect(payouts.map(({ state }) => state)).toEqual(['paid', 'returned']);
    const entries = await db.sql.all<{ amount: number }>('SELECT amount FROM ledger_entry WHERE account_id = ? ORDER BY booked_at, amount', [`sales_payable:${id}`]);
    let owed = 0;
    for (const { amount } of entries) { owed -= amount; expect(owed).toBeGreaterThanOrEqual(0); }
  });

  it('shows which post earns', async () => {
    await seedDemo(ctx);
    const { addresses } = await readPosts(ctx, (await satomi()).id, 365);
    expect(addresses.map(({ kind }) => kind)).toEqual(['blog', 'platform']);
    for (const page of addresses[0]?.pages ?? []) for (const figure of [page.views ?? 0, page.talks, page.sales]) expect(figure).toBeGreaterThan(0);
    expect(addresses[0]?.pages.map(({ path }) => path)).toEqual(['/', '/nursery']);
  });

  it('is seeded once, also by two processes at the same moment; each start registers its blog', async () => {
    const [one, two] = await Promise.all([seedDemo(ctx), seedDemo(ctx)]);
    expect(one).toBe(two);
    expect(await count('user', `email = '${demoPeople[0].email}'`)).toBe(1);
    const again = { ...ctx, config: { ...ctx.config, blogPort: 4567 } };
    expect(await seedDemo(again)).toBe(one);
    const origins = await db.sql.all<{ origin: string; state: string }>('SELECT origin, state FROM blog_address ORDER BY origin');
    expect(origins.map((row) => ({ ...row }))).toEqual([{ origin: `http://127.0.0.1:${ctx.config.blogPort}`, state: 'registered' }, { origin: 'http://127.0.0.1:4567', state: 'registered' }].toSorted((a, b) => (a.origin < b.origin ? -1 : 1)));
  });

  it('keeps out of a database of other people', async () => {
    await neighbour(ctx, 'あや');
    await expect(seedDemo(ctx)).rejects.toThrow('empty database');
    expect([await count('user'), await count('service')]).toEqual([1, 0]);
  });

  it('lets three people sign in and nobody else, and さとみ shines once a page of hers is open', async () => {
    await seedDemo(ctx);
    for (const { email, nickname, password } of demoPeople) {
      const user = await findUserByEmail(db.sql, email);
      expect(user?.nickname).toBe(nickname);
      expect(await isPassword(password, user?.passwordHash ?? '')).toBe(true);
      expect(passwordFault(password, { nickname, email }, commonPasswords)).toBeNull();
    }
    expect(await isPassword(demoPeople[0].password, (await findUserByEmail(db.sql, 'kamome@demo.example'))?.passwordHash ?? '')).toBe(false);
    const provider = await satomi();
    const soon = instant(clock.now() + MINUTE);
    expect([lightOf(provider, soon), lightOf({ ...provider, reachableAt: soon }, soon)]).toEqual(['away', 'available']);
  });

  it('says nothing that a person could not have written here', () => {
    for (const service of readSource().services) {
      const { title, pr: prText, category, tags, price_per_minute: pricePerMinute, area, talk_times: talkTimes } = service;
      expect(() => serviceSchema.createServiceBody.parse({ title, prText, category, tags, pricePerMinute, modes: ['voice'], area, talkTimes })).not.toThrow();
    }
  });
});
