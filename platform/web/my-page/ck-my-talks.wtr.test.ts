import { assert, waitUntil } from '@open-wc/testing';
import './ck-my-talks.ts';
import { fakePlatform, noPicture, waitingTalk } from './fake-platform.fixture.ts';
import { usePlatform } from './platform.ts';
import type { Talk } from '../wire.ts';

const me = { id: 'usr_00000000000000000001', nickname: 'さとみ', email: 's@example.com', avatarUrl: noPicture, words: '', talkTimes: [], locale: 'ja', light: 'available', availableUntil: '2026-11-23T05:00:00.000Z', unreadMessages: 0, waitingRequests: 1 };

async function shown(talks: readonly Talk[], answers: Readonly<Record<string, unknown>> = {}): Promise<{ page: HTMLElement; asked: ReturnType<typeof fakePlatform>['asked'] }> {
  const { platform, asked } = fakePlatform({
    'GET /v1/me': me, 'GET /v1/me/talks': { items: talks, nextCursor: null }, 'GET /v1/me/conversations': { items: [], nextCursor: null }, 'GET /v1/me/blog-addresses': { items: [] }, ...answers,
  });
  usePlatform(platform);
  const page = document.createElement('ck-my-talks');
  document.body.append(page);
  await waitUntil(() => page.querySelector('.request-card, .empty') !== null);
  return { page, asked };
}

describe('the first place of my page', () => {
  beforeEach(() => { document.documentElement.lang = 'ja'; });
  afterEach(() => {
    document.body.replaceChildren();
    usePlatform(undefined);
  });

  it('shows a request with who, what they say and what it can earn at most', async () => {
    const { page } = await shown([waitingTalk()]);
    const card = page.querySelector('.request-card')?.textContent ?? '';
    for (const words of ['ゆうさん', '雰囲気を聞きたいです', '音声だけ', '20分', '¥1,216', '無料の1分で終了 0回']) assert.include(card, words);
    assert.match(document.title, /^\(1\) トークの申し込み/u);
  });

  it('writes hostile words as text', async () => {
    const { page } = await shown([waitingTalk({ comment: '<img src=x onerror=alert(1)>', other: { id: null, nickname: '<b>x</b>', avatarUrl: noPicture, hidden: false } })]);
    assert.isNull(page.querySelector('.request-comment img'));
    assert.include(page.querySelector('.request-comment')?.textContent ?? '', '<img src=x');
  });

  it('puts the longest waiting first and the others in line', async () => {
    const { page } = await shown([waitingTalk({ id: 'tlk_00000000000000000002', requestedAt: '2026-11-23T03:05:00.000Z', comment: 'あとの人' }), waitingTalk()]);
    assert.include(page.querySelector('.request-card')?.textContent ?? '', '雰囲気を聞きたいです');
    assert.include(page.querySelector('.list-row')?.textContent ?? '', 'あとの人');
  });

  it('declines with a ready sentence, once the question is answered', async () => {
    const declined = waitingTalk({ state: 'declined', version: 2, canInviteAgain: true });
    const { page, asked } = await shown([waitingTalk()], { 'POST /v1/talks/tlk_00000000000000000001/decline': declined });
    page.querySelector<HTMLButtonElement>('.request-answers button')?.click();
    await waitUntil(() => page.querySelector('dialog')?.open === true);
    page.querySelector<HTMLButtonElement>('dialog .chip')?.click();
    await waitUntil(() => page.querySelector<HTMLTextAreaElement>('#decline-comment')?.value !== '');
    page.querySelector<HTMLButtonElement>('dialog button[type="submit"]')?.click();
    await waitUntil(() => page.querySelector('.request-card') === null);
    assert.deepEqual(asked.find(({ method }) => method === 'POST')?.body, { comment: '30分後なら話せます。' });
    assert.include(page.textContent ?? '', '申し込みを再依頼する');
  });

  it('sends nothing when the provider goes back', async () => {
    const { page, asked } = await shown([waitingTalk()]);
    page.querySelector<HTMLButtonElement>('.request-answers button')?.click();
    await waitUntil(() => page.querySelector('dialog')?.open === true);
    page.querySelector<HTMLButtonElement>('dialog .button.ghost')?.click();
    await waitUntil(() => page.querySelector('dialog')?.open === false);
    assert.isUndefined(asked.find(({ method }) => method === 'POST'));
  });

  it('says that a visitor is in another talk, and keeps the request', async () => {
    const refusal = Response.json({ type: 'about:blank', title: 'x', status: 409, code: 'visitor_in_talk' }, { status: 409 });
    const { page } = await shown([waitingTalk()], { 'POST /v1/talks/tlk_00000000000000000001/accept': refusal, 'GET /v1/talks/tlk_00000000000000000001': waitingTalk() });
    page.querySelector<HTMLButtonElement>('.request-answers .lamp')?.click();
    await waitUntil(() => page.querySelector('.request-card .note.warn') !== null);
    assert.include(page.querySelector('.note.warn')?.textContent ?? '', 'ほかのトーク中');
    assert.isNotNull(page.querySelector('.request-card'));
  });
});
