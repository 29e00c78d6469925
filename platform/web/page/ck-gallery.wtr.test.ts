import { assert, fixture, html } from '@open-wc/testing';
import './ck-gallery.ts';

const gallery = (count: number): Promise<HTMLElement> => fixture(html`<ck-gallery lang="ja"><ul class="gallery">${Array.from({ length: count }, (_, index) => html`<li><a href="data:image/png;n=${index + 1},"><img alt="写真${index + 1}" width="3" height="2"></a></li>`)}</ul></ck-gallery>`);
const key = (element: Element, name: string) => element.querySelector('dialog')?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
const shown = (element: Element) => [element.querySelector('dialog > img')?.getAttribute('alt'), element.querySelector('.lightbox-bar > p')?.textContent];

describe('the photos of a service’s page', () => {
  it('open large, go round by arrow keys, and give the focus back to the photo seen last', async () => {
    const element = await gallery(3);
    element.querySelectorAll('a')[1]?.click();
    assert.deepEqual(shown(element), ['写真2', '2 / 3']);
    key(element, 'ArrowRight');
    key(element, 'ArrowRight');
    assert.deepEqual(shown(element), ['写真1', '1 / 3']);
    key(element, 'ArrowLeft');
    assert.deepEqual(shown(element), ['写真3', '3 / 3']);
    const dialog = element.querySelector('dialog');
    const closed = new Promise((done) => { dialog?.addEventListener('close', done); });
    dialog?.close();
    await closed;
    assert.equal(document.activeElement, element.querySelectorAll('a')[2]);
  });

  it('are plain links to whoever asks for another tab, and one alone has no way on', async () => {
    const element = await gallery(1);
    const press = new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true });
    element.addEventListener('click', (event) => { assert.isFalse(event.defaultPrevented); event.preventDefault(); }, { once: true });
    element.querySelector('a')?.dispatchEvent(press);
    assert.isNull(element.querySelector('dialog'));
    element.querySelector('a')?.click();
    assert.equal(element.querySelectorAll('dialog button').length, 1);
  });
});
