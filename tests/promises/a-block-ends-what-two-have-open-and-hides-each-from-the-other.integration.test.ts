import { expect, test } from 'vitest';
import type { Person } from '../people/person.ts';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';
import { accepted, live, requested, talked } from '../people/talk.ts';

const platform = stage();

const block = (who: Person, whom: Person) => who.choku.put('/v1/me/blocks/{userId}', { params: { path: { userId: whom.id } } });

test('a live talk ends at that instant, billed to that instant, and no reason is told', async () => {
  const people = await ayaAndKen(platform, { price: 60 });
  const talk = await live(platform, people);
  await talk.talkFor(150);
  await block(people.visitor, people.provider);
  await platform.tick();
  expect(await talk.seenBy('provider')).toMatchObject({ state: 'settled', endReason: 'hung_up', endedBy: null, other: { hidden: true, id: null } });
  expect(await talk.statement('provider')).toMatchObject({ talkSeconds: 150, bill: 90, captured: 90, other: { nickname: '表示できないユーザー' } });
  expect(await talk.statement('visitor')).toMatchObject({ bill: 90 });
});

test('a request and an accepted talk end the same way, with the hold released', async () => {
  const first = await ayaAndKen(platform);
  const waiting = await requested(platform, first);
  await block(first.provider, first.visitor);
  expect((await waiting.seenBy('visitor')).state).toMatch(/declined|withdrawn|expired/u);
  const second = await ayaAndKen(platform);
  const joining = await accepted(platform, second);
  await block(second.visitor, second.provider);
  expect((await joining.seenBy('provider')).state).toMatch(/withdrawn|missed/u);
});

test('from then on each answers 404 to the other, everywhere, as if they did not exist', async () => {
  const people = await ayaAndKen(platform);
  const { provider: aya, visitor: ken } = people;
  const talk = await talked(platform, people, { seconds: 70 });
  const asked = await ken.choku.post('/v1/services/{serviceId}/conversation', { params: { path: { serviceId: aya.service.id } }, body: { text: 'ありがとうございました', clientKey: 'thanks-0001' } });
  await block(aya, ken);
  const paths = [`/v1/services/${aya.service.id}`, `/v1/services/${aya.service.id}/request-form`, `/v1/services/${aya.service.id}/reviews`, `/v1/users/${aya.id}`, `/v1/conversations/${asked.conversation.id}`, `/v1/conversations/${asked.conversation.id}/messages`, `/s/${aya.service.id}`, `/u/${aya.id}`];
  const missing = (path: string) => path.replace(/(svc|usr|cnv)_[0-9a-z]+/u, '$1_00000000000000000000');
  for (const path of paths) {
    const [hidden, absent] = [await ken.send('GET', path), await ken.send('GET', missing(path))];
    expect([path, hidden.status]).toEqual([path, 404]);
    expect(absent.status).toBe(404);
    if (path.startsWith('/v1/')) {
      const shape = async (answer: Response) => Object.fromEntries(Object.entries(await answer.json() as object).filter(([name]) => !['instance', 'reference'].includes(name)));
      expect(await shape(hidden)).toEqual(await shape(absent));
    }
  }
  expect((await ken.choku.get('/v1/services')).items.map(({ id }) => id)).not.toContain(aya.service.id);
  expect((await ken.choku.get('/v1/me/conversations')).items).toEqual([]);
  expect(await refusalOf(aya.choku.get('/v1/users/{userId}', { params: { path: { userId: ken.id } } }))).toBe('not_found');
  // One's own statements stay.
  expect(await talk.statement('visitor')).toMatchObject({ other: { hidden: true } });
  expect(await talk.statement('provider')).toMatchObject({ other: { hidden: true } });
});

test('a stranger’s talk, statement and thread are not there', async () => {
  const people = await ayaAndKen(platform);
  const { visitor: yui } = await ayaAndKen(platform);
  const talk = await talked(platform, people, { seconds: 70 });
  for (const path of [`/v1/talks/${talk.id}`, `/v1/talks/${talk.id}/statement`, `/v1/talks/${talk.id}/reviews`, `/v1/talks/${talk.id}/signals`, `/v1/conversations/${(await talk.seenBy('visitor')).conversationId}`]) {
    expect([path, (await yui.send('GET', path)).status]).toEqual([path, 404]);
  }
});
