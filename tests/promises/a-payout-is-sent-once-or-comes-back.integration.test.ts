import { afterEach, expect, test } from 'vitest';
import { readZenginFile } from '../../platform/src/rails/payouts/testing/zengin-reader.ts';
import { operator } from '../people/operator.ts';
import { mailsTo, type Person } from '../people/person.ts';
import { askPayout, earner, mizuho, payableOf, tellAccount, withRealMoney } from '../people/sales.ts';
import { stage } from '../people/stage.ts';

const platform = stage();
const hour = 3_600_000;
let endRealMoney: (() => void) | undefined;
afterEach(() => { endRealMoney?.(); endRealMoney = undefined; });
const realMoney = () => { endRealMoney = withRealMoney(platform); };

const balance = async (account: string) => Number((await platform.ctx.db.sql.get<{ balance: number }>('SELECT balance FROM ledger_account WHERE id = ?', [account]))?.balance ?? 0);
/** Also of somebody who is out. */
const statesOf = async (who: Person) => (await platform.ctx.db.sql.all<{ state: string }>('SELECT state FROM payout WHERE user_id = ?', [who.id])).map(({ state }) => state);
const why = { reason: '今日の振込' };

test('payouts leave in one file, each once, and the file is the same whenever it is asked for', async () => {
  realMoney();
  const [first, second, frozen] = [await earner(platform, 18_432), await earner(platform, 50_000), await earner(platform, 7_000)];
  const rei = await operator(platform, 'rei');
  const made = [await askPayout(first, 18_432), await askPayout(second, 50_000), await askPayout(frozen, 7_000)];
  expect(made.map(({ status }) => status)).toEqual([201, 201, 201]);
  await platform.ctx.db.sql.run('UPDATE user SET suspended_at = 1 WHERE id = ?', [frozen.id]);
  await rei.prove();
  expect((await rei.ask('POST', '/payout-files', { ...why, transferOn: '2026-11-28' })).status).toBe(422);
  const look = (path: string) => rei.send('GET', path).then((answer) => answer.text());
  expect(await look('/operator/payouts')).toContain('operation="operatorExportPayouts"');
  const exports = await Promise.all([1, 2].map(() => rei.ask('POST', '/payout-files', { ...why, transferOn: '2026-11-30' })));
  expect(exports.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const { files, items } = (await rei.ask('GET', '/payouts?state=exported')).body as { files: { id: string; sha256: string; total: number }[]; items: { id: string }[] };
  expect([files.length, files[0]?.total, items.length]).toEqual([1, 18_212 + 49_780, 2]);
  const download = async () => new Uint8Array(await (await fetch(`${platform.url}/operator/payout-files/${files[0]?.id}/download`, { headers: { Authorization: `Bearer ${rei.token}` } })).arrayBuffer());
  expect(await look(`/operator/payout-files/${files[0]?.id}`)).toContain(files[0]?.sha256);
  const read = readZenginFile(await download());
  expect(read.transfers.map((record) => [record['被仕向銀行番号'], record['受取人名'], Number(record['振込金額'])])).toEqual([['0001', 'ｻﾄｳ ｻﾄﾐ', 18_212], ['0001', 'ｻﾄｳ ｻﾄﾐ', 49_780]]);
  expect(read.header).toMatchObject({ 委託者コード: '1234567890', 委託者名: 'ｶ)ﾁﾖｸ', 振込指定日: '1130' });
  // A bank's list and an account may change; what was given out doesn't.
  await platform.advance(hour);
  await tellAccount(first, { ...mizuho, accountNumber: '7654321' });
  await rei.prove();
  expect(Buffer.from(await download()).toString('latin1').slice(122, 244)).toContain('1234567');
  expect((await rei.ask('POST', `/payout-files/${files[0]?.id}/paid`, why)).status).toBe(200);
  expect([await statesOf(first), await statesOf(second), await statesOf(frozen)]).toEqual([['paid'], ['paid'], ['requested']]);
  expect((await mailsTo(platform, first.email)).map(({ subject }) => subject)).toContain('¥18,212 を振り込みました');
  expect((await rei.ask('POST', `/payout-files/${files[0]?.id}/paid`, why)).status).toBe(409);
  await platform.ctx.db.sql.run('UPDATE user SET suspended_at = NULL WHERE id = ?', [frozen.id]);
});

test('of marks set at the same moment one counts, in either order', async () => {
  const rei = await operator(platform, 'mari');
  await rei.prove();
  for (const order of [['paid', 'returned'], ['returned', 'paid']] as const) {
    const who = await earner(platform, 9_600);
    const { body: { id } } = await askPayout(who, 9_600);
    const mark = (what: 'paid' | 'returned') => rei.ask('POST', `/payouts/${id}/${what}`, { ...why, seenState: 'requested', ...(what === 'returned' && { why: 'wrong_name' }) });
    const answers = await Promise.all([mark(order[0]), mark(order[1]), mark(order[0])]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    // The sales have what the mark that counted says, and a later mark of either kind changes nothing.
    const [state = ''] = await statesOf(who);
    expect([order[0], order[1]]).toContain(state);
    expect((await Promise.all([mark('paid'), mark('returned')])).map(({ status }) => status)).toEqual([409, 409]);
    expect([await statesOf(who), await payableOf(who)]).toEqual([[state], state === 'paid' ? 0 : 9_600]);
  }
});

test('what the bank sends back is back with the sales: whole before it was paid, less the bank’s fee afterwards', async () => {
  const rei = await operator(platform, 'naoko');
  await rei.prove();
  const [whole, less] = [await earner(platform, 9_600), await earner(platform, 9_600)];
  const [{ body: one }, { body: other }] = [await askPayout(whole, 9_600), await askPayout(less, 9_600)];
  const bank = await balance('bank');
  await rei.ask('POST', `/payouts/${one.id}/returned`, { ...why, seenState: 'requested', why: 'no_account' });
  await rei.ask('POST', `/payouts/${other.id}/paid`, { ...why, seenState: 'requested' });
  expect(await balance('bank')).toBe(bank - other.net);
  const returned = await rei.ask('POST', `/payouts/${other.id}/returned`, { ...why, seenState: 'paid', why: 'wrong_name', words: '名義をご確認ください。' });
  expect([returned.status, await balance('bank'), await payableOf(whole), await payableOf(less)]).toEqual([200, bank, 9_600, other.net]);
  const mail = (await mailsTo(platform, less.email)).find(({ subject }) => subject === '振込が戻りました');
  expect(JSON.stringify(mail)).toContain('口座名義が違ったので');
});
