import { expect } from '@open-wc/testing';
import { clockTime, holdsContact } from './format.ts';
import { conversation, makeTestApp, message, type Answers } from './frame.fixture.ts';
import type { Message } from '../wire.ts';

/** A platform that keeps a thread: the same key twice is one message. */
function threadPlatform() {
  const kept: Message[] = [];
  let reachable = true;
  const answers: Answers = {
    'GET /v1/services/svc_nursery/conversation': () => ({ body: conversation({ lastNumber: kept.length }) }),
    'GET /v1/conversations/cnv_one/messages': () => ({ body: { items: kept, more: false } }),
    'POST /v1/services/svc_nursery/conversation': (body) => {
      const { text, clientKey } = body as { text: string; clientKey: string };
      const known = kept.find((one) => one.clientKey === clientKey) ?? message(kept.length + 1, { text, clientKey });
      if (!kept.includes(known)) kept.push(known);
      return reachable ? { status: 201, body: { conversation: conversation({ lastNumber: kept.length }), message: known } } : null;
    },
  };
  return { answers, kept, loseAnswers: (lost: boolean) => { reachable = !lost; } };
}

describe('a message', () => {
  it('shows at once, and once', async () => {
    const { answers } = threadPlatform();
    const { thread } = makeTestApp({ answers }).app.parts;
    const sent = thread.send('0歳4月の点数は?');
    expect(thread.outgoing.map(({ text, state }) => [text, state])).to.deep.equal([['0歳4月の点数は?', 'sending']]);
    await sent;
    await thread.load();
    expect(thread.messages.map(({ text }) => text)).to.deep.equal(['0歳4月の点数は?']);
    expect(thread.outgoing).to.deep.equal([]);
  });

  it('arrives once though its answer was lost and it was sent again', async () => {
    const platform = threadPlatform();
    const { thread } = makeTestApp({ answers: platform.answers }).app.parts;
    platform.loseAnswers(true);
    await thread.send('もしもし');
    const [failed] = thread.outgoing;
    expect([failed?.text, failed?.state]).to.deep.equal(['もしもし', 'failed']);
    platform.loseAnswers(false);
    await thread.retry(failed?.clientKey ?? '');
    expect(platform.kept.length).to.equal(1);
    expect(thread.messages.map(({ text }) => text)).to.deep.equal(['もしもし']);
    expect(thread.outgoing).to.deep.equal([]);
  });

  it('that was lost is found again by its key when the thread is read', async () => {
    const platform = threadPlatform();
    const { thread } = makeTestApp({ answers: platform.answers }).app.parts;
    platform.loseAnswers(true);
    await thread.send('もしもし');
    await thread.load();
    expect(thread.outgoing).to.deep.equal([]);
    expect(thread.messages.length).to.equal(1);
  });

  it('says so where the other person can’t be written to', async () => {
    const { thread } = makeTestApp({ answers: {} }).app.parts;
    await thread.send('もしもし');
    expect(thread.outgoing[0]?.state).to.equal('refused');
  });

  it('comes in the order of its number, each once, whatever is read twice', async () => {
    const platform = threadPlatform();
    const { thread } = makeTestApp({ answers: platform.answers }).app.parts;
    platform.kept.push(message(1), message(2), message(3));
    await Promise.all([thread.load(), thread.load()]);
    expect(thread.messages.map(({ number }) => number)).to.deep.equal([1, 2, 3]);
  });

  it('that is not sent yet survives a reload', () => {
    const { thread } = makeTestApp().app.parts;
    thread.draft = '書きかけ';
    expect(thread.draft).to.equal('書きかけ');
  });
});

describe('what people read', () => {
  it('has times as the design writes them', () => {
    expect(clockTime(new Date(2026, 9, 28, 9, 4).toISOString())).to.equal('9:04');
  });

  for (const [text, holds] of [['090-1234-5678 です', true], ['０９０１２３４５６７８', true], ['yuu@mail.example まで', true], ['普通 1234567', true], ['0歳4月で点数は260くらい', false], ['10月28日に見学しました', false]] as const) {
    it(`${holds ? 'notices' : 'sees no'} contact details in「${text}」`, () => {
      expect(holdsContact(text)).to.equal(holds);
    });
  }
});
