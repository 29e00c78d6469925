import { expect, test } from 'vitest';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';
import { giveMandate, requestTalk, type Visitor } from '../people/roles.ts';
import { live, talked } from '../people/talk.ts';

const platform = stage();
const hour = 60 * 60_000;

const set = (who: Visitor, limit: number | null) => who.choku.put('/v1/me/monthly-limit', { body: { limit } });
const month = (who: Visitor) => who.choku.get('/v1/me/monthly-limit');

test('the month counts bills, and what is open with all it may cost; a request that would pass the ceiling is refused', async () => {
  const people = await ayaAndKen(platform, { price: 120 });
  const { visitor: ken, provider: aya } = people;
  await talked(platform, people, { seconds: 120 });
  expect(await month(ken)).toEqual({ limit: null, next: null, sum: 120 });
  await set(ken, 120 + 1_079);
  // Ten minutes reserve ¥1,080: a yen too much.
  expect(await refusalOf(requestTalk(ken, aya.service))).toBe('monthly_limit');
  const form = () => ken.choku.get('/v1/services/{serviceId}/request-form', { params: { path: { serviceId: aya.service.id } } });
  expect((await form()).month).toEqual({ sum: 120, limit: 1_199, left: 1_079 });
  expect((await platform.ctx.db.sql.all("SELECT id FROM talk WHERE visitor_id = ? AND state = 'requested'", [ken.id]))).toEqual([]);
  await set(ken, null);
  // Removing it waits for the next midnight in Japan.
  expect(await refusalOf(requestTalk(ken, aya.service))).toBe('monthly_limit');
  await platform.advance(12 * hour);
  const asked = await requestTalk(ken, aya.service);
  expect((await month(ken)).sum).toBe(120 + 1_080);
  await ken.choku.post('/v1/talks/{talkId}/withdraw', { params: { path: { talkId: asked.id } } });
  expect(await month(ken)).toEqual({ limit: null, next: null, sum: 120 });
});

test('lowering holds at once, raising from the next midnight, and both are shown', async () => {
  const { visitor: ken } = await ayaAndKen(platform);
  await set(ken, 5_000);
  const raised = await set(ken, 8_000);
  expect(raised).toMatchObject({ limit: 5_000, next: { limit: 8_000 } });
  expect(Date.parse(raised.next?.from ?? '') % (24 * hour)).toBe(15 * hour);
  expect(await set(ken, 3_000)).toMatchObject({ limit: 3_000, next: null });
  await set(ken, null);
  await platform.advance(24 * hour);
  expect(await month(ken)).toMatchObject({ limit: null, next: null });
});

test('an extension beyond the ceiling is refused, and the talk goes on as it was', async () => {
  const people = await ayaAndKen(platform, { price: 120 });
  const { visitor: ken } = people;
  const talk = await live(platform, people, { extension: 20 });
  await talk.talkFor(30);
  // The talk itself may cost ¥1,080, ten minutes more another ¥1,200.
  await set(ken, 1_080 + 1_199);
  const extend = () => ken.choku.post('/v1/talks/{talkId}/extend', { params: { path: { talkId: talk.id } }, body: { minutes: 10 } });
  expect(await refusalOf(extend())).toBe('monthly_limit');
  expect(await talk.seenBy('visitor')).toMatchObject({ state: 'live', ceilingMinutes: 10, extension: { state: 'offered' } });
  await talk.hangUp('visitor');
  await platform.tick();
});

test('two requests at the same moment fit only one by one', async () => {
  const [one, other] = [await ayaAndKen(platform, { price: 120 }), await ayaAndKen(platform, { price: 120 })];
  const ken = one.visitor;
  await set(ken, 2_159);
  const mandates = [await giveMandate(ken, one.provider.service), await giveMandate(ken, other.provider.service)];
  const outcomes = await Promise.all([one, other].map(({ provider }, index) => refusalOf(requestTalk(ken, provider.service, { mandateId: mandates[index]?.id ?? '' }))));
  expect(outcomes.toSorted()).toEqual(['monthly_limit', 'none']);
});
