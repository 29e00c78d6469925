import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPushService, type PushService } from '../../platform/src/rails/push/push-service.fixture.ts';
import { ayaAndKen, stage } from '../people/stage.ts';
import { requested } from '../people/talk.ts';

const platform = stage();
let service: PushService;
beforeAll(async () => { service = await openPushService(); });
afterAll(() => service.close());

test('available now needs an open page or a device that is notified, and a request then reaches the device', async () => {
  const people = await ayaAndKen(platform);
  const { provider: aya, visitor: ken } = people;
  const light = async () => (await ken.choku.get('/v1/services/{serviceId}/card', { params: { path: { serviceId: aya.service.id } } })).light;
  await aya.choku.put('/v1/me/availability', { body: { available: true } });
  expect(await light()).toBe('available');
  platform.move(61_000);
  expect(await light()).toBe('away');
  const { endpoint, ...keys } = service.subscribe();
  const device = await aya.choku.post('/v1/me/push-devices', { body: { endpoint, keys } });
  expect(await light()).toBe('available');
  const story = await requested(platform, people);
  await platform.tick();
  expect(service.received({ endpoint, ...keys }).map((push) => push.message)).toMatchObject([{ kind: 'requested', tag: `talk:${story.id}` }]);
  await aya.choku.delete('/v1/me/push-devices/{pushDeviceId}', { params: { path: { pushDeviceId: device.id } } });
  expect(await light()).toBe('away');
});

test('it goes out by itself after two hours, and its owner is told', async () => {
  const { provider: aya } = await ayaAndKen(platform);
  const { endpoint, ...keys } = service.subscribe();
  await aya.choku.post('/v1/me/push-devices', { body: { endpoint, keys } });
  await aya.choku.put('/v1/me/availability', { body: { available: true } });
  await platform.advance(2 * 3_600_000 - 1_000);
  expect((await aya.choku.get('/v1/me')).light).toBe('available');
  await platform.advance(1_000);
  expect(await aya.choku.get('/v1/me')).toMatchObject({ light: 'away', availableUntil: null });
  expect(service.received({ endpoint, ...keys }).map((push) => push.message)).toMatchObject([{ kind: 'light' }, { kind: 'light', title: '明かりを消しました' }]);
});
