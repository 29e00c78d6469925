import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../platform/src/primitives/seconds.ts';
import { assertBooks } from '../../platform/src/books.ts';
import { mailsTo, password, person, type Person } from '../people/person.ts';
import type { Platform } from '../people/platform.ts';
import { publishService, saveCard, type Provider, type Visitor } from '../people/roles.ts';
import { refusalOf, stage } from '../people/stage.ts';
import { accepted, requested, talked } from '../people/talk.ts';

const platform = stage();

const prove = (who: Person) => who.choku.post('/v1/me/proofs', { body: { password } });
const leave = (who: Person, giveUpSales = false) => who.choku.post('/v1/me/leaving', { body: { giveUpSales } });

/** Everything the platform keeps, as bytes: the folder with the SQLite file, or every row of every table. */
async function everything({ ctx }: Platform): Promise<string> {
  const { db, config } = ctx;
  if (db.dialect === 'sqlite') {
    const names = await readdir(config.storageFolder, { recursive: true, withFileTypes: true });
    const files = await Promise.all(names.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name))));
    return Buffer.concat(files).toString('latin1');
  }
  const tables = await db.sql.all<{ name: string }>('SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()');
  const rows = await Promise.all(tables.map(({ name }) => db.sql.all(`SELECT * FROM \`${name}\``)));
  return Buffer.from(JSON.stringify(rows)).toString('latin1');
}

const bytesOf = (text: string) => Buffer.from(text).toString('latin1');

async function pair(names: readonly [string, string]): Promise<{ provider: Provider; visitor: Visitor }> {
  const [aya, ken] = [await person(platform, names[0]), await person(platform, names[1])];
  return { provider: { ...aya, service: await publishService(aya, { title: '題名3141のこと' }) }, visitor: { ...ken, cardId: await saveCard(platform, ken) } };
}

test('after leaving, no value of the person stands anywhere: at once the account’s own, after 30 days the words to others', async () => {
  const people = await pair(['ayasaru3141', 'ken2718']);
  const { provider: aya, visitor: ken } = people;
  await aya.choku.patch('/v1/me', { body: { words: 'わたしのことば3141' } });
  await aya.choku.patch('/v1/services/{serviceId}', { params: { path: { serviceId: aya.service.id } }, body: { prText: '紹介文3141です' } });
  await aya.choku.post('/v1/me/blog-addresses', { body: { origin: 'https://saru3141.example' } });
  const { conversation } = await ken.choku.post('/v1/services/{serviceId}/conversation', { params: { path: { serviceId: aya.service.id } }, body: { text: 'ken2718の質問', clientKey: 'question-1' } });
  await aya.choku.post('/v1/conversations/{conversationId}/messages', { params: { path: { conversationId: conversation.id } }, body: { text: '返事3141です', clientKey: 'answer-0001' } });
  const refused = await requested(platform, people);
  await aya.choku.post('/v1/talks/{talkId}/decline', { params: { path: { talkId: refused.id } }, body: { comment: '断り3141' } });
  const talk = await talked(platform, people, { seconds: 160 });
  await aya.choku.put('/v1/talks/{talkId}/review', { params: { path: { talkId: talk.id } }, body: { stars: 5, words: '評価3141' } });
  const own = ['ayasaru3141', 'わたしのことば3141', '紹介文3141', '題名3141', 'saru3141.example'];
  const toOthers = ['返事3141', '断り3141', '評価3141'];
  const before = await everything(platform);
  for (const value of [...own, ...toOthers]) expect(before.includes(bytesOf(value)), value).toBe(true);

  await prove(aya);
  expect(await refusalOf(leave(aya))).toBe('sales_left');
  expect(await leave(aya, true)).toMatchObject({ state: 'left', open: [] });
  expect(await refusalOf(aya.choku.get('/v1/me'))).toBe('signed_out');
  expect((await mailsTo(platform, aya.email)).map(({ subject }) => subject)).toContain('退会の手続きが終わりました');
  expect(await refusalOf(ken.choku.get('/v1/users/{userId}', { params: { path: { userId: aya.id } } }))).toBe('not_found');
  expect(await talk.statement('visitor')).toMatchObject({ other: { nickname: '表示できないユーザー', hidden: true }, bill: 200 });
  expect(await assertBooks(platform.ctx.db)).toEqual([]);

  // What was delivered is with the people it was for; the local mailbox only stands for theirs.
  const emptyMailbox = () => platform.ctx.db.sql.run('DELETE FROM mailbox_mail');
  // Logs, kept answers and mails of others that named her are gone after a week; then nothing but copies in the free room of the file is left.
  await platform.advance(7 * DAY + HOUR);
  await emptyMailbox();
  await platform.advance(DAY);
  const soon = await everything(platform);
  expect(own.filter((value) => soon.includes(bytesOf(value)))).toEqual([]);
  expect(toOthers.filter((value) => soon.includes(bytesOf(value)))).toEqual(toOthers);
  await platform.advance(22 * DAY);
  const later = await everything(platform);
  expect(toOthers.filter((value) => later.includes(bytesOf(value)))).toEqual([]);
  expect(later.includes(bytesOf('ken2718の質問'))).toBe(true);
});

test('the thread stays with the other, who reads it without the name and can’t write any more', async () => {
  const people = await pair(['rui', 'mei']);
  const { conversation: { id } } = await people.visitor.choku.post('/v1/services/{serviceId}/conversation', { params: { path: { serviceId: people.provider.service.id } }, body: { text: 'おぼえていますか', clientKey: 'question-1' } });
  await prove(people.visitor);
  expect((await leave(people.visitor)).state).toBe('left');
  const at = { params: { path: { conversationId: id } } };
  const words = async () => (await people.provider.choku.get('/v1/conversations/{conversationId}/messages', at)).items.map((line) => line.text);
  expect((await people.provider.choku.get('/v1/me/conversations')).items).toMatchObject([{ id, other: { hidden: true, nickname: '表示できないユーザー' } }]);
  expect(await words()).toEqual(['おぼえていますか']);
  expect(await refusalOf(people.provider.choku.post('/v1/conversations/{conversationId}/messages', { ...at, body: { text: 'はい', clientKey: 'answer-0001' } }))).toBe('not_found');
  await platform.advance(29 * DAY);
  expect(await words()).toEqual(['おぼえていますか']);
  await platform.advance(DAY);
  expect(await words()).toEqual(['このメッセージは、退会により消えました。']);
});

test('whoever has a talk under way waits for its end and its bill, and then goes by itself', async () => {
  const people = await pair(['mia', 'leo']);
  const story = await accepted(platform, people);
  await prove(people.visitor);
  const asked = await leave(people.visitor);
  expect(asked).toMatchObject({ state: 'leaving', open: [{ kind: 'talk' }] });
  expect(await people.visitor.choku.get('/v1/me')).toMatchObject({ nickname: 'leo' });
  await people.visitor.choku.post('/v1/talks/{talkId}/cancel', { params: { path: { talkId: story.id } } });
  await platform.advance(2 * HOUR);
  expect(await refusalOf(people.visitor.choku.get('/v1/me'))).toBe('signed_out');
});

test('asking to leave ends one’s requests, takes one’s services off the site, and can be taken back while something is open', async () => {
  const people = await pair(['nao', 'rin']);
  const story = await accepted(platform, people);
  const other = await pair(['ume', 'sho']);
  const waiting = await requested(platform, { provider: people.provider, visitor: other.visitor });
  await prove(people.provider);
  expect((await leave(people.provider)).state).toBe('leaving');
  expect((await waiting.seenBy('visitor')).state).not.toBe('requested');
  expect(await refusalOf(other.visitor.choku.get('/v1/services/{serviceId}', { params: { path: { serviceId: people.provider.service.id } } }))).toBe('not_found');
  await people.provider.choku.delete('/v1/me/leaving');
  await people.visitor.choku.post('/v1/talks/{talkId}/cancel', { params: { path: { talkId: story.id } } });
  await platform.advance(2 * HOUR);
  expect(await people.provider.choku.get('/v1/me/leaving')).toMatchObject({ state: 'staying' });
});
