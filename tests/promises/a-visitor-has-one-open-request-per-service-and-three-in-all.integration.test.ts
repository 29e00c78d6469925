import { expect, test } from 'vitest';
import { publishService, requestTalk } from '../people/roles.ts';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';
import { requested } from '../people/talk.ts';

const platform = stage();

test('a second request for the same service is refused until the first is over', async () => {
  const people = await ayaAndKen(platform);
  const first = await requested(platform, people);
  expect(await refusalOf(requestTalk(people.visitor, people.provider.service))).toBe('already_requested');
  await first.withdraw();
  expect(await refusalOf(requestTalk(people.visitor, people.provider.service))).toBe('none');
});

test('a fourth request is refused, whichever service it is for', async () => {
  const { provider, visitor } = await ayaAndKen(platform);
  const services = [provider.service, await publishService(provider, { title: '引っ越しのこと' }), await publishService(provider, { title: '転職のこと' }), await publishService(provider, { title: '通院のこと' })];
  const outcomes: string[] = [];
  for (const service of services) outcomes.push(await refusalOf(requestTalk(visitor, service)));
  expect(outcomes).toEqual(['none', 'none', 'none', 'too_many_open_requests']);
});

test('two requests sent at the same moment leave one', async () => {
  const { provider, visitor } = await ayaAndKen(platform);
  const outcomes = await Promise.all([refusalOf(requestTalk(visitor, provider.service)), refusalOf(requestTalk(visitor, provider.service))]);
  expect(outcomes.toSorted()).toEqual(['already_requested', 'none']);
});

test('nobody asks for a talk on their own service', async () => {
  const { visitor } = await ayaAndKen(platform);
  const own = await publishService(visitor);
  expect(await refusalOf(visitor.choku.post('/v1/mandates', {
    body: { serviceId: own.id, origin: null, ceilingMinutes: 10, extensionMinutes: 0, cardId: visitor.cardId, shownPrice: own.pricePerMinute, shownFreeSeconds: 60 },
  }))).toBe('own_service');
});
