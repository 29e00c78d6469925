import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPushService, type PushService } from '../../platform/src/rails/push/push-service.fixture.ts';
import { mailsTo } from '../people/person.ts';
import { ayaAndKen, stage } from '../people/stage.ts';
import { requested } from '../people/talk.ts';

const platform = stage();
let service: PushService;
beforeAll(async () => { service = await openPushService(); });
afterAll(() => service.close());

test.each(['provider', 'visitor'] as const)('a block by the %s ends mails and notifications about the other, what was on its way included', async (blocker) => {
  const people = await ayaAndKen(platform);
  const { provider: aya, visitor: ken } = people;
  const { endpoint, ...keys } = service.subscribe();
  await aya.choku.post('/v1/me/push-devices', { body: { endpoint, keys } });
  await requested(platform, people, { wait: 10 });
  await ken.choku.post('/v1/services/{serviceId}/conversation', { params: { path: { serviceId: aya.service.id } }, body: { text: 'いま話せますか?', clientKey: 'question-0001' } });
  const told = async () => [(await mailsTo(platform, aya.email)).length, (await mailsTo(platform, ken.email)).length, service.received({ endpoint, ...keys }).length];
  const before = await told();
  await people[blocker].choku.put('/v1/me/blocks/{userId}', { params: { path: { userId: blocker === 'provider' ? ken.id : aya.id } } });
  // The message would be mailed after a minute, the request would run out after ten.
  await platform.advance(61_000);
  await platform.advance(600_000);
  expect(await told()).toEqual(before);
});
