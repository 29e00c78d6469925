import { assert, waitUntil } from '@open-wc/testing';
import './ck-request-bar.ts';
import { fakePlatform, noPicture, waitingTalk } from './fake-platform.fixture.ts';
import { usePlatform } from './platform.ts';
import type { Talk } from '../wire.ts';

const me = { id: 'usr_00000000000000000001', nickname: 'さとみ', email: 's@example.com', avatarUrl: noPicture, words: '', talkTimes: [], locale: 'ja', light: 'available', availableUntil: '2026-11-23T05:00:00.000Z', unreadMessages: 3, waitingRequests: 1 };

async function shown(talks: readonly Talk[], silent = false): Promise<{ bar: HTMLElement; asked: ReturnType<typeof fakePlatform>['asked'] }> {
  const { platform, asked } = fakePlatform({ 'GET /v1/me': { ...me, waitingRequests: talks.length }, 'GET /v1/me/talks': { items: talks, nextCursor: null } });
  usePlatform(platform);
  document.body.innerHTML = `<a data-header="messages"></a><a data-header="requests"></a><a data-header="me"><img class="avatar light-away" alt="" src="${noPicture}"></a>`;
  const bar = document.createElement('ck-request-bar');
  bar.silent = silent;
  document.body.append(bar);
  await waitUntil(() => document.querySelector('[data-header="messages"]')?.getAttribute('data-count') === '3');
  await bar.updateComplete;
  return { bar, asked };
}

describe('the live part of every page of somebody signed in', () => {
  let title = '';
  beforeEach(() => {
    document.documentElement.lang = 'ja';
    title = document.title;
    document.title = '売上金 | チョク!';
  });
  afterEach(() => {
    document.body.replaceChildren();
    document.title = title;
    usePlatform(undefined);
  });

  it('says who requests a talk, how long is left, and where to answer', async () => {
    const { bar } = await shown([waitingTalk()]);
    assert.include(bar.textContent ?? '', 'ゆうさんからトークの申し込み');
    assert.match(bar.querySelector('[role="timer"]')?.textContent ?? '', /残り (10:00|9:5\d)/u);
    assert.equal(bar.querySelector('a')?.getAttribute('href'), '/my');
    assert.equal(document.title, '(1) トークの申し込み | チョク!');
  });

  it('says of several requests the longest waiting, and how many others wait', async () => {
    const later = waitingTalk({ id: 'tlk_00000000000000000002', other: { id: null, nickname: 'けんた', avatarUrl: noPicture, hidden: false } });
    const { bar } = await shown([later, waitingTalk()]);
    assert.include(bar.textContent ?? '', 'ゆうさんからトークの申し込み');
    assert.include(bar.textContent ?? '', 'ほか1人');
  });

  it('says nothing of one’s own requests, nor of one whose time is over', async () => {
    const over = new Date(performance.timeOrigin + performance.now() - 1_000).toISOString();
    const { bar } = await shown([waitingTalk({ role: 'visitor' }), waitingTalk({ id: 'tlk_00000000000000000002', waitUntil: over })]);
    assert.isNull(bar.querySelector('.request-bar'));
  });

  it('keeps the counts and the light in the header true', async () => {
    await shown([waitingTalk()]);
    assert.equal(document.querySelector('[data-header="requests"]')?.getAttribute('data-count'), '1');
    assert.equal(document.querySelector('[data-header="messages"]')?.getAttribute('aria-label'), '質問チャット(未読3件)');
    assert.isTrue(document.querySelector('[data-header="me"] .avatar')?.classList.contains('light-available'));
    assert.equal(document.querySelector('[data-header="me"]')?.getAttribute('aria-label'), 'さとみさんのマイページ(今すぐ話せます)');
  });

  it('leaves bar and title to a page that shows the requests itself', async () => {
    const { bar, asked } = await shown([waitingTalk()], true);
    assert.isNull(bar.querySelector('.request-bar'));
    assert.equal(document.title, '売上金 | チョク!');
    assert.isUndefined(asked.find(({ path }) => path.startsWith('/v1/me/talks')));
  });

  it('is reached with Alt+R without taking the focus by itself', async () => {
    const { bar } = await shown([waitingTalk()]);
    assert.notEqual(document.activeElement, bar.querySelector('a'));
    document.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyR', altKey: true, cancelable: true }));
    assert.equal(document.activeElement, bar.querySelector('a'));
  });
});
