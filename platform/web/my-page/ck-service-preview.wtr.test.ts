import { assert, fixture, html } from '@open-wc/testing';
import './ck-service-preview.ts';

const page = () => fixture(html`<div class="edit-service"><form><input name="title" value=""><input name="pricePerMinute" value="80"><textarea name="prText"></textarea><input name="tags"><select name="area.prefecture"><option value="">–</option><option value="埼玉県">埼玉県</option></select><input name="area.city"></form>
  <ck-service-preview><label><input type="radio" name="preview" value="tile" checked></label><label><input type="radio" name="preview" value="page"></label>
  <div data-view="tile"><a class="service-tile"><span class="quote">はじめの題</span><span class="price"><b>¥80</b></span></a></div>
  <div data-view="page" hidden><h2 data-shows="title">はじめの題</h2><p data-shows="prText"></p><p data-shows="area"></p><div data-shows="tags"></div><span class="price"><b>¥80</b></span><b data-shows="minutes" data-minutes="10">¥720</b></div></ck-service-preview></div>`);

function type(root: Element, name: string, value: string): void {
  const field = root.querySelector<HTMLInputElement>(`[name="${name}"]`);
  if (field === null) return;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

const texts = (root: Element, where: string): (string | null)[] => [...root.querySelectorAll(where)].map((element) => element.textContent);

describe('the preview of a service', () => {
  it('follows what is typed everywhere it shows', async () => {
    const root = await page();
    type(root, 'title', '川口市の保育園えらび');
    type(root, 'prText', '見たままを話します');
    type(root, 'tags', '川口市、保育園,');
    type(root, 'area.prefecture', '埼玉県');
    type(root, 'area.city', '川口市');
    assert.deepEqual(texts(root, '.quote, [data-shows="title"]'), ['川口市の保育園えらび', '川口市の保育園えらび']);
    assert.deepEqual(texts(root, '[data-shows="tags"] > .tag'), ['川口市', '保育園']);
    assert.deepEqual(texts(root, '[data-shows="area"]'), ['埼玉県 川口市']);
    assert.deepEqual(texts(root, '[data-shows="prText"]'), ['見たままを話します']);
  });

  it('shows the price typed in full-width digits, and what ten minutes cost with the free one; nothing beyond the bounds', async () => {
    const root = await page();
    type(root, 'pricePerMinute', '１２０');
    assert.deepEqual([texts(root, '.price b'), texts(root, '[data-shows="minutes"]')], [['¥120', '¥120'], ['¥1,080']]);
    type(root, 'pricePerMinute', '9');
    assert.deepEqual(texts(root, '.price b'), ['¥120', '¥120']);
  });

  it('keeps the server’s words where nothing is typed, and shows one view at a time', async () => {
    const root = await page();
    assert.deepEqual(texts(root, '.quote'), ['はじめの題']);
    root.querySelector<HTMLInputElement>('[value="page"]')?.click();
    assert.deepEqual([...root.querySelectorAll<HTMLElement>('[data-view]')].map((view) => view.hidden), [true, false]);
  });
});
