import { expect, test } from 'vitest';
import { giveMandate, requestTalk, type Provider } from '../people/roles.ts';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';
import { live, requested } from '../people/talk.ts';

const platform = stage();

const setPrice = (aya: Provider, pricePerMinute: number) =>
  aya.choku.patch('/v1/services/{serviceId}', { params: { path: { serviceId: aya.service.id } }, body: { pricePerMinute } });

test('a request keeps its price to the end of the talk, whatever the provider does meanwhile', async () => {
  const people = await ayaAndKen(platform, { price: 100 });
  const talk = await live(platform, people);
  await setPrice(people.provider, 9_000);
  await talk.talkFor(120);
  await talk.hangUp('visitor');
  expect(await talk.statement('provider')).toMatchObject({ pricePerMinute: 100, bill: 100 });
});

test('after a rise a new request needs a new mandate; after a fall the lower price counts', async () => {
  const { provider: aya, visitor: ken } = await ayaAndKen(platform, { price: 100 });
  const mandateId = (await giveMandate(ken, aya.service)).id;
  await setPrice(aya, 101);
  expect(await refusalOf(requestTalk(ken, aya.service, { mandateId }))).toBe('mandate_needed');
  await setPrice(aya, 80);
  expect(await requestTalk(ken, aya.service, { mandateId })).toMatchObject({ pricePerMinute: 80, ceilingAmount: 720 });
});

test('consent to a price that is no longer the price is refused', async () => {
  const { provider: aya, visitor: ken } = await ayaAndKen(platform, { price: 100 });
  await setPrice(aya, 120);
  expect(await refusalOf(ken.choku.post('/v1/mandates', {
    body: { serviceId: aya.service.id, origin: null, ceilingMinutes: 10, extensionMinutes: 0, cardId: ken.cardId, shownPrice: 100, shownFreeSeconds: 60 },
  }))).toBe('price_changed');
});

test('a mandate is good for its ceiling, its service, its person and 12 hours', async () => {
  const { provider: aya, visitor: ken } = await ayaAndKen(platform);
  const others = await ayaAndKen(platform);
  const mandateId = (await giveMandate(ken, aya.service, { ceiling: 20 })).id;
  expect(await refusalOf(requestTalk(ken, aya.service, { mandateId, ceiling: 30 }))).toBe('mandate_needed');
  expect(await refusalOf(requestTalk(ken, others.provider.service, { mandateId }))).toBe('mandate_needed');
  expect(await refusalOf(requestTalk(others.visitor, aya.service, { mandateId }))).toBe('mandate_needed');
  const talk = await requested(platform, { provider: aya, visitor: ken }, { mandateId, ceiling: 20 });
  await talk.withdraw();
  await platform.advance(12 * 60 * 60_000);
  expect(await refusalOf(requestTalk(ken, aya.service, { mandateId }))).toBe('mandate_needed');
});

test('pausing or unpublishing leaves what is requested alone', async () => {
  const people = await ayaAndKen(platform);
  const talk = await requested(platform, people);
  await people.provider.choku.put('/v1/services/{serviceId}/state', { params: { path: { serviceId: people.provider.service.id } }, body: { state: 'unpublished' } });
  expect(await talk.accept()).toMatchObject({ state: 'accepted' });
});
