import { afterEach, describe, expect, test } from 'vitest';
import { operator } from '../../../tests/people/operator.ts';
import { mailsTo, person, type Person } from '../../../tests/people/person.ts';
import { askPayout, earner, giveSales, mizuho, payableOf, prove, tellAccount, withRealMoney } from '../../../tests/people/sales.ts';
import { stage } from '../../../tests/people/stage.ts';

const platform = stage();
const hour = 3_600_000;
let endRealMoney: (() => void) | undefined;
afterEach(() => { endRealMoney?.(); endRealMoney = undefined; });
const realMoney = () => { endRealMoney = withRealMoney(platform); };

const stateOf = async (who: Person) => (await who.choku.get('/v1/me/payouts')).items.map(({ state }) => state);
const why = { reason: '今日の振込' };

describe('a bank account', () => {
  test('needs the password again, is told by mail, and is shown by its last three digits', async () => {
    const who = await person(platform, 'kana');
    await platform.advance(hour);
    expect((await who.send('PUT', '/v1/me/bank-account', mizuho)).status).toBe(403);
    const saved = await (await tellAccount(who)).json() as object;
    expect(saved).toMatchObject({ bankName: 'みずほ', branchName: '青山', numberEnd: '567', holder: 'ｻﾄｳ ｻﾄﾐ', known: true });
    expect(JSON.stringify(await who.choku.get('/v1/me/bank-account'))).not.toContain('1234567');
    expect((await mailsTo(platform, who.email)).map(({ subject }) => subject)).toContain('振込先の口座を登録しました');
  });

  test('that was changed is paid to only after 72 hours', async () => {
    const who = await earner(platform, 10_000);
    await platform.advance(hour);
    expect((await tellAccount(who)).status).toBe(200);
    expect(await who.choku.get('/v1/me/payouts/quote')).toMatchObject({ possible: true });
    await tellAccount(who, { ...mizuho, accountNumber: '7654321' });
    expect((await mailsTo(platform, who.email)).map(({ subject }) => subject)).toContain('振込先の口座が変わりました');
    expect(await who.choku.get('/v1/me/payouts/quote')).toMatchObject({ possible: false, reason: 'account_waits' });
    await platform.advance(72 * hour - 1_000);
    expect((await askPayout(who, 10_000)).body).toMatchObject({ code: 'payout_not_possible' });
    await platform.advance(1_000);
    expect((await askPayout(who, 10_000)).status).toBe(201);
  });

  test('of ゆうちょ is told by 記号 and 番号; what no bank can write is refused by name', async () => {
    const who = await person(platform, 'yubin');
    await prove(who);
    const yucho = await who.send('PUT', '/v1/me/bank-account/yucho', { symbol: '１４０３０', number: '12345671', holderName: 'さとー しゅんすけ', declared: true });
    expect(await yucho.json()).toMatchObject({ bankCode: '9900', branchCode: '408', numberEnd: '567', holder: 'ｻﾄ- ｼﾕﾝｽｹ' });
    const odd = await who.send('PUT', '/v1/me/bank-account', { ...mizuho, holderName: '佐藤', bankCode: '12' });
    expect(await odd.json()).toMatchObject({ code: 'invalid_input', errors: [{ field: 'holderName', message: expect.stringContaining('佐') as string }] });
    expect((await who.choku.get('/v1/banks', { params: { query: { q: 'みずほ' } } })).items[0]).toMatchObject({ code: '0001' });
    expect((await who.choku.get('/v1/banks/{bankCode}/branches', { params: { path: { bankCode: '0001' }, query: { q: '青山' } } })).items[0]).toMatchObject({ code: '211' });
  });
});

describe('a request', () => {
  test('of thirty for the whole balance, one wins', async () => {
    const who = await earner(platform, 18_432);
    const { fee, arrivesOn } = await who.choku.get('/v1/me/payouts/quote');
    await prove(who);
    const body = { amount: 18_432, shownFee: fee, shownArrivesOn: arrivesOn };
    const answers = await Promise.all(Array.from({ length: 30 }, () => who.send('POST', '/v1/me/payouts', body)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 29 }, () => 409)]);
    expect([await payableOf(who), await stateOf(who)]).toEqual([0, ['requested']]);
  });

  test('is made at the figures that were shown, and once per key', async () => {
    const who = await earner(platform, 20_000);
    const { fee, arrivesOn } = await who.choku.get('/v1/me/payouts/quote');
    if (arrivesOn === null) throw new Error('a day was promised');
    await prove(who);
    const body = { amount: 6_000, shownFee: fee, shownArrivesOn: arrivesOn };
    expect(await (await who.send('POST', '/v1/me/payouts', { ...body, shownFee: fee + 1 })).json()).toMatchObject({ code: 'payout_changed' });
    const made = await Promise.all([1, 2].map(() => who.choku.post('/v1/me/payouts', { body, headers: { 'Idempotency-Key': 'the-same-key' } }).catch(() => null)));
    const again = await who.choku.post('/v1/me/payouts', { body, headers: { 'Idempotency-Key': 'the-same-key' } });
    expect(made.filter((one) => one !== null).every((one) => one.id === again.id)).toBe(true);
    expect([await payableOf(who), again.net]).toEqual([14_000, 6_000 - fee]);
  });

  test('is refused with its reason', async () => {
    const who = await person(platform, 'reasons');
    const reason = async (amount?: number) => (await (await who.send('GET', `/v1/me/payouts/quote${amount === undefined ? '' : `?amount=${amount}`}`)).json() as { reason: string }).reason;
    expect(await reason()).toBe('below_minimum');
    await giveSales(platform, who, 5_000);
    expect(await reason()).toBe('no_account');
    await tellAccount(who);
    expect([await reason(), await reason(4_999), await reason(5_001)]).toEqual([null, 'too_little', 'too_much']);
    await giveSales(platform, who, -5_001);
    expect(await reason()).toBe('debt');
  });
});

describe('the operator', () => {
  test('has a second one look at what is above ¥300,000, and refuses with words', async () => {
    realMoney();
    const who = await earner(platform, 700_000);
    const [rei, emi] = [await operator(platform, 'rei2'), await operator(platform, 'emi')];
    const [{ body: large }, { body: small }] = [await askPayout(who, 300_001), await askPayout(who, 300_000)];
    await rei.prove();
    await emi.prove();
    expect((await rei.ask('POST', `/payouts/${large.id}/paid`, { ...why, seenState: 'requested' })).body).toMatchObject({ state: 'needs_release' });
    const { body: proposed } = await rei.ask('POST', `/payouts/${large.id}/release`, why);
    expect(proposed).toMatchObject({ done: false, why: 'large_payout' });
    expect((await rei.ask('POST', `/proposals/${String(proposed['proposalId'])}/answer`, { ...why, answer: 'approved' })).status).toBe(403);
    await rei.ask('POST', '/payout-files', { ...why, transferOn: '2026-11-30' });
    expect((await stateOf(who)).toSorted()).toEqual(['exported', 'requested']);
    expect((await emi.ask('POST', `/proposals/${String(proposed['proposalId'])}/answer`, { ...why, answer: 'approved' })).status).toBe(200);
    expect((await rei.ask('POST', `/payouts/${large.id}/refused`, { ...why, words: '確認が取れませんでした。' })).status).toBe(200);
    expect([await payableOf(who), small.amount]).toEqual([400_000, 300_000]);
  });

  test('can’t put sales of the test rail into a file, nor mark without the role, nor decide about their own', async () => {
    const who = await earner(platform, 8_000);
    const { body: { id } } = await askPayout(who, 8_000);
    const rei = await operator(platform, 'rei3');
    await rei.prove();
    expect((await rei.ask('POST', '/payout-files', { ...why, transferOn: '2026-11-30' })).body).toMatchObject({ state: 'test_money' });
    await giveSales(platform, rei, 6_000);
    await tellAccount(rei);
    const own = await askPayout(rei, 6_000);
    expect((await rei.ask('POST', `/payouts/${own.body.id}/paid`, { ...why, seenState: 'requested' })).status).toBe(403);
    await platform.ctx.db.sql.run("UPDATE operator SET roles = 'cases' WHERE user_id = ?", [rei.id]);
    expect((await rei.ask('POST', `/payouts/${id}/paid`, { ...why, seenState: 'requested' })).status).toBe(403);
    expect(await stateOf(who)).toEqual(['requested']);
  });
});

test('somebody who leaves waits for their payout, and nothing tells then whose account it was', async () => {
  const who = await earner(platform, 9_000);
  const { body: { id } } = await askPayout(who, 9_000);
  expect(await (await who.send('POST', '/v1/me/leaving', { giveUpSales: false })).json()).toMatchObject({ state: 'leaving', open: [{ kind: 'payout', path: '/my/payouts' }] });
  const rei = await operator(platform, 'rei4');
  await rei.prove();
  await rei.ask('POST', `/payouts/${id}/paid`, { ...why, seenState: 'requested' });
  await platform.advance(hour);
  const row = await platform.ctx.db.sql.get<object>('SELECT state, amount, number_end, key_id, sealed FROM payout WHERE id = ?', [id]);
  expect({ ...row }).toEqual({ state: 'paid', amount: 9_000, number_end: '', key_id: '', sealed: '' });
  expect(await platform.ctx.db.sql.all('SELECT id FROM bank_account WHERE user_id = ?', [who.id])).toEqual([]);
});
