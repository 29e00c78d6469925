import { expect, test } from 'vitest';
import { mailsTo } from '../people/person.ts';
import { requestTalk } from '../people/roles.ts';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';
import { requested } from '../people/talk.ts';

const platform = stage();
const minute = 60_000;

test('it expires at the end of the waiting time, not before', async () => {
  const talk = await requested(platform, await ayaAndKen(platform), { wait: 15 });
  await platform.advance(15 * minute - 1);
  expect(await talk.seenBy('provider')).toMatchObject({ state: 'requested' });
  await platform.advance(1);
  for (const side of ['provider', 'visitor'] as const) expect(await talk.seenBy(side)).toMatchObject({ state: 'expired' });
  expect(await refusalOf(talk.accept())).toBe('state_conflict');
});

test('an accept that arrives after the waiting time finds it expired, though nobody has looked yet', async () => {
  const talk = await requested(platform, await ayaAndKen(platform), { wait: 5 });
  platform.move(5 * minute);
  expect(await refusalOf(talk.accept())).toBe('state_conflict');
  expect(await talk.seenBy('visitor')).toMatchObject({ state: 'expired' });
});

test('after it, the provider may invite again, once; the visitor is told and asks anew with the old words', async () => {
  const people = await ayaAndKen(platform);
  const talk = await requested(platform, people, { wait: 5, comment: '延長保育のことを聞きたいです' });
  await platform.advance(5 * minute);
  const at = { params: { path: { talkId: talk.id } } };
  await people.provider.choku.post('/v1/talks/{talkId}/invite', at);
  expect(await refusalOf(people.provider.choku.post('/v1/talks/{talkId}/invite', at))).toBe('state_conflict');
  expect((await mailsTo(platform, people.visitor.email)).map((mail) => mail.subject)).toContainEqual(expect.stringContaining('話せるようになりました'));
  const form = await people.visitor.choku.get('/v1/services/{serviceId}/request-form', { params: { path: { serviceId: people.provider.service.id } } });
  expect(form).toMatchObject({ refusal: null, last: { comment: '延長保育のことを聞きたいです', waitMinutes: 5, ceilingMinutes: 10, mode: 'voice' } });
  expect(await requestTalk(people.visitor, people.provider.service)).toMatchObject({ state: 'requested' });
});

test('a decline carries the provider’s words to the visitor', async () => {
  const people = await ayaAndKen(platform);
  const talk = await requested(platform, people);
  await people.provider.choku.post('/v1/talks/{talkId}/decline', { params: { path: { talkId: talk.id } }, body: { comment: 'いま電車の中です' } });
  expect(await talk.seenBy('visitor')).toMatchObject({ state: 'declined', declineComment: 'いま電車の中です', canInviteAgain: false });
  expect(await talk.seenBy('provider')).toMatchObject({ canInviteAgain: true });
});
