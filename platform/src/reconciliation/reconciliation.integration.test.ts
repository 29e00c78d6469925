import { afterAll, beforeAll, expect, test } from 'vitest';
import { operator, type OperatorPerson } from '../../../tests/people/operator.ts';
import { openPlatform, type Platform } from '../../../tests/people/platform.ts';
import { ayaAndKen } from '../../../tests/people/stage.ts';
import { talked, type Story } from '../../../tests/people/talk.ts';
import { assertBooks } from '../books.ts';
import { readSales } from '../ledger/index.ts';
import { asId } from '../primitives/id.ts';
import { DAY, HOUR, MINUTE } from '../primitives/seconds.ts';
import { reconcileTonight } from './compare-actions.ts';
import { readRailBeside } from './index.ts';

let platform: Platform;
let rei: OperatorPerson;
let talk: Story;
beforeAll(async () => {
  platform = await openPlatform();
  rei = await operator(platform, 'rei');
  talk = await talked(platform, await ayaAndKen(platform), { seconds: 8 * 60 });
  await talk.provider.choku.post('/v1/talks/{talkId}/refunds', { params: { path: { talkId: talk.id } }, body: { amount: 120 } });
});
afterAll(() => platform.close());

interface Shown { readonly id: string; readonly kind: string; readonly object: string; readonly clearing: number; readonly state: string }

const sql = () => platform.ctx.db.sql;
const findings = async (state = 'open') => (await rei.ask('GET', `/findings?state=${state}`)).body['items'] as readonly Shown[];
const kinds = async (state = 'open') => (await findings(state)).map((finding) => finding.kind).toSorted();
const night = () => platform.advance(DAY);
const because = { reason: 'カード会社の記録を確かめました。' };
const alarms = () => platform.errors().filter((line) => line.includes('"alarm"'));

async function closeAll(): Promise<void> {
  await rei.prove();
  for (const { id } of await findings()) await rei.ask('POST', `/findings/${id}/dismiss`, because);
}

/** A hold as the bank knows it, made beside ours. */
async function atBank(change: Readonly<Record<string, string | number | null>>): Promise<string> {
  const row = await sql().get<Record<string, string | number | null>>("SELECT * FROM test_rail_hold WHERE state = 'captured'");
  const reference = `thd_${String(platform.now()).padStart(20, '0')}`;
  const made = { ...row, reference, hold: `hld_${reference.slice(4)}`, ...change };
  await sql().run(`INSERT INTO test_rail_hold (${Object.keys(made).join(', ')}) VALUES (${Object.keys(made).map(() => '?').join(', ')})`, Object.values(made));
  return reference;
}

test('a night in which nothing differs finds nothing, and shows the rail’s sums beside ours', async () => {
  await night();
  expect(await findings()).toEqual([]);
  const { comparedAt, months, clearing } = await readRailBeside(platform.ctx);
  expect(comparedAt).toBe(platform.now());
  expect(months).toHaveLength(1);
  expect(months[0]?.theirs).toEqual(months[0]?.ours);
  expect(months[0]?.theirs).toMatchObject({ captured: clearing + 120, refunded: 120 });
  expect(clearing).toBeGreaterThan(0);
  expect(platform.errors()).toEqual([]);
});

test('a hold nobody here knows is freed by itself, and told once with an alarm, however many nights pass', async () => {
  const reference = await atBank({ state: 'placed', captured: 0, captured_at: null, capture_before: platform.now() + 7 * DAY, created_at: platform.now() - HOUR });
  await night();
  expect((await findings()).map(({ kind, object }) => [kind, object])).toEqual([['orphan_hold', reference]]);
  expect(await sql().get('SELECT state FROM test_rail_hold WHERE reference = ?', [reference])).toEqual({ state: 'released' });
  expect(alarms()).toHaveLength(1);
  await night();
  expect([await kinds(), await kinds('closed'), alarms().length]).toEqual([[], ['orphan_hold'], 1]);
});

test('a capture at the rail that we have no row of is never booked blindly, but by an operator who sees first what it books', async () => {
  const before = (await readRailBeside(platform.ctx)).clearing;
  await atBank({ captured: 700, created_at: platform.now() - HOUR });
  await night();
  const [found] = await findings();
  expect(found).toMatchObject({ kind: 'unknown_capture', clearing: 700 });
  expect((await readRailBeside(platform.ctx)).clearing).toBe(before);
  const shown = await rei.ask('GET', `/findings/${found?.id}`);
  expect(shown.body['choices']).toEqual([{ bearer: 'platform', entries: [{ account: 'card_clearing', owner: null, amount: 700 }, { account: 'uncollected', owner: null, amount: -700 }] }]);
  const repair = (body: object) => rei.ask('POST', `/findings/${found?.id}/repair`, { bearer: 'platform', clearing: 700, ...because, ...body });
  platform.move(11 * MINUTE);
  expect((await repair({})).body['code']).toBe('proof_needed');
  await rei.prove();
  expect((await repair({ clearing: 701 })).body['code']).toBe('state_conflict');
  expect((await repair({ bearer: 'provider' })).body['code']).toBe('state_conflict');
  expect((await repair({})).body).toMatchObject({ done: true });
  expect((await repair({})).body['code']).toBe('state_conflict');
  expect((await readRailBeside(platform.ctx)).clearing).toBe(before + 700);
  expect((await rei.ask('GET', `/books/journals?q=${found?.id}`)).body['items']).toMatchObject([{ source: `repair:${found?.id}` }]);
  expect(await assertBooks(platform.ctx.db)).toEqual([]);
  await night();
  expect(await kinds()).toEqual([]);
});

test('a sum that differs can be borne by the provider, with the fee that belongs to it; the talk’s whole story stands in journals', async () => {
  const owner = asId('user', talk.provider.id);
  const sales = async () => { const { pending, payable } = await readSales(sql(), owner); return pending + payable; };
  const [before, row] = [await sales(), await sql().get<{ captured: number }>('SELECT captured FROM test_rail_hold WHERE talk = ? AND captured_at IS NOT NULL ORDER BY created_at LIMIT 1', [talk.id])];
  const taken = row?.captured ?? 0;
  await sql().run('UPDATE test_rail_hold SET captured = ? WHERE talk = ? AND hold IN (SELECT id FROM talk_hold)', [taken - 50, talk.id]);
  await night();
  const [found] = await findings();
  expect(found).toMatchObject({ kind: 'capture_differs', clearing: -50 });
  await rei.prove();
  expect((await rei.ask('POST', `/findings/${found?.id}/repair`, { bearer: 'provider', clearing: -50, ...because })).body).toMatchObject({ done: true });
  expect(await sales()).toBe(before - 50 + (Math.floor(taken / 5) - Math.floor((taken - 50) / 5)));
  const sources = ((await rei.ask('GET', `/books/journals?q=${talk.id}`)).body['items'] as readonly { source: string }[]).map(({ source }) => source);
  expect(sources).toContain(`talk:${talk.id}:settlement`);
  expect(sources).toContain(`repair:${found?.id}`);
  expect(await assertBooks(platform.ctx.db)).toEqual([]);
  await sql().run('UPDATE test_rail_hold SET captured = ? WHERE talk = ? AND hold IN (SELECT id FROM talk_hold)', [taken, talk.id]);
});

test('a refund the rail has not told us of yet is read again, and is a finding only when it still differs on the next night', async () => {
  const hold = await sql().get<{ reference: string }>('SELECT b.reference FROM test_rail_hold b JOIN talk_hold h ON h.id = b.hold WHERE h.talk_id = ?', [talk.id]);
  const row = await sql().get<Record<string, string | number>>('SELECT * FROM test_rail_refund WHERE hold = ?', [hold?.reference ?? '']);
  const made = { ...row, refund: 'by-hand', reference: 'by-hand', amount: 33 };
  await sql().run(`INSERT INTO test_rail_refund (${Object.keys(made).join(', ')}) VALUES (${Object.keys(made).map(() => '?').join(', ')})`, Object.values(made));
  await night();
  expect([await kinds(), await sql().get("SELECT COUNT(*) AS count FROM outbox_effect WHERE effect_key LIKE 'rail:night:%' AND done_at IS NOT NULL")]).toEqual([[], { count: 1 }]);
  await night();
  expect((await findings()).map(({ kind, clearing }) => [kind, clearing])).toEqual([['refund_differs', -33]]);
  await sql().run("DELETE FROM test_rail_refund WHERE refund = 'by-hand'");
  await night();
  expect(await kinds()).toEqual([]);
});

test('a repair of more than ¥300,000 waits for a second operator', async () => {
  await atBank({ captured: 300_001, amount: 300_001, created_at: platform.now() - HOUR });
  await night();
  const [found] = await findings();
  await rei.prove();
  const asked = await rei.ask('POST', `/findings/${found?.id}/repair`, { bearer: 'platform', clearing: 300_001, ...because });
  expect(asked.body).toMatchObject({ done: false, why: 'large_repair' });
  const mio = await operator(platform, 'mio');
  await mio.prove();
  expect((await mio.ask('POST', `/proposals/${String(asked.body['proposalId'])}/answer`, { answer: 'approved', ...because })).body).toMatchObject({ state: 'approved' });
  expect(await kinds()).toEqual([]);
});

test('a hold that stays in a state that lasts moments is set going again, and told', async () => {
  const hold = await sql().get<{ id: string; body: string }>("SELECT id, body FROM talk_hold WHERE state = 'captured' LIMIT 1");
  const releasing = JSON.stringify({ ...JSON.parse(hold?.body ?? '{}') as object, state: 'releasing' });
  await sql().run("UPDATE talk_hold SET state = 'releasing', body = ? WHERE id = ?", [releasing, hold?.id ?? '']);
  await platform.advance(DAY);
  expect(await kinds()).toContain('stuck_hold');
  expect(await sql().get('SELECT kind FROM outbox_effect WHERE effect_key LIKE ?', [`hold:${hold?.id}:nudge:%`])).toEqual({ kind: 'hold.release' });
  await sql().run("UPDATE talk_hold SET state = 'captured', body = ? WHERE id = ?", [hold?.body ?? '', hold?.id ?? '']);
  await closeAll();
});

test('a night’s work is done once, and finished by another process when one dies', async () => {
  const { ctx } = platform;
  platform.move(DAY);
  const failing = { ...ctx, rails: { ...ctx.rails, cards: { ...ctx.rails.cards, list: () => { throw new Error('the rail is away'); } } } };
  await expect(reconcileTonight(failing, ctx.clock.now())).rejects.toThrow('away');
  const ended = async () => (await readRailBeside(ctx)).comparedAt;
  const before = await ended();
  await reconcileTonight(ctx, ctx.clock.now());
  expect(await ended()).toBe(before);
  platform.move(11 * MINUTE);
  await Promise.all([reconcileTonight(ctx, ctx.clock.now()), reconcileTonight(ctx, ctx.clock.now())]);
  expect(await ended()).toBe(platform.now());
  expect(await sql().get('SELECT COUNT(*) AS count FROM night_work WHERE name = ? AND done_at = ?', ['rail', platform.now()])).toEqual({ count: 1 });
});

test('books that are not right sound the alarm at night, stand in the overview and on every page about money, and can be checked again at once', async () => {
  await sql().run("UPDATE ledger_account SET balance = balance + 1 WHERE id = 'platform_fee'");
  const before = alarms().length;
  await night();
  expect(alarms().slice(before).map((line) => (JSON.parse(line) as { alarm: string }).alarm)).toEqual(['books-wrong']);
  expect((await rei.ask('GET', '/overview')).body).toMatchObject({ booksSound: false, waiting: expect.arrayContaining([expect.objectContaining({ kind: 'books' })]) as unknown });
  const page = async (path: string) => (await rei.send('GET', path)).text();
  for (const path of ['/operator', '/operator/books', '/operator/findings', `/operator/talks/${talk.id}`]) expect(await page(path)).toContain('帳簿が合っていません');
  expect(await page('/operator/books')).toContain('残高は行の合計');
  await sql().run("UPDATE ledger_account SET balance = balance - 1 WHERE id = 'platform_fee'");
  expect((await rei.ask('GET', '/books')).body).toMatchObject({ sound: false });
  platform.move(1);
  expect((await rei.ask('POST', '/books/check', {})).body).toMatchObject({ sound: true, byId: rei.id });
  expect((await rei.ask('GET', '/books')).body).toMatchObject({ sound: true, total: 0 });
  expect(await page('/operator/books')).toContain('帳簿は合っています');
});
