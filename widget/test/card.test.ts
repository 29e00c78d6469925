import { expect, waitUntil } from '@open-wc/testing';
import type { ServiceCard } from '../src/card-wire.ts';
import { ChokuTalk } from '../src/choku-talk.ts';
import { sampleCard } from './sample-card.ts';

const realFetch = window.fetch;
let asked: { url: string; init: RequestInit | undefined }[] = [];
let place: HTMLElement;

/** Answers the widget's one request: with a card by service id, or 404. */
const serveCards = (cards: Record<string, ServiceCard>, wait: Promise<void> = Promise.resolve()): void => {
  asked = [];
  window.fetch = async (input, init) => {
    const url = String(input);
    asked.push({ url, init });
    await wait;
    const card = cards[url.split('/').at(-2) ?? ''];
    return new Response(JSON.stringify(card ?? {}), { status: card ? 200 : 404 });
  };
};

const put = (serviceId: string, attributes: Record<string, string> = {}): ChokuTalk => {
  const element = document.createElement('choku-talk');
  if (!(element instanceof ChokuTalk)) throw new Error('choku-talk is not defined');
  for (const [name, value] of Object.entries({ 'service-id': serviceId, lang: 'ja', ...attributes })) element.setAttribute(name, value);
  const link = document.createElement('a');
  link.href = 'https://choku.example/s/x';
  link.textContent = 'さとみさんと話す(チョク!)';
  element.append(link);
  place.append(element);
  return element;
};

const inside = (element: ChokuTalk, selector: string): HTMLElement => {
  const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`${selector} is not in the widget`);
  return found;
};

/** Until the browser has looked twice at what stands on the screen. */
const twoFrames = async (): Promise<void> => {
  for (let frame = 0; frame < 2; frame += 1) await new Promise((done) => requestAnimationFrame(done));
};

const drawn = async (element: ChokuTalk): Promise<ChokuTalk> => {
  await waitUntil(() => element.shadowRoot?.querySelector('.card'));
  return element;
};

const words = (element: ChokuTalk, selector: string): string => inside(element, selector).textContent.trim();

describe('the card', () => {
  beforeEach(() => {
    place = document.createElement('div');
    document.body.append(place);
  });
  afterEach(() => {
    place.remove();
    window.fetch = realFetch;
  });

  const looks = [
    { light: 'available', lang: 'ja', status: '今すぐ話せます', ask: '質問する', request: 'トークを申し込む', main: 'request' },
    { light: 'busy', lang: 'ja', status: 'トーク中', ask: '質問する', request: 'トークを申し込む', main: 'request' },
    { light: 'away', lang: 'ja', status: 'いまは不在です', ask: '質問する', request: '申し込んで待つ', main: 'ask' },
    { light: 'available', lang: 'en', status: 'Available now', ask: 'Ask a question', request: 'Request a talk', main: 'request' },
    { light: 'busy', lang: 'en', status: 'In a talk', ask: 'Ask a question', request: 'Request a talk', main: 'request' },
    { light: 'away', lang: 'en', status: 'Away', ask: 'Ask a question', request: 'Request and wait', main: 'ask' },
  ] as const;
  for (const look of looks) {
    it(`says in ${look.lang} that the provider is ${look.light} and offers what can be done`, async () => {
      serveCards({ svc_a: sampleCard({ light: look.light }) });
      const element = await drawn(put('svc_a', { lang: look.lang }));
      expect(words(element, '.lamp')).to.equal(look.status);
      expect(words(element, '[part=ask]')).to.equal(look.ask);
      expect(words(element, '[part=request]')).to.equal(look.request);
      expect(inside(element, '.lit, .ink').getAttribute('part')).to.equal(look.main);
    });
  }

  it('never shows a yellow button for somebody who is away', async () => {
    serveCards({ svc_a: sampleCard({ light: 'away' }), svc_b: sampleCard({ light: 'away', embed: 'link' }) });
    for (const id of ['svc_a', 'svc_b']) expect((await drawn(put(id))).shadowRoot?.querySelector('.lit')).to.equal(null);
  });

  it('shows who, their words, the price and what others said', async () => {
    serveCards({ svc_a: sampleCard({ pricePerMinute: 1200 }) });
    const element = await drawn(put('svc_a'));
    expect(words(element, '.title')).to.equal('川口市の保育園えらび、見学7か所のリアルを話します');
    expect(words(element, '.price').replace(/\s+/g, ' ')).to.equal('¥1,200/分最初の1分無料');
    expect(words(element, '.meta').replace(/\s+/g, ' ')).to.equal('さとみ 4.9 (37件)トーク 128回');
    expect(inside(element, 'section').getAttribute('aria-label')).to.equal('さとみさんと話す');
  });

  it('shows what people wrote as text, whatever it looks like', async () => {
    const title = '<img src=x onerror=alert(1)>"{{}}';
    serveCards({ svc_a: sampleCard({ title, provider: { nickname: '<b>x</b>', avatarUrl: '' } }) });
    const element = await drawn(put('svc_a'));
    expect(words(element, '.title')).to.equal(title);
    expect(words(element, '.meta b')).to.equal('<b>x</b>');
  });

  it('asks for the public card once, says once that it was seen, both without credentials, and nothing else', async () => {
    serveCards({ svc_a: sampleCard() });
    const element = await drawn(put('svc_a'));
    await waitUntil(() => asked.length === 2);
    place.append(element);
    element.setAttribute('theme', 'dark');
    await element.updateComplete;
    await twoFrames();
    expect(asked.map(({ url, init }) => `${init?.method ?? 'GET'} ${url}`)).to.deep.equal([
      `GET ${location.origin}/v1/services/svc_a/card`, `POST ${location.origin}/v1/services/${sampleCard().id}/views?page=${encodeURIComponent(location.pathname)}`,
    ]);
    expect(asked.map(({ init }) => [init?.credentials, init?.body])).to.deep.equal([['omit', undefined], ['omit', undefined]]);
  });

  it('is not seen before half of it stands on the screen', async () => {
    serveCards({ svc_a: sampleCard() });
    const above = document.createElement('div');
    above.style.height = `${innerHeight - 100}px`;
    place.append(above);
    const element = await drawn(put('svc_a'));
    await twoFrames();
    expect(asked.length).to.equal(1);
    element.scrollIntoView({ block: 'end', behavior: 'instant' });
    await waitUntil(() => asked.length === 2);
    expect(asked[1]?.url).to.contain('/views?page=');
  });

  it('minds nothing when counting is refused or blocked', async () => {
    serveCards({ svc_a: sampleCard() });
    const answer = window.fetch;
    let tries = 0;
    window.fetch = (input, init) => (init?.method === 'POST' ? (tries += 1, Promise.reject(new TypeError('blocked'))) : answer(input, init));
    const element = await drawn(put('svc_a'));
    await waitUntil(() => tries === 1);
    expect(words(element, '[part=ask]')).to.equal('質問する');
  });

  it('leaves the plain link where the service is not known', async () => {
    serveCards({});
    const element = put('svc_gone');
    await waitUntil(() => element.card === null);
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('section')).to.equal(null);
    expect(element.querySelector('a')?.offsetHeight).to.be.greaterThan(0);
    expect(element.offsetHeight).to.be.lessThan(60);
  });

  it('links to the service page where this address is not registered', async () => {
    serveCards({ svc_a: sampleCard({ embed: 'link' }) });
    const element = await drawn(put('svc_a'));
    expect(element.shadowRoot?.querySelectorAll('button').length).to.equal(0);
    expect(words(element, 'a.btn')).to.equal('チョク!で話す');
    expect(inside(element, 'a.btn').getAttribute('href')).to.equal('https://choku.example/s/svc_nursery');
  });

  it('shows another service when its id changes', async () => {
    serveCards({ svc_a: sampleCard(), svc_b: sampleCard({ title: '雨の日の遊び場' }) });
    const element = await drawn(put('svc_a'));
    element.setAttribute('service-id', 'svc_b');
    await waitUntil(() => element.shadowRoot?.querySelector('.title')?.textContent === '雨の日の遊び場');
  });

  for (const width of [260, 300, 333, 334, 375, 559, 560, 640, 720]) {
    it(`keeps its height at ${width} px from the first paint on`, async () => {
      const full = { title: 'あ'.repeat(60), pricePerMinute: 10_000, rating: { average: 4.9, count: 1234 }, talkCount: 12_345, answerMinutes: 28 };
      const cards = { svc_a: sampleCard(), svc_b: sampleCard(full), svc_c: sampleCard({ light: 'away', nextTalkTime: '2026-11-24T12:00:00Z' }), svc_d: sampleCard({ embed: 'link' }) };
      let answer = (): void => undefined;
      serveCards(cards, new Promise((resolve) => (answer = resolve)));
      place.style.width = `${width}px`;
      const elements = ['ja', 'en'].flatMap((lang) => Object.keys(cards).map((id) => put(id, { lang })));
      await Promise.all(elements.map((element) => element.updateComplete));
      const before = elements.map((element) => element.offsetHeight);
      answer();
      for (const element of elements) {
        const card = inside(await drawn(element), '.card');
        expect(card.scrollWidth, 'nothing hangs over').to.equal(card.clientWidth);
      }
      expect(elements.map((element) => element.offsetHeight)).to.deep.equal(before);
    });
  }

  const grounds = [
    { ground: '#fffefb', theme: 'auto', dark: false }, { ground: '#1b1d1a', theme: 'auto', dark: true },
    { ground: 'oklch(0.2 0.01 258)', theme: 'auto', dark: true }, { ground: 'oklch(0.98 0 0)', theme: 'auto', dark: false },
    { ground: 'color(srgb 0.1 0.1 0.1)', theme: 'auto', dark: true }, { ground: 'rgb(0 0 0 / 0)', theme: 'auto', dark: false },
    { ground: '#fff', theme: 'dark', dark: true }, { ground: '#000', theme: 'light', dark: false },
  ];
  for (const { ground, theme, dark } of grounds) {
    it(`is ${dark ? 'dark' : 'light'} with theme ${theme} on ${ground}`, async () => {
      serveCards({ svc_a: sampleCard() });
      place.style.background = ground;
      const element = await drawn(put('svc_a', { theme }));
      expect(inside(element, '.box').classList.contains('dark')).to.equal(dark);
    });
  }

  it('follows a page that turns dark, and one that changes its language', async () => {
    serveCards({ svc_a: sampleCard() });
    const element = await drawn(put('svc_a'));
    document.body.style.background = '#111';
    element.lang = 'en';
    await waitUntil(() => inside(element, '.box').classList.contains('dark') && words(element, '[part=ask]') === 'Ask a question');
    document.body.style.background = '';
  });

  for (const theme of ['light', 'dark']) {
    it(`has no accessibility fault in ${theme}`, async () => {
      serveCards({ svc_a: sampleCard(), svc_b: sampleCard({ light: 'away', nextTalkTime: '2026-11-24T12:00:00Z' }), svc_c: sampleCard({ light: 'busy', rating: null, talkCount: 0 }) });
      place.style.background = theme === 'dark' ? '#111' : '#fff';
      for (const id of ['svc_a', 'svc_b', 'svc_c']) await expect(await drawn(put(id, { theme }))).to.be.accessible({ ignoredRules: ['heading-order'] });
    });
  }
});
