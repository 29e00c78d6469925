import { randomBytes } from 'node:crypto';
import { DataTypes } from 'sequelize';
import { afterEach, describe, expect, test } from 'vitest';
import { up as payouts } from '../../migrations/0017-payouts.ts';
import { up as sealAll } from '../../migrations/0023-sealed-accounts.ts';
import { operator } from '../../../tests/people/operator.ts';
import { person } from '../../../tests/people/person.ts';
import { askPayout, earner, mizuho, prove, tellAccount, withRealMoney } from '../../../tests/people/sales.ts';
import { stage } from '../../../tests/people/stage.ts';
import { openEmptyDatabase } from '../../../tests/support/databases.ts';
import { ConfigError } from '../config.ts';
import { createTable, type Migration } from '../database/migrate.ts';
import { asId } from '../primitives/id.ts';
import { SealBroken, vaultOf } from '../primitives/vault.ts';
import { accountOf, findAccount, findSharers, type AccountColumns } from './account-store.ts';
import { requireKeys } from './seal-actions.ts';
import { openAccount } from './sealed-account.ts';

const platform = stage();
/** A number and a name that stand nowhere by chance. */
const secret = { ...mizuho, accountNumber: '9482617', holderName: 'ヌノカワ ヰツエ' };
const written = ['9482617', 'ﾇﾉｶﾜ', 'ヌノカワ'];
const betrays = (text: string) => written.filter((word) => text.includes(word));
const endings: (() => void)[] = [];
afterEach(() => { for (const end of endings.splice(0)) end(); });

/** Everything that stands in the database. */
async function everyRow(): Promise<string> {
  const { sql, dialect } = platform.ctx.db;
  const names = await sql.all<{ name: string }>(dialect === 'sqlite' ? "SELECT name FROM sqlite_master WHERE type = 'table'" : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()');
  const rows = await Promise.all(names.map(({ name }) => sql.all(`SELECT * FROM \`${name}\``)));
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

describe('the number of a bank account and its holder', () => {
  test('stand nowhere in the database, are shown to no operator, and leave in the bank’s file and their owner’s export alone', async () => {
    endings.push(withRealMoney(platform));
    const who = await earner(platform, 9_000);
    await tellAccount(who, secret);
    await platform.advance(72 * 3_600_000);
    const { body: { id } } = await askPayout(who, 9_000);
    const rei = await operator(platform, 'rei');
    const cases = await operator(platform, 'emi');
    await platform.ctx.db.sql.run("UPDATE operator SET roles = 'cases' WHERE user_id = ?", [cases.id]);
    await rei.prove();
    await cases.prove();
    const made = await rei.ask('POST', '/payout-files', { reason: '今日の振込', transferOn: '2026-11-30' });
    expect(made.status).toBe(200);
    const { items } = (await rei.ask('GET', '/payouts?state=exported')).body as unknown as { items: { id: string; numberEnd: string; fileId: string }[] };
    const mine = items.find((item) => item.id === id);
    expect(mine).toMatchObject({ numberEnd: '617' });
    const file = `/operator/payout-files/${mine?.fileId ?? ''}`;
    const shown = await Promise.all([rei, cases].flatMap((one) => ['/operator/payouts?state=exported', `/operator/payouts/${id}`, file, `/operator/users/${who.id}`, '/v1/operator/payouts?state=exported', `/v1/operator/search?q=${id}`].map(async (path) => (await one.send('GET', path)).text())));
    expect(betrays(shown.join(''))).toEqual([]);
    expect(betrays(await everyRow())).toEqual([]);
    expect((await cases.send('GET', `${file}/download`)).status).toBe(403);
    const bytes = Buffer.from(await (await rei.send('GET', `${file}/download`)).arrayBuffer()).toString('latin1');
    expect(bytes).toContain(`9482617${'\u{c7}\u{c9}\u{b6}\u{dc} \u{b2}\u{c2}\u{b4}'}`);
    const read = await platform.ctx.db.sql.all<{ act: string; operator_id: string }>("SELECT act, operator_id FROM operator_audit WHERE act = 'download_payout_file' AND object_id = ?", [mine?.fileId ?? '']);
    expect(read.map((row) => ({ ...row }))).toEqual([{ act: 'download_payout_file', operator_id: rei.id }]);
    await prove(who);
    const own = { accountNumber: '9482617', holder: 'ﾇﾉｶﾜ ｲﾂｴ', numberEnd: '617' };
    expect(await (await who.send('GET', '/v1/me/export')).json()).toMatchObject({ bankAccount: [own], payouts: [own] });
  });

  test('open in their own row alone, and not once they were changed', async () => {
    const [one, other] = [await earner(platform, 9_000), await earner(platform, 9_000)];
    const at = { sql: platform.ctx.db.sql, vault: platform.ctx.vault };
    const sealedOf = async (id: string) => (await at.sql.get<{ sealed: string }>('SELECT sealed FROM bank_account WHERE user_id = ?', [id]))?.sealed ?? '';
    const [first, second] = [await sealedOf(one.id), await sealedOf(other.id)];
    await at.sql.run('UPDATE bank_account SET sealed = ? WHERE user_id = ?', [second, one.id]);
    await expect(findAccount(at, asId('user', one.id))).rejects.toBeInstanceOf(SealBroken);
    await at.sql.run('UPDATE bank_account SET sealed = ? WHERE user_id = ?', [`${first.slice(0, 30)}${first[30] === 'A' ? 'B' : 'A'}${first.slice(31)}`, one.id]);
    await expect(findAccount(at, asId('user', one.id))).rejects.toBeInstanceOf(SealBroken);
    await at.sql.run('UPDATE bank_account SET sealed = ? WHERE user_id = ?', [first, one.id]);
    const account = await findAccount(at, asId('user', one.id));
    expect(account).toMatchObject({ accountNumber: '1234567' });
    if (account !== null) expect(await findSharers(at, account, account.userId)).toContain(other.id);
  });

  test('are sealed anew under a new key, after which the old one can go; without its key nothing starts', async () => {
    const [old, fresh] = [randomBytes(32), randomBytes(32)];
    const { ctx } = platform;
    const [before, who] = [ctx.vault, await person(platform, 'keys')];
    const use = (vault: typeof ctx.vault) => Object.assign(ctx, { vault });
    await ctx.db.sql.run('DELETE FROM bank_account');
    await ctx.db.sql.run("UPDATE payout SET key_id = '', sealed = ''");
    endings.push(() => { use(before); });
    use(vaultOf([old]));
    await tellAccount(who, secret);
    use(vaultOf([fresh]));
    await expect(requireKeys(ctx)).rejects.toBeInstanceOf(ConfigError);
    use(vaultOf([fresh, old]));
    await requireKeys(ctx);
    await platform.tick();
    use(vaultOf([fresh]));
    await requireKeys(ctx);
    const held = await findAccount({ sql: ctx.db.sql, vault: ctx.vault }, asId('user', who.id));
    expect(held).toMatchObject({ accountNumber: '9482617', holder: 'ﾇﾉｶﾜ ｲﾂｴ', version: 1 });
    if (held !== null) expect(await findSharers({ sql: ctx.db.sql, vault: ctx.vault }, held, asId('user', 'usr_nobody'))).toEqual([who.id]);
    await ctx.db.sql.run('DELETE FROM bank_account');
  });
});

test('what stood open before is sealed, also when that was cut half way', async () => {
  const db = await openEmptyDatabase();
  const vault = vaultOf([randomBytes(32)]);
  const place = { bank_code: '0001', bank_name: 'みずほ', bank_kana: 'ﾐｽﾞﾎ', branch_code: '211', branch_name: '青山', branch_kana: 'ｱｵﾔﾏ', account_type: 'ordinary' };
  const work = (act: (m: Migration) => Promise<void>) => {
    const parts = { dialect: db.dialect, queryInterface: db.sequelize.getQueryInterface(), vault };
    return db.dialect === 'mysql' ? act({ ...parts, sql: db.sql, transaction: undefined }) : db.transaction((tx) => act({ ...parts, sql: tx.sql, transaction: tx.sequelize }));
  };
  await work(async (m) => {
    await createTable(m, 'user', { id: { type: DataTypes.STRING(40), primaryKey: true } });
    await payouts(m);
    for (const one of [1, 2, 3]) {
      await m.sql.run('INSERT INTO `user` (id) VALUES (?)', [`usr_${one}`]);
      const row = { id: `bnk_${one}`, user_id: `usr_${one}`, ...place, account_number: `948261${one}`, holder: 'ﾇﾉｶﾜ', saved_at: 1, usable_from: 1, version: 1 };
      await m.sql.run(`INSERT INTO bank_account (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row).map(() => '?').join(', ')})`, Object.values(row));
    }
    const gone = { id: 'pay_1', number: 1, user_id: 'usr_1', amount: 1, fee: 0, state: 'paid', live: 1, ...place, account_number: '', holder: '', requested_at: 1, arrives_on: '', words: '' };
    for (const row of [gone, { ...gone, id: 'pay_2', number: 2, account_number: '9482617', holder: 'ﾇﾉｶﾜ' }]) {
      await m.sql.run(`INSERT INTO payout (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row).map(() => '?').join(', ')})`, Object.values(row));
    }
  });
  const cutAt = (most: number) => work((m) => {
    let left = most;
    return sealAll({ ...m, sql: { all: (text, params) => m.sql.all(text, params), get: (text, params) => m.sql.get(text, params), run(text, params) { left -= 1; if (left < 0) throw new Error('cut'); return m.sql.run(text, params); } } });
  });
  for (const most of [5, 3, 3, 4]) await expect(cutAt(most)).rejects.toThrow('cut');
  await work(sealAll);
  const opened = async (table: 'bank_account' | 'payout') => (await db.sql.all<AccountColumns & { id: string }>(`SELECT * FROM ${table} ORDER BY id`)).map((row) => {
    const account = openAccount(vault, accountOf(row), `${table}:${row.id}`);
    return account === null ? null : [account.accountNumber, account.holder, row.number_end];
  });
  expect((await db.sql.all<{ account_mark: string }>('SELECT account_mark FROM bank_account ORDER BY id')).map((row) => row.account_mark)).toEqual([1, 2, 3].map((one) => vault.marksOf(`0001-211-948261${one}`)[0]));
  expect(await opened('bank_account')).toEqual([1, 2, 3].map((one) => [`948261${one}`, 'ﾇﾉｶﾜ', `61${one}`]));
  expect(await opened('payout')).toEqual([null, ['9482617', 'ﾇﾉｶﾜ', '617']]);
  await db.close();
});
