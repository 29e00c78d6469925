import { expect, test } from 'vitest';
import { operator } from '../people/operator.ts';
import { mailsTo, type Person } from '../people/person.ts';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';
import { talked } from '../people/talk.ts';

const platform = stage();
type Kind = 'user' | 'service' | 'message' | 'conversation' | 'review' | 'talk';
type Reason = 'dating' | 'minor' | 'rights' | 'harassment' | 'impersonation' | 'money' | 'other';

const report = (who: Person, kind: Kind, id: string, more: { reason?: Reason; words?: string; messageIds?: string[] } = {}) =>
  who.choku.post('/v1/reports', { body: { kind, id, reason: more.reason ?? 'harassment', words: more.words ?? '', messageIds: more.messageIds ?? [] } });
const block = (who: Person, whom: Person) => who.choku.put('/v1/me/blocks/{userId}', { params: { path: { userId: whom.id } } });

async function story() {
  const people = await ayaAndKen(platform);
  const { provider: aya, visitor: ken } = people;
  const talk = await talked(platform, people, { seconds: 70 });
  const asked = await ken.choku.post('/v1/services/{serviceId}/conversation', { params: { path: { serviceId: aya.service.id } }, body: { text: '質問です', clientKey: 'question-0001' } });
  const at = { params: { path: { conversationId: asked.conversation.id } } };
  const answered = await aya.choku.post('/v1/conversations/{conversationId}/messages', { ...at, body: { text: 'いやなことば', clientKey: 'answer-00001' } });
  for (const who of [aya, ken]) await who.choku.put('/v1/talks/{talkId}/review', { params: { path: { talkId: talk.id } }, body: { stars: 3, words: `${who.name}の評価` } });
  const [review] = (await ken.choku.get('/v1/me/reviews')).items;
  return { ...people, talkId: talk.id, conversationId: asked.conversation.id, messageId: answered.id, own: asked.message.id, reviewId: review?.id ?? '' };
}

test('each kind can be reported by somebody who can see it; the reporter gets a reference and what happens next', async () => {
  const { provider: aya, visitor: ken, ...ids } = await story();
  const about: readonly (readonly [Kind, string])[] = [['user', aya.id], ['service', aya.service.id], ['message', ids.messageId], ['conversation', ids.conversationId], ['review', ids.reviewId], ['talk', ids.talkId]];
  for (const [kind, id] of about) {
    const made = await report(ken, kind, id);
    expect(made).toMatchObject({ kind, state: 'open', about: { id: aya.id }, shownMessages: kind === 'message' ? 1 : 0, answer: null });
    expect(made.reference).toMatch(/^R-[0-9A-Z]{4}-[0-9A-Z]{4}$/u);
    expect(made.next).not.toBe('');
    expect((await mailsTo(platform, ken.email)).map(({ subject }) => subject)).toContain(`通報を受け付けました(控え番号 ${made.reference})`);
    expect((await ken.send('GET', `/report?about=${kind}:${id}`)).status).toBe(200);
    expect(await (await ken.send('GET', `/report/${made.id}`)).text()).toContain(made.reference);
    expect(await refusalOf(aya.choku.get('/v1/reports/{reportId}', { params: { path: { reportId: made.id } } }))).toBe('not_found');
  }
});

test('what one can’t see can’t be reported, and looks as if it weren’t there', async () => {
  const { provider: aya, visitor: ken, ...ids } = await story();
  const { visitor: yui } = await ayaAndKen(platform);
  for (const [kind, id] of [['message', ids.messageId], ['conversation', ids.conversationId], ['talk', ids.talkId]] as const) {
    expect([kind, await refusalOf(report(yui, kind, id))]).toEqual([kind, 'not_found']);
    expect([kind, (await yui.send('GET', `/report?about=${kind}:${id}`)).status]).toEqual([kind, 404]);
  }
  await aya.choku.put('/v1/services/{serviceId}/state', { params: { path: { serviceId: aya.service.id } }, body: { state: 'unpublished' } });
  expect(await refusalOf(report(yui, 'service', aya.service.id))).toBe('not_found');
  expect(await refusalOf(report(yui, 'service', aya.id))).toBe('not_found');
  // After a block one's own conversation and talk can still be reported, and nothing else of the other.
  await block(aya, ken);
  expect((await report(ken, 'conversation', ids.conversationId, { messageIds: [ids.messageId] })).about).toMatchObject({ hidden: true, id: null });
  expect(await refusalOf(report(ken, 'talk', ids.talkId))).toBe('none');
  expect(await refusalOf(report(ken, 'user', aya.id))).toBe('not_found');
  expect(await refusalOf(report(ken, 'review', ids.reviewId))).toBe('not_found');
});

test('only messages of that very conversation can be shown, and some reasons need words', async () => {
  const [mine, other] = [await story(), await story()];
  const ken = mine.visitor;
  expect(await refusalOf(report(ken, 'conversation', mine.conversationId, { messageIds: [mine.own, mine.messageId] }))).toBe('none');
  expect(await refusalOf(report(ken, 'conversation', mine.conversationId, { messageIds: [other.messageId] }))).toBe('invalid_input');
  expect(await refusalOf(report(ken, 'user', mine.provider.id, { messageIds: [mine.messageId] }))).toBe('invalid_input');
  expect(await refusalOf(report(ken, 'message', mine.own))).toBe('not_found');
  expect(await refusalOf(report(ken, 'user', ken.id))).toBe('forbidden');
  expect(await refusalOf(report(ken, 'user', mine.provider.id, { reason: 'rights' }))).toBe('invalid_input');
  expect(await refusalOf(report(ken, 'user', mine.provider.id, { reason: 'rights', words: '写真はわたしのものです。' }))).toBe('none');
});

test('ten an hour are enough', async () => {
  const { provider: aya, visitor: ken } = await ayaAndKen(platform);
  for (let made = 0; made < 10; made += 1) await report(ken, 'user', aya.id);
  expect(await refusalOf(report(ken, 'user', aya.id))).toBe('rate_limited');
  platform.move(6 * 60_000);
  expect(await refusalOf(report(ken, 'user', aya.id))).toBe('none');
});

test('the decision reaches both in the operator’s words, and hides a review’s words but not its stars', async () => {
  const { provider: aya, visitor: ken, reviewId } = await story();
  const made = await report(ken, 'review', reviewId);
  const rei = await operator(platform, 'rei');
  await rei.prove();
  const said = { decision: 'hide', reason: '根拠のない悪口のため', wordsToReporter: '評価のことばを非公開にしました。', wordsToOwner: '悪口は書かないでください。' };
  expect((await rei.ask('POST', `/reports/${made.id}/decide`, { ...said, wordsToOwner: '' })).body).toMatchObject({ code: 'invalid_input' });
  expect((await rei.ask('POST', `/reports/${made.id}/decide`, said)).body).toMatchObject({ done: true });
  expect((await rei.ask('POST', `/reports/${made.id}/decide`, said)).body).toMatchObject({ code: 'state_conflict' });
  const mine = async () => (await ken.choku.get('/v1/me/reviews')).items.find(({ id }) => id === reviewId);
  expect(await mine()).toMatchObject({ words: '', stars: 3 });
  expect(await ken.choku.get('/v1/reports/{reportId}', { params: { path: { reportId: made.id } } })).toMatchObject({ state: 'decided', answer: said.wordsToReporter });
  const mailed = async (who: Person, subject: string) => (await mailsTo(platform, who.email)).find((mail) => mail.subject.startsWith(subject))?.text ?? '';
  expect(await mailed(ken, '通報の確認が終わりました')).toContain(said.wordsToReporter);
  const toAya = await mailed(aya, '評価のことばを非公開にしました');
  expect(toAya).toContain(said.wordsToOwner);
  expect(toAya).not.toContain(ken.name);
  expect((await rei.ask('POST', `/reviews/${reviewId}/show`, { reason: '見直しました' })).body).toMatchObject({ done: true });
  expect(await mine()).toMatchObject({ words: `${aya.name}の評価` });
});

test('the author of what is said to infringe a right is asked first, and isn’t told by whom', async () => {
  const { provider: aya, visitor: ken } = await ayaAndKen(platform);
  const made = await report(ken, 'service', aya.service.id, { reason: 'rights', words: '写真はわたしのものです。' });
  const rei = await operator(platform, 'reiko');
  await rei.prove();
  expect((await rei.ask('POST', `/reports/${made.id}/ask`, { reason: '権利の確認', words: '写真はご自身のものですか。' })).body).toMatchObject({ done: true });
  const mail = (await mailsTo(platform, aya.email)).find(({ subject }) => subject.includes('おたずね'))?.text ?? '';
  expect(mail).toContain('写真はご自身のものですか。');
  expect(mail).toContain('11月30日');
  expect(mail).not.toContain(ken.name);
  expect(await ken.choku.get('/v1/reports/{reportId}', { params: { path: { reportId: made.id } } })).toMatchObject({ state: 'open' });
  expect(await (await rei.send('GET', `/operator/reports/${made.id}`)).text()).toContain('11月30日');
});
