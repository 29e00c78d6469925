import { expect } from '@open-wc/testing';
import './form.ts';
import { nextPath } from './sending.ts';
import { bodyOf, toInteger } from './values.ts';

const answers: { status: number; body: unknown }[] = [];
const sent: { body: string; key: string | null }[] = [];
const realFetch = window.fetch;

function put(fields: string, attributes = 'method="POST" action="/v1/try" operation="try" locale="ja"'): { element: HTMLElement; form: HTMLFormElement } {
  const parsed = new DOMParser().parseFromString(`<ck-form ${attributes}><form novalidate><div data-form-error tabindex="-1" hidden></div>${fields}<button type="submit"><span class="button-label">保存する</span></button></form></ck-form>`, 'text/html');
  const element = document.importNode(parsed.body.firstElementChild as HTMLElement, true);
  document.body.append(element);
  const form = element.querySelector('form');
  if (!form) throw new Error('no form');
  return { element, form };
}

const field = (name: string, control: string) => `<div data-field="${name}">${control}<span class="error"></span></div>`;

async function submitted(element: HTMLElement, event: string): Promise<void> {
  const heard = new Promise((resolve) => { element.addEventListener(event, (found) => { found.preventDefault(); resolve(undefined); }, { once: true }); });
  element.querySelector('button')?.click();
  await heard;
}

async function refused(element: HTMLElement): Promise<void> {
  const heard = new Promise((resolve) => { element.addEventListener('ck-form-refused', resolve, { once: true }); });
  element.querySelector('button')?.click();
  await heard;
  await Promise.resolve();
}

describe('<ck-form>', () => {
  beforeEach(() => {
    answers.length = 0;
    sent.length = 0;
    window.fetch = async (input, init) => {
      const request = new Request(input, init);
      sent.push({ body: await request.text(), key: request.headers.get('idempotency-key') });
      const answer = answers.shift();
      if (!answer) throw new TypeError('no network');
      return new Response(JSON.stringify(answer.body), { status: answer.status, headers: { 'content-type': 'application/problem+json' } });
    };
  });
  afterEach(() => {
    window.fetch = realFetch;
    document.querySelectorAll('ck-form').forEach((element) => { element.remove(); });
  });

  it('sends the fields as JSON of their kinds, with a key', async () => {
    const { element } = put('<input name="title" value="話"><input name="price" data-kind="integer" value="１,２００"><input name="area.city" value="川口市"><input type="checkbox" name="modes" value="voice" data-kind="list" checked><input type="checkbox" name="modes" value="video" data-kind="list"><input type="checkbox" name="agree" data-kind="boolean" value="true">');
    answers.push({ status: 201, body: {} });
    await submitted(element, 'ck-form-done');
    expect(JSON.parse(sent[0]?.body ?? '')).to.deep.equal({ title: '話', price: 1200, area: { city: '川口市' }, modes: ['voice'], agree: false });
    expect(sent[0]?.key).to.match(/^[0-9a-f]{32}$/);
  });

  it('marks each refused field where it stands, focuses the first, keeps what was typed', async () => {
    const { element, form } = put(field('title', '<input name="title" value="話">') + field('modes', '<input name="modes" value="x">'));
    answers.push({ status: 422, body: { code: 'invalid_input', title: '確認', errors: [{ in: 'body', field: 'title', message: '短い' }, { in: 'body', field: 'modes.0', message: '違う' }, { in: 'body', field: 'other', message: '全体' }] } });
    await refused(element);
    expect(Array.from(form.querySelectorAll('.error'), (error) => error.textContent)).to.deep.equal(['短い', '違う']);
    expect(form.querySelector('[data-form-error]')?.textContent).to.equal('全体');
    expect(form.querySelector('input')?.getAttribute('aria-invalid')).to.equal('true');
    expect(form.querySelector('input')?.value).to.equal('話');
    expect(form.querySelector('button')?.hasAttribute('aria-disabled')).to.equal(false);
  });

  it('tries the same content again under the same key after no answer, and under a new one after a refusal', async () => {
    const { element } = put('<input name="title" value="話">');
    await refused(element);
    answers.push({ status: 409, body: { code: 'state_conflict', title: '状況が変わりました。' } });
    await refused(element);
    await refused(element);
    const keys = sent.map(({ key }) => key);
    expect(keys[0]).to.equal(keys[1]);
    expect(keys[2]).to.not.equal(keys[1]);
  });

  it('sends nothing while a required field is empty or too long in characters', () => {
    const { form } = put(field('a', '<input name="a" required data-label="名前">') + field('b', '<input name="b" value="👨‍👩‍👧👨‍👩‍👧" data-max-length="1" data-label="語">'));
    form.querySelector('button')?.click();
    expect(sent).to.have.length(0);
    expect(Array.from(form.querySelectorAll('.error'), (error) => error.textContent)).to.deep.equal(['名前を入力してください。', '語は1文字までです。いま2文字あります。']);
    expect(document.activeElement).to.equal(form.querySelector('input'));
  });

  it('goes only to paths of its own origin, filled from the answer', () => {
    expect(nextPath('/my/services/{id}?a={me.name}', { id: 'svc_1', me: { name: 'a&b' } })).to.equal('/my/services/svc_1?a=a%26b');
    for (const wrong of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '{url}']) expect(nextPath(wrong, { url: 'https://evil.example' })).to.equal(undefined);
  });

  it('reads numbers as people type them', () => {
    expect([toInteger('１２'), toInteger('¥1,200'), toInteger('')].map(String)).to.deep.equal(['12', '1200', 'NaN']);
    expect(Number.isNaN(toInteger('1.5'))).to.equal(true);
  });

  it('can\'t be made to write onto the prototype of objects', () => {
    const { form } = put('<input name="__proto__.polluted" value="x">');
    bodyOf(form, null);
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
  });
});
