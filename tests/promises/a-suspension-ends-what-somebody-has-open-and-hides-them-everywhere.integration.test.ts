import { expect, test } from 'vitest';
import { createChoku } from '../../sdk/src/index.ts';
import { frameSession } from '../people/frame.ts';
import { operator, type OperatorPerson } from '../people/operator.ts';
import { fetchFromOwnAddress, mailsTo, password, type Person } from '../people/person.ts';
import { giveMandate, publishService } from '../people/roles.ts';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';
import { accepted, live, requested, talked } from '../people/talk.ts';

const platform = stage();
let operators = 0;

async function rei(): Promise<OperatorPerson> {
  operators += 1;
  const who = await operator(platform, `rei${operators}`);
  await who.prove();
  return who;
}

const suspend = async (by: OperatorPerson, whom: Person) => (await by.ask('POST', `/users/${whom.id}/suspend`, { reason: '規約に反するため', words: '規約をお読みください。' })).body;
const signIn = (email: string, typed: string) => createChoku({ baseUrl: platform.url, fetch: fetchFromOwnAddress(), retryWaits: [] }).post('/v1/sessions', { body: { email, password: typed, keep: 'token' } });

test('every session, frame and stream ends, and only the right password is told why', async () => {
  const { provider: aya, visitor: ken } = await ayaAndKen(platform);
  const frame = await frameSession(platform, ken, aya);
  const stream = await ken.send('GET', '/v1/events');
  const closed = stream.text();
  expect(await suspend(await rei(), ken)).toMatchObject({ done: true });
  expect(await closed).toContain('event: open');
  expect(await refusalOf(ken.choku.get('/v1/me'))).toBe('signed_out');
  expect(await refusalOf(frame.choku.get('/v1/me/talks'))).toBe('signed_out');
  expect(await refusalOf(frame.renew())).toBe('signed_out');
  expect(await refusalOf(signIn(ken.email, 'not-the-password-1'))).toBe('wrong_credentials');
  expect(await signIn(ken.email, password).catch((problem: unknown) => (problem as { body: unknown }).body)).toMatchObject({ code: 'account_suspended', detail: expect.stringContaining('規約をお読みください。') });
  expect((await mailsTo(platform, ken.email))[0]?.subject).toBe('アカウントを停止しました');
});

test('what they offer and who they are is nowhere any more, and comes back when they are restored', async () => {
  const people = await ayaAndKen(platform);
  const { provider: aya, visitor: ken } = people;
  const talk = await talked(platform, people, { seconds: 70 });
  const asked = await ken.choku.post('/v1/services/{serviceId}/conversation', { params: { path: { serviceId: aya.service.id } }, body: { text: 'ありがとうございました', clientKey: 'thanks-0001' } });
  const by = await rei();
  await suspend(by, aya);
  const paths = [`/v1/services/${aya.service.id}`, `/v1/services/${aya.service.id}/card`, `/v1/services/${aya.service.id}/request-form`, `/v1/users/${aya.id}`, `/v1/conversations/${asked.conversation.id}`, `/s/${aya.service.id}`, `/u/${aya.id}`];
  for (const path of paths) expect([path, (await ken.send('GET', path)).status]).toEqual([path, 404]);
  const listed = async () => (await ken.choku.get('/v1/services')).items.map(({ id }) => id).includes(aya.service.id);
  expect(await listed()).toBe(false);
  expect(await talk.statement('visitor')).toMatchObject({ bill: 20, other: { hidden: true, id: null } });
  expect((await by.ask('POST', `/users/${aya.id}/restore`, { reason: '確かめました', words: '' })).body).toMatchObject({ done: true });
  for (const path of paths) expect([path, (await ken.send('GET', path)).status]).toEqual([path, 200]);
  expect(await listed()).toBe(true);
  expect((await signIn(aya.email, password)).me.nickname).toBe(aya.name);
});

test('a live talk ends at that instant and is billed to it; the other is told no reason', async () => {
  const people = await ayaAndKen(platform, { price: 60 });
  const talk = await live(platform, people);
  await talk.talkFor(150);
  await suspend(await rei(), people.provider);
  await platform.tick();
  expect(await talk.seenBy('visitor')).toMatchObject({ state: 'settled', endReason: 'hung_up', endedBy: null, other: { hidden: true, id: null } });
  expect(await talk.statement('visitor')).toMatchObject({ talkSeconds: 150, bill: 90, captured: 90 });
});

test('requests and joining talks end as by a block, on either side', async () => {
  const [first, second, third] = [await ayaAndKen(platform), await ayaAndKen(platform), await ayaAndKen(platform)];
  const by = await rei();
  const waiting = await requested(platform, first);
  await suspend(by, first.provider);
  expect((await waiting.seenBy('visitor')).state).toBe('declined');
  const taken = await requested(platform, second);
  await suspend(by, second.visitor);
  expect((await taken.seenBy('provider')).state).toBe('withdrawn');
  const joining = await accepted(platform, third);
  await suspend(by, third.provider);
  expect((await joining.seenBy('visitor')).state).toBe('missed');
});

test('a hidden service is there for its provider alone, who can’t publish it again', async () => {
  const { provider: aya, visitor: ken } = await ayaAndKen(platform);
  const other = await publishService(aya, { title: '別のこと' });
  const by = await rei();
  const at = { params: { path: { serviceId: aya.service.id } } };
  expect((await by.ask('POST', `/services/${aya.service.id}/hide`, { reason: '通報のため', words: '料金の書き方を直してください。' })).body).toMatchObject({ done: true });
  expect(await refusalOf(ken.choku.get('/v1/services/{serviceId}', at))).toBe('not_found');
  expect(await refusalOf(giveMandate(ken, aya.service))).toBe('not_found');
  expect((await aya.choku.get('/v1/services/{serviceId}', at)).state).toBe('hidden');
  expect(await refusalOf(aya.choku.put('/v1/services/{serviceId}/state', { ...at, body: { state: 'published' } }))).toBe('state_conflict');
  expect(await refusalOf(ken.choku.get('/v1/services/{serviceId}', { params: { path: { serviceId: other.id } } }))).toBe('none');
  expect((await mailsTo(platform, aya.email))[0]?.text).toContain('料金の書き方を直してください。');
  await by.ask('POST', `/services/${aya.service.id}/show`, { reason: '直っていました', words: '' });
  expect((await ken.choku.get('/v1/services/{serviceId}', at)).state).toBe('published');
});
