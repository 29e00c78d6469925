import { assert, fixture, html, waitUntil } from '@open-wc/testing';
import './ck-reviews.ts';
import type { CkMyReviews } from './ck-reviews.ts';
import { fakePlatform, noPicture } from './fake-platform.fixture.ts';
import { usePlatform } from './platform.ts';

const ken = { id: 'usr_00000000000000000002', nickname: 'けん', avatarUrl: noPicture, hidden: false };
const review = {
  id: 'rev_00000000000000000001', talkId: 'tlk_00000000000000000001', serviceId: 'svc_00000000000000000001', by: ken, about: { ...ken, nickname: 'あや' }, byRole: 'visitor', stars: 4, words: '助かりました',
  minutes: 9, at: '2026-11-20T03:00:00.000Z', open: true, reply: null,
};
const replied = { ...review, reply: { words: 'こちらこそ', at: '2026-11-21T03:00:00.000Z' } };

async function list(answers: Readonly<Record<string, unknown>>) {
  const { platform, asked } = fakePlatform({ 'GET /v1/me/reviews': { items: [review], nextCursor: null }, ...answers });
  usePlatform(platform);
  const element = await fixture<CkMyReviews>(html`<ck-my-reviews lang="ja"></ck-my-reviews>`);
  await waitUntil(() => element.querySelector('.review') !== null);
  return { element, asked };
}

function send(element: Element, words: string): void {
  const field = element.querySelector('textarea');
  if (field !== null) field.value = words;
  element.querySelector('form')?.requestSubmit();
}

describe('one’s own reviews', () => {
  afterEach(() => usePlatform(undefined));

  it('take one reply, which then stands below and can’t be written again', async () => {
    const { element, asked } = await list({ [`PUT /v1/reviews/${review.id}/reply`]: replied });
    send(element, ' こちらこそ ');
    await waitUntil(() => element.querySelector('.review-reply') !== null);
    assert.deepEqual(asked.at(-1)?.body, { words: 'こちらこそ' });
    assert.include(element.querySelector('.review-reply')?.textContent ?? '', 'こちらこそ');
    assert.isNull(element.querySelector('form'));
  });

  it('keep what was typed where the reply is refused, and say so', async () => {
    const { element } = await list({});
    send(element, 'こちらこそ');
    await waitUntil(() => element.querySelector('.error') !== null);
    assert.equal(element.querySelector('textarea')?.value, 'こちらこそ');
  });

  it('ask for words before anything is sent', async () => {
    const { element, asked } = await list({});
    send(element, '  ');
    await waitUntil(() => element.querySelector('.error') !== null);
    assert.equal(asked.filter(({ method }) => method === 'PUT').length, 0);
  });
});
