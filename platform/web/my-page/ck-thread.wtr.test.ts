import { assert, fixture, html, waitUntil } from '@open-wc/testing';
import './ck-thread.ts';
import { fakePlatform, noPicture } from './fake-platform.fixture.ts';
import { usePlatform } from './platform.ts';
import { holdsContact, linkPieces } from './thread-words.ts';
import type { Conversation, Message } from '../wire.ts';

const id = 'cnv_00000000000000000001';
const conversation: Conversation = {
  id, serviceId: 'svc_00000000000000000001', serviceTitle: '保育園', role: 'provider', other: { id: null, nickname: 'ゆう', avatarUrl: noPicture, hidden: false }, lastMessage: null, lastNumber: 2, unread: 1,
  readNumber: 0, otherReadNumber: 0, canSend: true, updatedAt: '2026-11-23T03:00:00.000Z',
};

function message(number: number, given: Partial<Message> = {}): Message {
  return { id: `msg_0000000000000000000${number}`, conversationId: id, number, from: 'visitor', mine: false, text: 'どんなことが聞けますか?', event: null, at: '2026-11-23T03:00:00.000Z', clientKey: null, ...given };
}

describe('a conversation', () => {
  afterEach(() => {
    usePlatform(undefined);
    sessionStorage.clear();
  });

  async function opened(messages: readonly Message[], answers: Readonly<Record<string, unknown>> = {}) {
    const { platform, asked } = fakePlatform({ [`GET /v1/conversations/${id}`]: conversation, [`GET /v1/conversations/${id}/messages`]: { items: messages, more: false }, [`PUT /v1/conversations/${id}/read`]: {}, ...answers });
    usePlatform(platform);
    const around = await fixture<HTMLElement>(html`<div lang="ja"><ck-thread conversation-id=${id}></ck-thread></div>`);
    await waitUntil(() => around.querySelector('.composer') !== null);
    return { around, asked };
  }

  it('shows messages as text, their addresses as links that give nothing away, and events as lines', async () => {
    const { around } = await opened([message(1, { text: '<b>x</b> https://nishi.example/a' }), message(2, { from: 'platform', text: '', event: { kind: 'ended', talkId: 'tlk_00000000000000000001', amount: 928 } })]);
    assert.isNull(around.querySelector('.message b'));
    const link = around.querySelector<HTMLAnchorElement>('.message a');
    assert.equal(link?.href, 'https://nishi.example/a');
    assert.equal(link?.rel, 'noopener nofollow ugc');
    assert.include(around.querySelector('.thread-event')?.textContent ?? '', 'トークが終わりました ¥928');
  });

  it('marks what was seen as read', async () => {
    const { asked } = await opened([message(1), message(2)]);
    await waitUntil(() => asked.some(({ method }) => method === 'PUT'));
    assert.deepEqual(asked.find(({ method }) => method === 'PUT')?.body, { number: 2 });
  });

  it('keeps a message that could not be sent, and sends it again under its key', async () => {
    const { around, asked } = await opened([message(1)], { [`POST /v1/conversations/${id}/messages`]: new Response('', { status: 500 }) });
    const field = around.querySelector('textarea');
    assert.isNotNull(field);
    if (field !== null) field.value = 'はい、話せます';
    field?.dispatchEvent(new InputEvent('input', { bubbles: true }));
    around.querySelector<HTMLFormElement>('.composer')?.requestSubmit();
    await waitUntil(() => around.querySelector('.failed .retry') !== null);
    assert.include(around.querySelector('.failed')?.textContent ?? '', 'はい、話せます');
    around.querySelector<HTMLButtonElement>('.failed .retry')?.click();
    const posts = () => asked.filter(({ method }) => method === 'POST');
    await waitUntil(() => posts().length === 2);
    assert.deepEqual(posts()[0]?.body, posts()[1]?.body);
  });

  it('offers nothing to write where one can’t', async () => {
    const { platform } = fakePlatform({ [`GET /v1/conversations/${id}`]: { ...conversation, canSend: false }, [`GET /v1/conversations/${id}/messages`]: { items: [], more: false } });
    usePlatform(platform);
    const around = await fixture<HTMLElement>(html`<div lang="ja"><ck-thread conversation-id=${id}></ck-thread></div>`);
    await waitUntil(() => (around.textContent ?? '').includes('この相手には送れません'));
    assert.isNull(around.querySelector('.composer'));
  });
});

describe('what a message holds', () => {
  it('notices phone numbers, mail addresses and bank accounts, and nothing else', () => {
    for (const text of ['090-1234-5678です', 'yuu@example.com へ', '普通 1234567']) assert.isTrue(holdsContact(text), text);
    for (const text of ['21時以降なら話せます', '2024年の春から7か所', '¥1,520']) assert.isFalse(holdsContact(text), text);
  });

  it('makes links of http addresses alone', () => {
    assert.deepEqual(linkPieces('見て javascript:alert(1) https://a.example/x。').map(({ href }) => href), [null, 'https://a.example/x', null]);
  });
});
