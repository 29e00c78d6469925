import { expect, test } from 'vitest';
import { operator } from '../../../tests/people/operator.ts';
import { ayaAndKen, stage } from '../../../tests/people/stage.ts';
import { talked } from '../../../tests/people/talk.ts';
import { verifyAudit } from './audit-actions.ts';
import { removeOperator } from './operator-actions.ts';

const platform = stage();
let operators = 0;
const newOperator = async () => {
  operators += 1;
  return operator(platform, `rei${operators}`);
};
const because = { reason: '通報を確かめたため', words: '規約をお読みください。' };

test('changing something needs the password within 10 minutes, a reason, and somebody else’s case', async () => {
  const { visitor: ken } = await ayaAndKen(platform);
  const rei = await newOperator();
  const suspend = async (body: object = because, userId = ken.id) => (await rei.ask('POST', `/users/${userId}/suspend`, body)).body['code'] ?? 'done';
  platform.move(11 * 60_000);
  expect(await suspend()).toBe('proof_needed');
  await rei.prove();
  expect(await suspend({ words: because.words })).toBe('invalid_input');
  expect(await suspend({ ...because, words: '' })).toBe('invalid_input');
  expect(await suspend({ ...because, reason: ' 　' })).toBe('invalid_input');
  expect(await suspend(because, rei.id)).toBe('forbidden');
  expect(await suspend(because, `usr_${'0'.repeat(20)}`)).toBe('not_found');
  expect(await suspend()).toBe('done');
  expect(await suspend()).toBe('state_conflict');
});

test('who is no operator any more finds nothing', async () => {
  const rei = await newOperator();
  expect((await rei.ask('GET', '/overview')).status).toBe(200);
  await removeOperator(platform.ctx, rei.email);
  expect([(await rei.ask('GET', '/overview')).status, (await rei.send('GET', '/operator')).status]).toEqual([404, 404]);
});

test('every act stands in the log, which shows when a row is changed or taken away', async () => {
  const [rei, { provider: aya }] = [await newOperator(), await ayaAndKen(platform)];
  await rei.prove();
  // At the same moment: none may get the other's number.
  await Promise.all([rei.ask('POST', `/users/${aya.id}/suspend`, because), ...[1, 2, 3].map(() => rei.ask('POST', `/services/${aya.service.id}/hide`, because))]);
  const { sql } = platform.ctx.db;
  const before = await verifyAudit(platform.ctx);
  expect(before.fault).toBeNull();
  expect(before.deeds).toBeGreaterThanOrEqual(3);
  const last = await sql.get<{ seq: number; reason: string }>('SELECT seq, reason FROM operator_audit ORDER BY seq DESC LIMIT 1');
  const seq = Number(last?.seq);
  await sql.run('UPDATE operator_audit SET reason = ? WHERE seq = ?', ['ちがう理由', seq - 1]);
  expect((await verifyAudit(platform.ctx)).fault).toEqual({ seq: seq - 1, kind: 'changed' });
  await sql.run('UPDATE operator_audit SET reason = ? WHERE seq = ?', [because.reason, seq - 1]);
  expect((await verifyAudit(platform.ctx)).lastDigest).toBe(before.lastDigest);
  const row = await sql.get<Record<string, string | number>>('SELECT * FROM operator_audit WHERE seq = ?', [seq - 1]);
  await sql.run('DELETE FROM operator_audit WHERE seq = ?', [seq - 1]);
  expect((await verifyAudit(platform.ctx)).fault).toEqual({ seq, kind: 'missing' });
  await sql.run(`INSERT INTO operator_audit (${Object.keys(row ?? {}).join(', ')}) VALUES (${Object.keys(row ?? {}).map(() => '?').join(', ')})`, Object.values(row ?? {}));
  expect((await verifyAudit(platform.ctx)).fault).toBeNull();
});

test('what one operator can’t do alone waits for another; whoever proposed it can’t approve it', async () => {
  const people = await ayaAndKen(platform, { price: 600 });
  await talked(platform, people, { seconds: 180 });
  const [rei, go] = [await newOperator(), await newOperator()];
  for (const one of [rei, go]) await one.prove();
  const aya = people.provider.id;
  const proposed = (await rei.ask('POST', `/users/${aya}/suspend`, { ...because, permanent: true })).body;
  expect(proposed).toMatchObject({ done: false, why: 'permanent_with_sales' });
  expect((await rei.ask('GET', `/users/${aya}`)).body['suspension']).toBeNull();
  expect((await rei.ask('POST', `/users/${aya}/suspend`, { ...because, permanent: true })).body).toMatchObject({ code: 'state_conflict' });
  const answer = (who: typeof rei, how: string) => who.ask('POST', `/proposals/${String(proposed['proposalId'])}/answer`, { answer: how, reason: '確かめました' });
  expect((await answer(rei, 'approved')).body).toMatchObject({ code: 'forbidden' });
  const [one, two] = await Promise.all([answer(go, 'approved'), answer(go, 'approved')]);
  expect([one.status, two.status].toSorted()).toEqual([200, 409]);
  expect((await rei.ask('GET', `/users/${aya}`)).body['suspension']).toMatchObject({ permanent: true });
  // Lifting it again takes two as well.
  expect((await go.ask('POST', `/users/${aya}/restore`, because)).body).toMatchObject({ done: false, why: 'was_permanent' });
  expect((await rei.ask('POST', `/users/${go.id}/suspend`, because)).body).toMatchObject({ done: false, why: 'operator' });
  const acts = ((await rei.ask('GET', '/audit')).body['items'] as { act: string }[]).map(({ act }) => act).slice(0, 5);
  expect(acts).toEqual(['propose', 'propose', 'suspend', 'approve', 'propose']);
});

test('a job that was given up stands first, and is tried again on request', async () => {
  const rei = await newOperator();
  await rei.prove();
  const { sql } = platform.ctx.db;
  await sql.run(`INSERT INTO outbox_effect (effect_key, kind, body, due_at, attempts, fence, lease_until, enqueued_at, gave_up_at, last_error) VALUES ('mail:lost', 'mail.send', '{"to":null,"locale":"ja","words":{"subject":"","lines":[]}}', 1, 40, 40, 0, 1, 2, 'Error: no route')`);
  expect((await rei.ask('GET', '/overview')).body['waiting']).toMatchObject({ 0: { kind: 'job', id: 'mail:lost' } });
  expect((await rei.ask('GET', '/failures')).body['givenUp']).toMatchObject([{ key: 'mail:lost', attempts: 40, lastError: 'Error: no route' }]);
  expect((await rei.ask('POST', '/failures/retry', { effectKey: 'mail:lost', reason: '経路が直った' })).body).toMatchObject({ done: true });
  await platform.tick();
  expect((await sql.get<{ done_at: number | null }>("SELECT done_at FROM outbox_effect WHERE effect_key = 'mail:lost'"))?.done_at).not.toBeNull();
  expect((await rei.ask('POST', '/failures/retry', { effectKey: 'mail:lost', reason: 'もう一度' })).body).toMatchObject({ code: 'state_conflict' });
});

test('the one search box finds people by name and address, and everything by its number', async () => {
  const people = await ayaAndKen(platform);
  const talk = await talked(platform, people, { seconds: 150 });
  const { provider: aya, visitor: ken } = people;
  const made = await ken.choku.post('/v1/reports', { body: { kind: 'talk', id: talk.id, reason: 'money', words: '', messageIds: [] } });
  const rei = await newOperator();
  const hold = await platform.ctx.db.sql.get<{ id: string }>('SELECT id FROM talk_hold WHERE talk_id = ?', [talk.id]);
  const find = async (q: string) => ((await rei.ask('GET', `/search?q=${encodeURIComponent(q)}`)).body['items'] as { id: string }[]).map(({ id }) => id);
  expect(await find(aya.name.toUpperCase())).toContain(aya.id);
  expect(await find(` ${ken.email.toUpperCase()} `)).toEqual([ken.id]);
  for (const [typed, id] of [[aya.id, aya.id], [aya.service.id, aya.service.id], [talk.id, talk.id], [hold?.id ?? '', talk.id], [made.id, made.id], [made.reference, made.id], [made.reference.toLowerCase(), made.id]] as const) expect([typed, await find(typed)]).toEqual([typed, [id]]);
  expect(await find('%')).toEqual([]);
  expect((await rei.ask('GET', `/talks/${talk.id}`)).body['lines']).toEqual(expect.arrayContaining([expect.objectContaining({ what: 'requested' }), expect.objectContaining({ what: 'live' }), expect.objectContaining({ what: 'ended' }), expect.objectContaining({ what: 'journal' }), expect.objectContaining({ what: 'visitor_connected' })]));
});
