import { expect, test } from 'vitest';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';
import { accepted, live } from '../people/talk.ts';

const platform = stage();

test('a provider who stamps alone earns nothing', async () => {
  const talk = await accepted(platform, await ayaAndKen(platform));
  await talk.join('provider');
  await talk.talkFor(119, ['provider']);
  expect(await talk.seenBy('provider')).toMatchObject({ state: 'accepted' });
  await talk.talkFor(2, ['provider']);
  expect(await talk.seenBy('provider')).toMatchObject({ state: 'missed', missedReason: 'visitor_absent' });
});

test('a hundred stamps in one moment are one moment', async () => {
  const talk = await live(platform, await ayaAndKen(platform, { price: 600 }));
  await talk.talkFor(70);
  await Promise.all(Array.from({ length: 100 }, (_, index) => talk.lease(index % 2 === 0 ? 'provider' : 'visitor')));
  await talk.hangUp('provider');
  expect(await talk.statement('visitor')).toMatchObject({ talkSeconds: 70, bill: 100 });
});

test('an older page of a side counts for nothing once a newer one has joined', async () => {
  const people = await ayaAndKen(platform, { price: 60 });
  const talk = await live(platform, people);
  const at = { params: { path: { talkId: talk.id } } };
  const second = 'a-second-page-of-hers';
  platform.move(5_000);
  await people.provider.choku.post('/v1/talks/{talkId}/join', { ...at, body: { connectionId: second, hears: true } });
  expect(await talk.lease('provider')).toMatchObject({ replaced: true });
  expect(await people.provider.choku.put('/v1/talks/{talkId}/lease', { ...at, body: { connectionId: second, hears: true, leaving: false } })).toMatchObject({ replaced: false });
  await talk.hangUp('visitor');
});

test('stamps, joins and signals after the end are refused or count for nothing', async () => {
  const talk = await live(platform, await ayaAndKen(platform, { price: 60 }));
  await talk.talkFor(130);
  await talk.hangUp('visitor');
  const before = await talk.statement('provider');
  platform.move(10_000);
  expect((await talk.lease('provider')).state).toMatch(/ended|settled/u);
  expect(await refusalOf(talk.join('provider'))).toBe('state_conflict');
  const signal = { connectionId: 'some-connection-1', body: '{}' };
  expect(await refusalOf(talk.provider.choku.post('/v1/talks/{talkId}/signals', { params: { path: { talkId: talk.id } }, body: signal }))).toBe('state_conflict');
  expect(await talk.statement('provider')).toMatchObject({ bill: before.bill, talkSeconds: before.talkSeconds });
});
