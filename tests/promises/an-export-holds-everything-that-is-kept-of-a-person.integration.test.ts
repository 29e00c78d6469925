import { expect, test } from 'vitest';
import type { Database } from '../../platform/src/database/database.ts';
import { othersTables, ownRecords } from '../../platform/src/own-records.ts';
import { DAY, MINUTE } from '../../platform/src/primitives/seconds.ts';
import { frameSession } from '../people/frame.ts';
import { password } from '../people/person.ts';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';
import { talked } from '../people/talk.ts';

const platform = stage();

/** Every column of every table, as `table.column`. */
async function columnsOf(db: Database): Promise<string[]> {
  if (db.dialect === 'mysql') {
    const rows = await db.sql.all<{ place: string }>("SELECT CONCAT(table_name, '.', column_name) AS place FROM information_schema.columns WHERE table_schema = DATABASE()");
    return rows.map(({ place }) => place).toSorted();
  }
  const rows = await db.sql.all<{ place: string }>("SELECT m.name || '.' || c.name AS place FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'");
  return rows.map(({ place }) => place).toSorted();
}

test('every column of every table is exported, or left out with a reason', async () => {
  const known = new Set(ownRecords.flatMap(({ table, columns, without = {} }) => [...Object.keys(columns), ...Object.keys(without)].map((column) => `${table}.${column}`)));
  const others = new Set(othersTables.map(({ table }) => table));
  const all = await columnsOf(platform.ctx.db);
  expect(all.filter((place) => !known.has(place) && !others.has(place.split('.')[0] ?? ''))).toEqual([]);
  expect([...known].filter((place) => !all.includes(place))).toEqual([]);
  expect([...others].filter((table) => ownRecords.some((record) => record.table === table) || !all.some((place) => place.startsWith(`${table}.`)))).toEqual([]);
});

test('the document holds what one wrote, was sent, paid, earned and allowed; and nothing secret', async () => {
  const people = await ayaAndKen(platform);
  const { provider: aya, visitor: ken } = people;
  const { conversation } = await ken.choku.post('/v1/services/{serviceId}/conversation', { params: { path: { serviceId: aya.service.id } }, body: { text: '質問です', clientKey: 'question-1' } });
  await aya.choku.post('/v1/conversations/{conversationId}/messages', { params: { path: { conversationId: conversation.id } }, body: { text: 'お返事です', clientKey: 'answer-0001' } });
  await frameSession(platform, ken, aya);
  const talk = await talked(platform, people, { seconds: 160 });
  await ken.choku.put('/v1/talks/{talkId}/review', { params: { path: { talkId: talk.id } }, body: { stars: 4, words: 'たすかりました' } });
  await platform.tick();
  for (const who of [aya, ken]) await who.choku.post('/v1/me/proofs', { body: { password } });
  const [mine, theirs] = [await ken.choku.get('/v1/me/export'), await aya.choku.get('/v1/me/export')];
  expect(mine).toMatchObject({
    format: 'choku-export-1', userId: ken.id, account: [{ nickname: ken.name, email: ken.email }], messagesReceived: expect.arrayContaining([expect.objectContaining({ text: 'お返事です' })]) as unknown,
    cards: [expect.objectContaining({ last4: expect.stringMatching(/^\d{4}$/u) as unknown })], frameSessions: [expect.objectContaining({ origin: expect.any(String) as unknown })],
    reviewsWritten: [expect.objectContaining({ words: 'たすかりました', stars: 4 })], salesEntries: [], holds: [expect.objectContaining({ state: 'captured' })],
  });
  expect(mine['messagesWritten']).toEqual([expect.objectContaining({ text: '質問です' })]);
  expect(theirs['services']).toEqual([expect.objectContaining({ title: aya.service.title })]);
  expect(theirs['salesEntries']).not.toEqual([]);
  expect(theirs['reviewsReceived']).toEqual([]);
  const text = JSON.stringify([mine, theirs]);
  for (const secret of ['argon2', 'digest', 'Hash', ken.token, aya.token]) expect(text.includes(secret), secret).toBe(false);
  expect(JSON.stringify(mine).includes(aya.email)).toBe(false);
});

test('it is given only right after a proof', async () => {
  const { visitor: ken } = await ayaAndKen(platform);
  await platform.advance(11 * MINUTE);
  expect(await refusalOf(ken.choku.get('/v1/me/export'))).toBe('proof_needed');
  expect(await refusalOf(ken.choku.post('/v1/me/proofs', { body: { password: 'not-the-password-1' } }))).toBe('invalid_input');
  expect(await refusalOf(ken.choku.get('/v1/me/export'))).toBe('proof_needed');
  await ken.choku.post('/v1/me/proofs', { body: { password } });
  expect(await refusalOf(ken.choku.get('/v1/me/export'))).toBe('none');
  await platform.advance(DAY);
  expect(await refusalOf(ken.choku.get('/v1/me/export'))).toBe('proof_needed');
});
