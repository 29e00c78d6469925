import { assert, fixture, html, waitUntil } from '@open-wc/testing';
import type { Photo } from '../wire.ts';
import './ck-photos.ts';
import './ck-portrait.ts';
import type { CkPhotos } from './ck-photos.ts';
import type { CkPortrait } from './ck-portrait.ts';
import { fakePlatform, noPicture } from './fake-platform.fixture.ts';
import type { Upload, Uploaded } from './picture-upload.ts';
import { usePlatform } from './platform.ts';

const path = '/v1/services/svc_1/photos';
const photo = (n: number, alt: string | null = null): Photo => ({ id: `pho_${n}`, alt, url: `${location.origin}/photos/${n}`, widths: [400], jpegWidth: 400, width: 400, height: 267 });

/** A picture the browser can show, twice as wide as high, or a file it can't. */
async function pictureFile(name: string, good = true): Promise<File> {
  if (!good) return new File(['no picture'], name, { type: 'image/jpeg' });
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 40, height: 20 });
  canvas.getContext('2d')?.fillRect(0, 0, 40, 20);
  const blob = await new Promise<Blob | null>((done) => { canvas.toBlob(done, 'image/png'); });
  return new File([blob ?? ''], name, { type: 'image/png' });
}

interface Sent { readonly upload: Upload; readonly answer: (answer: Uploaded) => void }

/** The element with a way to send that waits for the test's answers. */
async function shown(photos: readonly Photo[]): Promise<{ element: CkPhotos; sent: Sent[] }> {
  const sent: Sent[] = [];
  const element = await fixture<CkPhotos>(html`<ck-photos lang="ja" service-id="svc_1" service-title="園庭の話" photos=${JSON.stringify(photos)}></ck-photos>`);
  element.send = (upload) => new Promise((answer) => { sent.push({ upload, answer }); });
  return { element, sent };
}

function choose(element: HTMLElement, files: readonly File[], field = '#photo-files'): void {
  const input = element.querySelector<HTMLInputElement>(field);
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  if (input === null) throw new Error('there is a field for files');
  input.files = chosen.files;
  input.dispatchEvent(new Event('change'));
}

const press = (element: ParentNode, where: string): void => { element.querySelector<HTMLElement>(where)?.click(); };
const asking = (element: ParentNode): boolean => element.querySelector('ck-crop-dialog dialog')?.hasAttribute('open') === true;
const ready = (element: ParentNode): Promise<void> => waitUntil(() => asking(element) && element.querySelector<HTMLElement>('.crop-area > img')?.style.width !== '');
const idsOf = (element: ParentNode): (string | undefined)[] => [...element.querySelectorAll<HTMLElement>('[data-photo]')].map((row) => row.dataset['photo']);
const wordsOf = (element: ParentNode): string => element.querySelector('.pending')?.textContent.replaceAll(/\s+/gu, ' ') ?? '';

describe('the photos of a service', () => {
  afterEach(() => { usePlatform(undefined); });

  it('asks about each chosen picture, then sends one after the other and says how far it is', async () => {
    const { element, sent } = await shown([]);
    choose(element, [await pictureFile('a.png'), await pictureFile('b.png')]);
    await ready(element);
    assert.include(element.querySelector('#crop-title')?.textContent, '1/2');
    press(element, '.dialog-actions .ink');
    await waitUntil(() => element.querySelector('#crop-title')?.textContent.includes('2/2') === true);
    await ready(element);
    press(element, '.dialog-actions .ink');
    await waitUntil(() => sent.length === 1 && element.querySelectorAll('.pending').length === 2);
    assert.equal(sent[0]?.upload.path, `${path}?crop=0.125,0,0.75,1`);
    sent[0]?.upload.progress(0.4);
    await element.updateComplete;
    assert.equal(element.querySelector('progress')?.value, 40);
    assert.include(wordsOf(element), '送っています 40%');
    sent[0]?.upload.progress(1);
    await element.updateComplete;
    assert.include(wordsOf(element), '写真を整えています');
    sent[0]?.answer({ ok: true, body: photo(1) });
    await waitUntil(() => sent.length === 2);
    sent[1]?.answer({ ok: true, body: photo(2) });
    await waitUntil(() => idsOf(element).length === 2);
    assert.deepEqual(idsOf(element), ['pho_1', 'pho_2']);
    assert.notEqual(sent[0]?.upload.key, sent[1]?.upload.key);
  });

  it('says why a picture was refused, holds nobody up, and tries again under the same key', async () => {
    const { element, sent } = await shown([]);
    choose(element, [await pictureFile('broken.jpg', false), await pictureFile('good.png')]);
    await waitUntil(() => sent.length === 1);
    assert.equal(sent[0]?.upload.path, path, 'what the browser can’t show is sent whole: the platform says why');
    sent[0]?.answer({ ok: false, code: 'unusable_picture', words: '写真がこわれています。' });
    await ready(element);
    press(element, '.dialog-actions .ink');
    await waitUntil(() => sent.length === 2);
    assert.include(wordsOf(element), '写真がこわれています。');
    sent[1]?.answer({ ok: true, body: photo(1) });
    await waitUntil(() => idsOf(element).length === 1);
    press(element, '.pending .line');
    await waitUntil(() => sent.length === 3);
    assert.equal(sent[2]?.upload.key, sent[0]?.upload.key);
    sent[2]?.answer({ ok: false, code: 'offline', words: null });
    await waitUntil(() => wordsOf(element).includes('インターネット'));
    press(element, '.pending .ghost');
    await element.updateComplete;
    assert.equal(wordsOf(element), '');
  });

  it('is cut by keys, and the middle is taken of all the rest at once', async () => {
    const { element, sent } = await shown([]);
    choose(element, [await pictureFile('a.png'), await pictureFile('b.png'), await pictureFile('c.png')]);
    await ready(element);
    const area = element.querySelector<HTMLElement>('.crop-area');
    assert.equal(document.activeElement, area);
    for (const key of ['+', 'ArrowRight', 'ArrowRight', 'ArrowUp']) area?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await element.updateComplete;
    press(element, '.dialog-actions .ghost');
    await waitUntil(() => sent.length === 1);
    const [left = 0, top = 0, width = 0, height = 0] = (sent[0]?.upload.path.split('crop=')[1] ?? '').split(',').map(Number);
    assert.isTrue(left > (1 - width) / 2 && top < (1 - height) / 2 && width < 0.75 && height < 1);
    assert.isFalse(asking(element));
    sent[0]?.answer({ ok: true, body: photo(1) });
    await waitUntil(() => sent.length === 2);
    assert.equal(sent[1]?.upload.path, path);
  });

  it('takes no more than there is room for, and nothing larger than 10 MB', async () => {
    const { element, sent } = await shown([photo(1), photo(2), photo(3)]);
    choose(element, [await pictureFile('a.png'), await pictureFile('b.png'), await pictureFile('c.png')]);
    await ready(element);
    assert.include(element.querySelector('.error')?.textContent, 'はじめの2枚だけ');
    for (const left of [1, 0]) {
      press(element, '.dialog-actions .line');
      await waitUntil(() => element.chosen.length === left && asking(element) === left > 0);
    }
    choose(element, [new File([new Uint8Array(10 * 1_048_576 + 1)], 'large.jpg', { type: 'image/jpeg' })]);
    await waitUntil(() => wordsOf(element).includes('10MB'));
    assert.equal(sent.length, 0);
    assert.isFalse(asking(element));
  });

  it('orders, describes and deletes by button, and keeps the focus with the photo', async () => {
    const { platform, asked } = fakePlatform({
      [`PUT ${path}`]: { items: [] }, [`PATCH ${path}/pho_1`]: photo(1, '園庭'), [`DELETE ${path}/pho_1`]: new Response(null, { status: 204 }),
    });
    usePlatform(platform);
    const { element } = await shown([photo(1), photo(2)]);
    press(element, '[data-photo="pho_1"] [data-move="later"]');
    await waitUntil(() => document.activeElement?.closest('[data-photo="pho_1"]') !== null && idsOf(element)[1] === 'pho_1');
    assert.deepEqual(asked.at(-1)?.body, { photoIds: ['pho_2', 'pho_1'] });
    const field = element.querySelector<HTMLInputElement>('#alt-pho_1');
    assert.equal(field?.placeholder, '園庭の話の写真');
    if (field) field.value = '園庭';
    field?.dispatchEvent(new Event('change'));
    await waitUntil(() => asked.some(({ method, body }) => method === 'PATCH' && JSON.stringify(body) === '{"alt":"園庭"}'));
    press(element, '[data-photo="pho_1"] .photo-remove');
    press(document, 'dialog[open] .beni');
    await waitUntil(() => idsOf(element).join() === 'pho_2');
    assert.equal(document.activeElement?.className.includes('photo-remove'), true);
  });

  it('puts an order back that was refused', async () => {
    usePlatform(fakePlatform({}).platform);
    const { element } = await shown([photo(1), photo(2)]);
    press(element, '[data-photo="pho_2"] [data-move="earlier"]');
    await waitUntil(() => element.querySelector('.error') !== null);
    assert.deepEqual(idsOf(element), ['pho_1', 'pho_2']);
  });
});

describe('the portrait', () => {
  afterEach(() => { usePlatform(undefined); });

  it('is cut square and round, sent, shown, and taken back', async () => {
    usePlatform(fakePlatform({ 'DELETE /v1/me/portrait': { avatarUrl: noPicture } }).platform);
    const sent: Sent[] = [];
    const element = await fixture<CkPortrait>(html`<ck-portrait lang="ja" src=${noPicture}></ck-portrait>`);
    element.send = (upload) => new Promise((answer) => { sent.push({ upload, answer }); });
    choose(element, [await pictureFile('me.png')], '#portrait-file');
    await ready(element);
    press(element, '.dialog-actions .ink');
    await waitUntil(() => sent.length === 1);
    assert.deepEqual([sent[0]?.upload.method, sent[0]?.upload.path], ['PUT', '/v1/me/portrait?crop=0.25,0,0.5,1']);
    sent[0]?.answer({ ok: true, body: { avatarUrl: `${noPicture}#mine` } });
    await waitUntil(() => element.querySelector('img')?.getAttribute('src') === `${noPicture}#mine`);
    press(element, '.portrait-row .ghost');
    await waitUntil(() => element.querySelector('img')?.getAttribute('src') === noPicture && element.querySelector('.portrait-row .ghost') === null);
  });
});
