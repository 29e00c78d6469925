import { expect, test } from 'vitest';
import { operations } from '../../platform/src/operations.ts';
import { pages } from '../../platform/src/operator/pages.ts';
import { operator } from '../people/operator.ts';
import { ayaAndKen, stage } from '../people/stage.ts';
import { requested, talked } from '../people/talk.ts';

const platform = stage();
const secrets = ['ひみつのことば', '申し込みのひとこと', 'お断りのことば', '見せないへんじ'];
const shown = 'これは見せます';

async function story() {
  const people = await ayaAndKen(platform);
  const { provider: aya, visitor: ken } = people;
  const talk = await talked(platform, people, { seconds: 90, comment: '申し込みのひとこと' });
  const { conversationId } = await talk.seenBy('visitor');
  const write = async (who: typeof aya | typeof ken, text: string) =>
    (await who.choku.post('/v1/conversations/{conversationId}/messages', { params: { path: { conversationId } }, body: { text, clientKey: `key-${text}` } })).id;
  await write(ken, 'ひみつのことば');
  const told = await write(aya, shown);
  await write(aya, '見せないへんじ');
  const declined = await requested(platform, people);
  await aya.choku.post('/v1/talks/{talkId}/decline', { params: { path: { talkId: declined.id } }, body: { comment: 'お断りのことば' } });
  await platform.tick();
  const report = await ken.choku.post('/v1/reports', { body: { kind: 'conversation', id: conversationId, reason: 'harassment', words: 'こまっています', messageIds: [told] } });
  return { people, conversationId, told, report, ids: { userId: aya.id, serviceId: aya.service.id, reportId: report.id, talkId: talk.id, declined: declined.id } };
}

test('no operation and no page of the console shows a word of a conversation but those that were ticked', async () => {
  const { people, conversationId, told, ids } = await story();
  const rei = await operator(platform, 'rei');
  await rei.prove();
  const fill = (path: string) => path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => (ids as Readonly<Record<string, string>>)[name] ?? `prp_${'0'.repeat(20)}`);
  const reads = operations.filter(({ access, method }) => access === 'operator' && method === 'GET').map(({ path }) => fill(path));
  const looks = pages.map(({ path }) => fill(path));
  const further = [`/v1/operator/talks/${ids.declined}`, `/operator/talks/${ids.declined}`, `/v1/operator/users/${people.visitor.id}`, `/operator/users/${people.visitor.id}`,
    ...[...secrets, conversationId, told].flatMap((words) => [`/v1/operator/search?q=${encodeURIComponent(words)}`, `/operator/search?q=${encodeURIComponent(words)}`]), `/v1/operator/conversations/${conversationId}`, `/operator/conversations/${conversationId}`];
  expect(reads.length).toBeGreaterThan(8);
  for (const path of [...reads, ...looks, ...further]) {
    const answer = await rei.send('GET', path);
    const text = (await answer.text()).replaceAll(/q=[^"&]*|「[^」]*」で見つかったもの|value="[^"]*"/gu, '');
    expect(answer.status, path).toBeLessThan(500);
    for (const secret of secrets) expect(text.includes(secret), `${path} says ${secret}`).toBe(false);
    expect(text.includes(shown), path).toBe(path.endsWith('/messages'));
  }
});

test('what was ticked is read under the reader’s name in the log, each time', async () => {
  const { report } = await story();
  const rei = await operator(platform, 'reina');
  const readings = async () => ((await rei.ask('GET', `/audit?objectId=${report.id}`)).body['items'] as { act: string; operatorId: string }[]).map(({ act, operatorId }) => [act, operatorId]);
  await rei.ask('GET', `/reports/${report.id}`);
  expect(await readings()).toEqual([]);
  expect((await rei.ask('GET', `/reports/${report.id}/messages`)).body['items']).toMatchObject([{ text: shown }]);
  expect((await rei.send('GET', `/operator/reports/${report.id}/messages`)).status).toBe(200);
  expect(await readings()).toEqual([['read_messages', rei.id], ['read_messages', rei.id]]);
});
