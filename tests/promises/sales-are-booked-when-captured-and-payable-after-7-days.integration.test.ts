import { expect, test } from 'vitest';
import { ayaAndKen, stage } from '../people/stage.ts';
import { live, talked } from '../people/talk.ts';

const platform = stage();
const day = 24 * 60 * 60_000;

test('the fee is 20 %, rounded down; the rest is the provider’s, first pending, after 7 days payable', async () => {
  const people = await ayaAndKen(platform, { price: 133 });
  const sales = () => people.provider.choku.get('/v1/me/sales');
  const talk = await talked(platform, people, { seconds: 61 + 59 });
  expect(await talk.statement('provider')).toMatchObject({ bill: 133, platformFee: 26, sales: 107 });
  expect(await sales()).toMatchObject({ pending: 107, payable: 0, waitingDays: 7, moneyIsReal: false });
  await platform.advance(7 * day - 1_000);
  expect(await sales()).toMatchObject({ pending: 107, payable: 0 });
  await platform.advance(61_000);
  expect(await sales()).toMatchObject({ pending: 0, payable: 107 });
});

test('nothing is booked before the card rail has said captured', async () => {
  const people = await ayaAndKen(platform, { price: 120 });
  const talk = await live(platform, people);
  await talk.talkFor(120);
  expect(await people.provider.choku.get('/v1/me/sales')).toMatchObject({ pending: 0, payable: 0 });
  await talk.hangUp('provider');
  await platform.tick();
  const pending = 120 - 24;
  expect(await people.provider.choku.get('/v1/me/sales')).toMatchObject({ pending });
});

test('a hundred settlements of one talk would still book it once', async () => {
  const people = await ayaAndKen(platform, { price: 120 });
  const talk = await talked(platform, people, { seconds: 120 });
  await platform.ctx.db.sql.run("UPDATE outbox_effect SET done_at = NULL, lease_until = 0, due_at = 0 WHERE kind IN ('hold.capture', 'hold.place', 'hold.release')");
  await platform.tick();
  expect(await people.provider.choku.get('/v1/me/sales')).toMatchObject({ pending: 96 });
  expect(await talk.statement('visitor')).toMatchObject({ captured: 120 });
});
