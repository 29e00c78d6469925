import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { CkTalkApp } from './ck-talk-app.ts';
import { conversation, hold, makeTestApp, mandate, message, requestForm, service, statement, talk, type AppWishes } from './frame.fixture.ts';
import type { FrameApp } from './frame-app.ts';
import type { RequestForm, Service, Talk } from '../wire.ts';

interface Scene {
  readonly wish?: 'chat' | 'request';
  readonly talk?: Talk;
  readonly form?: RequestForm;
  readonly service?: Service;
  readonly change?: (app: FrameApp) => void;
}

/** The shell leaves the starting to the test. */
class TestTalkApp extends CkTalkApp {
  override connectedCallback(): void {
    LitElement.prototype.connectedCallback.call(this);
  }
}
customElements.define('test-talk-app', TestTalkApp);

async function show(scene: Scene, wishes: AppWishes = {}): Promise<{ element: TestTalkApp; app: FrameApp; words: () => string; asked: { name: string; body: unknown }[] }> {
  const { app, asked } = makeTestApp(wishes);
  Object.assign(app.parts.talks, { service: scene.service ?? service(), form: scene.form ?? requestForm(), talk: scene.talk ?? null, loaded: true });
  app.wish = scene.wish ?? 'chat';
  scene.change?.(app);
  const element = await fixture<TestTalkApp>(html`<test-talk-app lang=${app.locale}></test-talk-app>`);
  element.use(app);
  await drawn(element);
  return { element, app, asked, words: () => element.innerText.replaceAll(/\s+/gu, ' ') };
}

async function drawn(element: TestTalkApp): Promise<void> {
  await element.updateComplete;
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}

const bill = { ...talk({ state: 'settled', startedAt: '2026-10-28T12:00:00.000Z', endedAt: '2026-10-28T12:12:36.000Z', bill: 928, billState: 'collected', endReason: 'hung_up' }) };
const withStatement = (changes = {}) => (app: FrameApp) => { app.parts.talks.statement = statement(changes); };
const withThread = (app: FrameApp) => Object.assign(app.parts.thread, {
  conversation: conversation({ otherReadNumber: 1 }),
  messages: [message(1), message(2, { from: 'provider', mine: false, text: 'こちらです https://example.com/a' }), message(3, { from: 'platform', mine: false, text: '', event: { kind: 'ended', talkId: 'tlk_one', amount: 928 } })],
});

const scenes: readonly [string, Scene, readonly string[], readonly string[]][] = [
  ['the chat before the first message', {}, ['さとみさん', '今すぐ話せます', 'いま話せますか?', '¥80', 'トークを申し込む'], ['Available now', 'Can you talk now?', 'Request a talk']],
  ['the thread', { change: withThread }, ['質問1', '既読', 'トークが終わりました ¥928', 'https://example.com/a'], ['質問1', 'Read', 'The talk has ended ¥928']],
  ['the chat while the provider is away', { service: service({ light: 'away' }) }, ['いまは不在です', '申し込んで待つ'], ['Away', 'Request and wait']],
  ['the request form', { wish: 'request' }, ['話し方', '音声だけ', '20分 ¥1,520', '待てる時間', '申し込むとき ¥0', 'カードに ¥1,520 の枠を確保', 'お支払いの確認へ'], ['20 min ¥1,520', 'Now ¥0', 'Continue to payment']],
  ['the request form with a good mandate', { wish: 'request', form: requestForm({ mandate }) }, ['最大 ¥1,520(20分)まで許可ずみ', 'この内容で申し込む'], ['Allowed up to ¥1,520 (20 min)', 'Send this request']],
  ['the request form without a free minute', { wish: 'request', form: requestForm({ freeSeconds: 0 }) }, ['今回は最初の1分から料金がかかります', '24時間に3回'], ['There is no free minute this time']],
  ['a big hold', { wish: 'request', form: requestForm({ bigHoldFrom: 1500 }) }, ['¥1,520 と大きめです', 'デビットカードは'], ['This reserves ¥1,520']],
  ['the refusal of one’s own service', { wish: 'request', form: requestForm({ refusal: 'own_service' }) }, ['自分のサービスには申し込めません'], ['can’t request your own service']],
  ['waiting', { talk: talk() }, ['さとみさんに知らせました', '残り時間 13:24', 'あなたの順番 次です', 'いつもの応答 2分ほど', '申し込みを取り下げる'], ['Time left 13:24', 'Your place Next', 'Withdraw request']],
  ['waiting as second in line', { talk: talk({ placeInLine: 2, waitEstimateMinutes: 11 }) }, ['2番目', '長くて11分'], ['No. 2', 'At most 11 min']],
  ['waiting without a known time', { talk: talk({ placeInLine: 3 }) }, ['待ち時間 わかりません'], ['Wait Not known']],
  ['accepted, reserving', { talk: talk({ state: 'accepted', joinBy: '2026-10-28T12:02:00.000Z', hold: hold('placing') }) }, ['さとみさんが応じました', '2:00', 'カードの枠を確保しています', '参加する'], ['さとみ accepted', '2:00', 'Reserving on your card', 'Join']],
  ['the bank’s question', { talk: talk({ state: 'accepted', joinBy: '2026-10-28T12:02:00.000Z', hold: hold('authenticating') }) }, ['カード会社の確認が必要です', '確認画面を開く'], ['Your bank asks you to confirm']],
  ['a declined hold', { talk: talk({ state: 'accepted', joinBy: '2026-10-28T12:02:00.000Z', hold: hold('declined') }) }, ['枠を確保できませんでした', 'Visa •••• 4242', '別のカードで申し込む', '伝わりません'], ['Use another card']],
  ['a hold declined three times', { talk: talk({ state: 'accepted', joinBy: '2026-10-28T12:02:00.000Z', hold: hold('declined', 0) }) }, ['料金はかかりません'], ['there is no charge']],
  ['the bill', { talk: bill, change: withStatement() }, ['¥928', '話した時間 12分36秒', '−1分00秒 無料', '11分36秒 × ¥80/分', '¥1,520 のうち ¥592 を解放しました', 'いかがでしたか', '評価を送る'], ['¥928', '12 min 36 s', 'Released ¥592 of ¥1,520', 'Send review']],
  ['a bill that is being collected', { talk: { ...bill, state: 'ended', billState: 'collecting' }, change: withStatement() }, ['お支払いの確定に時間がかかっています', 'を解放します'], ['Finalising the payment']],
  ['a talk inside the free minute', { talk: { ...bill, bill: 0, billState: 'free' }, change: withStatement({ bill: 0, talkSeconds: 40, billedSeconds: 0 }) }, ['¥0', '1分以内に終わったので、料金はかかりません', '¥1,520 の枠を解放しました', '評価を書く'], ['Ended within a minute']],
  ['a waived bill', { talk: { ...bill, bill: 40, billState: 'waived' }, change: withStatement({ bill: 40, talkSeconds: 90 }) }, ['1分30秒のトークは ¥40 でしたが'], ['The bill was ¥40 for 1 min 30 s']],
  ['an end by a lost connection', { talk: { ...bill, endReason: 'absence' }, change: withStatement() }, ['接続がとぎれたため、そこまでの料金です'], ['The connection was lost']],
  ['a decline with words', { talk: talk({ state: 'declined', declineComment: '21時以降なら話せます。' }) }, ['いまは話せないそうです', '21時以降なら話せます。', 'カードには何も起きていません', '質問チャットを続ける'], ['can’t talk right now', 'Nothing happened on your card']],
  ['an expired request', { talk: talk({ state: 'expired' }) }, ['待てる時間が過ぎました', 'カードには何も起きていません', 'もう一度申し込む'], ['The waiting time ran out', 'Request again']],
  ['a talk missed for the card', { talk: talk({ state: 'missed', missedReason: 'card' }) }, ['カードの枠を確保できなかったため', '料金はかかりません'], ['There is no charge']],
  ['an invitation to try again', { talk: talk({ state: 'declined', invitedAgainAt: '2026-10-28T13:00:00.000Z' }) }, ['さとみさんが話せるようになりました', 'もう一度申し込む'], ['さとみ can talk now', 'Request again']],
  ['a hidden service', { change: (app) => { app.parts.talks.missing = true; } }, ['このトークは、いま見られません', 'ほかの人をさがす'], ['This talk can’t be shown']],
  ['a window that was refused', { change: (app) => { app.outside = { purpose: 'ask', words: '点数は?', opened: null, trouble: 'blocked', link: 'https://choku.example/s/svc_nursery/talk#ask=x', again: () => undefined }; } }, ['画面を開けませんでした', '点数は?', 'チョク!で開く'], ['The window could not open', 'Open on Choku']],
];

/** Loads the page's own style sheet once. */
async function loadStyles(): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL('../styles/page.css', import.meta.url).href;
  const own = link.cloneNode() as HTMLLinkElement;
  own.href = new URL('../styles/pages/frame.css', import.meta.url).href;
  const loaded = [link, own].map((one) => new Promise((resolve) => { one.onload = resolve; }));
  document.head.append(link, own);
  await Promise.all(loaded);
}
await loadStyles();

for (const locale of ['ja', 'en'] as const) {
  describe(`the panels in ${locale}`, () => {
    beforeEach(() => { document.documentElement.lang = locale; });
    for (const [name, scene, ja, en] of scenes) {
      it(`shows ${name}`, async () => {
        const { element, words } = await show(scene, { locale });
        for (const text of locale === 'ja' ? ja : en) expect(words()).to.include(text);
        await expect(element).to.be.accessible();
      });
    }
  });
}

describe('the request form', () => {
  beforeEach(() => { document.documentElement.lang = 'ja'; });
  const pick = (element: HTMLElement, selector: string) => element.querySelector<HTMLInputElement>(selector)?.click();

  it('says what this month costs before each request, and lets nobody pass the ceiling they have set', async () => {
    const form = requestForm({ month: { sum: 1_078, limit: 2_000, left: 922 } });
    const { element, words } = await show({ wish: 'request', form });
    pick(element, '[name=ceiling][value="10"]');
    await drawn(element);
    expect(words()).to.include('今月のトーク料金 ¥1,078(ご自分で決めた上限 ¥2,000)');
    expect(element.querySelector<HTMLButtonElement>('button[type=submit]')?.disabled).to.equal(false);
    pick(element, '[name=ceiling][value="20"]');
    await drawn(element);
    expect(words()).to.include('今月はあと ¥922 まで使えます');
    expect(element.querySelector<HTMLButtonElement>('button[type=submit]')?.disabled).to.equal(true);
  });

  it('begins with the words of the last request and keeps what is changed over a reload', async () => {
    const form = requestForm({ last: { mode: 'video', ceilingMinutes: 30, waitMinutes: 20, comment: '雰囲気を聞きたいです' } });
    const { element, app } = await show({ wish: 'request', form });
    expect(element.querySelector('textarea')?.value).to.equal('雰囲気を聞きたいです');
    expect(element.querySelector<HTMLInputElement>('[name=ceiling]:checked')?.value).to.equal('30');
    pick(element, '[name=ceiling][value="60"]');
    await drawn(element);
    expect(app.parts.vault.get('choku-request:svc_nursery')).to.include('"ceilingMinutes":60');
  });

  it('takes the words of the last request when they come after it opened, unless something was changed', async () => {
    const { element, app } = await show({ wish: 'request' });
    const comment = () => element.querySelector('textarea')?.value;
    const arrive = async (words: string) => {
      app.parts.talks.form = requestForm({ last: { mode: 'voice', ceilingMinutes: 30, waitMinutes: 20, comment: words } });
      app.showOutside(null);
      await drawn(element);
    };
    await arrive('雰囲気を聞きたいです');
    expect(comment()).to.equal('雰囲気を聞きたいです');
    pick(element, '[name=ceiling][value="60"]');
    await arrive('別の言葉');
    expect(comment()).to.equal('雰囲気を聞きたいです');
  });

  it('sends once in one press where a mandate covers the ceiling', async () => {
    const { element, asked, words } = await show({ wish: 'request', form: requestForm({ mandate }) }, { answers: { 'POST /v1/services/svc_nursery/talks': () => ({ status: 201, body: talk() }) } });
    pick(element, 'button[type=submit]');
    pick(element, 'button[type=submit]');
    await drawn(element);
    expect(asked.filter(({ name }) => name.startsWith('POST'))).to.deep.equal([
      { name: 'POST /v1/services/svc_nursery/talks', body: { mode: 'voice', ceilingMinutes: 20, waitMinutes: 15, comment: '', mandateId: 'mnd_good' } },
    ]);
    expect(words()).to.include('さとみさんに知らせました');
  });

  it('asks for a new consent where the mandate is shorter', async () => {
    const { element, words } = await show({ wish: 'request', form: requestForm({ mandate }) });
    pick(element, '[name=ceiling][value="30"]');
    await drawn(element);
    expect(words()).to.include('お支払いの確認へ');
  });

  it('offers hours where the provider is away', async () => {
    const { element } = await show({ wish: 'request', service: service({ light: 'away' }) });
    expect([...element.querySelectorAll('option')].map((option) => option.textContent?.trim())).to.deep.equal(['1時間', '2時間', '3時間']);
  });
});

describe('the talk on screen', () => {
  it('is the newest version, whatever order news come in', async () => {
    const { app, element, words } = await show({ talk: talk({ version: 3, state: 'accepted', hold: hold('placed'), joinBy: '2026-10-28T12:02:00.000Z' }) });
    app.parts.talks.take(talk({ version: 2 }));
    await drawn(element);
    expect(words()).to.include('さとみさんが応じました');
  });

  it('is never another person’s or another service’s', async () => {
    const { app } = await show({});
    app.parts.talks.take(talk({ serviceId: 'svc_other' }));
    app.parts.talks.take(talk({ role: 'provider' }));
    expect(app.parts.talks.talk).to.equal(null);
  });

  it('tells the page around how far it is', async () => {
    const { app } = await show({});
    const states = [talk(), talk({ state: 'live' }), bill, talk({ state: 'expired' })].map((one) => {
      app.parts.talks.talk = one;
      return app.talkState;
    });
    expect(states).to.deep.equal(['waiting', 'call', 'ended', 'idle']);
  });
});
