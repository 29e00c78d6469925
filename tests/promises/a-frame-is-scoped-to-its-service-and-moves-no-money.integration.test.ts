import { expect, test } from 'vitest';
import { blog, frameSession, startHandOver } from '../people/frame.ts';
import { giveMandate, provider, requestTalk } from '../people/roles.ts';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';

const platform = stage();

test('it sees its own service’s talk and conversation, and no other', async () => {
  const { provider: aya, visitor: ken } = await ayaAndKen(platform);
  const mika = await provider(platform, 'mika');
  const other = await requestTalk(ken, mika.service);
  const frame = await frameSession(platform, ken, aya);
  expect((await frame.choku.get('/v1/me/talks')).items).toEqual([]);
  expect(await refusalOf(frame.choku.get('/v1/talks/{talkId}', { params: { path: { talkId: other.id } } }))).toBe('not_found');
  expect(await refusalOf(frame.choku.post('/v1/talks/{talkId}/withdraw', { params: { path: { talkId: other.id } } }))).toBe('not_found');
  expect(await refusalOf(frame.choku.get('/v1/conversations/{conversationId}', { params: { path: { conversationId: other.conversationId } } }))).toBe('not_found');
});

test('it can’t give the consent to pay, save a card or sign out elsewhere', async () => {
  const { provider: aya, visitor: ken } = await ayaAndKen(platform);
  const frame = await frameSession(platform, ken, aya);
  expect(await refusalOf(frame.choku.post('/v1/mandates', {
    body: { serviceId: aya.service.id, origin: blog, ceilingMinutes: 10, extensionMinutes: 0, cardId: ken.cardId, shownPrice: 120, shownFreeSeconds: 60 },
  }))).toBe('forbidden');
  expect(await refusalOf(frame.choku.get('/v1/me/cards'))).toBe('forbidden');
  expect(await refusalOf(frame.choku.post('/v1/me/card-setups', { body: { returnPath: '/my' } }))).toBe('forbidden');
  expect(await refusalOf(frame.choku.delete('/v1/sessions'))).toBe('forbidden');
  expect(await refusalOf(frame.choku.get('/v1/me'))).toBe('forbidden');
});

test('consent given for the platform’s own pages is none for a blog, and the other way round', async () => {
  const { provider: aya, visitor: ken } = await ayaAndKen(platform);
  const frame = await frameSession(platform, ken, aya);
  const own = await giveMandate(ken, aya.service);
  const wish = { mode: 'voice' as const, ceilingMinutes: 10 as const, waitMinutes: 10, comment: '' };
  const at = { params: { path: { serviceId: aya.service.id } } };
  expect(await refusalOf(frame.choku.post('/v1/services/{serviceId}/talks', { ...at, body: { ...wish, mandateId: own.id } }))).toBe('mandate_needed');
  const ofBlog = await ken.choku.post('/v1/mandates', {
    body: { serviceId: aya.service.id, origin: blog, ceilingMinutes: 10, extensionMinutes: 0, cardId: ken.cardId, shownPrice: 120, shownFreeSeconds: 60 },
  });
  expect(await refusalOf(ken.choku.post('/v1/services/{serviceId}/talks', { ...at, body: { ...wish, mandateId: ofBlog.id } }))).toBe('mandate_needed');
  expect(await frame.choku.post('/v1/services/{serviceId}/talks', { ...at, body: { ...wish, mandateId: ofBlog.id } })).toMatchObject({ state: 'requested', origin: blog });
});

test('a hand-over’s code works once, within a minute, with its verifier', async () => {
  const { provider: aya, visitor: ken } = await ayaAndKen(platform);
  const first = await startHandOver(platform, ken, aya);
  expect(await refusalOf(first.redeem({ verifier: 'x'.repeat(43) }))).toBe('wrong_code');
  expect(await refusalOf(first.redeem({}))).toBe('none');
  expect(await refusalOf(first.redeem({}))).toBe('expired');
  const late = await startHandOver(platform, ken, aya);
  await platform.advance(61_000);
  expect(await refusalOf(late.redeem({}))).toBe('expired');
});
