import { expect, test } from 'vitest';
import { giveMandate, requestTalk } from '../people/roles.ts';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';
import { requested, talked } from '../people/talk.ts';

const platform = stage();

test('the fourth costs from its first second, which form and mandate say beforehand; a day later the minute is back', async () => {
  const people = await ayaAndKen(platform, { price: 120 });
  const before = await giveMandate(people.visitor, people.provider.service);
  for (let count = 0; count < 3; count += 1) await talked(platform, people, { seconds: 30, mandateId: before.id });
  const at = { params: { path: { serviceId: people.provider.service.id } } };
  expect(await people.visitor.choku.get('/v1/services/{serviceId}/request-form', at)).toMatchObject({ freeSeconds: 0, mandate: null });
  expect(await refusalOf(requestTalk(people.visitor, people.provider.service, { mandateId: before.id }))).toBe('mandate_needed');
  const fourth = await talked(platform, people, { seconds: 60 });
  expect(await fourth.statement('visitor')).toMatchObject({ freeSeconds: 0, billedSeconds: 60, bill: 120 });
  await platform.advance(24 * 60 * 60_000);
  expect(await people.visitor.choku.get('/v1/services/{serviceId}/request-form', at)).toMatchObject({ freeSeconds: 60 });
});

test('before accepting, the provider sees how many talks this visitor ended inside the free minute', async () => {
  const people = await ayaAndKen(platform);
  await talked(platform, people, { seconds: 20 });
  await talked(platform, people, { seconds: 200 });
  const talk = await requested(platform, people);
  expect((await talk.seenBy('provider')).visitorFacts).toMatchObject({ endedInFreeMinute: 1, talkCount: 2 });
  expect((await talk.seenBy('visitor')).visitorFacts).toBeNull();
});
