import { assert, fixture, html } from '@open-wc/testing';
import './ck-service-guide.ts';

const guide = () => fixture(html`<ck-service-guide lang="ja"><form>
  <select name="category"><option value=""></option><option value="town">街</option><option value="health">病気</option></select>
  <input name="title"><textarea name="prText"></textarea><input name="tags" value="坂">
  <div data-of="town"><button type="button" data-use="title" data-words="横浜の住み心地">これをもとに書く</button><button type="button" data-use="title" data-words="大宮の住み心地">これをもとに書く</button><button type="button" data-tag="海">海</button></div>
  <div data-of="health" hidden><button type="button" data-use="prText" data-words="わかってから">これをもとに書く</button></div><div data-care></div></form></ck-service-guide>`);

const choose = (page: Element, slug: string): void => {
  const select = page.querySelector('select');
  if (select === null) return;
  select.value = slug;
  select.dispatchEvent(new Event('input', { bubbles: true }));
};
const valueOf = (page: Element, name: string): string => page.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? '';
const press = (page: Element, what: string): void => { page.querySelector<HTMLElement>(what)?.click(); };

describe('the guide of the first service', () => {
  it('shows what belongs to the category chosen, and nothing before one is', async () => {
    const page = await guide();
    const shown = () => [...page.querySelectorAll<HTMLElement>('[data-of]')].filter((part) => !part.hidden).map((part) => part.dataset['of']);
    assert.deepEqual(shown(), []);
    choose(page, 'health');
    assert.deepEqual(shown(), ['health']);
  });

  it('puts an example into an empty field, lets another one take its place, and never replaces own words', async () => {
    const page = await guide();
    choose(page, 'town');
    press(page, '[data-words="横浜の住み心地"]');
    assert.equal(valueOf(page, 'title'), '横浜の住み心地');
    press(page, '[data-words="大宮の住み心地"]');
    assert.equal(valueOf(page, 'title'), '大宮の住み心地');
    const title = page.querySelector<HTMLInputElement>('[name="title"]');
    if (title !== null) title.value = 'わたしの町';
    press(page, '[data-words="横浜の住み心地"]');
    assert.equal(valueOf(page, 'title'), 'わたしの町');
  });

  it('adds a tag once, up to ten', async () => {
    const page = await guide();
    choose(page, 'town');
    press(page, '[data-tag="海"]');
    press(page, '[data-tag="海"]');
    assert.equal(valueOf(page, 'tags'), '坂, 海');
    const tags = page.querySelector<HTMLInputElement>('[name="tags"]');
    if (tags !== null) tags.value = '1, 2, 3, 4, 5, 6, 7, 8, 9, 10';
    press(page, '[data-tag="海"]');
    assert.equal(valueOf(page, 'tags'), '1, 2, 3, 4, 5, 6, 7, 8, 9, 10');
  });

  it('says gently what is kept for professions, by category and by words', async () => {
    const page = await guide();
    const hint = () => page.querySelector('[data-care]')?.textContent ?? '';
    choose(page, 'town');
    assert.equal(hint(), '');
    const words = page.querySelector<HTMLTextAreaElement>('textarea');
    if (words !== null) words.value = '相続の話もできます';
    words?.dispatchEvent(new Event('input', { bubbles: true }));
    assert.include(hint(), '個別の法律の判断');
    choose(page, 'health');
    assert.include(hint(), '診断や治療の助言');
  });
});
