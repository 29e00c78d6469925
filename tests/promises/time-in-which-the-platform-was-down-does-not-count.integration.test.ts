import { expect, test } from 'vitest';
import { ayaAndKen, stage } from '../people/stage.ts';
import { live } from '../people/talk.ts';

const platform = stage();

test('ten minutes of downtime neither end the talk nor are billed', async () => {
  const talk = await live(platform, await ayaAndKen(platform, { price: 60 }));
  await talk.talkFor(120);
  await platform.restartAfter(10 * 60_000);
  for (const side of ['provider', 'visitor'] as const) await talk.lease(side);
  expect(await talk.seenBy('visitor')).toMatchObject({ state: 'live' });
  await talk.talkFor(60);
  await talk.hangUp('provider');
  await platform.tick();
  expect(await talk.statement('visitor')).toMatchObject({ talkSeconds: 180, billedSeconds: 120, bill: 120, captured: 120 });
});

test('who doesn’t come back afterwards is absent like anybody else', async () => {
  const talk = await live(platform, await ayaAndKen(platform, { price: 60 }));
  await talk.talkFor(120);
  await platform.restartAfter(10 * 60_000);
  await platform.advance(150_000);
  expect(await talk.seenBy('visitor')).toMatchObject({ state: 'live' });
  await platform.advance(60_000);
  expect(await talk.seenBy('visitor')).toMatchObject({ endReason: 'absence' });
  expect(await talk.statement('visitor')).toMatchObject({ talkSeconds: 120, bill: 60 });
});

test('a request accepted before a long downtime is missed, with its hold released', async () => {
  const people = await ayaAndKen(platform);
  const talk = await live(platform, people);
  await talk.hangUp('visitor');
  const form = await people.visitor.choku.get('/v1/services/{serviceId}/request-form', { params: { path: { serviceId: people.provider.service.id } } });
  const again = await people.visitor.choku.post('/v1/services/{serviceId}/talks', {
    params: { path: { serviceId: people.provider.service.id } }, body: { mode: 'voice', ceilingMinutes: 10, waitMinutes: 10, comment: '', mandateId: form.mandate?.id ?? '' },
  });
  await people.provider.choku.post('/v1/talks/{talkId}/accept', { params: { path: { talkId: again.id } } });
  await platform.restartAfter(20 * 60_000);
  expect(await people.visitor.choku.get('/v1/talks/{talkId}', { params: { path: { talkId: again.id } } })).toMatchObject({ state: 'missed' });
});
