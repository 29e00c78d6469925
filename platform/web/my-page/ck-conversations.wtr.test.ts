import { assert, waitUntil } from '@open-wc/testing';
import './ck-conversations.ts';
import { fakePlatform, noPicture } from './fake-platform.fixture.ts';
import { usePlatform } from './platform.ts';

const thread = {
  id: 'cnv_00000000000000000001', serviceId: 'svc_00000000000000000001', serviceTitle: '川口市の保育園えらび', role: 'provider', other: { id: 'usr_00000000000000000002', nickname: 'ゆう', avatarUrl: noPicture, hidden: false },
  lastMessage: null, lastNumber: 0, unread: 0, readNumber: 0, otherReadNumber: 0, canSend: true, updatedAt: '2026-11-23T03:00:00.000Z',
};

async function shown(other: object = thread.other): Promise<{ page: HTMLElement; asked: ReturnType<typeof fakePlatform>['asked'] }> {
  const { platform, asked } = fakePlatform({ 'GET /v1/me/conversations': { items: [{ ...thread, other }], nextCursor: null } });
  usePlatform(platform);
  const page = document.createElement('ck-conversations');
  page.setAttribute('open-id', thread.id);
  document.body.append(page);
  await waitUntil(() => page.querySelector('.conversation-head h2') !== null);
  return { page, asked };
}

const blocksAsked = (asked: ReturnType<typeof fakePlatform>['asked']): string[] => asked.filter(({ method }) => method === 'PUT').map(({ path }) => path);

describe('blocking from a conversation', () => {
  beforeEach(() => { document.documentElement.lang = 'ja'; });
  afterEach(() => {
    document.body.replaceChildren();
    usePlatform(undefined);
  });

  it('asks first, and does nothing when one thinks better of it', async () => {
    const { page, asked } = await shown();
    page.querySelector<HTMLButtonElement>('.conversation-head button')?.click();
    await waitUntil(() => document.querySelector('dialog')?.open === true);
    assert.include(document.querySelector('dialog h2')?.textContent ?? '', 'ゆうさんをブロックしますか。おたがいに見えなくなります。相手には知らされません。');
    document.querySelector<HTMLButtonElement>('dialog .line')?.click();
    await waitUntil(() => document.querySelector('dialog[open]') === null);
    assert.deepEqual(blocksAsked(asked), []);
  });

  it('blocks once it is answered, and says when that did not work', async () => {
    const { page, asked } = await shown();
    page.querySelector<HTMLButtonElement>('.conversation-head button')?.click();
    await waitUntil(() => document.querySelector('dialog')?.open === true);
    document.querySelector<HTMLButtonElement>('dialog .beni')?.click();
    await waitUntil(() => page.querySelector('[role="alert"]') !== null);
    assert.deepEqual(blocksAsked(asked), ['/v1/me/blocks/usr_00000000000000000002']);
  });

  it('is not offered where the other can’t be shown any more', async () => {
    const { page } = await shown({ id: null, nickname: '表示できないユーザー', avatarUrl: noPicture, hidden: true });
    assert.isNull(page.querySelector('.conversation-head button'));
  });
});
