import { expect, test } from 'vitest';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';
import { live, talked, type Side, type Story } from '../people/talk.ts';

const platform = stage();

const at = (talk: Story) => ({ params: { path: { talkId: talk.id } } });
const write = (talk: Story, side: Side, stars: number) => talk[side].choku.put('/v1/talks/{talkId}/review', { ...at(talk), body: { stars, words: 'とても助かりました' } });
const reviews = (talk: Story, side: Side) => talk[side].choku.get('/v1/talks/{talkId}/reviews', at(talk));
const serviceOf = (talk: Story) => talk.visitor.choku.get('/v1/services/{serviceId}', { params: { path: { serviceId: talk.provider.service.id } } });

test('one alone stays closed to the other until the other has written too', async () => {
  const talk = await talked(platform, await ayaAndKen(platform), { seconds: 90 });
  await write(talk, 'visitor', 4);
  expect(await reviews(talk, 'provider')).toMatchObject({ theirs: null, mine: null, canWrite: true });
  expect((await serviceOf(talk)).rating).toBeNull();
  await write(talk, 'provider', 5);
  expect(await reviews(talk, 'provider')).toMatchObject({ theirs: { stars: 4, open: true }, mine: { stars: 5 }, canWrite: false });
  // Only the visitor's stars make the service's rating.
  expect((await serviceOf(talk)).rating).toEqual({ average: 4, count: 1 });
  expect(await refusalOf(write(talk, 'visitor', 1))).toBe('state_conflict');
});

test('after 7 days one alone opens', async () => {
  const talk = await talked(platform, await ayaAndKen(platform), { seconds: 90 });
  await write(talk, 'visitor', 3);
  await platform.advance(7 * 24 * 60 * 60_000 - 60_000);
  expect(await reviews(talk, 'provider')).toMatchObject({ theirs: null });
  await platform.advance(2 * 60_000);
  expect(await reviews(talk, 'provider')).toMatchObject({ theirs: { stars: 3, open: true } });
  expect((await serviceOf(talk)).rating).toEqual({ average: 3, count: 1 });
});

test('both writing at the same moment count once each; nobody writes before the end or about a stranger’s talk', async () => {
  const people = await ayaAndKen(platform);
  const running = await live(platform, people);
  expect(await refusalOf(write(running, 'visitor', 5))).toBe('state_conflict');
  await running.talkFor(30);
  await running.hangUp('visitor');
  await platform.tick();
  await Promise.all([write(running, 'visitor', 5), write(running, 'provider', 2), write(running, 'visitor', 5)].map((one) => refusalOf(one)));
  expect((await serviceOf(running)).rating).toEqual({ average: 5, count: 1 });
  const { visitor: yui } = await ayaAndKen(platform);
  expect(await refusalOf(yui.choku.put('/v1/talks/{talkId}/review', { ...at(running), body: { stars: 1, words: '' } }))).toBe('not_found');
});
