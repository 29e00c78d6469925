import { expect, test } from 'vitest';
import { blog, frameSession } from '../people/frame.ts';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';
import { accepted, live, storyOf, type Story } from '../people/talk.ts';

const platform = stage();

const extend = (talk: Story) => talk.visitor.choku.post('/v1/talks/{talkId}/extend', { params: { path: { talkId: talk.id } }, body: { minutes: 10 } });
const near = async (talk: Story) => (await talk.seenBy('visitor')).meter?.phase;

test('at the ceiling it ends by itself, and the bill is never above the hold', async () => {
  const talk = await live(platform, await ayaAndKen(platform, { price: 60 }));
  await talk.talkFor(410);
  expect(await near(talk)).toBe('paid');
  await talk.talkFor(10);
  // Three minutes before the ceiling both are told.
  expect(await near(talk)).toBe('near');
  await talk.talkFor(200);
  for (const side of ['provider', 'visitor'] as const) expect(await talk.seenBy(side)).toMatchObject({ state: 'settled', endReason: 'ceiling', endedBy: 'platform' });
  // Only stamped time is billed: here both stamped every 10 s, the last time 10 s before the ceiling.
  expect(await talk.statement('visitor')).toMatchObject({ talkSeconds: 590, bill: 530, captured: 530, holds: [{ amount: 540, captured: 530, released: 10 }] });
});

test('one tap extends by ten minutes inside the allowance: a further hold, and one capture of each', async () => {
  const talk = await live(platform, await ayaAndKen(platform, { price: 60 }), { extension: 10 });
  await talk.talkFor(430);
  expect((await talk.seenBy('visitor')).extension).toMatchObject({ minutes: 10, amount: 600, state: 'offered', insideMandate: true });
  await extend(talk);
  await platform.tick();
  expect(await talk.seenBy('provider')).toMatchObject({ ceilingMinutes: 20, ceilingAmount: 1140 });
  await talk.talkFor(470);
  await talk.hangUp('visitor');
  await platform.tick();
  const statement = await talk.statement('visitor');
  expect(statement).toMatchObject({ talkSeconds: 900, bill: 840, captured: 840 });
  expect(statement.holds.map(({ part, amount }) => ({ part, amount }))).toEqual([{ part: 1, amount: 540 }, { part: 2, amount: 600 }]);
  for (const { captured } of statement.holds) expect(captured === 0 || captured >= 50).toBe(true);
  const journals = await platform.ctx.db.sql.all('SELECT source FROM ledger_journal WHERE source LIKE ?', [`talk:${talk.id}:%`]);
  expect(journals).toEqual([{ source: `talk:${talk.id}:settlement` }]);
});

test('beyond the allowance a tap is refused with mandate_needed, and the old ceiling stands', async () => {
  const talk = await live(platform, await ayaAndKen(platform, { price: 60 }), { extension: 0 });
  await talk.talkFor(430);
  expect(await refusalOf(extend(talk))).toBe('mandate_needed');
  await talk.talkFor(180);
  expect(await talk.seenBy('visitor')).toMatchObject({ endReason: 'ceiling', ceilingMinutes: 10 });
});

test('what the visitor allows on the platform lengthens a talk that began on a blog, but no frame can bring it', async () => {
  const people = await ayaAndKen(platform, { price: 60 });
  const frame = await frameSession(platform, people.visitor, people.provider);
  const { id: serviceId } = people.provider.service;
  const allow = (origin: string | null, ceilingMinutes: 10 | 20) => people.visitor.choku.post('/v1/mandates', {
    body: { serviceId, origin, ceilingMinutes, extensionMinutes: 0, cardId: people.visitor.cardId, shownPrice: 60, shownFreeSeconds: 60 },
  });
  const body = { mode: 'voice' as const, ceilingMinutes: 10 as const, waitMinutes: 15, comment: '', mandateId: (await allow(blog, 10)).id };
  const { id: talkId } = await frame.choku.post('/v1/services/{serviceId}/talks', { params: { path: { serviceId } }, body });
  const talk = storyOf(platform, talkId, people);
  await talk.accept();
  await platform.tick();
  await talk.join('provider');
  await talk.join('visitor');
  await talk.talkFor(60);
  const more = { params: { path: { talkId } }, body: { minutes: 10 as const, mandateId: (await allow(null, 20)).id } };
  expect(await refusalOf(frame.choku.post('/v1/talks/{talkId}/extend', more))).toBe('mandate_needed');
  await people.visitor.choku.post('/v1/talks/{talkId}/extend', more);
  await platform.tick();
  expect(await talk.seenBy('visitor')).toMatchObject({ ceilingMinutes: 20 });
});

test('an extension the bank never confirms ends nothing early and is released', async () => {
  const people = await ayaAndKen(platform, { price: 60, card: 'threeDSecure' });
  const talk = await accepted(platform, people, { extension: 10 });
  const bankPage = (url: string | null | undefined) => `/v1/test-bank/holds/${url?.split('/').at(-1) ?? ''}/answer`;
  await people.visitor.send('POST', bankPage((await talk.seenBy('visitor')).hold?.confirmUrl), { answer: 'allow' });
  await platform.advance(3_000);
  await talk.join('provider');
  await talk.join('visitor');
  await talk.talkFor(430);
  await extend(talk);
  await platform.tick();
  const { extension } = await talk.seenBy('visitor');
  expect(extension).toMatchObject({ state: 'authenticating' });
  await talk.talkFor(180);
  expect(await talk.seenBy('visitor')).toMatchObject({ endReason: 'ceiling' });
  // Confirmed after the end: the hold is let go at once.
  await people.visitor.send('POST', bankPage(extension?.confirmUrl), { answer: 'allow' });
  await platform.advance(5_000);
  expect(await talk.statement('visitor')).toMatchObject({ captured: 530, holds: [{ state: 'captured' }, { captured: 0, state: 'released' }] });
});
