import { expect, test } from 'vitest';
import { ayaAndKen, stage } from '../people/stage.ts';
import { talked } from '../people/talk.ts';

const platform = stage();

test('numbers run from 1 without gaps, also when both write at once; the same key twice is one message', async () => {
  const { provider: aya, visitor: ken } = await ayaAndKen(platform);
  const { conversation } = await ken.choku.post('/v1/services/{serviceId}/conversation', { params: { path: { serviceId: aya.service.id } }, body: { text: 'お迎えは何時まででしたか?', clientKey: 'question-1' } });
  const at = { params: { path: { conversationId: conversation.id } } };
  const send = (who: typeof ken | typeof aya, text: string, clientKey: string) => who.choku.post('/v1/conversations/{conversationId}/messages', { ...at, body: { text, clientKey } });
  await Promise.all(Array.from({ length: 12 }, (_, index) => send(index % 2 === 0 ? ken : aya, `${index}`, `message-${Math.floor(index / 2)}`)));
  await send(ken, '0', 'message-0');
  const read = async (who: typeof ken | typeof aya) => (await who.choku.get('/v1/conversations/{conversationId}/messages', at)).items;
  const [hers, his] = [await read(aya), await read(ken)];
  expect(his.map(({ number }) => number)).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
  expect(hers.map(({ text }) => text)).toEqual(his.map(({ text }) => text));
  expect(new Set(his.map(({ text }) => text)).size).toBe(13);
});

test('the same thread goes on before, during and after the talk', async () => {
  const people = await ayaAndKen(platform);
  const { provider: aya, visitor: ken } = people;
  const say = async (text: string) => (await ken.choku.post('/v1/services/{serviceId}/conversation', { params: { path: { serviceId: aya.service.id } }, body: { text, clientKey: `say-${text.length}-${text}` } })).conversation.id;
  const before = await say('はじめまして');
  const talk = await talked(platform, people, { seconds: 90 });
  expect(await say('先ほどはどうも')).toBe(before);
  expect((await talk.seenBy('visitor')).conversationId).toBe(before);
  const { items } = await aya.choku.get('/v1/conversations/{conversationId}/messages', { params: { path: { conversationId: before } } });
  expect(items.map(({ event, text }) => event?.kind ?? text)).toEqual(['はじめまして', 'requested', 'connected', 'ended', '先ほどはどうも']);
  expect(items.at(-2)?.event).toMatchObject({ amount: 60 });
});

test('unread messages are counted until they are read', async () => {
  const { provider: aya, visitor: ken } = await ayaAndKen(platform);
  const { conversation } = await ken.choku.post('/v1/services/{serviceId}/conversation', { params: { path: { serviceId: aya.service.id } }, body: { text: '一つ目', clientKey: 'unread-01' } });
  await ken.choku.post('/v1/conversations/{conversationId}/messages', { params: { path: { conversationId: conversation.id } }, body: { text: '二つ目', clientKey: 'unread-02' } });
  expect(await aya.choku.get('/v1/me')).toMatchObject({ unreadMessages: 2 });
  await aya.choku.put('/v1/conversations/{conversationId}/read', { params: { path: { conversationId: conversation.id } }, body: { number: 2 } });
  expect(await aya.choku.get('/v1/me')).toMatchObject({ unreadMessages: 0 });
});
