import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import './consent.ts';

interface Sent { readonly path: string; readonly key: string | null; readonly body: Record<string, unknown> }

let sent: Sent[] = [];
let answers: { status: number; body: unknown }[] = [];
const realFetch = window.fetch;

/** A window over one service at ¥80, with two cards and nothing agreed yet. */
async function consentWindow(): Promise<{ element: HTMLElement; button: HTMLButtonElement }> {
  const element = await fixture<HTMLElement>(html`<ck-consent service-id="svc_1" origin="https://blog.example" request="n1" price-per-minute="80" free-seconds="60" ceiling-minutes="20"
    opener="https://embed.example" label="最大 {yen} まで許可して申し込む" maximums='{"0":"¥1,520","10":"¥2,320"}' failed="だめでした" price-changed="料金が変わりました">
    <span data-most>1,520</span><label><input type="radio" name="extensionMinutes" value="0" checked></label><label><input type="radio" name="extensionMinutes" value="10"></label>
    <details open><summary><span data-chosen-face>4242</span></summary><label><input type="radio" name="cardId" value="crd_1" checked><span data-face>4242</span></label>
    <label><input type="radio" name="cardId" value="crd_2"><span data-face>0505</span></label></details>
    <p data-error tabindex="-1" hidden><span data-error-text></span></p><p data-done hidden></p><p data-no-opener hidden></p>
    <button data-add-card disabled>カードを登録する</button>
    <button data-consent data-busy="許可しています" aria-disabled="true"><span class="button-label">最大 ¥1,520 まで許可して申し込む</span></button></ck-consent>`);
  const button = element.querySelector<HTMLButtonElement>('[data-consent]');
  if (!button) throw new Error('no button');
  return { element, button };
}

const isAsleep = (button: HTMLElement) => button.getAttribute('aria-disabled') === 'true';
const move = () => window.dispatchEvent(new PointerEvent('pointermove'));

/** The window comes to the front, somebody moves in it, and its moment passes. */
async function wake(button: HTMLElement): Promise<void> {
  window.dispatchEvent(new Event('focus'));
  move();
  await waitUntil(() => !isAsleep(button), 'the button wakes', { timeout: 3_000 });
}

function choose(element: HTMLElement, name: string, value: string): void {
  const input = element.querySelector<HTMLInputElement>(`[name=${name}][value="${value}"]`);
  if (!input) throw new Error(`no choice ${value}`);
  input.checked = true;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

beforeEach(() => {
  sent = [];
  answers = [{ status: 201, body: { id: 'mdt_1' } }];
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    sent.push({ path: new URL(request.url).pathname, key: request.headers.get('idempotency-key'), body: await request.json() as Record<string, unknown> });
    const { status, body } = answers.shift() ?? { status: 500, body: {} };
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' } });
  };
});
afterEach(() => { window.fetch = realFetch; });

describe('the consent window', () => {
  it('lets a card be added once somebody listens: a press before that would be lost', async () => {
    const { element } = await consentWindow();
    expect(element.querySelector<HTMLButtonElement>('[data-add-card]')?.disabled).to.equal(false);
  });

  it('takes no press before somebody has moved in it', async () => {
    const { button } = await consentWindow();
    button.click();
    expect(isAsleep(button)).to.equal(true);
    expect(sent).to.deep.equal([]);
    await wake(button);
    button.click();
    await waitUntil(() => sent.length === 1);
  });

  it('falls asleep again when it goes to the back', async () => {
    const { button } = await consentWindow();
    await wake(button);
    window.dispatchEvent(new Event('blur'));
    expect(isAsleep(button)).to.equal(true);
    window.dispatchEvent(new Event('focus'));
    move();
    expect(isAsleep(button)).to.equal(true);
  });

  it('agrees to what it shows: price, free minute, ceiling, extension and card', async () => {
    const { element, button } = await consentWindow();
    await wake(button);
    choose(element, 'extensionMinutes', '10');
    choose(element, 'cardId', 'crd_2');
    expect(button.textContent).to.equal('最大 ¥2,320 まで許可して申し込む');
    expect(element.querySelector('[data-most]')?.textContent).to.equal('2,320');
    expect(element.querySelector('[data-chosen-face]')?.textContent).to.equal('0505');
    button.click();
    await waitUntil(() => sent.length === 1);
    expect(sent[0]).to.deep.include({
      path: '/v1/mandates',
      body: { serviceId: 'svc_1', origin: 'https://blog.example', ceilingMinutes: 20, extensionMinutes: 10, cardId: 'crd_2', shownPrice: 80, shownFreeSeconds: 60 },
    });
  });

  it('has another card than the declined one chosen, with all of them in sight', async () => {
    history.replaceState(null, '', '#instead-of=crd_1');
    try {
      const { element, button } = await consentWindow();
      expect(element.querySelector('details')?.open).to.equal(true);
      expect(element.querySelector('[data-chosen-face]')?.textContent).to.equal('0505');
      await wake(button);
      button.click();
      await waitUntil(() => sent.length === 1);
      expect(sent[0]?.body['cardId']).to.equal('crd_2');
    } finally {
      history.replaceState(null, '', location.pathname + location.search);
    }
  });

  it('says what happened when it is refused, and tries the same again under the same key when nobody answered', async () => {
    const { element, button } = await consentWindow();
    answers = [{ status: 503, body: { code: 'too_busy', title: '混み合っています。' } }, { status: 409, body: { code: 'card_needed', title: '先にカードの登録が必要です。' } }];
    await wake(button);
    button.click();
    await waitUntil(() => element.querySelector<HTMLElement>('[data-error]')?.hidden === false);
    await wake(button);
    button.click();
    await waitUntil(() => element.querySelector('[data-error-text]')?.textContent?.includes('カードの登録') ?? false);
    expect(sent).to.have.length(2);
    expect(sent[0]?.key).to.equal(sent[1]?.key);
  });

  it('agrees once, however often it is pressed', async () => {
    const { element, button } = await consentWindow();
    await wake(button);
    button.click();
    button.click();
    await waitUntil(() => element.querySelector<HTMLElement>('[data-no-opener]')?.hidden === false || element.querySelector<HTMLElement>('[data-done]')?.hidden === false);
    button.click();
    move();
    expect(isAsleep(button)).to.equal(true);
    expect(sent).to.have.length(1);
  });
});
