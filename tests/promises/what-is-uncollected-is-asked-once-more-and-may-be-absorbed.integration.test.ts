import { expect, test } from 'vitest';
import { mailsTo } from '../people/person.ts';
import { readBalance, readSales } from '../../platform/src/ledger/index.ts';
import { asId } from '../../platform/src/primitives/id.ts';
import { operator } from '../people/operator.ts';
import { ayaAndKen, stage } from '../people/stage.ts';
import { live, talked, type Story } from '../people/talk.ts';

const platform = stage();

/** A talk of ¥360 whose hold the bank lets go before it is captured. */
async function lostTalk(): Promise<Story> {
  const talk = await live(platform, await ayaAndKen(platform));
  await talk.talkFor(240);
  await platform.ctx.db.sql.run("UPDATE test_rail_hold SET state = 'released' WHERE talk = ?", [talk.id]);
  return talk;
}

let operators = 0;
async function someOperator() {
  operators += 1;
  const who = await operator(platform, `op${operators}`);
  await who.prove();
  return who;
}

const callsOf = (talk: Story) => platform.ctx.db.sql.all<{ call_key: string }>('SELECT call_key FROM test_rail_call WHERE call_key LIKE ?', [`%${talk.id}%`]);

test('where the mandate’s words allowed it, the card is asked once, and the sales are a journal of their own', async () => {
  const talk = await lostTalk();
  await talk.hangUp('visitor');
  await platform.tick();
  for (const side of ['provider', 'visitor'] as const) expect(await talk.statement(side)).toMatchObject({ bill: 360, captured: 360, uncollected: 0, platformFee: 72, sales: 288 });
  const journals = await platform.ctx.db.sql.all<{ source: string }>('SELECT source FROM ledger_journal WHERE about = ?', [talk.id]);
  expect(journals.map((journal) => journal.source)).toEqual([`talk:${talk.id}:collected`]);
  expect(await callsOf(talk)).toEqual([{ call_key: `talk:${talk.id}:collect` }]);
  expect((await mailsTo(platform, talk.visitor.email)).map((mail) => mail.subject).filter((subject) => subject.includes('¥360'))).toHaveLength(1);
});

test('where they did not, it stays uncollected and the card is left alone', async () => {
  const talk = await lostTalk();
  await platform.ctx.db.sql.run('UPDATE mandate SET may_collect = 0 WHERE user_id = ?', [talk.visitor.id]);
  await talk.hangUp('visitor');
  await platform.tick();
  expect(await talk.statement('visitor')).toMatchObject({ captured: 0, uncollected: 360, sales: 0 });
  expect(await callsOf(talk)).toEqual([]);
});

test('a card that does not pay either leaves it uncollected; the operator makes the sales good once, without a fee', async () => {
  const talk = await talked(platform, await ayaAndKen(platform, { card: 'lostAtCapture' }), { seconds: 240 });
  expect(await callsOf(talk)).toContainEqual({ call_key: `talk:${talk.id}:collect` });
  for (const side of ['provider', 'visitor'] as const) expect((await mailsTo(platform, talk[side].email)).filter((mail) => mail.subject.includes('¥360'))).toHaveLength(1);
  const who = await someOperator();
  const before = await readBalance(platform.ctx.db.sql, { kind: 'uncollected', owner: null });
  expect(await who.ask('POST', `/talks/${talk.id}/absorb`, { amount: 360, reason: 'ためし' })).toMatchObject({ status: 409 });
  expect(await who.ask('POST', `/talks/${talk.id}/absorb`, { amount: 288, reason: '運営の負担で' })).toMatchObject({ status: 200, body: { done: true } });
  expect(await who.ask('POST', `/talks/${talk.id}/absorb`, { amount: 288, reason: '運営の負担で' })).toMatchObject({ status: 409 });
  expect(await readSales(platform.ctx.db.sql, asId('user', talk.provider.id))).toEqual({ pending: 0, payable: 288 });
  expect(await readBalance(platform.ctx.db.sql, { kind: 'uncollected', owner: null })).toBe(before + 288);
  expect(await talk.statement('provider')).toMatchObject({ uncollected: 360, captured: 0, platformFee: 0, absorbed: 288, sales: 288 });
});
